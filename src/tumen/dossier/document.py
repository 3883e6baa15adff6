"""The document: a dossier in one language, as data. Built once; every rendering shows this.

JSON by msgspec; the published schema is generated from these classes (`json_schema`).
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

VERSION = "1"


class Struct(msgspec.Struct, frozen=True, omit_defaults=False, forbid_unknown_fields=True):
    """What all parts share: immutable, strict, every field printed."""


class StateItem(Struct, frozen=True):
    """A state of the dossier, by the name in use in its language."""

    code: str
    name: str
    is_disputed: bool = False


class EvidenceItem(Struct, frozen=True):
    """One piece of evidence: who said it, when, how good it is, where to check."""

    id: str
    kind: str  # "claim" or "dataset"
    source: str
    publisher: str
    title: str
    url: str
    published: str | None
    known: str
    reliability: str
    reliability_words: str
    credibility: int
    credibility_words: str
    locator: str
    statement: str | None = None
    interested: bool = False


class Ref(Struct, frozen=True):
    """What a sentence stands on, or what speaks against it."""

    evidence: str
    relation: str  # "supports" or "contradicts"


class SentenceItem(Struct, frozen=True):
    """A sentence with its evidence, date and confidence."""

    id: str
    text: str
    key: str
    when: str | None
    confidence: str
    confidence_words: str
    confidence_reason: str
    evidence: list[Ref]


class Gap(Struct, frozen=True):
    """What is not known, why, and what would answer it."""

    text: str
    would_answer: str


class ExhibitItem(Struct, frozen=True):
    """An exhibit: its words, the statement behind it, its declaration and its rows."""

    key: str
    kind: str
    title: str
    alt: str
    note: str | None
    made_by: str
    sources: list[str]
    columns: list[str]
    rows: list[list[str]]


class QuestionItem(Struct, frozen=True):
    """A question and what was found."""

    name: str
    heading: str
    answer: list[SentenceItem]
    further: list[SentenceItem]
    unknown: list[Gap]
    exhibits: list[ExhibitItem]


class Judgement(Struct, frozen=True):
    """A key judgement and the question that carries it."""

    sentence: SentenceItem
    question: str


class SourceItem(Struct, frozen=True):
    """A dataset or document of the list of sources."""

    id: str
    kind: str
    title: str
    publisher: str
    url: str
    released: str | None
    version: str | None = None
    licence: str | None = None
    citation: str | None = None
    covers: str | None = None
    absence: str | None = None
    known_rule: str | None = None
    caveats: list[str] = []


class Document(Struct, frozen=True):
    """The whole dossier. `id` is the SHA-256 of everything else as canonical JSON."""

    format: str
    id: str
    lang: str
    title: str
    a: StateItem
    b: StateItem
    third: StateItem | None
    as_of: str
    tumen_version: str
    snapshot: str
    judgements: list[Judgement]
    changed: list[SentenceItem]
    questions: list[QuestionItem]
    evidence: list[EvidenceItem]
    sources: list[SourceItem]
    coverage: ExhibitItem
    notes: list[str]


def canonical(document: Document) -> bytes:
    """The bytes of the document: UTF-8 JSON, two blanks of indent, fields in one order."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def seal(document: Document) -> Document:
    """The document with its id."""
    blank = msgspec.structs.replace(document, id="")
    digest = hashlib.sha256(msgspec.json.encode(blank)).hexdigest()
    return msgspec.structs.replace(document, id=digest)


def json_schema() -> dict[str, Any]:
    """The published JSON Schema."""
    schema = msgspec.json.schema(Document)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Tumen dossier, format {VERSION}",
        **schema,
    }
