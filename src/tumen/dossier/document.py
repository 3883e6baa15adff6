"""The document: a dossier in one language, as data. Built once; every rendering shows this.

Dates are as precise as their source ("2024", "2024-06", "2024-06-19"). Text is in the language of
the document. The published JSON Schema is made from these classes (`dossier.schema`).
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

VERSION: Literal["1"] = "1"

When = Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description="partial ISO date")]
Relation = Literal["supports", "contradicts"]
Confidence = Literal["high", "moderate", "low", "computed"]


class Struct(msgspec.Struct, frozen=True, omit_defaults=False, forbid_unknown_fields=True):
    """What all parts share: immutable, strict, every field printed."""


class StateItem(Struct, frozen=True):
    """A state of the dossier, by the name in use in its language."""

    code: str
    name: str
    is_disputed: bool = False


class EvidenceItem(Struct, frozen=True):
    """One piece of evidence: who said it, when, how good it is, where to check.

    `locator` says where in the source: a table and key, or a claim of the ledger. `published` may
    be later than `known`: a later document may record what was public before.
    """

    id: str
    kind: Literal["claim", "dataset"]
    source: str
    publisher: str
    title: str
    url: str
    published: When | None
    known: When
    reliability: Literal["A", "B", "C", "D", "E", "F"]
    reliability_words: str
    credibility: Annotated[int, Meta(ge=1, le=6)]
    credibility_words: str
    locator: str
    statement: str | None = None
    interested: bool = False


class Ref(Struct, frozen=True):
    """What a sentence stands on, or what speaks against it: the id of a piece of evidence."""

    evidence: str
    relation: Relation


class SentenceItem(Struct, frozen=True):
    """A sentence with its evidence, date and confidence. `key` is its name in the question."""

    id: str
    text: str
    key: str
    when: When | None
    confidence: Confidence
    confidence_words: str
    confidence_reason: str
    evidence: Annotated[list[Ref], Meta(min_length=1)]


class Gap(Struct, frozen=True):
    """What is not known, why, and what would answer it."""

    text: str
    would_answer: str


class ExhibitItem(Struct, frozen=True):
    """An exhibit: its words, the statement that made it, its declaration and its data.

    `declaration` is what the renderers draw, `columns` and `rows` are the cells of its CSV: raw
    values, ISO dates, missing ones empty.
    """

    key: str
    kind: str
    title: str
    alt: str
    note: str | None
    made_by: str
    sources: list[str]
    declaration: dict[str, Any]
    columns: list[str]
    rows: list[list[str]]


class QuestionItem(Struct, frozen=True):
    """A question and what was found. The last one summarises: its answer are the key judgements,
    its further sentences those that read differently a year before."""

    name: str
    heading: str
    summarises: bool
    answer: list[SentenceItem]
    further: list[SentenceItem]
    unknown: list[Gap]
    exhibits: list[ExhibitItem]


class Judgement(Struct, frozen=True):
    """A key judgement: the id of its sentence and the name of the question that carries it."""

    sentence: str
    question: str


class SourceItem(Struct, frozen=True):
    """A dataset, or a document that the ledger cites. Only datasets have terms and coverage."""

    id: str
    kind: Literal["dataset", "document"]
    title: str
    publisher: str
    url: str
    released: When | None
    version: str | None = None
    licence: Literal["open", "with-citation", "not-redistributable"] | None = None
    licence_words: str | None = None
    citation: str | None = None
    covers: str | None = None
    absence: str | None = None
    known_rule: str | None = None
    caveats: list[str] = []


class CoverageRow(Struct, frozen=True):
    """The years of which a dataset speaks, and whether this dossier cites it."""

    source: str
    title: str
    first: When
    last: When
    absent_row: Literal["unknown", "none"]
    is_cited: bool


class Note(Struct, frozen=True):
    """What holds for the whole document, such as how names and maps treat disputes."""

    key: str
    text: str


class Document(Struct, frozen=True):
    """The whole dossier. `id` is the SHA-256 of the canonical JSON in which `id` is empty."""

    format: Literal["1"]
    id: str
    lang: Literal["en", "ja"]
    title: str
    a: StateItem
    b: StateItem
    third: StateItem | None
    as_of: When
    tumen_version: str
    snapshot: str
    judgements: list[Judgement]
    questions: list[QuestionItem]
    evidence: list[EvidenceItem]
    sources: list[SourceItem]
    coverage: list[CoverageRow]
    notes: list[Note]

    def sentence(self, name: str) -> SentenceItem:
        """The sentence of an id. Raises KeyError when there is none."""
        for question in self.questions:
            for item in (*question.answer, *question.further):
                if item.id == name:
                    return item
        raise KeyError(name)


def canonical(document: Document) -> bytes:
    """The bytes of the document: UTF-8 JSON, two blanks of indent, fields in one order."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def seal(document: Document) -> Document:
    """The document with its id."""
    blank = msgspec.structs.replace(document, id="")
    digest = hashlib.sha256(canonical(blank)).hexdigest()
    return msgspec.structs.replace(document, id=digest)
