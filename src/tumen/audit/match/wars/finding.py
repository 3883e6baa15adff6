"""Which war a sentence speaks of: by its name, by the two states and the year, or by what was told."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import replace
from functools import cache
from weakref import WeakKeyDictionary

from tumen.audit.match.clocks import Clocks, on
from tumen.audit.phrases import phrases
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held
from tumen.core.dates import PartialDate
from tumen.core.kinds import Facts, Row

War = list[Row]
"""The rows of one war: a state on a side for a spell."""

WARLIKE = re.compile(
    r"\binva(?:ded?|sion)\b|\bfell upon\b|\bfighting\b|\battack(?:ed|s)?\b|went to war|\bat war\b|\bfought\b|hostilities|\bclash(?:ed|es)?\b"
    r"|侵攻|侵略|攻め込|攻め入|奇襲|参戦|戦闘|開戦|終戦|攻撃を?(?:し|仕掛)|交戦|戦火|武力衝突|で衝突|砲火|戦って|戦った|戦い|戦端|戦わ",
    re.I,
)
INITIATED = re.compile(
    r"(?:戦争|戦い|戦闘|開戦)を(?:始め|起こし)たのは|先に(?:仕掛け|攻撃し|手を出し|武力に訴え|攻め込|発砲し)た?(?:のは)?|開戦に踏み切った(?:のは)?"
    r"|を仕掛けた(?:のは)?|攻め込んだのは|(?:started|initiated|opened|began|provoked) (?:it|the (?:war|fighting|hostilities))"
    r"|\b(?:was|were) (?:started|begun|initiated|provoked|launched) by\b|attacked first|struck first|fired the first|opened hostilities|(?:which|that) the [A-Z]\w+ opened|の(?:奇襲|先制攻撃|攻撃)で.{0,16}(?:幕|始ま|開戦)|(?:that|which) (?:the )?[A-Z]\w+ (?:had )?(?:started|begun|provoked)",
    re.I,
)
_OTHER_WAR = re.compile(
    r"[Cc]ivil war|内戦|冷戦|Cold War|trade war|貿易戦争|独立戦争|War of Independence"
)
_ELSEWHERE = re.compile(
    r"\bin (?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z]\w+"
    r"|\b(?:first|second|third|fourth|fifth|other|another|last) (?:\w+ )?(?:wars?|conflict)\b|(?:\d|三|四)度目の|今度は|湾岸戦争|別の"
)
THE_WAR = re.compile(
    r"\bthe war\b(?! (?:in|of|on|for|over)\b)|\bwars? (?:between|with)\b|\bare (?:still |now )?at war\b|(?<!次)の戦争(?!を?犯)|この戦争|かつての戦争|あの戦争|先の戦争",
    re.I,
)
FEW = 10
"""Dead from which a figure is a toll of a war."""
NEAR = 5
"""Years by which the date of the one war of two states may be told wrongly."""
DECADE = re.compile(r"\b(?:in|during) the (?P<en>1[89]\d|20\d)0s\b|(?P<ja>1[89]\d|20\d)0年代")
_BOTH_WORLD_WARS = re.compile(
    r"(?:both|two) world wars|World Wars I and II|両大戦|(?:二|2)度の(?:世界)?大戦", re.I
)
_GENERIC = re.compile(r"\s*[(（][^)）]*[)）]\s*")
_DASH = re.compile("[\u2010-\u2015\u2212]")


def found(reading: Reading, clocks: Clocks) -> War:
    """The one war of the sentence, else of the sentences before it; none where that is not clear."""
    mine = _told(reading, clocks)
    if mine or _OTHER_WAR.search(reading.text) or _ELSEWHERE.search(reading.text):
        return mine
    wars = all_wars(clocks)
    names = named(reading.matter, wars)
    if reading.years:
        names = {war for war in names if _begins_in(wars[war], reading.years)}
    if len(names) == 1:
        return wars[names.pop()]
    for earlier in reversed(reading.told):
        rows = _told(earlier, clocks)
        if rows:
            return rows if _may_go_on(reading, clocks, rows) else []
    return _only_one(reading, clocks) if THE_WAR.search(reading.text) else []


def _only_one(reading: Reading, clocks: Clocks) -> War:
    """The one war that the two ever fought against each other, if they fought but one."""
    two = reading.two
    both = opposed(clocks, two) if two else []
    begun = [a for a, _ in both if (d := on(a)) and d.earliest <= reading.written]
    if len({r["war"] for r in begun}) > 1:
        called = [clocks.now.states[c].name_en for c in two or ()]
        begun = [r for r in begun if any(name in r["name_en"] for name in called)]
    if len({r["war"] for r in begun}) != 1:
        return []
    rows = all_wars(clocks)[begun[0]["war"]]
    begins = on(begun[0])
    if len(reading.years) == 1 and begins and abs(begins.year - reading.years[0]) <= NEAR:
        return rows  # its date, told wrongly
    return rows if _may_go_on(reading, clocks, rows) else []


_grouped: WeakKeyDictionary[Facts, dict[int, War]] = WeakKeyDictionary()


def all_wars(clocks: Clocks) -> dict[int, War]:
    """The rows of the table by war; kept with the facts."""
    if clocks.now not in _grouped:
        wars: dict[int, War] = defaultdict(list)
        for row in clocks.now.rows("wars"):
            wars[row["war"]].append(row)
        _grouped[clocks.now] = dict(wars)
    return _grouped[clocks.now]


def of(rows: War, clocks: Clocks, code: str) -> Row | None:
    """The row of a state, or of one that it continues."""
    line = clocks.line(code)
    return next((r for r in rows if r["state"] in line), None)


def span(rows: War) -> tuple[PartialDate, PartialDate] | None:
    """The first beginning and the last end of some rows of a war."""
    begins = [d for r in rows if (d := on(r))]
    ends = [d for r in rows if (d := on(r, "valid_to"))]
    if not begins or not ends:
        return None
    return min(begins, key=lambda d: d.earliest), max(ends, key=lambda d: d.latest)


def dead(rows: War, row: Row) -> int:
    """The battle deaths of a state in all its spells of a war."""
    return sum(r["battle_deaths"] or 0 for r in rows if r["state"] == row["state"])


def titled(clocks: Clocks, rows: list[Row], lang: str, agrees: bool) -> tuple[Held, ...]:
    """Wars as pieces of evidence, each with its name and beginning."""
    return tuple(
        clocks.held("wars", r, f"{r[f'name_{lang}']}, {r['valid_from']}", agrees) for r in rows
    )


def opposed(clocks: Clocks, two: tuple[str, str]) -> list[tuple[Row, Row]]:
    """The wars that two states fought against each other: the row of each."""
    pairs = (
        (of(rows, clocks, two[0]), of(rows, clocks, two[1])) for rows in all_wars(clocks).values()
    )
    return [(a, b) for a, b in pairs if a and b and a["side"] != b["side"]]


def named(text: str, wars: dict[int, War]) -> set[int]:
    """The wars that a text names, by their names or those of the data file."""
    text = _DASH.sub("-", text)
    spans = {war: span for war, rows in wars.items() if (span := place_of_name(text, rows))}
    hits = {
        war
        for war, (start, end) in spans.items()
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in spans.values())
    }  # "the Iran–Iraq War" does not name the Iraq War
    if _BOTH_WORLD_WARS.search(text):
        hits |= {w for w, rows in wars.items() if rows[0]["name_en"].startswith("World War I")}
    return hits


def place_of_name(text: str, rows: War) -> tuple[int, int] | None:
    """Where a text names a war, by its names or those of the data file."""
    told = _DASH.sub("-", text)
    plain = told.casefold()
    for name in (_plain(rows[0]["name_en"]), _plain(rows[0]["name_ja"])):
        at = plain.find(name) if len(name) > 3 else -1
        if at >= 0:
            return at, at + len(name)
    alias = _aliases().get(rows[0]["name_en"])
    match = alias.search(told) if alias else None
    return match.span() if match else None


def apart_from_name(reading: Reading, rows: War) -> Reading:
    """A sentence without the states, years and figures that belong to the name of its war."""
    name = place_of_name(reading.text, rows)
    if name is None:
        return reading

    def is_apart(start: int) -> bool:
        return not name[0] <= start < name[1]

    named = tuple(n for n in reading.named if is_apart(n.start))
    return replace(
        reading,
        named=named or reading.named,
        times=tuple(w for w in reading.times if is_apart(w.start)),
        amounts=tuple(a for a in reading.amounts if is_apart(a.start)),
    )


def _told(reading: Reading, clocks: Clocks) -> War:
    """The one war that the sentence itself names, or that two states fought in its year."""
    wars = all_wars(clocks)
    names = named(reading.text, wars)
    if not names and reading.years and (reading.has("war") or WARLIKE.search(reading.text)):
        candidates = [reading.two or reading.states, reading.pair]
        names = next((n for p in candidates if (n := _between(reading, clocks, wars, p))), set())
    if not names and (decade := DECADE.search(reading.text)) and len(reading.states) > 1:
        years = range(
            int(decade["en"] or decade["ja"]) * 10, int(decade["en"] or decade["ja"]) * 10 + 10
        )
        names = {
            war
            for war, rows in wars.items()
            if all(of(rows, clocks, c) for c in reading.states) and _begins_in(rows, list(years))
        }
    if len(names) > 1 and reading.years:
        names = {war for war in names if _begins_in(wars[war], reading.years)}
    return wars[names.pop()] if len(names) == 1 else []


def _between(
    reading: Reading, clocks: Clocks, wars: dict[int, War], pair: tuple[str, ...]
) -> set[int]:
    """The wars of two states that began or ended for one of them in the first year of the sentence."""
    if len(pair) != 2:
        return set()
    found = set()
    for war, rows in wars.items():
        mine = [row for code in pair if (row := of(rows, clocks, code))]
        if len(mine) < 2 or (mine[0]["side"] == mine[1]["side"] and not reading.has("same_side")):
            continue
        lines = clocks.line(pair[0]) | clocks.line(pair[1])
        dates = [on(r, c) for r in rows if r["state"] in lines for c in ("valid_from", "valid_to")]
        if any(d and d.year == reading.years[0] for d in dates):
            found.add(war)
    return found


def _may_go_on(reading: Reading, clocks: Clocks, rows: War) -> bool:
    """Whether a sentence may go on about a war: it names no other state, place or time."""
    if named(reading.text, all_wars(clocks)):
        return False
    if any(of(rows, clocks, code) is None for code in reading.states):
        return False
    years = [d.year for r in rows for c in ("valid_from", "valid_to") if (d := on(r, c))]
    return all(min(years) - 1 <= year <= max(years) + 1 for year in reading.years)


def _begins_in(rows: War, years: list[int]) -> bool:
    return any((d := on(row)) and d.year in years for row in rows)


@cache
def _plain(name: str) -> str:
    return _DASH.sub("-", unicodedata.normalize("NFKC", _GENERIC.sub("", name))).casefold()


@cache
def _aliases() -> dict[str, re.Pattern[str]]:
    names = phrases("names")["wars"].items()
    return {name: re.compile(_DASH.sub("-", p), re.I) for name, p in names}
