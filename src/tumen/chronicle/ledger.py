"""What the case ledger dates: acts among its claims, treaties, and measures against one of the pair."""

from __future__ import annotations

from collections.abc import Iterator

from tumen.chronicle.lanes import LANES, Dated
from tumen.core.dates import Span, parse_or_none
from tumen.core.exhibits import Happening, Role
from tumen.core.kinds import Facts, Row
from tumen.core.values import Text
from tumen.questions._findings import current, span_of

ACTS = {
    "visit": "visits",
    "summit": "visits",
    "meeting": "visits",
    "treaty-act": "treaties",
    "recognition": "relations",
    "rupture": "relations",
    "dispatch": "forces",
    "combat": "forces",
    "transfer": "forces",
    "acknowledgement": "forces",
    "denial": "forces",
    "commemoration": "forces",
    "veto": "council",
    "measure": "council",
    "monitoring": "council",
    "membership": "relations",
    "opening": "crossings",
    "closure": "crossings",
    "reopening": "crossings",
    "construction": "crossings",
    "transport": "crossings",
    "event": "",
    "return": "",
    "condition": "",
}
"""Kinds of claims that are acts or conditions, and their lanes; none: by topic."""
TOPICS = {
    "history": "states",
    "origin": "states",
    "war": "wars",
    "alliance": "visits",
    "deployment": "forces",
    "military-cooperation": "forces",
    "casualties": "forces",
    "sanctions": "council",
    "border": "crossings",
    "corridor": "crossings",
    "zone": "crossings",
    "workers": "people",
    "travel": "people",
    "recognition": "relations",
}
LASTING = {"condition", "measure", "construction"}
LEFT_TO_TOPIC = {"history", "origin", "war", "travel", "workers"}
"""Topics whose claims keep their lane for these kinds too: an opening for travellers is travel."""
MOVED = {"event", "opening", "reopening", "closure", "transport", "combat"}


def dated(facts: Facts, pair: tuple[str, str]) -> Iterator[Dated]:
    """Everything that the ledger dates about the pair."""
    for claim in current(facts, facts.claims(kinds=tuple(ACTS), any_of=pair)):
        if _is_theirs(facts, pair, claim):
            yield from _claim(facts, claim)
    for treaty in facts.between("treaties", *pair):
        yield from _treaty(facts, treaty)
    yield from _measures(facts, pair)


def _is_theirs(facts: Facts, pair: tuple[str, str], claim: Row) -> bool:
    """Whether a claim is about both, or about one of them in the case that follows just these two."""
    lines = [set(facts.states.line(code)) for code in pair]
    case = {member for code in claim["case_states"] for member in facts.states.line(code)}
    return all(line & set(claim["subjects"]) for line in lines) or (
        bool(case) and case <= set().union(*lines)
    )


def _claim(facts: Facts, claim: Row) -> Iterator[Dated]:
    span, evidence = span_of(claim), facts.evidence(claim)
    if not evidence or not (span.start or span.end):
        return
    if claim["kind"] not in LASTING:  # an act without a stated end is a moment
        span = Span(span.start or span.end, span.end or span.start)
    lane = ACTS[claim["kind"]]
    by_topic = TOPICS.get(claim["topic"], "other")
    if not lane or (claim["topic"] in LEFT_TO_TOPIC and claim["kind"] in MOVED):
        lane = by_topic
    assert lane in LANES
    disputed = claim["status"] in ("disputed", "denied")
    yield Dated(
        Happening(
            Text(claim["statement_en"], claim["statement_ja"]),
            span,
            lane,
            "rival" if disputed else "warn" if claim["kind"] == "rupture" else "pair",
            f"claims/{claim['id']}",
        ),
        evidence,
    )


def _treaty(facts: Facts, treaty: Row) -> Iterator[Dated]:
    """Signature, entry into force where later, and end: each is an act with a day."""
    evidence = facts.evidence(treaty, "treaties")
    acts = {
        "signed": ("{} signed", "{}に署名"),
        "in_force": ("{} enters into force", "{}が発効"),
        "terminated": ("{} ends", "{}が終了"),
    }
    seen: set[str] = set()
    for column, (en, ja) in acts.items():
        when = treaty[column]
        if not when or when in seen or not evidence:
            continue
        seen.add(when)
        day = parse_or_none(when)
        label = Text(en.format(treaty["name_en"]), ja.format(f"「{treaty['name_ja']}」"))
        role: Role = "warn" if column == "terminated" else "pair"
        yield Dated(
            Happening(label, Span(day, day), "treaties", role, f"treaties/{treaty['id']}"), evidence
        )


def _measures(facts: Facts, pair: tuple[str, str]) -> Iterator[Dated]:
    """Resolutions and laws with measures against one of the pair, by a body of states or the other."""
    both = {member for code in pair for member in facts.states.line(code)}
    instruments: dict[tuple[str, str, str], list[Row]] = {}
    for row in facts.rows("sanction_measures"):
        ours = row["authority"] in both or row["authority"] not in facts.states
        if row["adopted"] and row["target"] in both and ours:
            key = (row["adopted"], row["instrument"], row["target"])
            instruments.setdefault(key, []).append(row)
    for (adopted, instrument, target), rows in sorted(instruments.items()):
        evidence = facts.evidence(rows[0], "sanction_measures")
        day, state = parse_or_none(adopted), facts.states[target]
        if not evidence:
            continue
        yield Dated(
            Happening(
                Text(
                    f"{instrument}: {rows[0]['summary_en']}"
                    + (f" And {len(rows) - 1} more measures." if len(rows) > 1 else ""),
                    f"{instrument}（対{state.name_ja}）。{rows[0]['summary_ja']}"
                    + (f"ほか{len(rows) - 1}件の措置。" if len(rows) > 1 else ""),
                ),
                Span(day, day),
                "council",
                "pair",
                f"sanction_measures/{rows[0]['id']}",
            ),
            evidence,
        )
