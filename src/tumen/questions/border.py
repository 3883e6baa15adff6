"""How long is the border of the two states, and where can it be crossed?"""

from __future__ import annotations

from collections.abc import Sequence

from tumen.core.dates import PartialDate
from tumen.core.evidence import Evidence, Finding
from tumen.core.exhibits import Exhibit, ReportDot, Strip, Table
from tumen.core.kinds import Answer, Ask, Facts, Question, Row, Sentences
from tumen.core.values import Listing, Quantity, Slots, Text
from tumen.questions._findings import (
    all_evidence,
    current,
    latest_by_place,
    not_known,
    quotes,
    stated,
    strongest,
)
from tumen.questions._maps import places_map
from tumen.questions._weighed import SENTENCES as WEIGHED
from tumen.questions._weighed import weighed

SENTENCES: Sentences = {
    **WEIGHED,
    "length_one": {
        "en": "{a} and {b} share a land border of {length} by the one source at hand.",
        "ja": "{a}と{b}は陸上で国境を接している。手元の情報源では、その長さは{length}である。",
    },
    "lengths_agree": {
        "en": "{a} and {b} share a land border whose length is given as {lengths}: "
        "roundings of one fact, not a contradiction.",
        "ja": "{a}と{b}は陸上で国境を接しており、その長さは{lengths}と記されている。"
        "丸め方の違いであり、矛盾ではない。",
    },
    "lengths_differ": {
        "en": "{a} and {b} share a land border, but sources give its length as {lengths}, "
        "which rounding does not explain; methods of measuring along a river or coast differ.",
        "ja": "{a}と{b}は陸上で国境を接しているが、その長さは{lengths}と情報源により異なる。"
        "丸め方では説明できない差で、川や稜線に沿う測り方の違いが考えられる。",
    },
    "neighbours": {
        "en": "The data set “{dataset}” lists the two as land neighbours since {start}.",
        "ja": "「{dataset}」は、両国を{start}以降、陸続きの隣国と記録している。",
    },
    "no_border": {
        "en": "{a} and {b} do not border each other on land: neither appears in the other's list "
        "of land boundaries.",
        "ja": "{a}と{b}は陸上で国境を接していない。双方の国境一覧に相手国の記載はない。",
    },
    "no_length": {
        "en": "no source at hand lists the land boundaries of {a} or {b}",
        "ja": "{a}と{b}の陸上国境を載せた情報源が手元にないため",
    },
    "no_crossings": {
        "en": "the case ledger has no entry on crossings between {a} and {b}",
        "ja": "{a}と{b}の間の越境地点について、記録簿に項目がないため",
    },
}
LENGTH = Text("the length of the border", "国境の長さ")
BORDER_MAP = Text("The border and its crossings", "国境と越境地点")
WHOLE_KM, WITH_DECIMALS = 1.0, 0.5
"""How far a stated length may be from the line meant: whole kilometres are rounded or cut; a
decimal says less than it seems where the line is a river, whose middle or fairway may be meant."""


def agree(lengths: Sequence[float]) -> bool:
    """Whether one length can stand behind all of them."""
    ranges = [
        (x - WHOLE_KM, x + WHOLE_KM) if x == int(x) else (x - WITH_DECIMALS, x + WITH_DECIMALS)
        for x in lengths
    ]
    return max(low for low, _ in ranges) <= min(high for _, high in ranges)


def answer(facts: Facts, ask: Ask) -> Answer:
    a, b = ask.codes
    listed = facts.between("borders", a, b)
    reported = [
        claim
        for claim in current(facts, facts.claims(about=ask.codes, quantity="border-length"))
        if claim["value"] is not None
    ]
    findings: list[Finding] = []
    unknowns = []
    if length := _length(facts, ask, listed, reported):
        findings.append(length)
    elif profiles := [*facts.involving("borders", a), *facts.involving("borders", b)]:
        evidence = all_evidence(facts, profiles[:1] + profiles[-1:], "borders")
        findings.append(stated("no_border", {"a": ask.a, "b": ask.b}, evidence))
    else:
        would = Text("a list of land boundaries with lengths", "陸上国境とその長さの一覧")
        unknowns.append(not_known("no_length", would, a=ask.a, b=ask.b))
    pooled, drawn = weighed(facts, ask, reported, "border-length", LENGTH)
    findings.extend(pooled)
    has_border = bool(listed or reported)
    touching = [row for row in facts.between("contiguity", a, b) if row["kind"] == "land"]
    if any(not row["valid_to"] for row in touching):
        start = PartialDate.parse(min(row["valid_from"] for row in touching))
        findings.append(
            stated(
                "neighbours",
                {"start": start, "dataset": facts.title(touching[0]["source"])},
                facts.evidence(touching[0], "contiguity"),
                start,
            )
        )
    crossings = current(facts, facts.claims(topics=("border", "corridor"), about=ask.codes))
    crossings = [claim for claim in crossings if claim["quantity"] != "border-length"]
    top = latest_by_place(facts, crossings, ("rail", "road", "crossing"))[:3]
    top = top or strongest(facts, crossings, 2)
    findings.extend(quotes(facts, top))
    if has_border and not crossings:
        would = Text(
            "claims on bridges and checkpoints in a case folder", "橋や検問所に関する記録簿の項目"
        )
        unknowns.append(not_known("no_crossings", would, a=ask.a, b=ask.b))
    return Answer(
        findings=tuple(findings),
        details=quotes(facts, [claim for claim in crossings if claim not in top]),
        exhibits=tuple(_exhibits(facts, ask, listed, reported, drawn)),
        unknowns=tuple(unknowns),
        judgement=findings[0] if has_border else None,
    )


def _length(
    facts: Facts, ask: Ask, listed: Sequence[Row], reported: Sequence[Row]
) -> Finding | None:
    standing = [claim for claim in reported if claim["status"] != "disputed"]
    lengths = [row["length_km"] for row in listed] + [claim["value"] for claim in standing]
    if not lengths:
        return None
    evidence: tuple[Evidence, ...] = (
        *all_evidence(facts, listed, "borders"),
        *all_evidence(facts, standing, "claims"),
        *(
            piece
            for claim in reported
            if claim not in standing
            for piece in facts.evidence(claim, relation="contradicts")
        ),
    )
    distinct = sorted(set(lengths))
    slots: Slots = {"a": ask.a, "b": ask.b}
    if len(distinct) == 1:
        return stated("length_one", {**slots, "length": Quantity(distinct[0], "km")}, evidence)
    key = "lengths_agree" if agree(distinct) else "lengths_differ"
    shown = Listing(tuple(Quantity(length, "km") for length in distinct))
    return stated(key, {**slots, "lengths": shown}, evidence)


def _exhibits(
    facts: Facts,
    ask: Ask,
    listed: Sequence[Row],
    reported: Sequence[Row],
    weighings: Sequence[Exhibit],
) -> list[Exhibit]:
    """The lengths of datasets and ledger on one scale, how the ledger's were weighed, the map."""
    exhibits: list[Exhibit] = []
    pooled = next((drawn for drawn in weighings if isinstance(drawn, Strip)), None)
    dots = [
        ReportDot(
            label=Text(piece.publisher, piece.publisher),
            when=piece.known,
            value=value,
            low=low,
            high=high,
            source=piece.source,
        )
        for row, value, low, high, table in [
            *((row, row["length_km"], None, None, "borders") for row in listed),
            *((c, c["value"], c["low"], c["high"], "claims") for c in reported),
        ]
        for piece in facts.evidence(row, table)
    ]
    if len({dot.value for dot in dots}) > 1:
        exhibits.append(
            Strip(
                key="border-lengths",
                title=Text("Length of the border, by source", "情報源ごとの国境の長さ"),
                alt=Text(
                    "One dot per source with the length it states.",
                    "情報源ごとに、示された長さを点で表す。",
                ),
                sources=tuple(sorted({dot.source for dot in dots})),
                made_by="tables borders, claims (quantity border-length)",
                unit="km",
                dots=tuple(dots),
                band=pooled.band if pooled else None,
                band_label=pooled.band_label if pooled else None,
            )
        )
    exhibits.extend(drawn for drawn in weighings if isinstance(drawn, Table))
    if drawn := places_map(facts, ask.codes, BORDER_MAP, "border-map", _places(facts, ask)):
        exhibits.append(drawn)
    return exhibits


def _places(facts: Facts, ask: Ask) -> list[Row]:
    lines = [set(facts.states.line(code)) for code in ask.codes]
    return [
        row for row in facts.rows("places") if all(line & set(row["subjects"]) for line in lines)
    ]


QUESTION = Question(
    name="border",
    order=40,
    title={
        "en": "How long is the border of {a} and {b}, and where can it be crossed?",
        "ja": "{a}と{b}の国境の長さと越境手段は",
    },
    sentences=SENTENCES,
    answer=answer,
    tables=("borders", "contiguity", "claims", "places", "shapes"),
)
