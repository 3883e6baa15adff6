"""Everything of a dossier that has a date, on one line of time: the entries of all its timelines."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.core.exhibits import Happening, Timeline
from tumen.core.values import Text
from tumen.dossier.compose import Composed
from tumen.dossier.exhibits._scales import year_of
from tumen.dossier.language import span_text, write

TITLE = Text("All that has a date", "日付のある記録のすべて")


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


def timelines(composed: Composed) -> Timeline | None:
    """All timelines of a dossier as one: lanes in their order, every entry once."""
    found = [e for e in composed.exhibits.values() if isinstance(e, Timeline)]
    if not found:
        return None
    lanes: dict[str, Text] = {}
    names: dict[tuple[str, str], str] = {}
    happenings: dict[tuple[str, str], Happening] = {}
    for exhibit in found:
        for key, text in exhibit.lanes:
            name = next((k for k, t in lanes.items() if t.en == text.en), None)
            names[exhibit.key, key] = name or f"{exhibit.key}-{key}"
            lanes.setdefault(names[exhibit.key, key], text)
        for one in exhibit.happenings:
            happenings.setdefault(
                (one.reference or str(one.when), one.label.en),
                Happening(
                    one.label, one.when, names[exhibit.key, one.lane], one.role, one.reference
                ),
            )
    used = {one.lane for one in happenings.values()}
    return Timeline(
        key="timeline",
        title=TITLE,
        alt=Text(
            f"{len(happenings)} dated entries in {len(used)} lanes.",
            f"日付のある記録{len(happenings)}件を{len(used)}の区分に分けて示す。",
        ),
        sources=tuple(dict.fromkeys(source for exhibit in found for source in exhibit.sources)),
        lanes=tuple((key, text) for key, text in lanes.items() if key in used),
        happenings=tuple(happenings.values()),
    )


def entries(composed: Composed) -> list[Entry]:
    """The entries of the one timeline in order of time."""
    whole = timelines(composed)
    if whole is None:
        return []
    document, lang = composed.document, composed.document.lang
    lanes = {key: write(text, lang) for key, text in whole.lanes}
    cited: dict[str, str] = {}
    locators = {item.id: item.locator for item in document.evidence}
    for question in document.questions:
        for sentence in (*question.answer, *question.further):
            for ref in sentence.evidence:
                cited.setdefault(locators[ref.evidence], sentence.id)
    listed = []
    for one in whole.happenings:
        start, end = one.when.start, one.when.end
        listed.append(
            Entry(
                span_text(one.when, lang),
                str(start) if start else None,
                str(end) if end else None,
                year_of(start.earliest) if start else None,
                year_of(end.latest) if end else None,
                lanes[one.lane],
                write(one.label, lang),
                one.role,
                one.reference,
                cited.get(one.reference),
            )
        )
    listed.sort(key=lambda e: (e.first if e.first is not None else e.last or 0, e.text))
    return listed
