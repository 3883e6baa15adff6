"""Evidence under a mark: one card per report or dataset, the best graded piece named first."""

from __future__ import annotations

from tests.dossier.sample import ASK, CARDS, dataset_row, report, said, with_finding
from tumen.core.evidence import Evidence
from tumen.core.values import Text
from tumen.dossier.compose import compose
from tumen.dossier.proof import Proof, proof_of


def proof(*evidence: Evidence) -> Proof:
    document = compose(ASK, with_finding(said(*evidence)), CARDS, "s", "en").document
    pieces = {item.id: item for item in document.evidence}
    return proof_of(document.questions[0].answer[0], pieces)


def test_documents_of_one_report_share_its_card() -> None:
    found = proof(report("r1"), report("r1", source="invented-copy", publisher="Copy"))
    (card,) = found.supports
    assert [piece.publisher for piece in card.documents] == ["Invented Daily r1", "Copy"]
    assert found.more == 1
    assert found.against == 0


def test_rows_of_one_dataset_share_a_card_and_name_it_once() -> None:
    (card,) = proof(dataset_row("1"), dataset_row("2")).supports
    assert card.locators == ("counts/1", "counts/2")
    assert len(card.documents) == 1


def test_the_best_graded_piece_is_named() -> None:
    found = proof(report("r1", reliability="C"), report("r2", reliability="A"), report("r3"))
    assert found.first.publisher == "Invented Daily r2"


def test_rivals_are_counted_by_source() -> None:
    rival = report("r2", relation="contradicts")
    found = proof(report("r1"), rival, report("r3", relation="contradicts", source=rival.source))
    assert len(found.rivals) == 2
    assert found.against == 1


def test_a_statement_that_the_sentence_repeats_is_not_shown_twice() -> None:
    same = report(statement=Text("Alpha and Beta met.", "会った。"))
    other = report("r2")
    found = proof(same, other)
    assert [card.statement for card in found.supports] == [None, "Report r2 says so."]
