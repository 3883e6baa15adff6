"""What the datasets date: succession, wars, disputes, coded obligations, vetoes, agreements, breaks
in trade. Tables that count by year or that date their own reading (missions) hold no acts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from tumen.chronicle.lanes import Dated
from tumen.core.dates import PartialDate, Span, parse_or_none
from tumen.core.exhibits import Happening, Role
from tumen.core.kinds import Facts, Row
from tumen.core.values import Text
from tumen.questions._findings import all_evidence, span_of
from tumen.questions.alliance import OBLIGATIONS

HOSTILITY = {
    2: Text("threat of force", "武力による威嚇"),
    3: Text("display of force", "武力の誇示"),
    4: Text("use of force", "武力の行使"),
    5: Text("war", "戦争"),
}
"""The highest level that the Correlates of War project codes."""


def dated(facts: Facts, pair: tuple[str, str]) -> Iterator[Dated]:
    """Everything that the datasets date about the pair."""
    lines = tuple(set(facts.states.line(code)) for code in pair)
    yield from _successions(facts, lines)
    yield from _wars(facts, pair)
    yield from _disputes(facts, pair)
    yield from _obligations(facts, pair)
    yield from _vetoes(facts, pair)
    yield from _agreements(facts, lines)
    yield from _breaks(facts, pair)


def _entry(
    facts: Facts, table: str, rows: Sequence[Row], lane: str, label: Text, role: Role = "pair",
    when: Span | None = None,
) -> Iterator[Dated]:  # fmt: skip
    """An entry that rests on the rows and refers to the first of them."""
    evidence = all_evidence(facts, rows, table)
    span = when or span_of(rows[0])
    if evidence and (span.start or span.end):
        yield Dated(Happening(label, span, lane, role, evidence[0].locator), evidence)


def _names(facts: Facts, *codes: str) -> tuple[Text, ...]:
    return tuple(Text(facts.states[c].name_en, facts.states[c].name_ja) for c in codes)


def _successions(facts: Facts, lines: Sequence[set[str]]) -> Iterator[Dated]:
    both = set().union(*lines)
    for row in facts.rows("successions"):
        if row["is_continuation"] and {row["predecessor"], row["successor"]} <= both:
            old, new = _names(facts, row["predecessor"], row["successor"])
            label = Text(f"{new.en} continues {old.en}", f"{new.ja}が{old.ja}を継承")
            yield from _entry(facts, "successions", [row], "states", label)


def _both_since(facts: Facts, pair: tuple[str, str]) -> date | None:
    """The day since which the lines of both exist, where the register knows it."""
    begun = [
        min(
            start.earliest
            for code in facts.states.line(c)
            if (start := facts.states[code].span.start)
        )
        for c in pair
        if any(facts.states[code].span.start for code in facts.states.line(c))
    ]
    return max(begun, default=None)


def _wars(facts: Facts, pair: tuple[str, str]) -> Iterator[Dated]:
    """Wars of both, against each other or side by side; and those of one alone, said so."""
    since = _both_since(facts, pair)
    fought: dict[int, tuple[list[Row], list[Row]]] = {}
    for side, code in enumerate(pair):
        for row in facts.involving("wars", code):
            fought.setdefault(row["war"], ([], []))[side].append(row)
    for mine, theirs in fought.values():
        rows = [*mine, *theirs]
        starts = [d for row in rows if (d := parse_or_none(row["valid_from"]))]
        ends = [d for row in rows if (d := parse_or_none(row["valid_to"]))]
        is_open = any(not row["valid_to"] for row in rows)
        if not starts or (since and min(starts).latest < since):
            continue
        span = Span(min(starts), None if is_open else max(ends))
        sides = {row["side"] for row in mine}, {row["side"] for row in theirs}
        role: Role = "pair"
        if not all(sides):
            (name,) = _names(facts, rows[0]["state"])
            how, role = Text(f"{name.en} alone of the two", f"{name.ja}のみ参戦"), "muted"
        elif sides[0] & sides[1]:
            how = Text("on the same side", "同じ陣営")
        else:
            how, role = Text("on opposite sides", "敵対する陣営"), "warn"
        label = Text(f"{rows[0]['name_en']} ({how.en})", f"{rows[0]['name_ja']}（{how.ja}）")
        yield from _entry(facts, "wars", rows, "wars", label, role, span)


def _disputes(facts: Facts, pair: tuple[str, str]) -> Iterator[Dated]:
    """One entry per dispute, whatever editions list it; hollow where they disagree about it."""
    listed: dict[int, list[Row]] = {}
    for row in facts.between("disputes", *pair):
        listed.setdefault(row["dispute"], []).append(row)
    for rows in listed.values():
        level = HOSTILITY.get(max((row["hostility"] or 0 for row in rows), default=0))
        label = Text(
            "Militarised dispute" + (f": {level.en}" if level else ""),
            "軍事化した紛争" + (f"：{level.ja}" if level else ""),
        )
        role: Role = "rival" if any(row["is_doubted"] for row in rows) else "pair"
        yield from _entry(facts, "disputes", rows, "disputes", label, role)


def _obligations(facts: Facts, pair: tuple[str, str]) -> Iterator[Dated]:
    for row in facts.between("alliances", *pair):
        owed = [word for name, word in OBLIGATIONS.items() if row[name]]
        label = Text(", ".join(word.en for word in owed), "・".join(word.ja for word in owed))
        role: Role = "pair" if row["defence"] else "muted"
        if owed:
            yield from _entry(facts, "alliances", [row], "obligations", label, role)


def _vetoes(facts: Facts, pair: tuple[str, str]) -> Iterator[Dated]:
    """Vetoes that both cast, and those of one on a draft whose title names the other."""
    drafts: dict[str, tuple[list[Row], list[Row]]] = {}
    for side, code in enumerate(pair):
        for row in facts.involving("vetoes", code):
            drafts.setdefault(row["draft"], ([], []))[side].append(row)
    titles, lines = _Titles(facts), [set(facts.states.line(code)) for code in pair]
    for draft, (mine, theirs) in sorted(drafts.items()):
        rows = [*mine, *theirs]
        absent = [line for line, cast in zip(lines, (mine, theirs), strict=True) if not cast]
        if not all(titles.name(rows[0]["subject"], line) for line in absent):
            continue
        who = _names(facts, *dict.fromkeys(row["state"] for row in rows))
        label = Text(
            f"Veto by {' and '.join(name.en for name in who)} ({draft}): {rows[0]['subject']}",
            f"{'と'.join(name.ja for name in who)}が安保理決議案（{draft}）に拒否権を行使：{rows[0]['subject']}",
        )
        yield from _entry(facts, "vetoes", rows, "council", label)


class _Titles:
    """Whether a title names a state: a name inside a longer one of another state does not count."""

    def __init__(self, facts: Facts) -> None:
        known = [(state.name_en, state.code) for state in facts.states]
        known += [(r["alias"], r["code"]) for r in facts.rows("aliases") if r["lang"] == "en"]
        self._known = [(name, code) for name, code in known if len(name) > 3]

    def name(self, title: str, line: set[str]) -> bool:
        """Whether the title names a member of the line."""
        return any(
            not any(
                name in longer and len(longer) > len(name) and longer in title
                for longer, other in self._known
                if other not in line
            )
            for name, code in self._known
            if code in line and re.search(rf"\b{re.escape(name)}\b", title)
        )


def _agreements(facts: Facts, lines: Sequence[set[str]]) -> Iterator[Dated]:
    """Trade agreements that both are in, by the year of signature."""
    parties: dict[int, list[Row]] = {}
    for line in lines:
        for row in facts.rows("trade_agreements", state=sorted(line)):
            parties.setdefault(row["agreement"], []).append(row)
    for rows in parties.values():
        states = {row["state"] for row in rows}
        start = parse_or_none(rows[0]["valid_from"])
        if start and all(states & line for line in lines):
            label = Text(f"Signed: {rows[0]['name']}", f"署名：{rows[0]['name']}")
            when = Span(start, start)
            yield from _entry(facts, "trade_agreements", rows, "agreements", label, when=when)


def _breaks(facts: Facts, pair: tuple[str, str]) -> Iterator[Dated]:
    """Years in which the trend of the weighed flow broke, each with its interval."""
    for a, b in (pair, pair[::-1]):
        estimates = facts.estimates("trade_pooled", a, b)
        x, y = _names(facts, a, b)
        for found in facts.breaks([(e.period.year, e.value) for e in estimates]):
            at = next(e for e in estimates if e.period.year == found.year)
            evidence = facts.estimate_evidence(at)
            before, after = f"{found.growth_before:+.0%}", f"{found.growth_after:+.0%}"
            years = (
                Text(f"in {found.low}", f"{found.low}年")
                if found.low == found.high
                else Text(
                    f"between {found.low} and {found.high}", f"{found.low}〜{found.high}年の間"
                )
            )
            label = Text(
                f"{x.en} to {y.en}: the trend of trade breaks, from {before} a year to {after} "
                f"({years.en})",
                f"{x.ja}から{y.ja}への輸出の傾向が変わり、年率が{before}から{after}になった"
                f"（{years.ja}）",
            )
            when = PartialDate(found.year)
            yield Dated(
                Happening(label, Span(when, when), "trade", "pair", evidence[0].locator), evidence
            )
