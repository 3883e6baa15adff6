"""How alike do the pair vote: position, distance and its change, neighbours, issues, splits, vetoes?"""

from __future__ import annotations

from dataclasses import dataclass

from tumen.core.dates import PartialDate
from tumen.core.evidence import Evidence, Finding, Unknown
from tumen.core.exhibits import Exhibit
from tumen.core.kinds import Answer, Ask, Facts, Question, Row, Sentences
from tumen.core.states import State
from tumen.core.values import Listing, Number, Quantity, Slot, Text
from tumen.questions import _alignment_exhibits as exhibits
from tumen.questions import _positions as positions
from tumen.questions._findings import all_evidence, not_known, stated

SPAN = 10
"""Years over which a change is told."""

NEAREST = 3

SENTENCES: Sentences = {
    "distance": {
        "en": "On the main line of division in UN General Assembly votes, {a} and {b} stood {gap} standard "
        "deviations apart in the session of {year} (90% interval {low} to {high}; all states together "
        "spread by about one).",
        "ja": "国連総会の投票を分ける主な軸の上で、{year}に始まる会期の{a}と{b}の隔たりは標準偏差にして{gap}である"
        "(90%区間{low}〜{high}。全加盟国の散らばりがおよそ1)。",
    },
    "closer": {
        "en": "Between the sessions of {since} and {year} the distance between {a} and {b} shrank by {by} "
        "({low} to {high}).",
        "ja": "{since}の会期から{year}の会期までに、{a}と{b}の距離は{by}縮まった(区間{low}〜{high})。",
    },
    "apart": {
        "en": "Between the sessions of {since} and {year} the distance between {a} and {b} grew by {by} "
        "({low} to {high}).",
        "ja": "{since}の会期から{year}の会期までに、{a}と{b}の距離は{by}広がった(区間{low}〜{high})。",
    },
    "steady": {
        "en": "Between the sessions of {since} and {year} no change of the distance between {a} and {b} can "
        "be told from chance (interval of the change {low} to {high}).",
        "ja": "{since}の会期から{year}の会期までの{a}と{b}の距離の変化は、偶然と区別できない"
        "(変化の区間{low}〜{high})。",
    },
    "neighbours": {
        "en": "The states nearest to {x} in the session of {year} were {states}; by distance {y} was number "
        "{rank} of {n}.",
        "ja": "{year}の会期に{x}に最も近かったのは{states}で、{y}は{n}中、近い順に{rank}番目である。",
    },
    "joint_vetoes": {
        "en": "In the Security Council {a} and {b} have cast {n} together (latest: {last}).",
        "ja": "{a}と{b}は安全保障理事会で拒否権を共同で{n}行使しており、直近は{last}である。",
    },
    "vetoes": {
        "en": "Vetoes cast by {x} in the Security Council: {n} (latest: {last}).",
        "ja": "{x}は安全保障理事会で拒否権を{n}行使しており、直近は{last}である。",
    },
    "no_position": {
        "en": "no session known by this day holds enough votes of both {a} and {b}",
        "ja": "この日までに知られた会期に、{a}と{b}の双方の票が十分にそろうものがないため",
    },
    "own_scale": {
        "en": "positions known on this day rest on the votes up to each session and have a scale of their "
        "own, so that how the distance between {a} and {b} changed cannot be read from them",
        "ja": "この日に知られていた値は会期ごとにその時点までの票で推定したもので尺度が異なり、"
        "{a}と{b}の距離の変化を読み取れないため",
    },
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Both states in the last session that both have a position for."""

    year: int
    a: Row
    b: Row
    everyone: list[Row]


def answer(facts: Facts, ask: Ask) -> Answer:
    tracks = {s.code: positions.track(facts, s.code) for s in (ask.a, ask.b)}
    standing = _standing(facts, ask, tracks)
    findings: list[Finding] = []
    unknowns: list[Unknown] = []
    if standing is None:
        would = Text("votes of both states in one session", "同じ会期における両国の票")
        unknowns.append(not_known("no_position", would, a=ask.a, b=ask.b))
    else:
        findings.append(_distance(facts, ask, standing))
        if standing.a["tier"] == positions.ALL_VOTES:
            findings += _change(facts, ask, tracks, standing)
        else:
            would = Text("an estimate on all votes known that day", "当日までの全投票による推定")
            unknowns.append(not_known("own_scale", would, a=ask.a, b=ask.b))
        findings += [
            _neighbours(facts, standing, ask.a, ask.b, standing.a, standing.b),
            _neighbours(facts, standing, ask.b, ask.a, standing.b, standing.a),
        ]
    findings += _vetoes(facts, ask)
    return Answer(
        findings=tuple(findings),
        exhibits=tuple(_exhibits(facts, ask, tracks, standing)),
        unknowns=tuple(unknowns),
    )


def _standing(facts: Facts, ask: Ask, tracks: dict[str, dict[int, Row]]) -> Standing | None:
    mine, theirs = tracks[ask.a.code], tracks[ask.b.code]
    years = sorted(year for year in mine.keys() & theirs.keys())
    if not years:
        return None
    year = years[-1]
    if mine[year]["tier"] != theirs[year]["tier"]:
        return None
    return Standing(year, mine[year], theirs[year], positions.assembly(facts, mine[year]))


def _distance(facts: Facts, ask: Ask, standing: Standing) -> Finding:
    found = positions.gap(standing.a, standing.b)
    slots: dict[str, Slot] = {
        "a": ask.a,
        "b": ask.b,
        "year": PartialDate(standing.year),
        "gap": Number(found.value, 2),
        "low": Number(found.low, 2),
        "high": Number(found.high, 2),
    }
    return stated("distance", slots, _evidence(facts, standing), PartialDate(standing.year))


def _evidence(facts: Facts, standing: Standing) -> tuple[Evidence, ...]:
    return all_evidence(facts, [standing.a, standing.b], "ideal_points")


def _change(
    facts: Facts, ask: Ask, tracks: dict[str, dict[int, Row]], standing: Standing
) -> list[Finding]:
    mine, theirs = tracks[ask.a.code], tracks[ask.b.code]
    since = standing.year - SPAN
    if since not in mine or since not in theirs:
        return []
    before = positions.gap(mine[since], theirs[since])
    value, low, high = positions.change(before, positions.gap(standing.a, standing.b))
    slots: dict[str, Slot] = {
        "a": ask.a,
        "b": ask.b,
        "since": PartialDate(since),
        "year": PartialDate(standing.year),
    }
    if low <= 0 <= high:
        key, bounds = "steady", (low, high)
    elif value < 0:
        key, bounds = "closer", (-high, -low)
    else:
        key, bounds = "apart", (low, high)
    slots |= {"low": Number(bounds[0], 2), "high": Number(bounds[1], 2)}
    if key != "steady":
        slots["by"] = Number(abs(value), 2)
    rows = [mine[since], theirs[since], standing.a, standing.b]
    evidence = all_evidence(facts, rows, "ideal_points")
    return [stated(key, slots, evidence, PartialDate(standing.year))]


def _neighbours(
    facts: Facts, standing: Standing, x: State, y: State, own: Row, other: Row
) -> Finding:
    nearest = positions.neighbours(own, standing.everyone)
    rank = 1 + [found.row["state"] for found in nearest].index(other["state"])
    slots: dict[str, Slot] = {
        "x": x,
        "y": y,
        "year": PartialDate(standing.year),
        "states": Listing(tuple(facts.states[g.row["state"]] for g in nearest[:NEAREST])),
        "n": Quantity(len(nearest), "states"),
        "rank": rank,
    }
    evidence = all_evidence(facts, [own, other], "ideal_points")
    return stated("neighbours", slots, evidence, PartialDate(standing.year))


def _vetoes(facts: Facts, ask: Ask) -> list[Finding]:
    found = []
    for state in (ask.a, ask.b):
        rows = facts.involving("vetoes", state.code)
        if rows:
            last = max(rows, key=lambda row: str(row["valid_from"]))
            when = PartialDate.parse(last["valid_from"])
            slots: dict[str, Slot] = {
                "x": state,
                "n": Quantity(len({row["draft"] for row in rows}), "vetoes"),
                "last": when,
            }
            found.append(stated("vetoes", slots, facts.evidence(last, "vetoes"), when))
    counts = facts.estimates("joint_vetoes", *ask.codes)
    if counts:
        slots = {
            "a": ask.a,
            "b": ask.b,
            "n": Quantity(sum(count.value for count in counts), "vetoes"),
            "last": counts[-1].period,
        }
        evidence = facts.estimate_evidence(counts[-1])
        found.append(stated("joint_vetoes", slots, evidence, counts[-1].period))
    return found


def _exhibits(
    facts: Facts, ask: Ask, tracks: dict[str, dict[int, Row]], standing: Standing | None
) -> list[Exhibit]:
    if ask.third is not None:
        tracks = tracks | {ask.third.code: positions.track(facts, ask.third.code)}
    drawn = (
        exhibits.river(facts, ask, tracks),
        exhibits.movers(facts, ask, tracks, standing.year - SPAN, standing.year)
        if standing
        else None,
        exhibits.by_issue(facts, ask),
        exhibits.splits(facts, ask),
        exhibits.moves(facts, ask),
        exhibits.vetoes(facts, ask),
    )
    return [exhibit for exhibit in drawn if exhibit is not None]


QUESTION = Question(
    name="alignment",
    order=95,
    title={
        "en": "How alike do {a} and {b} vote in the United Nations?",
        "ja": "{a}と{b}は国連でどれだけ同じように投票しているか",
    },
    sentences=SENTENCES,
    answer=answer,
    tables=("ideal_points", "ideal_point_moves", "votes", "roll_calls", "vetoes"),
    measures=("joint_vetoes",),
    opposites=(frozenset({"closer", "apart", "steady"}),),
    about={"neighbours": ("x",), "vetoes": ("x",)},
)
