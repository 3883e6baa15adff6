"""The list of sources and the years of which each speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tumen.core.dates import Span
from tumen.core.evidence import SourceCard
from tumen.core.values import Lang
from tumen.dossier.document import CoverageRow, EvidenceItem, SourceItem
from tumen.dossier.language import fill, write
from tumen.dossier.words import WORDS


def source_items(
    cited: Sequence[EvidenceItem], drawn: set[str], cards: Mapping[str, SourceCard], lang: Lang
) -> list[SourceItem]:
    """Datasets, then documents, in the order in which sentences cite them; `drawn` are the sources
    of exhibits, some of which no sentence cites."""
    names = list(dict.fromkeys(item.source for item in cited))
    names += sorted(name for name in drawn - set(names) if name in cards)
    first: dict[str, EvidenceItem] = {}
    for item in cited:
        first.setdefault(item.source, item)
    datasets = [_dataset(cards[name], lang) for name in names if name in cards]
    documents = [_document(first[name]) for name in names if name not in cards]
    return datasets + documents


def _document(item: EvidenceItem) -> SourceItem:
    return SourceItem(item.source, "document", item.title, item.publisher, item.url, item.published)


def _dataset(card: SourceCard, lang: Lang) -> SourceItem:
    origin, coverage = card.origin, card.coverage
    absence = "absence_none" if coverage.absent_row == "none" else "absence_unknown"
    return SourceItem(
        id=card.name,
        kind="dataset",
        title=write(origin.title, lang),
        publisher=origin.producer,
        url=origin.url,
        released=str(origin.released),
        version=origin.version,
        licence=origin.licence.value,
        licence_words=f"{write(WORDS[f'licence_{origin.licence.value}'], lang)} ({origin.licence_name})",
        citation=origin.citation,
        covers=write(Span(coverage.first, coverage.last), lang),
        absence=fill(WORDS[absence].in_(lang), {}, lang),
        known_rule=write(card.known_rule, lang),
        caveats=[write(caveat, lang) for caveat in card.caveats],
    )


def coverage_rows(cards: Mapping[str, SourceCard], used: set[str], lang: Lang) -> list[CoverageRow]:
    """All datasets at hand, the longest memory first: silence shows only beside its coverage."""
    rows = [
        CoverageRow(
            source=name,
            title=write(card.origin.title, lang),
            first=str(card.coverage.first),
            last=str(card.coverage.last),
            absent_row="none" if card.coverage.absent_row == "none" else "unknown",
            is_cited=name in used,
        )
        for name, card in cards.items()
    ]
    return sorted(rows, key=lambda row: (row.first, row.last, row.source))
