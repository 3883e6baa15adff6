"""The audit on facts of the tables in many wordings: does it understand a fact however it is told?

python benchmarks/audit/wordings.py [--types T,...] [--lang en] [--seed N] [--errors] [--undecided] [--files F ...]

The templates (`wordings.*.yaml`) were written, a type of fact at a time, by people who had not seen the matcher. Each is
filled with rows drawn from the tables: once with a true fact, once with a wrong value. Printed per language and
type: how often a true sentence is held and a false one refuted, how often nothing is decided, and how often the audit
is wrong. A template may begin with a sentence of context and " ||| ".
"""

from __future__ import annotations

import argparse
import calendar
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

import tumen
from tumen.api import World
from tumen.audit.phrases import phrases
from tumen.core.kinds import Facts, Row
from tumen.dossier.language import state_text

HERE = Path(__file__).parent
AS_OF = date(2026, 11, 1)
WRITTEN = "2024-05-01"
TRADERS = ["USA", "CHN", "JPN", "DEU", "FRA", "GBR", "IND", "BRA", "AUS", "KOR", "MEX", "TUR", "EGY", "ZAF", "THA", "POL", "ITA", "ESP", "CHL", "PER"]  # fmt: skip
TOPICS = {
    "CUBA.*EMBARGO|embargo.*Cuba": ("the US embargo against Cuba", "米国の対キューバ禁輸"),
    "DEATH PENALTY": ("a moratorium on the death penalty", "死刑執行の停止"),
    "SAHARA": ("Western Sahara", "西サハラ"),
    "CYPRUS": ("Cyprus", "キプロス"),
    "GOLAN": ("the occupied Golan", "ゴラン高原"),
    "TIMOR": ("East Timor", "東ティモール"),
    "KAMPUCHEA": ("the situation in Kampuchea", "カンボジア情勢"),
}
OPEN = ("-", "disputed")
MARKS = {"[yes]": 1, "[abstain]": 2, "[no]": 3}


@dataclass(frozen=True, slots=True)
class Case:
    """A fact for the slots of a template, or a wrong one; what the audit should say where it decides."""

    slots: dict[str, object]
    about: tuple[str, ...]
    is_true: bool
    right: str = "supported"
    written: str = WRITTEN
    mark: str = ""


Maker = Callable[["Source"], Iterator[Case]]


@dataclass
class Source:
    """The tables, indexed for drawing, and how a language names things."""

    facts: Facts
    lang: str
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        lang = "ja" if self.lang == "ja" else "en"
        self.names = {s.code: state_text(s, lang) for s in self.facts.states}

    def states(self, **codes: str) -> dict[str, object]:
        """Slots of states: `A` its name, `A_adj` its English adjective."""
        slots: dict[str, object] = {slot: self.names[code] for slot, code in codes.items()}
        slots |= {f"{slot}_adj": adjectives().get(code) for slot, code in codes.items()}
        return slots

    def month(self, iso: str) -> str:
        year, month = int(iso[:4]), int(iso[5:7])
        return f"{year}年{month}月" if self.lang == "ja" else f"{calendar.month_name[month]} {year}"

    def day(self, iso: str) -> str:
        year, month, day = (int(x) for x in iso.split("-"))
        if self.lang == "ja":
            return f"{year}年{month}月{day}日"
        return f"{day} {calendar.month_name[month]} {year}"

    def count(self, n: float) -> str:
        return f"{n:,.0f}" if self.lang == "en" else f"{n:.0f}"

    def dollars(self, value: float) -> str:
        if self.lang == "ja":
            if value >= 1e9:
                return f"{'約' if random.random() < 0.5 else ''}{value / 1e8:.0f}億ドル"
            return f"{'約' if random.random() < 0.5 else ''}{value / 1e4:.0f}万ドル"
        if value >= 1e9:
            return (
                f"${value / 1e9:.1f} billion"
                if random.random() < 0.5
                else f"{value / 1e9:.1f} billion dollars"
            )
        return (
            f"${value / 1e6:.0f} million"
            if random.random() < 0.5
            else f"{value / 1e6:.0f} million dollars"
        )

    def length(self, days: float) -> str:
        """A time in round words."""
        words = [
            "",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
        for unit, ja, size, least in (
            ("year", "年", 365.25, 2),
            ("month", "か月", 30.44, 2),
            ("week", "週間", 7, 2),
            ("day", "日", 1, 1),
        ):
            n = days / size
            if n >= least - 0.05 and round(n) <= 12 and abs(n - round(n)) < 0.15 * n:
                n = round(n)
                return (
                    f"{n}{ja}" if self.lang == "ja" else f"{words[n]} {unit}{'s' if n > 1 else ''}"
                )
        return ""

    def wars(self) -> list[tuple[Row, Row]]:
        """Wars of two states against each other, the rows of both."""
        by: dict[int, list[Row]] = defaultdict(list)
        for row in self.facts.rows("wars"):
            by[row["war"]].append(row)
        return [
            (rows[0], rows[1])
            for rows in by.values()
            if len(rows) == 2 and rows[0]["side"] != rows[1]["side"] and rows[0]["valid_from"] > "1890"
            if all("(" not in self.names.get(r["state"], "(") and "（" not in self.names[r["state"]] and len(r["valid_to"] or "") > 6 for r in rows)
        ]  # fmt: skip

    def called(self, row: Row) -> str:
        return str(re.split(r" \(|（", row[f"name_{self.lang}"])[0])


def adjectives() -> dict[str, str]:
    """The first English adjective of each state."""
    found: dict[str, str] = {}
    for name, code in phrases("names")["adjectives"].items():
        if name.isascii() and name[0].isupper():
            found.setdefault(code, name)
    return found


def _shuffled(rows: list[Row]) -> Iterator[Row]:
    while True:
        random.shuffle(rows)
        yield from rows


def border_length(s: Source) -> Iterator[Case]:
    rows = [
        r
        for r in s.facts.rows("borders")
        if r["length_km"] and r["a"] < r["b"] and r["length_km"] > 60
    ]
    for row in _shuffled(rows):
        codes = {"A": row["a"], "B": row["b"]}
        for times in (1, 2):
            yield Case(
                {**s.states(**codes), "km": s.count(row["length_km"] * times)},
                (row["a"], row["b"]),
                times == 1,
            )


def border_none(s: Source) -> Iterator[Case]:
    shared = {frozenset((r["a"], r["b"])) for r in s.facts.rows("borders")}
    big = [c for c in TRADERS if c in s.names]
    true = [p for p in ((a, b) for a in big for b in big if a < b) if frozenset(p) not in shared]
    false = [tuple(sorted(p)) for p in shared if len(p) == 2]
    while True:
        for pairs, is_true in ((true, True), (false, False)):
            a, b = random.choice(pairs)
            yield Case(s.states(A=a, B=b), (a, b), is_true)


def _war_case(s: Source, a: Row, b: Row, is_true: bool, **slots: object) -> Case:
    named = s.states(A=a["state"], B=b["state"])
    return Case({**named, "war": s.called(a), **slots}, (a["state"], b["state"]), is_true)


def war_begin(s: Source) -> Iterator[Case]:
    for a, b in _shuffled(s.wars()):
        year = int(a["valid_from"][:4])
        yield _war_case(s, a, b, True, year=year)
        yield _war_case(s, a, b, False, year=year - 6)


def war_span(s: Source) -> Iterator[Case]:
    for a, b in _shuffled([w for w in s.wars() if len(w[0]["valid_from"]) > 6]):
        first, last = a["valid_from"], a["valid_to"]
        if first[:7] == last[:7]:
            continue
        yield _war_case(s, a, b, True, month1=s.month(first), month2=s.month(last))
        later = [f"{int(x[:4]) + 4}{x[4:]}" for x in (first, last)]
        yield _war_case(s, a, b, False, month1=s.month(later[0]), month2=s.month(later[1]))


def war_length(s: Source) -> Iterator[Case]:
    for a, b in _shuffled(
        [w for w in s.wars() if len(w[0]["valid_from"]) > 9 and len(w[0]["valid_to"]) > 9]
    ):
        days = (date.fromisoformat(a["valid_to"]) - date.fromisoformat(a["valid_from"])).days + 1
        right, wrong = s.length(days), s.length(days * 4)
        if right and wrong:
            yield _war_case(s, a, b, True, length=right)
            yield _war_case(s, a, b, False, length=wrong)


def war_won(s: Source) -> Iterator[Case]:
    for a, b in _shuffled(
        [w for w in s.wars() if {w[0]["outcome"], w[1]["outcome"]} == {"won", "lost"}]
    ):
        won, lost = (a, b) if a["outcome"] == "won" else (b, a)
        for is_true, (w, x) in ((True, (won, lost)), (False, (lost, won))):
            slots = {**s.states(W=w["state"], L=x["state"]), "war": s.called(a)}
            yield Case(slots, (a["state"], b["state"]), is_true)


def war_deaths(s: Source) -> Iterator[Case]:
    for a, b in _shuffled([w for w in s.wars() if (w[0]["battle_deaths"] or 0) >= 100]):
        for times in (1, 3):
            yield _war_case(s, a, b, times == 1, dead=s.count(a["battle_deaths"] * times))


def war_more_dead(s: Source) -> Iterator[Case]:
    for a, b in _shuffled(
        [
            w
            for w in s.wars()
            if w[0]["battle_deaths"]
            and w[1]["battle_deaths"]
            and w[0]["battle_deaths"] != w[1]["battle_deaths"]
        ]
    ):
        more, fewer = (a, b) if a["battle_deaths"] > b["battle_deaths"] else (b, a)
        for is_true, (m, f) in ((True, (more, fewer)), (False, (fewer, more))):
            slots = {**s.states(M=m["state"], F=f["state"]), "war": s.called(a)}
            yield Case(slots, (a["state"], b["state"]), is_true)


def war_initiator(s: Source) -> Iterator[Case]:
    for a, b in _shuffled([w for w in s.wars() if w[0]["is_initiator"] != w[1]["is_initiator"]]):
        first, other = (a, b) if a["is_initiator"] else (b, a)
        yield _war_case(s, first, other, True)
        yield _war_case(s, other, first, False)


def war_sides(s: Source) -> Iterator[Case]:
    by: dict[int, list[Row]] = defaultdict(list)
    for row in s.facts.rows("wars"):
        if row["state"] in s.names:
            by[row["war"]].append(row)
    large = [
        rows
        for rows in by.values()
        if len({r["state"] for r in rows}) == len(rows) > 3 and rows[0]["valid_from"] > "1890"
    ]
    while True:
        rows = random.choice(large)
        a, b = random.sample(rows, 2)
        yield _war_case(s, a, b, a["side"] == b["side"])


def _terms(s: Source) -> dict[str, list[int]]:
    """First years of clean two-year terms of each elected member."""
    years: dict[str, set[int]] = defaultdict(set)
    for row in s.facts.rows("council_terms"):
        if not row["is_permanent"] and row["state"] in s.names:
            years[row["state"]].add(row["year"])
    return {
        c: sorted(y for y in ys if y - 1 not in ys and y + 1 in ys and y + 2 not in ys and y > 1966)
        for c, ys in years.items()
    }


def council_past(s: Source) -> Iterator[Case]:
    terms = {c: ys for c, ys in _terms(s).items() if ys}
    while True:
        code = random.choice(sorted(terms))
        other = random.choice(TRADERS)
        y = random.choice([y for y in terms[code] if y < 2022] or [None])
        free = [
            x for x in range(1970, 2020) if not {x - 2, x - 1, x, x + 1, x + 2} & set(terms[code])
        ]
        for first, is_true in ((y, True), (random.choice(free), False)):
            if first:
                yield Case(
                    {**s.states(A=code), "year1": first, "year2": first + 1}, (code, other), is_true
                )


def council_now(s: Source) -> Iterator[Case]:
    terms = {c: ys for c, ys in _terms(s).items() if ys}
    while True:
        year = random.choice([1989, 1999, 2009, 2016])
        on = [c for c, ys in terms.items() if year in ys or year - 1 in ys]
        off = [c for c, ys in terms.items() if not any(abs(y - year) < 4 for y in ys)]
        written = f"{year}-05-01"
        code = random.choice(on)
        yield Case(s.states(A=code), (code, random.choice(TRADERS)), True, "outdated", written)
        code = random.choice(off)
        yield Case(s.states(A=code), (code, random.choice(TRADERS)), False, written=written)


def council_last(s: Source) -> Iterator[Case]:
    terms = {c: [y for y in ys if y < 2022] for c, ys in _terms(s).items()}
    everything = {r["state"]: r["year"] for r in s.facts.rows("council_terms", is_permanent=False)}
    last = {c: ys for c, ys in terms.items() if len(ys) > 1 and ys[-1] + 1 == everything[c]}
    while True:
        code = random.choice(sorted(last))
        for y, is_true in ((last[code][-1], True), (last[code][-2], False)):
            yield Case(
                {**s.states(A=code), "year1": y, "year2": y + 1},
                (code, random.choice(TRADERS)),
                is_true,
            )


def un_joined(s: Source) -> Iterator[Case]:
    rows = [r for r in s.facts.rows("states") if r["un_from"] and not r["un_to"]]
    for row in _shuffled(rows):
        for shift in (0, 6):
            year = int(row["un_from"][:4]) + shift
            slots = {
                **s.states(A=row["code"]),
                "year": year,
                "date": s.day(f"{year}{row['un_from'][4:]}".replace("02-29", "02-28")),
            }
            yield Case(slots, (row["code"], random.choice(TRADERS)), not shift)


def un_before(s: Source) -> Iterator[Case]:
    rows = [r for r in s.facts.rows("states") if r["un_from"] and not r["un_to"]]
    while True:
        a, b = random.sample(rows, 2)
        days = (date.fromisoformat(b["un_from"]) - date.fromisoformat(a["un_from"])).days
        n = round(days / 365.25)
        if 2 <= n <= 45 and abs(days / 365.25 - n) < 0.25:
            for add in (0, 9):
                yield Case(
                    {**s.states(A=a["code"], B=b["code"]), "n": n + add},
                    (a["code"], b["code"]),
                    not add,
                )


def veto(s: Source) -> Iterator[Case]:
    rows = [r for r in s.facts.rows("vetoes") if len(r["valid_from"]) > 9 and r["state"] in s.names]
    days = {(r["state"], r["valid_from"][:4]) for r in rows}
    for row in _shuffled(rows):
        year = int(row["valid_from"][:4])
        wrong = next(
            (y for y in range(year - 3, 1946, -1) if (row["state"], str(y)) not in days), None
        )
        for y, is_true in ((year, True), (wrong, False)):
            if y:
                slots = {
                    **s.states(A=row["state"]),
                    "year": y,
                    "date": s.day(f"{y}{row['valid_from'][4:]}".replace("02-29", "02-28")),
                }
                yield Case(
                    slots,
                    (row["state"], random.choice([c for c in TRADERS if c != row["state"]])),
                    is_true,
                )


def ga_vote(s: Source) -> Iterator[Case]:
    while True:
        title, said = random.choice(list(TOPICS.items()))
        year = random.randrange(1975, 2020)
        calls = {
            r["roll_call"]
            for r in s.facts.rows("roll_calls", year=year)
            if r["title"] and re.search(title, r["title"], re.I)
        }
        if not calls:
            continue
        cast: dict[str, set[int]] = defaultdict(set)
        for row in s.facts.rows("votes", year=year):
            if row["roll_call"] in calls and row["state"] in s.names:
                cast[row["state"]].add(row["vote"])
        for answer in (1, 2, 3):
            for is_true in (True, False):
                fit = [
                    c
                    for c, v in cast.items()
                    if len(v) == 1 and v <= {1, 2, 3} and (answer in v) is is_true
                ]
                if fit:
                    code = random.choice(fit)
                    slots = {**s.states(A=code), "year": year, "topic": said[s.lang == "ja"]}
                    mark = next(m for m, a in MARKS.items() if a == answer)
                    yield Case(
                        slots,
                        (code, random.choice([c for c in TRADERS if c != code])),
                        is_true,
                        mark=mark,
                    )


def agreement(s: Source) -> Iterator[Case]:
    while True:
        a, b = random.sample(TRADERS, 2)
        year = random.randrange(1985, 2020)
        found = next(
            (e for e in s.facts.estimates("vote_agreement", a, b) if e.period.year == year), None
        )
        for shift in (0, 40) if found else ():
            share = (round(found.value * 100) + shift) % 100
            yield Case({**s.states(A=a, B=b), "pct": share, "year": year}, (a, b), not shift)


def _flow(s: Source, a: str, b: str, year: int) -> float | None:
    """What the seller reports, where the buyer reports nearly the same."""
    found = next((e for e in s.facts.estimates("trade", a, b) if e.period.year == year), None)
    sides = found and (found.extra.get("exporter_usd"), found.extra.get("importer_usd"))
    if not sides or not all(sides) or sides[0] < 5e7 or not 0.87 < sides[0] / sides[1] < 1.15:
        return None
    return float(sides[0])


def trade_export(s: Source) -> Iterator[Case]:
    while True:
        a, b = random.sample(TRADERS, 2)
        year = random.randrange(1990, 2019)
        sold = _flow(s, a, b, year)
        for times in (1, 3) if sold else ():
            yield Case(
                {**s.states(A=a, B=b), "usd": s.dollars(sold * times), "year": year},
                (a, b),
                times == 1,
            )


def trade_rise(s: Source) -> Iterator[Case]:
    while True:
        a, b = random.sample(TRADERS, 2)
        first = random.randrange(1990, 2012)
        last = first + random.randrange(1, 7)
        one, two = _flow(s, a, b, first), _flow(s, a, b, last)
        if one and two and two > one * 1.3:
            for times in (1, 3):
                slots = {
                    "usd1": s.dollars(one * times),
                    "usd2": s.dollars(two * times),
                    "year1": first,
                    "year2": last,
                }
                yield Case({**s.states(A=a, B=b), **slots}, (a, b), times == 1)


def trade_surplus(s: Source) -> Iterator[Case]:
    while True:
        a, b = random.sample(TRADERS, 2)
        year = random.randrange(1990, 2019)
        out, back = _flow(s, a, b, year), _flow(s, b, a, year)
        if out and back and max(out, back) > 1.6 * min(out, back):
            yield Case({**s.states(A=a, B=b), "year": year}, (a, b), out > back)


def trade_total(s: Source) -> Iterator[Case]:
    while True:
        a, b = random.sample(TRADERS, 2)
        year = random.randrange(1990, 2019)
        out, back = _flow(s, a, b, year), _flow(s, b, a, year)
        for times in (1, 3) if out and back else ():
            yield Case(
                {**s.states(A=a, B=b), "usd": s.dollars((out + back) * times), "year": year},
                (a, b),
                times == 1,
            )


def _pacts(s: Source, duty: str) -> Iterator[Case]:
    rows = [
        r
        for r in s.facts.rows("alliances")
        if r[duty] and r["a"] in s.names and r["b"] in s.names and r["valid_from"] > "1900"
    ]
    begun: dict[tuple[str, str], set[int]] = defaultdict(set)
    for r in s.facts.rows("alliances"):
        years = range(int(r["valid_from"][:4]), int((r["valid_to"] or "2020")[:4]) + 2)
        begun[r["a"], r["b"]] |= set(years)
    for row in _shuffled(rows):
        pair = (row["a"], row["b"])
        year = int(row["valid_from"][:4])
        if year - 1 in begun[pair]:
            continue
        wrong = next(
            (
                y
                for y in range(year - 5, year - 40, -1)
                if not {y - 2, y - 1, y, y + 1, y + 2} & begun[pair]
            ),
            None,
        )
        for y, is_true in ((year, True), (wrong, False)):
            if y:
                yield Case({**s.states(A=pair[0], B=pair[1]), "year": y}, pair, is_true)


def alliance_defence(s: Source) -> Iterator[Case]:
    return _pacts(s, "defence")


def nonaggression(s: Source) -> Iterator[Case]:
    return _pacts(s, "non_aggression")


def fta(s: Source) -> Iterator[Case]:
    by: dict[int, list[Row]] = defaultdict(list)
    for row in s.facts.rows("trade_agreements"):
        by[row["agreement"]].append(row)
    two = [
        rows
        for rows in by.values()
        if len(rows) == 2 and all(r["entry"] and r["state"] in s.names for r in rows)
    ]
    years: dict[int, set[int]] = {
        n: {int(y[:4]) for r in rows for y in (r["valid_from"], r["entry"]) if y}
        for n, rows in by.items()
    }
    shared: dict[str, set[int]] = defaultdict(set)
    for n, rows in by.items():
        for row in rows:
            shared[row["state"]].add(n)
    for rows in _shuffled(two):
        pair = (rows[0]["state"], rows[1]["state"])
        taken = set().union(*(years[n] for n in shared[pair[0]] & shared[pair[1]]))
        for shift in (0, 6):
            if shift and int(rows[0]["entry"][:4]) + shift in taken:
                continue
            yield Case(
                {**s.states(A=pair[0], B=pair[1]), "year": int(rows[0]["entry"][:4]) + shift},
                pair,
                not shift,
            )


def embassy(s: Source) -> Iterator[Case]:
    rows = [
        r
        for r in s.facts.rows("missions", kind="embassy")
        if r["sender"] in s.names and r["host"] in s.names
    ]
    for row in _shuffled(rows):
        yield Case(
            s.states(A=row["sender"], B=row["host"]),
            (row["sender"], row["host"]),
            True,
            written="2026-05-01",
        )


MAKERS: tuple[Maker, ...] = (
    border_length, border_none, war_begin, war_span, war_length, war_won, war_deaths, war_more_dead, war_initiator,
    war_sides, council_past, council_now, council_last, un_joined, un_before, veto, ga_vote, agreement, trade_export,
    trade_rise, trade_surplus, trade_total, alliance_defence, nonaggression, fta, embassy,
)  # fmt: skip


def filled(template: str, case: Case) -> tuple[str, str] | None:
    """The context and the sentence; None where a slot has no value."""
    slots = {key: value for key, value in case.slots.items() if value is not None}
    try:
        text = template.format(**slots)
    except KeyError:
        return None
    context, _, said = text.rpartition("|||")
    return tuple(part.strip()[:1].upper() + part.strip()[1:] for part in (context, said))  # type: ignore[return-value]


def verdict_of(world: World, context: str, said: str, case: Case, lang: str) -> str:
    joint = "" if lang == "ja" else " "
    text = f"{context}{joint}{said}" if context else said
    page = world.audit(text, about=case.about, written=case.written, as_of=AS_OF)
    start = len(text) - len(said)
    kinds = {s.verdict for s in page.document.sentences if s.end > start}
    return next(
        (k for k in ("contradicted", "outdated", "disputed", "supported") if k in kinds), "-"
    )


def templates(files: list[Path], lang: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in files:
        if file.name.startswith(lang):
            for kind, lines in yaml.safe_load(file.read_text("utf-8")).items():
                found.setdefault(kind, []).extend(lines)
    return found


@dataclass
class Tally:
    """What came of the sentences of one type: right, open or wrong, by truth; and the sentences."""

    counts: Counter[tuple[bool, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def share(self, is_true: bool) -> str:
        whole = sum(self.counts[is_true, state] for state in ("right", "open", "wrong"))
        return f"{self.counts[is_true, 'right']:3}/{whole:3}"


class Draw:
    """Cases of a type, by truth and mark, as templates ask for them."""

    def __init__(self, cases: Iterator[Case]) -> None:
        self.cases = cases
        self.waiting: dict[tuple[bool, str], list[Case]] = defaultdict(list)

    def fitting(self, template: str, is_true: bool, mark: str) -> tuple[Case, str, str] | None:
        """The next case that fills a template; None where none of two hundred does."""
        for _ in range(200):
            queue = self.waiting[is_true, mark]
            while not queue:
                new = next(self.cases)
                self.waiting[new.is_true, new.mark].append(new)
            case = queue.pop()
            if told := filled(template, case):
                return case, *told
        return None


def measured(world: World, source: Source, make: Maker, lines: list[str], each: int) -> Tally:
    """Every template of a type, filled `each` times with a true fact and with a wrong value."""
    tally, draw = Tally(), Draw(make(source))
    for line in lines:
        mark = next((m for m in MARKS if line.startswith(m)), "")
        template, held, last = line.removeprefix(mark).strip(), 0, ""
        for is_true in (True,) if make is embassy else (True, False):
            for _ in range(each):
                found = draw.fitting(template, is_true, mark)
                if found is None:
                    continue
                case, context, said = found
                verdict = verdict_of(world, context, said, case, source.lang)
                right = case.right if is_true else "contradicted"
                state = "right" if verdict == right else "open" if verdict in OPEN else "wrong"
                tally.counts[is_true, state] += 1
                held += state == "right" and is_true
                last = " ||| ".join(x for x in (context, said) if x)
                if state == "wrong":
                    tally.wrong.append(f"{verdict} ({'true' if is_true else 'false'}): {last}")
        if not held:
            tally.missed.append(last)
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    default = sorted((HERE / "wordings").glob("*.yaml"))
    parser.add_argument("--files", nargs="*", type=Path, default=default)
    parser.add_argument("--types", default="", help="only these, with commas")
    parser.add_argument("--lang", default="en,ja")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=2, help="rows for each template and truth")
    parser.add_argument("--errors", action="store_true", help="print what was decided wrong")
    parser.add_argument("--undecided", action="store_true", help="print templates never held")
    options = parser.parse_args()
    world = tumen.open()
    for lang in options.lang.split(","):
        source, known = Source(world.facts(AS_OF), lang), templates(options.files, lang)
        total: Counter[tuple[bool, str]] = Counter()
        for make in MAKERS:
            kind = make.__name__
            if kind not in known or (options.types and kind not in options.types.split(",")):
                continue
            random.seed(f"{options.seed} {kind}")
            tally = measured(world, source, make, known[kind], options.each)
            total += tally.counts
            shares = f"true held {tally.share(True)}  false refuted {tally.share(False)}"
            print(f"{lang} {kind:18} {shares}  wrong {len(tally.wrong)}", flush=True)
            for line in tally.wrong if options.errors else ():
                print("    wrong", line)
            for line in tally.missed if options.undecided else ():
                print("    open ", line)
        for truth, n in ((True, "true"), (False, "false")):
            whole = sum(total[truth, state] for state in ("right", "open", "wrong")) or 1
            print(
                f"{lang} {n}: right {total[truth, 'right'] / whole:.2f}, wrong {total[truth, 'wrong']} of {whole}"
            )


if __name__ == "__main__":
    main()
