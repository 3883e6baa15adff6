"""A second reader: a language model may put a sentence in plainer words; it never judges.

What it returns is read by the same rules as the text and judged by the same evidence. A restatement
is taken only if it names nothing that the text does not: no state, no figure, no date of its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Protocol

import msgspec

from tumen.audit.names import Gazetteer
from tumen.audit.numbers import amounts
from tumen.audit.sentences import Piece
from tumen.audit.times import times
from tumen.core.values import Lang

LONGEST, MOST = 400, 4
"""Characters of a restatement, and restatements of a sentence."""


class Restated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One plain assertion of a sentence, by the sentence's number from 1."""

    sentence: int
    text: str


class Reader(Protocol):
    """Anything that restates sentences. `name` is shown with what it read."""

    @property
    def name(self) -> str: ...

    def restate(self, sentences: Sequence[str], lang: Lang) -> list[Restated]: ...


def accepted(
    restated: Sequence[Restated],
    pieces: Sequence[Piece],
    lang: Lang,
    names: Gazetteer,
    about: Sequence[str],
    written: date,
) -> dict[int, list[str]]:
    """By the index of a sentence, the restatements that add nothing to the text."""
    whole = unicodedata.normalize("NFKC", " ".join(piece.text for piece in pieces))
    states = {named.code for named in names.find(whole)} | set(about)
    figures = {(a.value, a.unit) for a in amounts(whole, lang)}
    years = {w.date.year for w in times(whole, lang, written)} | {written.year, written.year - 1}
    kept: dict[int, list[str]] = {}
    for one in restated:
        text = unicodedata.normalize("NFKC", one.text).strip()
        own = kept.setdefault(one.sentence - 1, [])
        if not (1 <= one.sentence <= len(pieces) and 0 < len(text) <= LONGEST and len(own) < MOST):
            continue
        adds = (
            {named.code for named in names.find(text)} - states
            or {(a.value, a.unit) for a in amounts(text, lang) if a.unit} - figures
            or {w.date.year for w in times(text, lang, written)} - years
        )
        if not adds and text != pieces[one.sentence - 1].text:
            own.append(text)
    return {index: texts for index, texts in kept.items() if texts}
