"""Composing holds the laws of sentences, numbers evidence once and keeps the order of questions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.dossier.sample import (
    ASK,
    CARDS,
    FIRST,
    answered,
    composed,
    dataset_row,
    quoted,
    report,
    said,
    when,
    with_finding,
)
from tumen.core.errors import DataError
from tumen.core.evidence import Finding
from tumen.core.kinds import Answer
from tumen.core.values import LANGS, Lang, Text
from tumen.dossier.compose import Composed, compose
from tumen.dossier.document import canonical


def one(finding: Finding, lang: Lang = "en") -> Composed:
    return compose(ASK, with_finding(finding), CARDS, "s", lang)


def test_a_sentence_without_support_is_refused() -> None:
    finding = said(report())
    object.__setattr__(finding, "evidence", (report(relation="contradicts"),))
    with pytest.raises(DataError, match=r"question first: no evidence supports"):
        one(finding)


def test_evidence_known_after_the_day_is_refused() -> None:
    with pytest.raises(DataError, match=r"claims/r1 became known on 2024-05-01, after 2024-04-30"):
        one(said(report(known=when("2024-05-01"))))


def test_a_month_that_may_end_after_the_day_is_refused() -> None:
    one(said(report(known=when("2024-04"))))
    with pytest.raises(DataError, match="became known on 2024,"):
        one(said(report(known=when("2024"))))


def test_a_later_document_may_record_what_was_public() -> None:
    document = one(said(report(published=when("2025-02-01")))).document
    assert document.evidence[0].published == "2025-02-01"


@pytest.mark.parametrize("lang", LANGS)
def test_likelihood_and_confidence_never_stand_in_one_sentence(lang: Lang) -> None:
    assert one(said(report(), key="likely"), lang)
    with pytest.raises(DataError, match=r"likelihood.*confidence"):
        one(said(report(), key="mixed"), lang)


def test_a_quote_that_mixes_them_names_its_claim() -> None:
    mixed = report(
        statement=Text("It is likely, said with low confidence.", "確信度は低いが五分五分だ。")
    )
    for lang in LANGS:
        with pytest.raises(DataError, match="claims/r1"):
            one(quoted(mixed), lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("key", ["open", "brace"])
def test_an_unfinished_sentence_is_refused(key: str, lang: Lang) -> None:
    with pytest.raises(DataError, match="question first: not a finished sentence"):
        one(said(report(), key=key), lang)


def test_two_exhibits_of_one_name_are_refused() -> None:
    pairs = answered()
    exhibits = pairs[2][1].exhibits
    doubled = Answer(findings=(said(report()),), exhibits=exhibits * 2)
    with pytest.raises(DataError, match="first-bars"):
        compose(ASK, [(FIRST, doubled)], CARDS, "s", "en")


def test_evidence_is_numbered_once_in_order_of_appearance() -> None:
    document = composed().document
    assert [item.locator for item in document.evidence] == [
        "claims/r1", "claims/r2", "counts/2020", "counts/2021", "claims/r4", "claims/r3",
    ]  # fmt: skip
    assert [item.id for item in document.evidence] == [f"e{n}" for n in range(1, 7)]


def test_one_piece_may_support_and_contradict() -> None:
    pair = [said(report("r1"), report("r2", relation="contradicts")), said(report("r2"))]
    document = compose(ASK, [(FIRST, Answer(findings=tuple(pair)))], CARDS, "s", "en").document
    first, second = document.questions[0].answer
    assert [(ref.evidence, ref.relation) for ref in first.evidence] == [
        ("e1", "supports"),
        ("e2", "contradicts"),
    ]
    assert [(ref.evidence, ref.relation) for ref in second.evidence] == [("e2", "supports")]


def test_questions_stand_in_their_order_and_judgements_point_at_theirs() -> None:
    document = composed().document
    assert [question.name for question in document.questions] == ["first", "second", "summary"]
    assert [(item.sentence, item.question) for item in document.judgements] == [
        ("summary-1", "first")
    ]
    assert document.sentence("summary-1").text == "Alpha and Beta met."
    with pytest.raises(KeyError):
        document.sentence("nothing")


def test_a_quote_shows_the_words_of_the_claim() -> None:
    document = one(quoted(report("r9")), "ja").document
    assert document.questions[0].answer[0].text == "報告r9はそう述べる。"


def test_a_gap_says_why_and_what_would_answer() -> None:
    (gap,) = composed("en").document.questions[1].unknown
    assert gap.text == "Not known, because no list of meetings is at hand."
    assert gap.would_answer == "What would answer it: a list of meetings."
    (gap,) = composed("ja").document.questions[1].unknown
    assert gap.text == "不明。会談の一覧が手元にないためである。"


def test_notes_speak_of_disputes_and_of_sanctions_where_there_are_any() -> None:
    keys = [note.key for note in composed().document.notes]
    assert keys == ["horizon", "confidence", "neutral", "disputed", "not_advice"]
    plain = replace(ASK, b=ASK.third)
    quiet = compose(plain, with_finding(said(report())), CARDS, "s", "en").document
    assert [note.key for note in quiet.notes] == ["horizon", "confidence", "neutral"]


def test_sources_are_those_cited_and_coverage_shows_all_at_hand() -> None:
    document = composed().document
    assert document.sources[0].id == "invented_counts"
    assert document.sources[0].licence == "open"
    assert {item.kind for item in document.sources[1:]} == {"document"}
    assert [(row.source, row.is_cited) for row in document.coverage] == [
        ("invented_silence", False),
        ("invented_counts", True),
    ]


def test_a_source_that_only_an_exhibit_draws_is_listed() -> None:
    bars = answered()[2][1].exhibits
    answer = Answer(findings=(said(report()),), exhibits=bars)
    document = compose(ASK, [(FIRST, answer)], CARDS, "s", "en").document
    assert "invented_counts" in [item.id for item in document.sources]


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_input_gives_the_same_bytes(lang: Lang) -> None:
    assert canonical(composed(lang).document) == canonical(composed(lang).document)


def test_rows_of_a_dataset_are_pieces_of_their_own() -> None:
    document = one(said(dataset_row("1"), dataset_row("2"), dataset_row("1"))).document
    assert len(document.evidence) == 2
    assert document.questions[0].answer[0].confidence == "computed"
