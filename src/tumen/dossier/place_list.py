"""The border and crossings of a dossier in words: what is said of the line, and place by place."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from tumen.core.errors import UsageError
from tumen.core.places import PlaceKnown, Told
from tumen.core.values import Lang
from tumen.dossier.document import Document, SentenceItem
from tumen.dossier.entries import Support, cited_in, support_of
from tumen.dossier.exhibits._words import word
from tumen.dossier.language import date_text, write

BORDER = "border"
"""The question that tells of the line itself."""


@dataclass(frozen=True, slots=True)
class Report:
    """What is said of a place, since when, by whom; `sentence` cites it in the dossier."""

    text: str
    when: str
    reference: str
    sentence: str | None
    evidence: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class PlaceItem:
    """A place in words."""

    id: str
    name: str
    kind: str
    longitude: float | None
    latitude: float | None
    since: str
    state: Report | None
    told: tuple[Report, ...]


@dataclass(frozen=True)
class PlacePage:
    """The places of a pair or trio, and the sentences on its border."""

    document: Document
    border: tuple[SentenceItem, ...]
    unknown: tuple[str, ...]
    places: tuple[PlaceItem, ...]

    def render(self, form: str) -> str:
        """The text of a file: json, md or csv."""
        document = self.document
        if form == "json":
            whole = {
                "title": document.title, "as_of": document.as_of, "lang": document.lang,
                "snapshot": document.snapshot,
                "border": [{"sentence": s.id, "text": s.text} for s in self.border],
                "unknown": list(self.unknown),
                "places": [asdict(place) for place in self.places],
            }  # fmt: skip
            return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
        if form == "md":
            lines = [
                f"# {document.title}",
                "",
                document.as_of,
                "",
                *(s.text for s in self.border),
                *self.unknown,
            ]
            for place in self.places:
                lines += ["", f"## {place.name} ({place.kind})"]
                lines += [
                    f"- **{r.when}** {r.text} {_named(r)} `{r.reference}`" for r in place.told
                ]
            return "\n".join(lines) + "\n"
        if form == "csv":
            out = io.StringIO()
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(
                ("id", "name", "kind", "longitude", "latitude", "since", "state", "state_of", "sources")
            )  # fmt: skip
            for p in self.places:
                said = (p.state.text, p.state.when, _named(p.state)) if p.state else ("", "", "")
                writer.writerow((p.id, p.name, p.kind, p.longitude, p.latitude, p.since, *said))
            return out.getvalue()
        raise UsageError(f"no list of places as {form!r}; there are json, md, csv")


def _named(report: Report) -> str:
    return "; ".join(f"{s.publisher}, {s.known}, {s.grade}" for s in report.evidence)


def place_page(document: Document, known: Sequence[PlaceKnown]) -> PlacePage:
    """Places in the words of the document's language, after what it says of the border."""
    cited = cited_in(document)
    questions = [question for question in document.questions if question.name == BORDER]
    said = tuple(sentence for question in questions for sentence in question.answer)
    unknown = tuple(gap.text for question in questions for gap in question.unknown)
    items = []
    for place in known:
        items.append(
            PlaceItem(
                place.id,
                write(place.name, document.lang),
                word(place.kind, document.lang),
                place.longitude,
                place.latitude,
                date_text(place.since, document.lang) if place.since else "",
                _report(place.state, document.lang, cited) if place.state else None,
                tuple(_report(told, document.lang, cited) for told in place.told),
            )
        )
    return PlacePage(document, said, unknown, tuple(items))


def _report(told: Told, lang: Lang, cited: Mapping[str, str]) -> Report:
    return Report(
        write(told.statement, lang),
        date_text(told.when, lang) if told.when else "",
        told.reference,
        cited.get(told.reference),
        tuple(dict.fromkeys(support_of(piece) for piece in told.evidence)),
    )
