"""The document as Markdown, for editors: evidence as footnotes."""

from __future__ import annotations

from tumen.core.dates import PartialDate
from tumen.core.values import Lang, Slot
from tumen.dossier.compose import Composed
from tumen.dossier.document import EvidenceItem, ExhibitItem, SentenceItem
from tumen.dossier.language import date_text, fill
from tumen.dossier.words import WORDS


def to_markdown(composed: Composed) -> str:
    """One Markdown file: CommonMark with footnotes and pipe tables."""
    document = composed.document
    lang: Lang = "ja" if document.lang == "ja" else "en"

    def word(key: str, **slots: Slot) -> str:
        return fill(WORDS[key].in_(lang), slots, lang)

    lines = [
        f"# {escape(document.title)}",
        "",
        word("as_of", day=PartialDate.parse(document.as_of)),
        "",
        f"## {word('judgements')}",
        "",
        *(f"- {_sentence(judgement.sentence)}" for judgement in document.judgements),
        "",
        f"## {word('changed')}",
        "",
        *([f"- {_sentence(item)}" for item in document.changed] or [word("no_change")]),
        "",
    ]
    for number, question in enumerate(document.questions, 1):
        lines += [f"## {number}. {escape(question.heading)}", ""]
        lines += [_sentence(item) + "\n" for item in question.answer]
        lines += [f"{escape(gap.text)} {escape(gap.would_answer)}\n" for gap in question.unknown]
        for exhibit in question.exhibits:
            lines += _exhibit(exhibit)
        if question.further:
            lines += [f"### {word('further')}", ""]
            lines += [f"- {_sentence(item)}" for item in question.further]
            lines.append("")
    lines += [f"## {word('coverage')}", "", *_exhibit(document.coverage)]
    lines += [f"## {word('notes')}", "", *(f"- {escape(note)}" for note in document.notes), ""]
    lines += [f"## {word('sources')}", ""]
    for source in document.sources:
        parts = [f"**{escape(source.title)}**", escape(source.publisher)]
        parts += [escape(x) for x in (source.version, source.covers, source.licence) if x]
        lines.append(f"- {', '.join(parts)}. <{_link(source.url)}>")
    lines.append("")
    lines += [f"[^{item.id}]: {_evidence(item, lang)}" for item in document.evidence]
    lines += [
        "",
        word(
            "made_with",
            version=document.tumen_version,
            snapshot=document.snapshot,
            id=document.id[:12],
        ),
        "",
    ]
    return "\n".join(lines)


def escape(text: str) -> str:
    """Text that Markdown leaves alone."""
    for mark in ("\\", "`", "*", "_", "[", "]", "<", ">", "|"):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\n", " ")


def _link(url: str) -> str:
    return url if url.startswith(("http://", "https://")) else ""


def _sentence(item: SentenceItem) -> str:
    marks = "".join(f"[^{ref.evidence}]" for ref in item.evidence)
    return f"{escape(item.text)}{marks} ({item.confidence_words})"


def _evidence(item: EvidenceItem, lang: Lang) -> str:
    known = date_text(PartialDate.parse(item.known), lang)
    grade = item.reliability if item.kind == "dataset" else f"{item.reliability}{item.credibility}"
    said = f" {escape(item.statement)}" if item.statement else ""
    return f"{escape(item.publisher)}, {escape(item.title)}, {known}, {grade}.{said} <{_link(item.url)}>"


def _exhibit(exhibit: ExhibitItem) -> list[str]:
    lines = [f"**{escape(exhibit.title)}**", ""]
    lines.append("| " + " | ".join(escape(column) for column in exhibit.columns) + " |")
    lines.append("|" + " --- |" * len(exhibit.columns))
    lines += ["| " + " | ".join(escape(cell) for cell in row) + " |" for row in exhibit.rows]
    lines.append("")
    if exhibit.note:
        lines += [f"*{escape(exhibit.note)}*", ""]
    return lines
