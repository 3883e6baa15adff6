"""What has been read: cases, their entries with their places, and the index of all ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tumen.ledger.read import Placed
from tumen.ledger.schema import About, Claim, Hypothesis, Lead, Place, Source, Treaty


@dataclass(frozen=True, slots=True)
class Topical:
    """A claim with the topic that its file's name gives."""

    topic: str
    placed: Placed[Claim]

    @property
    def entry(self) -> Claim:
        return self.placed.entry


@dataclass(frozen=True, slots=True)
class Case:
    """What a folder holds. `leads` are never loaded into tables."""

    name: str
    folder: Path
    about: Placed[About] | None = None
    claims: tuple[Topical, ...] = ()
    sources: tuple[Placed[Source], ...] = ()
    treaties: tuple[Placed[Treaty], ...] = ()
    places: tuple[Placed[Place], ...] = ()
    leads: tuple[Placed[Lead], ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """Cases that may refer to each other, and the hypotheses beside them."""

    cases: tuple[Case, ...]
    hypotheses: tuple[Placed[Hypothesis], ...] = ()

    def claims(self) -> Iterator[Placed[Claim]]:
        for case in self.cases:
            for claim in case.claims:
                yield claim.placed

    def sources(self) -> Iterator[Placed[Source]]:
        for case in self.cases:
            yield from case.sources

    def treaties(self) -> Iterator[Placed[Treaty]]:
        for case in self.cases:
            yield from case.treaties

    def places(self) -> Iterator[Placed[Place]]:
        for case in self.cases:
            yield from case.places

    def leads(self) -> Iterator[Placed[Lead]]:
        for case in self.cases:
            yield from case.leads


def by_id(placed: Iterable[Placed[Any]]) -> dict[str, Placed[Any]]:
    """Entries by id, the first of each."""
    found: dict[str, Placed[Any]] = {}
    for item in placed:
        found.setdefault(item.entry.id, item)
    return found
