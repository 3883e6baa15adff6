"""What the file of one kind of exhibit gives: a picture, its data, and a Vega-Lite specification."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from tumen.core.exhibits import Exhibit
from tumen.core.values import Lang
from tumen.dossier.exhibits._data import Data

E = TypeVar("E", bound=Exhibit)
WIDE, NARROW = 640.0, 360.0
"""Widths at which a picture is laid out: a page and a phone. Type has the same size in both."""


@dataclass(frozen=True, slots=True)
class Kind(Generic[E]):
    """The renderer of one class of exhibits.

    `draw` gives a whole SVG for a width; None for a kind that is not a picture. `body` replaces
    the pictures in HTML where words read better than a drawing; `words` gives the rows for readers
    where they say more than the raw values.
    """

    of: type[E]
    name: str
    data: Callable[[E, Lang], Data]
    vega: Callable[[E, Lang], dict[str, Any]]
    draw: Callable[[E, Lang, float], str] | None = None
    body: Callable[[E, Lang], str] | None = None
    words: Callable[[E, Lang], Data] | None = None


def is_narrow(width: float) -> bool:
    """Whether a layout for a phone is wanted."""
    return width < 500
