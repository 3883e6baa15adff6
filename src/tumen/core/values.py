"""Values that a sentence or an exhibit shows, before any language formats them.

A question fills its sentences with these; `dossier.language` turns each into Japanese or English.
No other place formats a number, a date or a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tumen.core.dates import PartialDate, Span
from tumen.core.states import State

Lang = Literal["en", "ja"]
LANGS: tuple[Lang, ...] = ("en", "ja")


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages, each written for its reader."""

    en: str
    ja: str

    def __post_init__(self) -> None:
        if not self.en or not self.ja:
            raise ValueError(f"a text needs both languages: {self}")

    def in_(self, lang: Lang) -> str:
        return self.ja if lang == "ja" else self.en


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit (a key of `core.units.UNITS`); low and high when it is a range.

    A stated value is printed as stated; `figures` lets a sentence round to so many significant
    figures, as for a sum that a measure computed.
    """

    value: float | None
    unit: str
    low: float | None = None
    high: float | None = None
    figures: int | None = None

    def __post_init__(self) -> None:
        if self.value is None and self.low is None and self.high is None:
            raise ValueError(f"a quantity in {self.unit} needs a value or a bound")


@dataclass(frozen=True, slots=True)
class Percent:
    """A share between 0 and 1, printed in per cent."""

    share: float
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Number:
    """A bare number without unit, such as a score."""

    value: float
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """Several values in a row: "A, B and C"."""

    items: tuple[Slot, ...]


Slot = Text | Quantity | Percent | Number | Listing | PartialDate | Span | State | int | str
Slots = Mapping[str, Slot]
