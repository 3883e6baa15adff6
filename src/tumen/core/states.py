"""States with their dates, and pairs of them.

A state is looked up with a date: the Soviet Union of 1961 and the Russia of 2024 are different
members with a succession between them. Member codes are ISO 3166-1 alpha-3 where one exists
(also the withdrawn ones: SUN, DDR, YUG, CSK). The names are those in common use and take no side
on statehood: a member with `is_disputed` carries a note.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from tumen.core.dates import PartialDate, Span
from tumen.core.errors import UnknownState, UsageError


@dataclass(frozen=True, slots=True)
class State:
    """A member of the system of states, or a territory that data treat as one."""

    code: str
    name_en: str
    name_ja: str
    iso2: str | None = None
    iso_numeric: int | None = None
    span: Span = field(default_factory=lambda: Span(None))
    is_disputed: bool = False

    def exists_on(self, day: date) -> bool:
        return self.span.possibly_on(day)


@dataclass(frozen=True, slots=True)
class Succession:
    """One member followed another (`is_continuation`: the same legal person under a new name)."""

    predecessor: str
    successor: str
    when: PartialDate
    is_continuation: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two states without direction: `Pair("USA", "JPN") == Pair("JPN", "USA")`."""

    a: str
    b: str

    def __post_init__(self) -> None:
        if self.a == self.b:
            raise UsageError(f"a pair needs two different states, not {self.a} twice")
        if self.a > self.b:
            low, high = self.b, self.a
            object.__setattr__(self, "a", low)
            object.__setattr__(self, "b", high)

    def __iter__(self) -> Iterator[str]:
        return iter((self.a, self.b))

    def __contains__(self, code: object) -> bool:
        return code in (self.a, self.b)


@dataclass(frozen=True, slots=True)
class Directed:
    """Two states with direction: from `source` to `target`."""

    source: str
    target: str

    def __post_init__(self) -> None:
        if self.source == self.target:
            raise UsageError(f"a directed pair needs two different states, not {self.source} twice")


def fold(name: str) -> str:
    """A name for comparison: NFKC, case folded, without spaces, marks and full stops."""
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name)).casefold()
    return "".join(
        c
        for c in unicodedata.normalize("NFC", text)
        if c.isalnum() or c in "ー々" or ord(c) > 0x3040
    )


class States:
    """The reviewed register: codes, names and successions."""

    def __init__(
        self,
        states: Iterable[State],
        successions: Iterable[Succession] = (),
        aliases: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._by_code = {state.code: state for state in states}
        self.successions = tuple(successions)
        self._by_name: dict[str, set[str]] = {}
        for state in self._by_code.values():
            for name in (state.code, state.iso2, state.name_en, state.name_ja):
                if name:
                    self._by_name.setdefault(fold(name), set()).add(state.code)
        for alias, code in aliases:
            self._by_name.setdefault(fold(alias), set()).add(code)

    def __iter__(self) -> Iterator[State]:
        return iter(self._by_code.values())

    def __getitem__(self, code: str) -> State:
        try:
            return self._by_code[code]
        except KeyError:
            raise UnknownState(code, ()) from None

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def find(self, name: str, on: date) -> State:
        """The state that a reader means by a code or a name in either language, on a day.

        A member that has ended gives way to a successor that bears the same name; a name that
        fits several living members raises UnknownState with all of them.
        """
        codes = self._by_name.get(fold(name), set())
        exact = name.strip().upper()
        if exact in self._by_code:
            codes = {exact}
        living = {code for code in codes if self._by_code[code].exists_on(on)} or codes
        if len(living) == 1:
            return self._by_code[next(iter(living))]
        raise UnknownState(name, self._candidates(name, living))

    def _candidates(self, name: str, codes: set[str]) -> tuple[str, ...]:
        if not codes:
            folded = fold(name)
            near = [known for known in self._by_name if len(folded) > 1 and folded in known][:8]
            near += difflib.get_close_matches(folded, self._by_name, n=5, cutoff=0.6)
            codes = {code for close in near for code in self._by_name[close]}
        found = sorted(codes)[:8]
        return tuple(
            f"{code} ({self._by_code[code].name_en}, {self._by_code[code].name_ja})"
            for code in found
        )

    def line(self, code: str) -> tuple[str, ...]:
        """The member and those it continues, oldest first: RUS gives ("SUN", "RUS")."""
        line = [code]
        while True:
            before = [
                s.predecessor
                for s in self.successions
                if s.successor == line[0] and s.is_continuation and s.predecessor not in line
            ]
            if not before:
                return tuple(line)
            line.insert(0, before[0])

    def on(self, code: str, when: PartialDate) -> State:
        """The member of this line at a date, for the name that was right then."""
        for member in self.line(code):
            state = self._by_code[member]
            if state.span.end is None or when.earliest <= state.span.end.latest:
                return state
        return self._by_code[code]
