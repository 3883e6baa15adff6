"""What changed between two answers: findings new, changed, reversed, withdrawn, and by which claims.

The two answers may be of two days or of two releases. A finding is the same one across answers
when its question and its subject are: a quoted claim is its claim; a sentence of the question's
own is its key, or its set of opposites ("in force", "not in force"), with the slots that say what
it is about (a year, a state).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tumen.core.evidence import Evidence, Finding
from tumen.core.states import State
from tumen.core.values import Listing, Number, Percent, Quantity, Slot, Text

QUOTE = "quote"


class Kind(StrEnum):
    """What happened to a finding."""

    NEW = "new"
    CHANGED = "changed"
    REVERSED = "reversed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Statement:
    """A finding reduced to what can be compared. `slots` hold plain text that no language shapes.

    `supports` and `contradicts` are locators of evidence; `known` gives the day of each.
    """

    question: str
    key: str
    slots: Mapping[str, str]
    supports: frozenset[str]
    known: Mapping[str, date]
    contradicts: frozenset[str] = frozenset()
    subject: str = ""
    confidence: str = ""

    @property
    def evidence(self) -> frozenset[str]:
        return self.supports | self.contradicts


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `by` are the locators that did it, in order of their known time; empty when
    no evidence came or went, for instance when only time passed."""

    kind: Kind
    question: str
    before: Statement | None
    after: Statement | None
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """How findings are matched; a question's sentences decide, so the caller declares it.

    `opposites`: sets of keys of which one reverses the other. `about`: per key the slots that say
    what the sentence is about. `signs`: per key slots that hold a truth or a signed number.
    `passing`: slots that change with the asking alone, such as the day asked for.
    """

    opposites: tuple[frozenset[str], ...] = ()
    about: Mapping[str, tuple[str, ...]] | None = None
    signs: Mapping[str, tuple[str, ...]] | None = None
    passing: frozenset[str] = frozenset({"as_of"})

    def identity(self, statement: Statement) -> tuple[str, ...]:
        """What makes a finding the same one at two dates."""
        key = statement.key
        for opposites in self.opposites:
            if key in opposites:
                key = "|".join(sorted(opposites))
        about = (self.about or {}).get(statement.key, ())
        return (
            statement.question,
            key,
            statement.subject,
            *(statement.slots.get(name, "") for name in about),
        )

    def words(self, statement: Statement) -> dict[str, str]:
        """The slots that count as content."""
        return {k: v for k, v in sorted(statement.slots.items()) if k not in self.passing}

    def reverses(self, before: Statement, after: Statement) -> bool:
        """Whether two statements of one identity say the opposite."""
        if before.key != after.key:
            return True
        return any(
            _sign(before.slots.get(name)) * _sign(after.slots.get(name)) < 0
            for name in (self.signs or {}).get(after.key, ())
        )


def compare(
    before: Iterable[Statement],
    after: Iterable[Statement],
    rules: Rules | None = None,
    links: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Change, ...]:
    """The differences between two lists of statements, in the order of the later one, withdrawn
    ones last. Equal lists give none, and swapping the lists swaps new and withdrawn.

    `links` maps a locator to the locators that contradict, supersede or update it: these are named
    when a finding is withdrawn.
    """
    rules = rules or Rules()
    old: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in before:
        old[rules.identity(statement)].append(statement)
    pairs: list[tuple[Statement | None, Statement]] = []
    waiting: list[int] = []
    for statement in after:
        same = _take_same(old[rules.identity(statement)], statement, rules)
        if same is None:
            waiting.append(len(pairs))
        pairs.append((same, statement))
    for place in waiting:  # only now may a changed sentence take what no equal one claimed
        statement = pairs[place][1]
        pairs[place] = (_take_nearest(old[rules.identity(statement)], statement), statement)
    changes = [
        change for earlier, later in pairs if (change := _change(earlier, later, rules)) is not None
    ]
    current = {locator for _, later in pairs for locator in later.evidence}
    for left in old.values():
        changes += [_withdrawn(statement, current, links or {}) for statement in left]
    return tuple(changes)


def _take_same(candidates: list[Statement], wanted: Statement, rules: Rules) -> Statement | None:
    for candidate in candidates:
        if candidate.key == wanted.key and rules.words(candidate) == rules.words(wanted):
            candidates.remove(candidate)
            return candidate
    return None


def _take_nearest(candidates: list[Statement], wanted: Statement) -> Statement | None:
    """The one that shares the largest part of its evidence; the first among equals."""
    if not candidates:
        return None
    nearest = max(candidates, key=lambda candidate: _overlap(candidate.evidence, wanted.evidence))
    candidates.remove(nearest)
    return nearest


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _change(before: Statement | None, after: Statement, rules: Rules) -> Change | None:
    if before is None:
        return Change(Kind.NEW, after.question, None, after, _in_order(after.supports, after))
    if before.key == after.key and rules.words(before) == rules.words(after):
        if before.confidence == after.confidence:
            return None
        kind = Kind.CHANGED
    else:
        kind = Kind.REVERSED if rules.reverses(before, after) else Kind.CHANGED
    came = after.supports - before.supports | after.contradicts - before.contradicts
    went = before.evidence - after.evidence
    by = _in_order(came, after) or _in_order(went, before)
    return Change(kind, after.question, before, after, by)


def _withdrawn(
    statement: Statement, current: set[str], links: Mapping[str, Sequence[str]]
) -> Change:
    """By what replaced or contradicts its evidence, or else by the evidence that is gone."""
    against = {name for locator in statement.supports for name in links.get(locator, ())}
    gone = statement.supports - current
    by = tuple(sorted(against - statement.evidence)) or _in_order(gone, statement)
    return Change(Kind.WITHDRAWN, statement.question, statement, None, by)


def _in_order(locators: Iterable[str], statement: Statement) -> tuple[str, ...]:
    return tuple(sorted(locators, key=lambda name: (statement.known.get(name, date.max), name)))


def _sign(text: str | None) -> int:
    """+1 for true or a positive number, −1 for false or a negative one, 0 for anything else."""
    if text in ("true", "false"):
        return 1 if text == "true" else -1
    try:
        number = float(text or "")
    except ValueError:
        return 0
    return (number > 0) - (number < 0)


def statement_of(question: str, finding: Finding) -> Statement:
    """A finding of an answer, reduced. A quoted claim's subject is the claim itself."""
    supports = [piece for piece in finding.evidence if piece.relation == "supports"]
    rivals = [piece for piece in finding.evidence if piece.relation == "contradicts"]
    return Statement(
        question=question,
        key=finding.key,
        slots={name: plain(slot) for name, slot in finding.slots.items()},
        supports=_locators(supports),
        contradicts=_locators(rivals),
        known={piece.locator: piece.known.latest for piece in finding.evidence},
        subject=supports[0].locator if finding.key == QUOTE else "",
        confidence=finding.confidence.level.value if finding.confidence else "",
    )


def _locators(pieces: Iterable[Evidence]) -> frozenset[str]:
    return frozenset(piece.locator for piece in pieces)


def plain(slot: Slot) -> str:
    """A slot as text that depends on no language: equal text, equal content."""
    if isinstance(slot, Text):
        return slot.en
    if isinstance(slot, Quantity):
        figures = ("" if x is None else f"{x:.12g}" for x in (slot.low, slot.value, slot.high))
        return f"{'|'.join(figures)} {slot.unit}"
    if isinstance(slot, Percent):
        return f"{slot.share:.12g}"
    if isinstance(slot, Number):
        return f"{slot.value:.12g}"
    if isinstance(slot, Listing):
        return ", ".join(plain(item) for item in slot.items)
    if isinstance(slot, State):
        return slot.code
    if isinstance(slot, bool):
        return "true" if slot else "false"
    return str(slot)  # partial dates and spans in ISO form, whole numbers, text
