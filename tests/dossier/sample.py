"""An invented pair with invented reports, so that the page can be tested without any data.

Nothing here is a fact: the states are called Alpha and Beta, the sources "Invented …".
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tumen.core.dates import PartialDate, Span
from tumen.core.evidence import (
    Coverage,
    Evidence,
    Finding,
    Licence,
    Origin,
    SourceCard,
    Unknown,
)
from tumen.core.exhibits import Bar, Bars, Table
from tumen.core.kinds import Answer, Ask, Question
from tumen.core.states import State
from tumen.core.values import Lang, Quantity, Text
from tumen.dossier.compose import Composed, compose

DAY = date(2024, 4, 30)
ALPHA = State("AAA", "Alpha", "アルファ国")
BETA = State("BBB", "Beta", "ベータ国", is_disputed=True)
GAMMA = State("CCC", "Gamma", "ガンマ国")
ASK = Ask(ALPHA, BETA, GAMMA, DAY)
HOSTILE = '<script>alert("x")</script> & </style> {{ 7 * 7 }}'


def when(text: str) -> PartialDate:
    return PartialDate.parse(text)


def report(name: str = "r1", **changes: Any) -> Evidence:
    """An invented report of the ledger."""
    piece = Evidence(
        source=f"invented-{name}",
        publisher=f"Invented Daily {name}",
        title=f"An invented report ({name})",
        url=f"https://example.org/{name}",
        published=when("2024-03-02"),
        known=when("2024-03-02"),
        reliability="B",
        credibility=2,
        locator=f"claims/{name}",
        statement=Text(f"Report {name} says so.", f"報告{name}はそう述べる。"),
    )
    return replace(piece, **changes)


def dataset_row(key: str = "2020") -> Evidence:
    """A row of the invented dataset."""
    return Evidence(
        source="invented_counts",
        publisher="Invented Institute",
        title="Invented counts",
        url="https://example.org/counts",
        published=when("2023"),
        known=when("2023-01-01"),
        reliability="A",
        credibility=2,
        locator=f"counts/{key}",
        is_dataset=True,
    )


CARD = SourceCard(
    name="invented_counts",
    origin=Origin(
        producer="Invented Institute",
        title=Text("Invented counts", "架空の統計"),
        version="1",
        released=when("2023"),
        url="https://example.org/counts",
        licence=Licence.OPEN,
        licence_name="CC0",
        citation="Invented Institute (2023)",
        reliability="A",
        reliability_reason="invented",
    ),
    coverage=Coverage(when("1950"), when("2022"), "unknown"),
    known_rule=Text("Rows are known from the release.", "行は公表時から公知とする。"),
)
IDLE = replace(
    CARD,
    name="invented_silence",
    origin=replace(CARD.origin, title=Text("Invented silence", "架空の沈黙")),
    coverage=Coverage(when("1820"), when("1900"), "none"),
)
CARDS = {card.name: card for card in (CARD, IDLE)}


def said(*evidence: Evidence, key: str = "said", **slots: Any) -> Finding:
    return Finding(key, slots or {"a": ALPHA, "b": BETA}, evidence, when=when("2024-03"))


def quoted(piece: Evidence) -> Finding:
    assert piece.statement is not None
    return Finding("quote", {"statement": piece.statement}, (piece,))


SENTENCES: dict[str, dict[Lang, str]] = {
    "said": {"en": "{a} and {b} met.", "ja": "{a}と{b}は会談した。"},
    "open": {"en": "{a} and {b} met", "ja": "{a}と{b}は会談した"},
    "brace": {"en": "{a} and {{b}} met {b}.", "ja": "{a}と{{b}}は会談した{b}。"},
    "likely": {
        "en": "{a} will very likely meet {b}.",
        "ja": "{a}が{b}と会談する可能性が非常に高い。",
    },
    "mixed": {
        "en": "With high confidence {a} is likely to meet {b}.",
        "ja": "確信度:高で、{a}が{b}と会談する可能性が高い。",
    },
    "counted": {"en": "There were {n} meetings.", "ja": "会談は{n}回あった。"},
    "silent": {"en": "no list of meetings is at hand", "ja": "会談の一覧が手元にないため"},
}


def question(name: str, order: int, **changes: Any) -> Question:
    made = Question(
        name=name,
        order=order,
        title={"en": f"Question {name} on {{a}} and {{b}}?", "ja": f"{{a}}と{{b}}の{name}は"},
        sentences=SENTENCES,
        answer=lambda *_: None,  # type: ignore[arg-type, return-value]
    )
    return replace(made, **changes)


FIRST = question("first", 1)
SECOND = question("second", 2, tables=("sanction_measures",))
SUMMARY = question("summary", 3, summarises=True)


def answered() -> list[tuple[Question, Answer]]:
    """Two questions and their summary: quotes, rivals, a hostile report, a gap, two exhibits."""
    rival = report("r2", relation="contradicts", reliability="C", interested=True)
    hostile = report(
        "r3",
        url="javascript:alert(1)",
        publisher=HOSTILE,
        title=f"Title {HOSTILE}",
        statement=Text(
            f"He said {HOSTILE}.".replace("{", "(").replace("}", ")"), "「<b>」と言った。"
        ),
    )
    counted = said(dataset_row("2020"), dataset_row("2021"), key="counted", n=2)
    judgement = said(report("r1"), rival)
    bars = Bars(
        key="first-bars",
        title=Text("Invented figures <b>", "架空の数値<b>"),
        alt=Text("Two invented bars.", "架空の棒2本。"),
        sources=("invented_counts", "invented-r1"),
        made_by="measure invented",
        unit="persons",
        bars=(Bar(Text("One", "一"), 1.0), Bar(Text("Two", "二"), None)),
    )
    table = Table(
        key="second-table",
        title=Text("Invented rows", "架空の表"),
        alt=Text("Invented rows.", "架空の行。"),
        sources=("invented_counts",),
        note=Text("A note.", "注記。"),
        columns=(Text("State", "国"), Text("When", "時期"), Text("How many", "人数")),
        rows=(
            (ALPHA, Span(when("2020"), when("2021-05")), Quantity(3, "persons")),
            (BETA, None, None),
        ),
        numeric=(2,),
    )
    return [
        (SUMMARY, Answer(findings=(judgement,), details=(judgement,), judgement=judgement)),
        (
            SECOND,
            Answer(
                findings=(quoted(hostile),),
                unknowns=(Unknown("silent", {}, Text("a list of meetings", "会談の一覧")),),
                exhibits=(table,),
            ),
        ),
        (
            FIRST,
            Answer(
                findings=(judgement, said(report("r1"), key="likely")),
                details=(counted, quoted(report("r4", published=when("2025")))),
                exhibits=(bars,),
                judgement=judgement,
            ),
        ),
    ]


def composed(lang: Lang = "en") -> Composed:
    return compose(ASK, answered(), CARDS, "snapshot-of-invented-data", lang)


def with_finding(finding: Finding) -> list[tuple[Question, Answer]]:
    """One question with one sentence."""
    return [(FIRST, Answer(findings=(finding,)))]
