"""The document as one self-contained HTML page: no network, readable without scripts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from tumen.core.dates import PartialDate, Span
from tumen.core.site import Site
from tumen.core.values import Lang, Slot
from tumen.dossier.compose import Composed
from tumen.dossier.document import CoverageRow, Document
from tumen.dossier.language import date_text, fill, span_text
from tumen.dossier.proof import Card, proof_of
from tumen.dossier.statements import Statement
from tumen.dossier.words import WORDS

if TYPE_CHECKING:
    from jinja2 import Environment

TICK_YEARS = 50
"""Distance of the marks on the axis of the coverage picture."""


@cache
def environment() -> Environment:
    """Templates with every value escaped and every missing one an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("tumen.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def to_html(
    composed: Composed, site: Site | None = None, statements: Sequence[Statement] = ()
) -> str:
    """The page, self-contained or standing in a site. Everything that comes from data is escaped;
    links go to http(s) only."""
    from markupsafe import Markup

    from tumen.dossier.exhibits import exhibit_css, render_html

    document = composed.document
    lang: Lang = document.lang
    evidence = {item.id: item for item in document.evidence}

    def word(key: str, **slots: Slot) -> str:
        return fill(WORDS[key].in_(lang), slots, lang)

    def day(text: str) -> str:
        return date_text(PartialDate.parse(text), lang)

    def drawn(key: str) -> Markup:
        # The renderers escape every word themselves.
        return Markup(render_html(composed.exhibits[key], lang))

    datasets = {item.id: item.title for item in document.sources if item.kind == "dataset"}
    first = {item.source: item for item in reversed(document.evidence)}

    def names(sources: Iterable[str]) -> list[tuple[str, str | None]]:
        """Who stands behind an exhibit, each once, with the id of its entry on the page."""
        named: dict[str, str | None] = {}
        for source in sources:
            if source in datasets:
                named.setdefault(datasets[source], f"s-{source}")
            elif source in first:
                named.setdefault(first[source].publisher, first[source].id)
            else:
                named.setdefault(source, None)
        return list(named.items())

    shown: set[tuple[str, ...]] = set()

    def is_new(card: Card) -> bool:
        """Whether the page tells of a card for the first time; later it points to the notes."""
        pieces = tuple(piece.id for piece in card.pieces)
        told = pieces in shown
        shown.add(pieces)
        return not told

    def years(row: CoverageRow) -> str:
        first, last = (PartialDate(int(day[:4])) for day in (row.first, row.last))
        return span_text(Span(first, last), lang)

    return (
        environment()
        .get_template("dossier.html")
        .render(
            document=document,
            site=site,
            statements=statements,
            is_card=sum(len(q.answer) + len(q.further) for q in document.questions) == 1,
            evidence=evidence,
            sentences={
                item.id: item
                for question in document.questions
                for item in (*question.answer, *question.further)
            },
            cards=_cards(document),
            headings={question.name: question.heading for question in document.questions},
            always=_in_answers(document),
            proof=lambda sentence: proof_of(sentence, evidence),
            number=lambda name: name.removeprefix("e"),
            is_new=is_new,
            is_later=lambda text: PartialDate.parse(text).earliest.isoformat() > document.as_of,
            axis=_Axis.of(document),
            word=word,
            day=day,
            years=years,
            drawn=drawn,
            names=names,
            link=link,
            style=style_sheet(),
            exhibit_style=Markup(exhibit_css()),
        )
    )


def style_sheet() -> str:
    """The style of our pages, as safe markup."""
    from markupsafe import Markup

    return Markup(environment().get_template("style.css").render())


def link(url: str) -> str | None:
    """The address, if a reader may follow it."""
    return url if url.startswith(("https://", "http://")) else None


def _cards(document: Document) -> dict[str, str]:
    """The id of the card of each sentence: a judgement has that of the sentence it repeats."""
    plain = [question for question in document.questions if not question.summarises]
    own = {item.id: item for q in plain for item in (*q.answer, *q.further)}
    repeated = {item.text: name for name, item in reversed(own.items())}
    repeats = {
        item.id: repeated[item.text]
        for question in document.questions
        if question.summarises
        for item in (*question.answer, *question.further)
        if item.text in repeated
    }
    return {name: name for name in own} | repeats


def _in_answers(document: Document) -> frozenset[str]:
    """Evidence that the answers cite: what print lists even when the rest stays folded."""
    return frozenset(
        ref.evidence
        for question in document.questions
        for sentence in question.answer
        for ref in sentence.evidence
    )


class _Axis:
    """The years of the coverage picture, as percentages of its width."""

    def __init__(self, first: int, last: int) -> None:
        self.first = first - first % 10
        self.last = max(last, self.first + 1)

    @classmethod
    def of(cls, document: Document) -> _Axis:
        today = PartialDate.parse(document.as_of).year
        return cls(
            min((int(row.first[:4]) for row in document.coverage), default=today - 1), today + 1
        )

    def at(self, year: int) -> float:
        """Where a year begins."""
        share = (min(max(year, self.first), self.last) - self.first) / (self.last - self.first)
        return round(100 * share, 2)

    def bar(self, row: CoverageRow) -> tuple[float, float]:
        """Left edge and width of a row's years."""
        left = min(self.at(int(row.first[:4])), 99.5)
        return left, round(max(self.at(int(row.last[:4]) + 1) - left, 0.5), 2)

    @property
    def ticks(self) -> list[tuple[int, float]]:
        """Labelled years with their places."""
        begin = -(-self.first // TICK_YEARS) * TICK_YEARS
        return [(year, self.at(year)) for year in range(begin, self.last, TICK_YEARS)]
