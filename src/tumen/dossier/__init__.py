"""The dossier: composed once as a document, rendered as HTML, Markdown and JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tumen.core.errors import UsageError
from tumen.core.site import Site
from tumen.dossier.changes import Changes, Difference, compose_changes
from tumen.dossier.compose import Composed, compose
from tumen.dossier.document import Document, QuestionItem
from tumen.dossier.entries import Entry, TimelinePage, timeline_page
from tumen.dossier.statements import Statement

__all__ = [
    "ChangePage",
    "Composed",
    "Difference",
    "Document",
    "Dossier",
    "Entry",
    "TimelinePage",
    "compose",
    "compose_changes",
    "timeline_page",
]

Form = Literal["html", "md", "json"]
FORMS: tuple[Form, ...] = ("html", "md", "json")


@dataclass(frozen=True)
class MapView:
    """A map in words: what it shows, and a row of cells for each place."""

    key: str
    title: str
    note: str
    alt: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Dossier:
    """A dossier in one language: `document` is its data, the rest are renderings of it."""

    composed: Composed

    @property
    def document(self) -> Document:
        return self.composed.document

    @property
    def slug(self) -> str:
        """A file name without its ending: "USA-JPN"."""
        return f"{self.document.a.code}-{self.document.b.code}"

    def html(self, site: Site | None = None, statements: Sequence[Statement] = ()) -> str:
        from tumen.dossier.to_html import to_html

        return to_html(self.composed, site, statements)

    def only(self, question: str) -> Dossier:
        """The dossier cut to one question and what it cites. Raises UsageError for another name."""
        document = self.document
        whole = [item for item in document.questions if not item.summarises]
        kept = next((item for item in whole if item.name == question), None)
        if kept is None:
            names = ", ".join(item.name for item in whole)
            raise UsageError(f"no question {question!r}; there are {names}")
        return self._cut(f"{kept.heading} – {document.title}", kept)

    def card(self, sentence: str) -> Dossier:
        """The dossier cut to one sentence and what it cites. UsageError for an id it does not have."""
        import msgspec

        for question in self.document.questions:
            said = [s for s in (*question.answer, *question.further) if s.id == sentence]
            if said and not question.summarises:
                break
        else:
            raise UsageError(f"no sentence {sentence!r} in this dossier")
        alone = msgspec.structs.replace(question, answer=said, further=[], unknown=[], exhibits=[])
        return self._cut(said[0].text, alone, notes=[])

    def _cut(self, title: str, question: QuestionItem, **fields: object) -> Dossier:
        """The dossier with that question alone, and of the evidence and sources what it draws on."""
        import msgspec

        document = self.document
        said = [*question.answer, *question.further]
        cited = {ref.evidence for sentence in said for ref in sentence.evidence}
        evidence = [item for item in document.evidence if item.id in cited]
        drawn = {name for item in question.exhibits for name in item.sources}
        sources = {item.source for item in evidence} | drawn
        cut = msgspec.structs.replace(
            document,
            title=title,
            questions=[question],
            judgements=[],
            evidence=evidence,
            sources=[item for item in document.sources if item.id in sources],
            coverage=[row for row in document.coverage if row.source in sources],
            **fields,
        )
        return Dossier(Composed(cut, self.composed.exhibits))

    def picture(self, key: str, width: float) -> str:
        """One exhibit as SVG for a page of that width, coloured by the page's style sheet."""
        from tumen.dossier.exhibits import render_picture

        return render_picture(self.composed.exhibits[key], self.document.lang, width)

    def pins(self, key: str, width: float) -> list[tuple[str, float, float]]:
        """Where the places of a map stand on `picture` of that width: reference, x, y."""
        from tumen.core.exhibits import Map
        from tumen.dossier.exhibits.map import pins

        exhibit = self.composed.exhibits[key]
        return pins(exhibit, width) if isinstance(exhibit, Map) else []

    def maps(self) -> list[MapView]:
        """Every map of the dossier: key, title, note, and its places as a table of words."""
        from tumen.core.exhibits import Map
        from tumen.dossier.exhibits import table_of
        from tumen.dossier.language import write

        lang = self.document.lang
        return [
            MapView(
                key,
                write(exhibit.title, lang),
                write(exhibit.note, lang) if exhibit.note else "",
                write(exhibit.alt, lang),
                *table_of(exhibit, lang),
            )
            for key, exhibit in self.composed.exhibits.items()
            if isinstance(exhibit, Map)
        ]

    def markdown(self) -> str:
        from tumen.dossier.to_markdown import to_markdown

        return to_markdown(self.composed)

    def json(self) -> bytes:
        from tumen.dossier.to_json import to_json

        return to_json(self.composed)

    def render(self, form: str) -> bytes:
        """The bytes of a file in one of FORMS."""
        if form == "html":
            return self.html().encode()
        if form == "md":
            return self.markdown().encode()
        if form == "json":
            return self.json()
        raise UsageError(f"no format {form!r}; there are {', '.join(FORMS)}")

    def exhibits(self) -> dict[str, dict[str, str]]:
        """Every exhibit by key, as SVG (but tables), CSV and Vega-Lite, for reuse elsewhere."""
        return {key: self.exhibit(key) for key in self.composed.exhibits}

    def exhibit(self, key: str) -> dict[str, str]:
        """One exhibit in those forms. Raises UsageError for a key that the dossier does not have."""
        import json

        from tumen.core.exhibits import Table
        from tumen.dossier.exhibits import render_svg, to_csv, to_vega_lite

        lang = self.document.lang
        exhibit = self.composed.exhibits.get(key)
        if exhibit is None:
            raise UsageError(f"no exhibit {key!r}; there are {', '.join(self.composed.exhibits)}")
        spec = to_vega_lite(exhibit, lang)
        forms = {
            "csv": to_csv(exhibit, lang),
            "vl.json": json.dumps(spec, ensure_ascii=False, indent=1) + "\n",
        }
        if not isinstance(exhibit, Table):
            forms["svg"] = render_svg(exhibit, lang)
        return forms

    def headline(self) -> str:
        """Title, day and key judgements as plain text, for a terminal."""
        lines = [f"{self.document.title} ({self.document.as_of})"]
        sentences = [self.document.sentence(item.sentence) for item in self.document.judgements]
        lines += [
            f"  {number}. {sentence.text} [{sentence.confidence_words}]"
            for number, sentence in enumerate(sentences, 1)
        ]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """Rich display in notebooks: the page in a frame of its own."""
        import html

        return f'<iframe srcdoc="{html.escape(self.html())}" width="100%" height="800"></iframe>'


@dataclass(frozen=True)
class ChangePage:
    """What changed between two days, in one language, and its renderings."""

    changes: Changes

    @property
    def slug(self) -> str:
        c = self.changes
        return f"{c.a.code}-{c.b.code}.{c.since}.{c.until}"

    def render(self, form: str) -> bytes:
        """The bytes of a file: html, md, json or atom."""
        from tumen.dossier import changes, render_changes

        if form == "html":
            return render_changes.changes_html(self.changes).encode()
        if form == "md":
            return render_changes.changes_markdown(self.changes).encode()
        if form == "atom":
            return render_changes.changes_atom(self.changes).encode()
        if form == "json":
            return changes.to_json(self.changes)
        raise UsageError(f"no format {form!r}; there are html, md, json, atom")
