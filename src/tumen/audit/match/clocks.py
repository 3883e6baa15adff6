"""The evidence on two days: when the text was written, and now."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.audit.verdict import Held
from tumen.core.dates import PartialDate
from tumen.core.evidence import Evidence
from tumen.core.kinds import Facts, Row


@dataclass(frozen=True, slots=True)
class Clocks:
    """What was public at the writing, and what is public on the day of the audit."""

    then: Facts
    now: Facts

    def line(self, code: str) -> set[str]:
        return set(self.now.states.line(code))

    def member(self, code: str) -> Row | None:
        """The row of a state that was ever in the United Nations; a territory was not."""
        return next((r for r in self.now.rows("states", code=code) if r["un_from"]), None)

    def held(self, table: str, row: Row, value: object, agrees: bool) -> Held:
        return Held(self.now.evidence(row, table)[0], str(value), agrees)


def on(row: Row, start: str = "valid_from") -> PartialDate | None:
    """A date column of a row."""
    text = row[start]
    return PartialDate.parse(text) if text else None


def overlaps(a: PartialDate, b: PartialDate) -> bool:
    """Whether two dates may mean the same day."""
    return a.earliest <= b.latest and b.earliest <= a.latest


def distinct(pieces: list[Evidence]) -> tuple[Evidence, ...]:
    """Each locator once."""
    return tuple({piece.locator: piece for piece in pieces}.values())
