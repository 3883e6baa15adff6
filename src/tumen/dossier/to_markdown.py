"""The document as Markdown, for editors: CommonMark with footnotes and pipe tables."""

from __future__ import annotations

from tumen.core.dates import PartialDate, Span
from tumen.core.exhibits import Exhibit
from tumen.core.values import Lang, Slot
from tumen.dossier.compose import Composed
from tumen.dossier.document import (
    CoverageRow,
    Document,
    EvidenceItem,
    ExhibitItem,
    QuestionItem,
    SentenceItem,
    SourceItem,
)
from tumen.dossier.language import date_text, fill, span_text
from tumen.dossier.to_html import link
from tumen.dossier.words import WORDS


def to_markdown(composed: Composed) -> str:
    """One Markdown file; a footnote per piece of evidence, named as in the JSON."""
    return _Page(composed).text()


def escape(text: str) -> str:
    """Text that Markdown leaves alone."""
    for mark in ("\\", "`", "*", "_", "[", "]", "<", ">", "|", "~"):
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


class _Page:
    def __init__(self, composed: Composed) -> None:
        self._document: Document = composed.document
        self._exhibits = composed.exhibits
        self._lang: Lang = composed.document.lang

    def text(self) -> str:
        document = self._document
        blocks = [
            f"# {escape(document.title)}",
            self._word("as_of", day=PartialDate.parse(document.as_of)),
            *self._judgements(),
        ]
        for number, question in enumerate(document.questions, 1):
            blocks += self._question(number, question)
        blocks += [f"## {self._word('coverage')}", self._coverage(), self._word("coverage_note")]
        blocks += [
            f"## {self._word('notes')}",
            "\n".join(f"- {escape(note.text)}" for note in document.notes),
        ]
        blocks += [f"## {self._word('sources')}", "\n".join(map(self._source, document.sources))]
        blocks += [
            "\n".join(f"[^{item.id}]: {self._evidence(item)}" for item in document.evidence),
            self._word(
                "made_with",
                version=document.tumen_version,
                snapshot=document.snapshot,
                id=document.id[:12],
            ),
        ]
        return "\n\n".join(block for block in blocks if block) + "\n"

    def _word(self, key: str, **slots: Slot) -> str:
        return fill(WORDS[key].in_(self._lang), slots, self._lang)

    def _judgements(self) -> list[str]:
        document = self._document
        judged = [document.sentence(item.sentence) for item in document.judgements]
        blocks = [f"## {self._word('judgements')}"]
        blocks.append("\n".join(f"{n}. {self._sentence(item)}" for n, item in enumerate(judged, 1)))
        for question in document.questions:
            if question.summarises:
                blocks += [self._gap(gap.text, gap.would_answer) for gap in question.unknown]
                blocks.append(f"### {self._word('changed')}")
                blocks.append(self._list(question.further) or self._word("no_change"))
        return blocks

    def _question(self, number: int, question: QuestionItem) -> list[str]:
        blocks = [f"## {number}. {escape(question.heading)}"]
        if question.summarises:
            return [*blocks, self._word("summary_note")]
        blocks += [self._sentence(item) for item in question.answer]
        blocks += [self._gap(gap.text, gap.would_answer) for gap in question.unknown]
        for item in question.exhibits:
            blocks += self._exhibit(item, self._exhibits[item.key])
        if question.further:
            blocks += [f"### {self._word('further')}", self._list(question.further)]
        return blocks

    def _list(self, sentences: list[SentenceItem]) -> str:
        return "\n".join(f"- {self._sentence(item)}" for item in sentences)

    def _sentence(self, item: SentenceItem) -> str:
        supports = "".join(
            f"[^{ref.evidence}]" for ref in item.evidence if ref.relation == "supports"
        )
        against = "".join(
            f"[^{ref.evidence}]" for ref in item.evidence if ref.relation == "contradicts"
        )
        rivals = f" / {self._word('rival')} {against}" if against else ""
        return f"{escape(item.text)}{supports} *{item.confidence_words}{rivals}*"

    def _gap(self, text: str, would_answer: str) -> str:
        return f"> {escape(text)} {escape(would_answer)}"

    def _exhibit(self, item: ExhibitItem, exhibit: Exhibit) -> list[str]:
        from tumen.dossier.exhibits import to_markdown as table

        blocks = [f"**{escape(item.title)}**", table(exhibit, self._lang).rstrip("\n")]
        if item.note:
            blocks.append(f"*{escape(item.note)}*")
        return blocks

    def _coverage(self) -> str:
        headings = (self._word("dataset"), self._word("years"), "")
        lines = [f"| {' | '.join(headings)} |", "| --- | --- | --- |"]
        lines += [f"| {' | '.join(self._covered(row))} |" for row in self._document.coverage]
        return "\n".join(lines)

    def _covered(self, row: CoverageRow) -> tuple[str, str, str]:
        span = span_text(
            Span(PartialDate.parse(row.first), PartialDate.parse(row.last)), self._lang
        )
        return escape(row.title), span, "" if row.is_cited else self._word("not_cited")

    def _source(self, source: SourceItem) -> str:
        parts = [f"**{escape(source.title)}**", escape(source.publisher)]
        parts += [
            escape(part) for part in (source.version, source.covers, source.licence_words) if part
        ]
        return f"- {', '.join(parts)}.{_address(source.url)}"

    def _evidence(self, item: EvidenceItem) -> str:
        grade = item.reliability + ("" if item.kind == "dataset" else str(item.credibility))
        day = date_text(PartialDate.parse(item.published or item.known), self._lang)
        said = f" {escape(item.statement)}" if item.statement else ""
        where = f" `{item.locator}`"
        return (
            f"{escape(item.publisher)}, {escape(item.title)}, {day} ({grade})."
            f"{said}{where}{_address(item.url)}"
        )


def _address(url: str) -> str:
    return f" <{url}>" if link(url) else ""
