"""What stands under the mark of a sentence: its evidence, gathered into cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tumen.dossier.document import EvidenceItem, SentenceItem


@dataclass(frozen=True, slots=True)
class Card:
    """One report with the documents that carry it, or one dataset with the rows it gives.

    `statement` is what the report says; None where the sentence says just that.
    """

    is_rival: bool
    statement: str | None
    pieces: tuple[EvidenceItem, ...]
    locators: tuple[str, ...]

    @property
    def documents(self) -> tuple[EvidenceItem, ...]:
        """The pieces, one per source."""
        return tuple({piece.source: piece for piece in reversed(self.pieces)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class Proof:
    """All evidence of a sentence: what it rests on, and what speaks against it."""

    supports: tuple[Card, ...]
    rivals: tuple[Card, ...]

    @property
    def first(self) -> EvidenceItem:
        """The piece to name beside the sentence: the best graded, the first among equals."""
        pieces = [piece for card in self.supports for piece in card.pieces]
        return min(pieces, key=lambda piece: (piece.reliability, piece.credibility))

    @property
    def more(self) -> int:
        """How many further sources support it."""
        return len({piece.source for card in self.supports for piece in card.pieces}) - 1

    @property
    def against(self) -> int:
        """How many sources speak against it."""
        return len({piece.source for card in self.rivals for piece in card.pieces})


def proof_of(sentence: SentenceItem, evidence: Mapping[str, EvidenceItem]) -> Proof:
    """The evidence of a sentence: claims by their place in the ledger, datasets by their name."""
    gathered: dict[tuple[bool, str], list[EvidenceItem]] = {}
    for ref in sentence.evidence:
        piece = evidence[ref.evidence]
        place = piece.source if piece.kind == "dataset" else piece.locator
        gathered.setdefault((ref.relation == "contradicts", place), []).append(piece)
    cards = [
        Card(
            is_rival=is_rival,
            statement=pieces[0].statement if pieces[0].statement != sentence.text else None,
            pieces=tuple(pieces),
            locators=tuple(dict.fromkeys(piece.locator for piece in pieces)),
        )
        for (is_rival, _), pieces in gathered.items()
    ]
    return Proof(
        tuple(card for card in cards if not card.is_rival),
        tuple(card for card in cards if card.is_rival),
    )
