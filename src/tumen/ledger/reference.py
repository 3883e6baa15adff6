"""The tables of the ledger's reference page, made from the schema and the vocabularies."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from tumen.ledger.read import fields_of
from tumen.ledger.schema import (
    About,
    Claim,
    Duties,
    Hypothesis,
    Lead,
    Link,
    Place,
    Rating,
    Source,
    Treaty,
)
from tumen.ledger.vocabulary import AHEAD, OF_DOCUMENTS, VOCABULARIES

KINDS = (About, Claim, Link, Rating, Source, Treaty, Duties, Place, Lead, Hypothesis)


def reference() -> str:
    """Markdown: the fields of every kind of entry, then the words of every vocabulary."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "## Fields"
    for kind in KINDS:
        yield from _kind(kind)
    yield ""
    yield "## Vocabularies"
    for name, words in VOCABULARIES.items():
        yield ""
        yield f"### {name.capitalize()}"
        yield ""
        yield "| word | use it for |"
        yield "|---|---|"
        for word, meaning in words.items():
            yield f"| `{word}` | {meaning} |"
    yield ""
    yield f"May be known before their date: {_listed(AHEAD)}."
    yield f"Not known before one of their sources was published: {_listed(OF_DOCUMENTS)}."


def _kind(kind: type[msgspec.Struct]) -> Iterator[str]:
    yield ""
    yield f"### {kind.__name__}"
    yield ""
    yield " ".join((kind.__doc__ or "").split())
    yield ""
    yield "| field | must | holds | meaning |"
    yield "|---|---|---|---|"
    for name, field in fields_of(kind).items():
        must = "yes" if field.required else ""
        holds = "a word of its vocabulary" if field.allowed else field.expects
        yield f"| `{name}` | {must} | {holds} | {field.meaning} |"


def _listed(words: frozenset[str]) -> str:
    return ", ".join(f"`{word}`" for word in sorted(words))
