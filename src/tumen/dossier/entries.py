"""The chronicle of a dossier in words: entries that name their sources, and their files."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from tumen.core.errors import UsageError
from tumen.core.evidence import Evidence
from tumen.core.exhibits import Happening, Timeline
from tumen.dossier.document import Document
from tumen.dossier.exhibits._scales import year_of
from tumen.dossier.language import span_text, write


@dataclass(frozen=True, slots=True)
class Support:
    """A source of an entry: who published it, when it was known, how it is graded."""

    source: str
    publisher: str
    title: str
    url: str
    known: str
    grade: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry in words. `first` and `last` are years with their fraction; an open end is None.

    `sentence` is the id of the sentence of the dossier that cites it, if one does.
    """

    when: str
    start: str | None
    end: str | None
    first: float | None
    last: float | None
    lane: str
    text: str
    role: str
    reference: str
    sentence: str | None
    evidence: tuple[Support, ...]


@dataclass(frozen=True)
class TimelinePage:
    """The entries of a pair or trio in order of time, and their renderings."""

    document: Document
    timeline: Timeline | None
    entries: tuple[Entry, ...]

    @property
    def lanes(self) -> tuple[tuple[str, str], ...]:
        """Key and name of each lane in use, in order."""
        lanes = self.timeline.lanes if self.timeline else ()
        return tuple((key, write(text, self.document.lang)) for key, text in lanes)

    def within(self, low: float, high: float) -> TimelinePage:
        """Only what touches the years from low to high."""
        kept = tuple(
            e
            for e in self.entries
            if (e.last is None or e.last >= low) and (e.first is None or e.first <= high)
        )
        timeline = self.timeline and _cut(self.timeline, low, high)
        return TimelinePage(self.document, timeline, kept)

    def render(self, form: str) -> str:
        """The text of a file: json, md, csv, svg or vl.json."""
        from tumen.dossier.exhibits import render_svg, to_csv, to_vega_lite

        document, lang = self.document, self.document.lang
        if form == "json":
            whole = {
                "title": document.title, "as_of": document.as_of, "lang": lang,
                "snapshot": document.snapshot, "entries": [asdict(e) for e in self.entries],
            }  # fmt: skip
            return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
        if form == "md":
            lines = [f"# {document.title}", "", document.as_of, ""]
            lines += [
                f"- **{e.when}** ({e.lane}) {e.text} "
                + "; ".join(f"{s.publisher}, {s.known}, {s.grade}" for s in e.evidence)
                + f" `{e.reference}`"
                for e in self.entries
            ]
            return "\n".join(lines) + "\n"
        if self.timeline is None:
            raise UsageError("nothing is dated in these years; widen them (from, to)")
        if form == "csv":
            return to_csv(self.timeline, lang)
        if form == "svg":
            return render_svg(self.timeline, lang)
        return json.dumps(to_vega_lite(self.timeline, lang), ensure_ascii=False, indent=1) + "\n"


def timeline_page(
    document: Document, timeline: Timeline | None, evidence: Mapping[str, Sequence[Evidence]]
) -> TimelinePage:
    """A chronicle in the words of the document's language, each entry with who says it."""
    if timeline is None:
        return TimelinePage(document, None, ())
    lang = document.lang
    lanes = {key: write(text, lang) for key, text in timeline.lanes}
    cited = cited_in(document)
    listed = []
    for one in timeline.happenings:
        pieces = evidence[one.reference]
        places = (one.reference, *(piece.locator for piece in pieces))
        first, last = _years(one)
        listed.append(
            Entry(
                span_text(one.when, lang),
                str(one.when.start) if one.when.start else None,
                str(one.when.end) if one.when.end else None,
                first,
                last,
                lanes[one.lane],
                write(one.label, lang),
                one.role,
                one.reference,
                next((cited[place] for place in places if place in cited), None),
                tuple(dict.fromkeys(support_of(piece) for piece in pieces)),
            )
        )
    listed.sort(key=lambda e: (e.first if e.first is not None else e.last or 0, e.text))
    return TimelinePage(document, timeline, tuple(listed))


def _years(one: Happening) -> tuple[float | None, float | None]:
    start, end = one.when.start, one.when.end
    return year_of(start.earliest) if start else None, year_of(end.latest) if end else None


def _cut(timeline: Timeline, low: float, high: float) -> Timeline | None:
    kept = []
    for one in timeline.happenings:
        first, last = _years(one)
        if (last is None or last >= low) and (first is None or first <= high):
            kept.append(one)
    used = {one.lane for one in kept}
    lanes = tuple(lane for lane in timeline.lanes if lane[0] in used)
    return replace(timeline, happenings=tuple(kept), lanes=lanes) if kept else None


def cited_in(document: Document) -> dict[str, str]:
    """The first sentence that cites a place in a source, by the place."""
    locators = {item.id: item.locator for item in document.evidence}
    cited: dict[str, str] = {}
    for question in document.questions:
        if question.summarises:
            continue
        for sentence in (*question.answer, *question.further):
            for ref in sentence.evidence:
                cited.setdefault(locators[ref.evidence], sentence.id)
    return cited


def support_of(piece: Evidence) -> Support:
    """A piece of evidence as a reader is told of it."""
    return Support(
        piece.source,
        piece.publisher,
        piece.title,
        piece.url,
        str(piece.known),
        f"{piece.reliability}{piece.credibility}",
    )
