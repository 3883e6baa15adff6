"""Renderings of an audit: HTML, Markdown, CSV, JSON, W3C Web Annotations, schema.org ClaimReview."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from tumen.audit.document import AuditDocument, Sentence, word
from tumen.audit.verdict import FIRM
from tumen.core.errors import UsageError

if TYPE_CHECKING:
    from jinja2 import Environment

FORMS = ("html", "md", "json", "csv", "annotations", "claim-review")
RATINGS = {"supported": 5, "outdated": 2, "contradicted": 1}


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("tumen.audit", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )


def _markdown(text: str) -> str:
    """Text that Markdown and the HTML inside it leave alone."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_{}\[\]()#!|~])", r"\\\1", " ".join(text.split()))


@dataclass(frozen=True)
class AuditPage:
    """An audited text: `document` is its data, the rest are renderings of it."""

    document: AuditDocument
    style: str = ""

    def html(self) -> str:
        """One self-contained page without script; every character of the text is escaped."""
        from markupsafe import Markup

        document = self.document
        return (
            _environment()
            .get_template("audit.html")
            .render(
                document=document,
                parts=self._parts(),
                asked=self._word("asked", written=document.written, as_of=document.as_of),
                word=self._word,
                style=Markup(self.style),
            )
        )

    def _word(self, key: str, **slots: object) -> str:
        return word(key, self.document.lang, **slots)

    def _parts(self) -> list[tuple[str, Sentence | None]]:
        parts: list[tuple[str, Sentence | None]] = []
        at = 0
        for sentence in self.document.sentences:
            parts.append((self.document.text[at : sentence.start], None))
            parts.append((sentence.text, sentence))
            at = sentence.end
        return [*parts, (self.document.text[at:], None)]

    def markdown(self) -> str:
        document = self.document
        lines = [
            f"# {self._word('title')}", "",
            self._word("asked", written=document.written, as_of=document.as_of), "",
            f"| {self._word('verdict')} | {self._word('count')} |", "|---|---:|",
            *(f"| {self._word(kind)} | {n} |" for kind, n in document.summary.items()), "",
        ]  # fmt: skip
        for s in document.sentences:
            lines += [f"## {s.number}. {self._word(s.verdict)}", "", f"> {_markdown(s.text)}", ""]
            for a in s.assertions:
                lines.append(_markdown(a.explanation))
                for e in a.evidence:
                    lines.append(
                        f"- {_markdown(e.publisher)}: {_markdown(e.title)} ({e.grade}, "
                        f"{self._word('known')} {e.known}, `{e.locator}`)"
                    )
                if a.nearest:
                    near = ", ".join(f"`{e.locator}`" for e in a.nearest)
                    lines.append(f"- {self._word('nearest')}: {near}")
                lines.append("")
        return "\n".join(lines)

    def json(self) -> bytes:
        return msgspec.json.format(msgspec.json.encode(self.document), indent=1) + b"\n"

    def csv(self) -> str:
        """One row per sentence; a cell that a spreadsheet would run as a formula is quoted."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(["number", "verdict", "changed", "sentence", "explanation", "evidence"])
        for s in self.document.sentences:
            gravest = next(a for a in s.assertions if a.verdict == s.verdict)
            cells = [s.text, gravest.explanation]
            safe = [f"'{c}" if c[:1] in "=+-@\t" else c for c in cells]
            writer.writerow(
                [
                    s.number,
                    s.verdict,
                    gravest.changed or "",
                    *safe,
                    " ".join(dict.fromkeys(e.locator for e in gravest.evidence)),
                ]
            )
        return buffer.getvalue()

    def annotations(self) -> dict[str, Any]:
        """A page of W3C Web Annotations, one per sentence, by place and by quotation."""
        text = self.document.text
        items = [
            {
                "id": f"#s{s.number}",
                "type": "Annotation",
                "motivation": "assessing",
                "body": [
                    {"type": "TextualBody", "purpose": "classifying", "value": s.verdict},
                    *(
                        {
                            "type": "TextualBody",
                            "purpose": "commenting",
                            "language": self.document.lang,
                            "format": "text/plain",
                            "value": a.explanation,
                        }
                        for a in s.assertions
                    ),
                ],
                "target": {
                    "source": "urn:tumen:text",
                    "selector": [
                        {"type": "TextPositionSelector", "start": s.start, "end": s.end},
                        {
                            "type": "TextQuoteSelector",
                            "exact": s.text,
                            "prefix": text[max(0, s.start - 32) : s.start],
                            "suffix": text[s.end : s.end + 32],
                        },
                    ],
                },
            }
            for s in self.document.sentences
        ]
        return {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "type": "AnnotationPage",
            "items": items,
        }

    def claim_review(self) -> list[dict[str, Any]]:
        """schema.org ClaimReview, of firm verdicts only."""
        return [
            {
                "@context": "https://schema.org",
                "@type": "ClaimReview",
                "datePublished": self.document.as_of,
                "inLanguage": self.document.lang,
                "claimReviewed": s.text,
                "author": {"@type": "Organization", "name": "Tumen"},
                "itemReviewed": {
                    "@type": "Claim",
                    "datePublished": self.document.written,
                    "appearance": {"@type": "CreativeWork", "text": s.text},
                },
                "reviewRating": {
                    "@type": "Rating",
                    "ratingValue": RATINGS[s.verdict],
                    "worstRating": 1,
                    "bestRating": 5,
                    "alternateName": self._word(s.verdict),
                },
                "citation": [e.url for a in s.assertions for e in a.evidence if e.url],
            }
            for s in self.document.sentences
            if s.verdict in {kind.value for kind in FIRM}
        ]

    def render(self, form: str) -> bytes:
        """The bytes of a file in one of FORMS."""
        if form == "html":
            return self.html().encode()
        if form == "md":
            return self.markdown().encode()
        if form == "json":
            return self.json()
        if form == "csv":
            return self.csv().encode()
        if form in ("annotations", "claim-review"):
            data: object = self.annotations() if form == "annotations" else self.claim_review()
            return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"
        raise UsageError(f"no format {form!r}; there are {', '.join(FORMS)}")
