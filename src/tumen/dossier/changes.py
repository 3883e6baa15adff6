"""What changed between two days of knowledge, as data; built once, every rendering shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from tumen.core.evidence import Finding
from tumen.core.kinds import Ask, Question
from tumen.core.values import Lang
from tumen.dossier.compose import Composer
from tumen.dossier.document import EvidenceItem, SentenceItem, StateItem, Struct

KINDS = ("reversed", "new", "changed", "withdrawn")


@dataclass(frozen=True, slots=True)
class Difference:
    """A finding before and after, and the locators of the evidence that did it."""

    kind: str
    question: Question
    before: Finding | None
    after: Finding | None
    by: tuple[str, ...]


class ChangeItem(Struct, frozen=True):
    """One change, in words."""

    kind: str
    kind_words: str
    question: str
    heading: str
    before: SentenceItem | None
    after: SentenceItem | None
    by: list[EvidenceItem]


class Changes(Struct, frozen=True):
    """All changes of a pair between two days, the gravest kind first."""

    format: str
    lang: Lang
    title: str
    a: StateItem
    b: StateItem
    since: str
    until: str
    snapshot: str
    changes: list[ChangeItem]


def compose_changes(
    ask: Ask, since: date, differences: Sequence[Difference], snapshot: str, lang: Lang
) -> Changes:
    """The changes up to `ask.as_of`, in one language."""
    composer = Composer(ask, lang, {})
    items = []
    for number, difference in enumerate(differences, 1):
        question = difference.question
        before, after = (
            composer.sentence(finding, question, f"{side}-{number}") if finding else None
            for side, finding in (("before", difference.before), ("after", difference.after))
        )
        pieces = {
            piece.locator: item
            for finding in (difference.after, difference.before)
            if finding
            for piece in finding.evidence
            if (item := composer.evidence.get(piece)) is not None
        }
        items.append(
            ChangeItem(
                kind=difference.kind,
                kind_words=composer.word(f"change_{difference.kind}"),
                question=question.name,
                heading=composer.heading(question),
                before=before,
                after=after,
                by=[pieces[name] for name in difference.by if name in pieces],
            )
        )
    items.sort(key=lambda item: KINDS.index(item.kind))
    return Changes(
        format="1",
        lang=lang,
        title=composer.word("changes_title", a=ask.a, b=ask.b),
        a=composer.state(ask.a),
        b=composer.state(ask.b),
        since=since.isoformat(),
        until=ask.as_of.isoformat(),
        snapshot=snapshot,
        changes=items,
    )


def to_json(changes: Changes) -> bytes:
    """Canonical bytes."""
    return msgspec.json.format(msgspec.json.encode(changes), indent=2) + b"\n"


def by_kind(changes: Changes) -> Mapping[str, list[ChangeItem]]:
    """The changes under their kinds, in the order to show them."""
    return {
        kind: found
        for kind in KINDS
        if (found := [item for item in changes.changes if item.kind == kind])
    }
