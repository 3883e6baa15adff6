"""A text held against the evidence: read, judged sentence by sentence, checked against itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tumen.audit.match import judge
from tumen.audit.match.claims import nearest
from tumen.audit.match.clocks import Clocks
from tumen.audit.meaning import words
from tumen.audit.names import Gazetteer
from tumen.audit.parts import cut
from tumen.audit.reading import Reading, gazetteer, read
from tumen.audit.restate import Reader, accepted
from tumen.audit.sentences import split
from tumen.audit.verdict import Kind, Verdict, worst
from tumen.core.kinds import Facts
from tumen.core.values import Lang

SAME = re.compile(r"\b(?:that|those|the same|its|his|her|the)\b|その|同じ|この", re.I)
"""What tells that a sentence goes on about the same thing."""
CLOSE = 0.5
"""Shared content from which two sentences of a text count as speaking of the same thing."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with its verdicts, the worst of which is its own."""

    reading: Reading
    verdicts: tuple[Verdict, ...]

    @property
    def verdict(self) -> Verdict:
        return worst(self.verdicts)


def audit(
    text: str,
    lang: Lang,
    then: Facts,
    now: Facts,
    about: tuple[str, ...],
    written: date,
    reader: Reader | None = None,
) -> list[Judged]:
    """Every sentence judged. `then` is what was public at the writing, `now` on the day asked.

    A `reader` is asked for plainer words of what the rules could not place.
    """
    names = gazetteer(now)
    pieces = split(text)
    if not about:
        found = Counter(n.code for n in names.find(text))
        about = tuple(code for code, _ in found.most_common(2)) if len(found) > 1 else ()
    readings = read(pieces, lang, names, about, written)
    clocks = Clocks(then, now)
    judged = [Judged(reading, tuple(_judge(reading, clocks))) for reading in readings]
    if reader is not None and judged:
        judged = _reread(judged, reader, lang, names, about, written, clocks)
    return _against_itself(judged)


def _reread(
    judged: list[Judged],
    reader: Reader,
    lang: Lang,
    names: Gazetteer,
    about: tuple[str, ...],
    written: date,
    clocks: Clocks,
) -> list[Judged]:
    """What was not covered, judged again in the reader's words where those add nothing to the text."""
    pieces = [item.reading.piece for item in judged]
    said = reader.restate([piece.text for piece in pieces], lang)
    plainer = accepted(said, pieces, lang, names, about, written)
    found = list(judged)
    for index, texts in plainer.items():
        if judged[index].verdict.kind is not Kind.NOT_COVERED:
            continue
        piece, pair = pieces[index], judged[index].reading.pair
        verdicts = [
            replace(verdict, reader=reader.name)
            for text in texts
            for reading in read([replace(piece, text=text)], lang, names, pair, written)
            for verdict in judge(reading, clocks)
        ]
        if verdicts:
            found[index] = Judged(judged[index].reading, tuple(verdicts))
    return found


def _judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    advised = reading.has("travel") and any(a.unit == "level" for a in reading.amounts)
    if reading.has("opinion") and not advised:
        return [Verdict(Kind.OPINION, "opinion", reading.text)]
    found = judge(reading, clocks)
    if not found or any(verdict.kind is not Kind.SUPPORTED for verdict in found):
        found = _by_parts(reading, clocks) or found
    if found:
        return found
    return [Verdict(Kind.NOT_COVERED, "none", reading.text, nearest=nearest(reading, clocks))]


def _by_parts(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """The verdicts on the statements that a sentence joins, where each of them has one."""
    parts = [judge(part, clocks) for part in cut(reading, gazetteer(clocks.now))]
    return [verdict for part in parts for verdict in part] if all(parts) else []


def _against_itself(judged: Sequence[Judged]) -> list[Judged]:
    """Two sentences that give different figures of one unit for the same thing."""
    found = list(judged)
    for i, first in enumerate(judged):
        for j in range(i + 1, min(len(judged), i + 60)):
            second = judged[j]
            if _clash(first.reading, second.reading):
                for at, other in ((i, j), (j, i)):
                    if found[at].verdict.kind is Kind.NOT_COVERED:
                        reading = found[at].reading
                        verdict = Verdict(Kind.INCONSISTENT, "text", reading.text, other=other)
                        found[at] = Judged(reading, (verdict,))
    return found


def _clash(a: Reading, b: Reading) -> bool:
    """Same unit, figures that exclude each other, much shared content, no dates that tell apart."""
    ours, theirs = [x for x in a.amounts if x.unit], [x for x in b.amounts if x.unit]
    if len(ours) != 1 or len(theirs) != 1 or ours[0].unit != theirs[0].unit:
        return False
    ours_then, theirs_then = {w.date for w in a.times}, {w.date for w in b.times}
    if (ours_then and theirs_then and ours_then.isdisjoint(theirs_then)) or b.has("opinion"):
        return False
    if a.has("opinion"):
        return False
    told = all(w.is_relative for w in (*a.times, *b.times)) or SAME.search(b.text)
    if bool(ours_then) is not bool(theirs_then) and not told:
        return False
    x, y = ours[0], theirs[0]
    if x.high * 1.1 >= y.low and y.high * 1.1 >= x.low:
        return False
    first, second = words(a.text, a.lang), words(b.text, b.lang)
    if a.states and b.states and set(a.states) != set(b.states):
        return False
    shared = sum((first & second).values())
    return (
        shared >= 2
        and shared / max(1, min(sum(first.values()), sum(second.values()))) >= CLOSE * 0.5
    )
