"""Which zones and corridors join the two, and in what state are they on the day asked?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tumen.core.dates import parse_or_none
from tumen.core.evidence import Finding
from tumen.core.exhibits import Map
from tumen.core.kinds import Answer, Ask, Facts, Question, Row, Sentences
from tumen.core.values import Listing, Slot, Text
from tumen.questions._claims import ledger_answer, timeline_if_any
from tumen.questions._findings import (
    all_evidence,
    current,
    latest_by_place,
    quotes,
    span_of,
    stated,
)
from tumen.questions._maps import places_map

TOPICS = ("zone", "corridor")
SENTENCES: Sentences = {
    "places": {
        "en": "The ledger follows these places that join the two: {places}.",
        "ja": "記録簿が追跡している、両国を結ぶ主な地点は{places}である。",
    },
    "exemption": {
        "en": "UN measures make an exception that touches them: {exemption}.",
        "ja": "国連の措置には、これに関わる例外がある。{exemption}",
    },
    "no_claims": {
        "en": "the case ledger has no entry on zones or corridors between {a} and {b}",
        "ja": "{a}と{b}を結ぶ特区や回廊について、記録簿に項目がないため",
    },
}
LANES = (
    ("zone", Text("Zone", "特区")),
    ("corridor", Text("Rail, road and port", "鉄道・道路・港")),
)


def answer(facts: Facts, ask: Ask) -> Answer:
    claims = current(facts, facts.claims(topics=TOPICS, about=ask.codes))
    lines = [set(facts.states.line(code)) for code in ask.codes]
    shared = claims
    if claims:
        own = current(facts, facts.claims(topics=("zone",), any_of=ask.codes))
        claims = sorted(
            {claim["id"]: claim for claim in (*claims, *own)}.values(),
            key=lambda claim: (claim["valid_from"] or claim["known_from"], claim["id"]),
        )
    before: list[Finding] = []
    used = {claim["place"] for claim in claims if claim["place"]}
    places = [
        row
        for row in facts.rows("places")
        if row["id"] in used and any(line & set(row["subjects"]) for line in lines)
    ]
    if places:
        named: tuple[Slot, ...] = tuple(Text(row["name_en"], row["name_ja"]) for row in places[:6])
        about = [claim for claim in claims if claim["place"] in {row["id"] for row in places}]
        before.append(
            stated("places", {"places": Listing(named)}, all_evidence(facts, about[-3:], "claims"))
        )
    before.extend(_exemptions(facts, ask, lines, places))
    newest = latest_by_place(facts, shared, ("zone", "port", "rail", "road"))
    told = quotes(facts, newest[:3])
    before.extend(told)
    answered = ledger_answer(
        facts,
        ask,
        [claim for claim in claims if claim not in newest[:3]],
        before=before,
        quoted=0 if newest else 2,
        exhibits=[
            *([drawn] if (drawn := _map(facts, ask, places)) else []),
            *timeline_if_any(
                facts,
                "zones-timeline",
                Text("Zones and corridors over time", "特区と回廊の推移"),
                claims,
                LANES,
                lambda claim: str(claim["topic"]),
            ),
        ],
        would_answer=Text(
            "dated claims on zones, ports and lines", "特区・港・路線に関する日付のある記録"
        ),
    )
    return replace(answered, judgement=told[0]) if told else answered


def _map(facts: Facts, ask: Ask, places: Sequence[Row]) -> Map | None:
    """The corridor at large: the places that the claims speak of, if two can be placed."""
    placed = [row for row in places if row["longitude"] is not None]
    if len(placed) < 2:
        return None
    title = Text("Zones, ports and lines", "特区・港・路線の位置")
    return places_map(facts, ask.codes, title, "zones-map", placed)


def _exemptions(
    facts: Facts, ask: Ask, lines: list[set[str]], places: Sequence[Row]
) -> list[Finding]:
    """Exceptions to UN measures whose words name one of the places."""
    named = {word for row in places for word in row["name_en"].split() if word[0].isupper()}
    rows: list[Row] = [
        row
        for row in facts.rows("sanction_measures")
        if row["direction"] == "exemption"
        and any(row["target"] in line for line in lines)
        and span_of(row).possibly_on(ask.as_of)
        and facts.evidence(row, "sanction_measures")
        and any(word in row["summary_en"] for word in named)
    ]
    return [
        stated(
            "exemption",
            {"exemption": Text(row["summary_en"].rstrip("."), row["summary_ja"])},
            facts.evidence(row, "sanction_measures"),
            parse_or_none(row["valid_from"]),
        )
        for row in rows[:1]
    ]


QUESTION = Question(
    name="zones",
    order=14,
    title={
        "en": "Which zones and corridors join {a} and {b}?",
        "ja": "{a}と{b}を結ぶ特区や回廊の現状は",
    },
    sentences=SENTENCES,
    answer=answer,
    tables=("claims", "places", "sanction_measures"),
)
