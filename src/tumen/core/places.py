"""A place on or near a border, and what is known of it on a day."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.core.dates import PartialDate
from tumen.core.evidence import Evidence
from tumen.core.values import Text


@dataclass(frozen=True, slots=True)
class Told:
    """What one claim says of a place."""

    statement: Text
    when: PartialDate | None
    reference: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class PlaceKnown:
    """A place; `state` is the newest well-graded report on its state, `told` all that is dated."""

    id: str
    name: Text
    kind: str
    longitude: float | None
    latitude: float | None
    since: PartialDate | None
    state: Told | None
    told: tuple[Told, ...]
    evidence: tuple[Evidence, ...]
