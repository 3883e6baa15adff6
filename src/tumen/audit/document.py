"""The audit as a document: built once, shown by every rendering."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from tumen.audit.audit import Judged
from tumen.audit.phrases import phrases
from tumen.audit.verdict import Kind, Verdict
from tumen.audit.wording import day_words, worded
from tumen.core.evidence import Evidence
from tumen.core.values import Lang

MOST_CITED = 6


class Cited(msgspec.Struct, frozen=True):
    """One piece of evidence, and what it holds of the value compared."""

    locator: str
    publisher: str
    title: str
    url: str
    known: str
    grade: str
    holds: str = ""
    agrees: bool | None = None


class Assertion(msgspec.Struct, frozen=True):
    """What is asserted, how it is judged, and why, in the text's language. `read_by` names a reader that
    put it in plainer words; the verdict is by the rules and the evidence all the same."""

    relation: str
    asserted: str
    verdict: str
    explanation: str
    evidence: list[Cited]
    nearest: list[Cited]
    changed: str | None = None
    read_by: str = ""


class Sentence(msgspec.Struct, frozen=True):
    """A sentence with its place (characters of the text) and its verdict, the gravest of its own."""

    number: int
    text: str
    start: int
    end: int
    verdict: str
    states: list[str]
    assertions: list[Assertion]


class AuditDocument(msgspec.Struct, frozen=True):
    """An audited text. `summary` counts sentences by verdict."""

    lang: Lang
    written: str
    written_assumed: bool
    as_of: str
    about: list[str]
    snapshot: str
    text: str
    summary: dict[str, int]
    sentences: list[Sentence]


def word(key: str, lang: Lang, **slots: object) -> str:
    """A word or sentence of the page, its slots filled."""
    text: str = phrases("words")[key][lang]
    return text.format(**slots)


def compose(
    text: str,
    lang: Lang,
    judged: Sequence[Judged],
    written: date,
    is_assumed: bool,
    as_of: date,
    about: Sequence[str],
    snapshot: str,
    names: Mapping[str, str],
) -> AuditDocument:
    """The document of an audit. `names` are the states' names in the language, by code."""
    sentences = [_sentence(i, item, lang, names) for i, item in enumerate(judged, 1)]
    counted = Counter(sentence.verdict for sentence in sentences)
    summary = {kind.value: counted[kind.value] for kind in Kind if counted[kind.value]}
    return AuditDocument(
        lang, written.isoformat(), is_assumed, as_of.isoformat(), list(about), snapshot, text,
        summary, sentences,
    )  # fmt: skip


def _sentence(number: int, judged: Judged, lang: Lang, names: Mapping[str, str]) -> Sentence:
    piece = judged.reading.piece
    return Sentence(
        number, piece.text, piece.start, piece.end, judged.verdict.kind.value,
        list(judged.reading.states), [_assertion(v, lang, names) for v in judged.verdicts],
    )  # fmt: skip


def _assertion(verdict: Verdict, lang: Lang, names: Mapping[str, str]) -> Assertion:
    held = {h.evidence.locator + h.value: h for h in verdict.held}
    cited = [_cited(h.evidence, lang, names, h.value, h.agrees) for h in held.values()][:MOST_CITED]
    value = "; ".join(dict.fromkeys(c.holds.rstrip("。.") for c in cited[:3]))
    if lang == "ja":
        value = value.replace("; ", "、")
    slots = {
        "value": value,
        "changed": day_words(str(verdict.changed or ""), lang),
        "other": (verdict.other or 0) + 1,
    }
    explanation = word(f"why_{verdict.kind.value}", lang, **slots)
    return Assertion(
        verdict.relation, verdict.asserted, verdict.kind.value, explanation, cited,
        [_cited(piece, lang, names) for piece in verdict.nearest],
        str(verdict.changed) if verdict.changed else None, verdict.reader,
    )  # fmt: skip


def _cited(
    piece: Evidence,
    lang: Lang,
    names: Mapping[str, str],
    holds: str = "",
    agrees: bool | None = None,
) -> Cited:
    said = piece.statement.in_(lang) if piece.statement else ""
    if holds and holds != said:
        holds = worded(holds, lang, names)
    return Cited(
        piece.locator, piece.publisher, piece.title, piece.url, str(piece.known),
        f"{piece.reliability}{piece.credibility}", holds or said, agrees,
    )  # fmt: skip


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the document."""
    return msgspec.json.schema(AuditDocument)
