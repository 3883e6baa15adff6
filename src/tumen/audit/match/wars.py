"""Wars between states: who fought on which side, who won, how many fell, when it began and ended."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any

from tumen.audit.match.clocks import Clocks, on, overlaps
from tumen.audit.numbers import Amount
from tumen.audit.phrases import phrases
from tumen.audit.reading import Reading, cues
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.dates import PartialDate
from tumen.core.kinds import Row

INITIATED = re.compile(
    r"先に(?:仕掛け|攻撃し|手を出し)た?(?:のは)?|開戦に踏み切った(?:のは)?|(?:started|initiated) (?:it|the (?:war|fighting))|attacked first|fired the first",
    re.I,
)
ENTERED = re.compile(r"\bentered\b|\bjoined\b|\bwithdrew\b|\bleft\b|\bfought .{0,30}until", re.I)
LAST = re.compile(r"most recently|the last|latest|直近|最後|最近", re.I)
BOTH_WORLD_WARS = re.compile(
    r"(?:both|two) world wars|World Wars I and II|両大戦|(?:二|2)度の(?:世界)?大戦", re.I
)
BEGAN = re.compile(
    r"起き|戦われ|took place|始ま|開戦|勃発|火ぶた|侵攻によって|began|broke out|started|erupted",
    re.I,
)
ENDED = re.compile(
    r"came to an end|終わ|終結|終戦|続い|まで|決着|ended|lasted|until|\bto (?:1[89]|20)\d\d", re.I
)
_GENERIC = re.compile(r"\s*[(（][^)）]*[)）]\s*")
_DASH = re.compile("[\u2010-\u2015\u2212]")
_EQUAL = {"stalemate", "compromise"}


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """One war, found by its name, or by the two states and the year; each assertion by itself."""
    if not reading.has("war", "deaths", "won", "lost", "same_side", "other_side"):
        return []
    if reading.has("war") and (counted := _count(reading, clocks)):
        return counted
    if several := _together(reading, clocks):
        return several
    rows = _war(reading, clocks)
    if not rows:
        return []
    verdicts = [
        *_initiator(reading, clocks, rows),
        *_winner(reading, clocks, rows),
        *_sides(reading, clocks, rows),
    ]
    verdicts += _deaths(reading, clocks, rows)
    verdicts += _dates(reading, clocks, rows)
    return verdicts


def _plain(name: str) -> str:
    return _DASH.sub("-", unicodedata.normalize("NFKC", _GENERIC.sub("", name))).casefold()


def _named(text: str, wars: dict[int, list[Row]], lang: str) -> set[int]:
    """The wars that a text names, by their names or those of the data file; the longest name wins."""
    text = _DASH.sub("-", text)
    plain = text.casefold()
    found: dict[int, int] = {}
    for war, rows in wars.items():
        names = (_plain(rows[0]["name_en"]), _plain(rows[0]["name_ja"]))
        long = max((len(name) for name in names if len(name) > 3 and name in plain), default=0)
        alias = _aliases().get(rows[0]["name_en"])
        if alias and (match := alias.search(text)):
            long = max(long, len(match.group()))
        if long:
            found[war] = long
    if BOTH_WORLD_WARS.search(text):
        found |= {w: 1 for w, rows in wars.items() if rows[0]["name_en"].startswith("World War I")}
    return set(found)


@cache
def _aliases() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(_DASH.sub("-", p), re.I) for name, p in phrases("names")["wars"].items()
    }


def _wars(clocks: Clocks) -> dict[int, list[Row]]:
    wars: dict[int, list[Row]] = defaultdict(list)
    for row in clocks.now.rows("wars"):
        wars[row["war"]].append(row)
    return wars


def _war(reading: Reading, clocks: Clocks) -> list[Row]:
    wars = _wars(clocks)
    named = _named(reading.text, wars, reading.lang)
    lines = [clocks.line(code) for code in reading.states]
    if not named and reading.has("war") and reading.years:
        two = reading.two
        candidates = [[clocks.line(c) for c in two] if two else lines]
        candidates.append([clocks.line(c) for c in reading.pair])
        pair = next((p for p in candidates if _fought(wars, p, reading.years[:1])), [])
        named = {
            war
            for war, rows in wars.items()
            if len(pair) == 2
            and all(any(r["state"] in line for r in rows) for line in pair)
            and any(
                (d := on(r, column)) and d.year in reading.years[:1]
                for r in rows
                for column in ("valid_from", "valid_to")
                if r["state"] in pair[0] | pair[1]
            )
        }
    if len(named) > 1 and reading.years:
        named = {w for w in named if any((d := on(r)) and d.year in reading.years for r in wars[w])}
    if not named and reading.matter:
        named = _named(reading.matter, wars, reading.lang)
        if reading.years:
            named = {
                w for w in named if any((d := on(r)) and d.year in reading.years for r in wars[w])
            }
    return wars[next(iter(named))] if len(named) == 1 else []


def _together(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """The two on the same side, or on opposite ones, in each of several wars named."""
    two = reading.two or (reading.pair if len(reading.pair) == 2 and not reading.states else None)
    wars = _wars(clocks)
    named = _named(reading.text, wars, reading.lang)
    cue = next((c for c in ("same_side", "other_side") if reading.has(c)), None)
    if two is None or len(named) < 2 or cue is None:
        return []
    held = []
    for war in sorted(named):
        first, second = _of(wars[war], clocks, two[0]), _of(wars[war], clocks, two[1])
        if first is None or second is None:
            return []
        agrees = (first["side"] == second["side"]) is (cue == "same_side")
        held.append(clocks.held("wars", first, f"{first[f'name_{reading.lang}']}", agrees))
    if all(h.agrees for h in held):
        return [Verdict(Kind.SUPPORTED, "war-sides", cue, tuple(held))]
    if not any(h.agrees for h in held):
        return [Verdict(Kind.CONTRADICTED, "war-sides", cue, tuple(held))]
    return []


def _count(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """How many wars the two fought against each other."""
    times = [a for a in reading.amounts if a.unit in ("times", "of war")]
    two = reading.two
    since = [w.date for w in reading.times if w.bound == "after"]
    rest = [w for w in reading.times if w.bound != "after"]
    if len(times) != 1 or two is None or (rest and not LAST.search(reading.text)):
        return []
    wars = _wars(clocks)
    opposed = []
    for rows in wars.values():
        first, second = _of(rows, clocks, two[0]), _of(rows, clocks, two[1])
        begins = on(first) if first else None
        if not (first and second and begins) or first["side"] == second["side"]:
            continue
        if not since or begins.latest >= since[0].earliest:
            opposed.append(first)
    agrees = len(opposed) == times[0].value
    if not opposed or (not agrees and abs(len(opposed) - times[0].value) < 2):
        return []
    held = tuple(clocks.held("wars", r, r[f"name_{reading.lang}"], agrees) for r in opposed)
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "war-count", f"{times[0].value:g}", held)]


def _fought(wars: dict[int, list[Row]], pair: list[set[str]], years: list[int]) -> bool:
    """Whether a war of the two began in the year."""
    return len(pair) == 2 and any(
        all(any(r["state"] in line for r in rows) for line in pair)
        and any(
            (d := on(r, column)) and d.year in years
            for r in rows
            for column in ("valid_from", "valid_to")
        )
        for rows in wars.values()
    )


def _of(rows: list[Row], clocks: Clocks, code: str) -> Row | None:
    line = clocks.line(code)
    return next((r for r in rows if r["state"] in line), None)


def _initiator(reading: Reading, clocks: Clocks, rows: list[Row]) -> list[Verdict]:
    """Who began it, as coded; where the sentence names one state with the beginning."""
    match = INITIATED.search(reading.text)
    if match is None or reading.has("negated"):
        return []
    after = [n.code for n in reading.named if 0 <= n.start - match.end() < 12]
    before = [n.code for n in reading.named if n.end <= match.start()]
    code = (
        after[0] if after and reading.lang == "ja" else next(iter([*before[-1:], *after[:1]]), None)
    )
    row = _of(rows, clocks, code) if code else None
    if row is None:
        return []
    agrees = bool(row["is_initiator"])
    shown = [row] if agrees else [r for r in rows if r["is_initiator"]][:2] or [row]
    held = tuple(
        clocks.held(
            "wars", r, f"{r['state']}: {'initiator' if r['is_initiator'] else 'target'}", agrees
        )
        for r in shown
    )
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "war-initiator", str(code), held)]


def _winner(reading: Reading, clocks: Clocks, rows: list[Row]) -> list[Verdict]:
    """A victory, a defeat, or neither, of the state that the sentence gives it to."""
    text = reading.text
    if re.search(r"勝利した(?:側|国)?(?:だ)?と(?:言|主張|称)|claim", text):
        return []
    code = None
    cue = next((c for c in ("stalemate", "won", "lost") if reading.has(c)), None)
    if cue is None or (cue == "lost" and reading.amounts):
        return []
    match = cues()[cue].search(text)
    assert match
    if reading.lang == "ja":
        near = re.search(r"を制したのは|勝ったのは|敗れたのは", text)
        if near:
            after = [n.code for n in reading.named if n.start >= near.end()]
            code = after[0] if after else None
        else:
            then = [n.code for n in reading.named if 0 <= n.start - match.end() < 2]
            before = [n.code for n in reading.named if n.end <= match.start()]
            code = then[0] if then else before[-1] if before else None
    else:
        before = [n.code for n in reading.named if n.end <= match.start()]
        by = re.search(r"(?:won by|victory (?:for|of)|defeat (?:for|of))\s+(?:the )?", text)
        after = [n.code for n in reading.named if by and n.start >= by.end() - 1]
        code = after[0] if after else (before[-1] if before else None)
    if cue == "stalemate":
        code = rows[0]["state"]
    row = _of(rows, clocks, code) if code else None
    if row is None or row["outcome"] not in {"won", "lost", *_EQUAL}:
        return []
    wanted = {"won": {"won"}, "lost": {"lost"}, "stalemate": _EQUAL}[cue]
    agrees = (row["outcome"] in wanted) is not bool(
        re.search("なかった|ではない|did not|not won|neither", text)
    )
    held = clocks.held("wars", row, f"{row['state']}: {row['outcome']}", agrees)
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "war-outcome", f"{code} {cue}", (held,))]


def _sides(reading: Reading, clocks: Clocks, rows: list[Row]) -> list[Verdict]:
    cue = next((c for c in ("same_side", "other_side") if reading.has(c)), None)
    two = reading.two
    if cue is None or two is None:
        return []
    first, second = _of(rows, clocks, two[0]), _of(rows, clocks, two[1])
    if first is None or second is None:
        return []
    agrees = (first["side"] == second["side"]) is (cue == "same_side")
    held = tuple(
        clocks.held("wars", r, f"{r['state']}: side {r['side']}", agrees) for r in (first, second)
    )
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "war-sides", cue, held)]


def _deaths(reading: Reading, clocks: Clocks, rows: list[Row]) -> list[Verdict]:
    """Battle deaths of one state. Counts of the dead differ: only orders of magnitude refute."""
    counts = [a for a in reading.amounts if a.unit == "persons" and a.value >= 10]
    if (
        not reading.has("deaths")
        or not counts
        or re.search("負傷|wounded|civilian|民間", reading.text)
    ):
        return []
    verdicts = []
    for amount in counts:
        code = _owner(reading, amount)
        row = _of(rows, clocks, code) if code else None
        if row is None or not row["battle_deaths"]:
            continue
        figure = sum(r["battle_deaths"] or 0 for r in rows if r["state"] == row["state"])
        agrees = amount.agrees(figure, 0.05)
        wrong = figure > amount.high * 1.6 or figure < amount.low / 1.6
        if not agrees and not wrong:
            continue
        held = clocks.held("wars", row, f"{row['state']}: {figure:,}", agrees)
        kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
        verdicts.append(Verdict(kind, "war-deaths", f"{code} {amount.value:,.0f}", (held,)))
    return verdicts


def _owner(reading: Reading, amount: Amount) -> str | None:
    before = [n for n in reading.named if n.end <= amount.start]
    if reading.lang == "en":
        after = [n for n in reading.named if amount.start <= n.start <= amount.end + 16]
        if after:
            return after[0].code
    return before[-1].code if before else None


def _dates(reading: Reading, clocks: Clocks, rows: list[Row]) -> list[Verdict]:
    """The beginning and the end."""
    if not reading.times or not (reading.has("war")):
        return []
    lines = [clocks.line(code) for code in reading.states]
    if reading.lang == "en" and ENTERED.search(reading.text):
        lines = lines[:1]  # whoever entered, and not those it fought
    chosen = [r for r in rows if any(r["state"] in line for line in lines)] or rows
    first, last = reading.times[0].date, reading.times[-1].date
    verdicts: list[Verdict] = []
    if BEGAN.search(reading.text):
        verdicts += _date(clocks, chosen, "valid_from", first, min)
    if ENDED.search(reading.text) and (len(reading.times) > 1 or not BEGAN.search(reading.text)):
        verdicts += _date(clocks, chosen, "valid_to", last, max)
    return verdicts


def _date(
    clocks: Clocks, rows: list[Row], column: str, when: PartialDate, pick: Callable[..., Any]
) -> list[Verdict]:
    dated = [(d, r) for r in rows if (d := on(r, column))]
    if not dated:
        return []
    date, row = pick(dated, key=lambda pair: pair[0].earliest)
    matching = next(((d, r) for d, r in dated if overlaps(d, when)), None)
    held = [Held(clocks.now.evidence(row, "wars")[0], str(date), False)]
    if matching:
        held = [Held(clocks.now.evidence(matching[1], "wars")[0], str(matching[0]), True)]
        return [Verdict(Kind.SUPPORTED, "war-dates", str(when), tuple(held))]
    if all(abs(d.year - when.year) > 1 for d, _ in dated):
        return [Verdict(Kind.CONTRADICTED, "war-dates", str(when), tuple(held))]
    return []
