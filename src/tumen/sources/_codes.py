"""The register of states, and the crosswalk from the codes of other systems to its members.

The tables in `register/` are reviewed by hand; their README says where each column comes from.
Joins between datasets go through here, with a date, and never through a name alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from tumen.core.dates import PartialDate, Span, parse_or_none
from tumen.core.errors import DataError
from tumen.core.states import State, States, Succession, fold

REGISTER = Path(__file__).with_name("register")


@dataclass(frozen=True, slots=True)
class _Use:
    """One meaning of a code within a span of years; member None: not a state, such as a total."""

    first: int | None
    last: int | None
    member: str | None

    def holds(self, year: int | None) -> bool:
        if year is None:
            return True
        return (self.first is None or self.first <= year) and (
            self.last is None or year <= self.last
        )


@dataclass(frozen=True, slots=True)
class Register:
    """Members, successions and codes. Implements `core.kinds.Crosswalk`.

    A year that saw a succession belongs to the member that `codes.csv` names for it, as a rule the
    one that lived on 1 July (so 1991 is the Soviet Union). Every method raises DataError on a code
    that the tables do not know, and gives None for one that they list as no state.
    """

    states: States
    uses: Mapping[tuple[str, str], tuple[_Use, ...]]
    names: Mapping[str, frozenset[str]] = field(repr=False)
    seats: Mapping[str, tuple[str, date]] = field(repr=False)
    """Where a UN seat came from: the member that held it before, and the day on which it passed."""

    def cow(self, ccode: int, year: int) -> str | None:
        """The member behind a Correlates of War state number in a year."""
        return self._member("cow", str(ccode), year)

    def cow_spans(self, ccode: int, first: int, last: int) -> Iterator[tuple[str, int, int]]:
        """The members behind a state number from one year to another, each with its own years."""
        member, since = self.cow(ccode, first), first
        for year in range(first + 1, last + 2):
            now = self.cow(ccode, year) if year <= last else None
            if now != member:
                if member is not None:
                    yield member, since, year - 1
                member, since = now, year

    def gw(self, gwcode: int, year: int) -> str | None:
        """The member behind a Gleditsch and Ward number in a year."""
        return self._member("gw", str(gwcode), year)

    def iso2(self, code: str) -> str | None:
        """The member with an ISO 3166-1 alpha-2 code (CS is Czechoslovakia)."""
        return self._member("iso2", code.strip().upper(), None)

    def iso3(self, code: str, year: int) -> str | None:
        """The member that an ISO 3166-1 alpha-3 code meant in a year: RUS in 1961 is SUN."""
        return self._member("iso3", code.strip().upper(), year)

    def numeric(self, code: int) -> str | None:
        """The member with an ISO 3166-1 numeric or UN M49 code (DESTA's 900 is Kosovo)."""
        return self._member("m49", str(code), None)

    def fips(self, code: str) -> str | None:
        """The member with a FIPS 10-4 code, as the World Factbook names its files."""
        return self._member("fips", code.strip().upper(), None)

    def named(self, name: str, year: int | None = None) -> str | None:
        """The member that a dataset's spelling means; with a year, the member of that year.

        Spellings in `codes.csv` come first; then the names and aliases of the register, where
        exactly one member may be meant.
        """
        spelled = name.strip()
        if ("name", spelled) in self.uses:
            return self._member("name", spelled, year)
        codes = set(self.names.get(fold(spelled), ()))
        middle = date(year, 7, 1) if year is not None else None
        if middle is None:
            living = {c for c in codes if self.states[c].span.end is None} or codes
        else:
            codes = {self.on(code, middle) for code in codes}
            living = {c for c in codes if self.states[c].exists_on(middle)} or codes
        if len(living) == 1:
            return living.pop()
        problem = f"may mean {', '.join(sorted(living))}" if living else "is not known"
        raise DataError(
            f"the name {name!r} {problem}: "
            f"add it to {REGISTER / 'codes.csv'} (system name) with the member it means"
        )

    def on(self, code: str, day: date) -> str:
        """The member of a state's line that lived on a day: RUS in 1961 is SUN, YUG in 2005 SCG."""
        return self.states.on(self._latest(code), PartialDate.of(day)).code

    def lives(self, code: str, year: int) -> bool:
        """Whether a member had not ended before a year."""
        end = self.states[code].span.end
        return end is None or year <= end.latest.year

    def seat(self, code: str, day: date) -> str:
        """Who held this member's seat in the UN on a day: CHN in 1960 is TWN, RUS in 1960 SUN."""
        code = self._latest(code)
        while code in self.seats and day < self.seats[code][1]:
            code = self.seats[code][0]
        return code

    def successions_of(self, code: str) -> list[date]:
        """The days on which one member of a state's line gave way to the next."""
        line = self.states.line(self._latest(code))
        starts = (self.states[member].span.start for member in line[1:])
        return [start.earliest for start in starts if start]

    def _latest(self, code: str) -> str:
        """The last member that continues this one, for datasets that keep an old name."""
        for succession in self.states.successions:
            if succession.predecessor == code and succession.is_continuation:
                return self._latest(succession.successor)
        return code

    def _member(self, system: str, code: str, year: int | None) -> str | None:
        uses = self.uses.get((system, code))
        when = f" in {year}" if year is not None else ""
        if uses is None:
            raise DataError(
                f"no member for {system} code {code}{when}: add it to {REGISTER / 'codes.csv'}"
            )
        holding = [use.member for use in uses if use.holds(year)]
        if not holding:
            raise DataError(
                f"{system} code {code} is not known{when}: extend its years in "
                f"{REGISTER / 'codes.csv'}, or mend the row"
            )
        return holding[-1]


def table(name: str) -> list[dict[str, str]]:
    """The rows of a reviewed table in `register/`."""
    with (REGISTER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def load() -> Register:
    """Read and check the register. Raises DataError where its tables contradict each other."""
    members = table("members.csv")
    states = [_state(row) for row in members]
    known = {state.code for state in states}
    successions = [
        Succession(
            row["predecessor"],
            row["successor"],
            PartialDate.parse(row["date"]),
            _truth(row["is_continuation"], "successions.csv"),
        )
        for row in table("successions.csv")
    ]
    aliases = [(row["alias"], row["code"]) for row in table("aliases.csv")]
    uses: dict[tuple[str, str], list[_Use]] = {}
    for row in table("codes.csv"):
        use = _Use(_year(row["first_year"]), _year(row["last_year"]), row["member"] or None)
        uses.setdefault((row["system"], row["code"]), []).append(use)
    named = {code for _, code in aliases} | {
        use.member for listed in uses.values() for use in listed if use.member
    }
    named |= {code for s in successions for code in (s.predecessor, s.successor)}
    if strangers := sorted(named - known):
        raise DataError(f"{REGISTER}: codes without a row in members.csv: {strangers}")
    names: dict[str, set[str]] = {}
    for state in states:
        for name in (state.name_en, state.name_ja):
            names.setdefault(fold(name), set()).add(state.code)
    for alias, code in aliases:
        names.setdefault(fold(alias), set()).add(code)
    return Register(
        States(states, successions, aliases),
        {key: tuple(listed) for key, listed in uses.items()},
        {name: frozenset(codes) for name, codes in names.items()},
        _seats(members, successions),
    )


def _state(row: Mapping[str, str]) -> State:
    return State(
        code=row["code"],
        name_en=row["name_en"],
        name_ja=row["name_ja"],
        iso2=row["iso2"] or None,
        iso_numeric=int(row["iso_numeric"]) if row["iso_numeric"] else None,
        span=Span(parse_or_none(row["start"]), parse_or_none(row["end"])),
        is_disputed=_truth(row["is_disputed"], "members.csv"),
    )


def _seats(
    members: list[dict[str, str]], successions: list[Succession]
) -> dict[str, tuple[str, date]]:
    """A seat passed where one membership ends on the day on which another begins.

    Between members of one line, or where the statehood of the former holder is disputed.
    """
    lines = {(s.predecessor, s.successor) for s in successions if s.is_continuation}
    return {
        after["code"]: (before["code"], date.fromisoformat(after["un_from"]))
        for after in members
        for before in members
        if after["un_from"]
        and before["un_to"] == after["un_from"]
        and ((before["code"], after["code"]) in lines or before["is_disputed"] == "true")
    }


def _year(text: str) -> int | None:
    return int(text) if text else None


def _truth(text: str, file: str) -> bool:
    if text not in ("true", "false"):
        raise DataError(f"{REGISTER / file}: {text!r} is neither true nor false")
    return text == "true"
