"""How like a statement of the ledger is to a sentence, and which of its slots differ."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tumen.audit.match.clocks import Clocks, overlaps
from tumen.audit.match.statements import (
    Clause,
    Statement,
    Statements,
    capitals_in,
    clauses,
    concepts,
    read_meaning,
    statements,
    tokens,
)
from tumen.audit.meaning import Meaning, Vocabulary, meaning, stem
from tumen.audit.numbers import Amount
from tumen.audit.reading import Reading
from tumen.audit.times import When
from tumen.core.dates import PartialDate, Precision

CONTEXT = 0.12
"""How much of that the sentences before may lend."""
STATE = 2.5
"""Weight of a state that two clauses share."""
TOGETHER = 2
"""States of a clause about a vote of which each is taken to have voted so."""
IDLE = 3
"""Up to this, a number before a noun may only go with it."""
WHOLE, LEAST_OF_WHOLE = 0.95, 3.0
"""Likeness from which a short sentence is held whole, and the weight that is then enough."""
WEIGHT_OF_DATE, WEIGHT_OF_FIGURE = 2.5, 3.0
SHARP = 0.999
"""Share of the greatest weight from which a concept is the point of a sentence."""
FAR_BELOW = 0.5
"""A figure smaller than this share of an upper bound is another figure."""
MATTER = 0.55
"""Share of the sentence's concepts, by weight, that a statement must have."""


@dataclass(frozen=True, slots=True)
class Match:
    """A statement beside a sentence: how like, and which slots differ."""

    statement: Statement
    mine: Meaning
    likeness: float
    shared: float
    context: float
    dates: bool | None
    figures: bool | None
    contrast: frozenset[str]
    names: bool
    place: bool
    denial: bool
    excepts: bool
    misses_the_point: bool
    is_foreign: bool

    @property
    def score(self) -> float:
        return self.likeness + CONTEXT * self.context


def rank(reading: Reading, clocks: Clocks, of_states: bool = True) -> list[Match]:
    """The statements beside a sentence, most alike first; all states' where `of_states` is off."""
    pool = statements(clocks.now, reading.lang)
    mine = read_meaning(reading, pool.vocabulary)
    asked = {token: pool.weight(token) for token in tokens(mine)}
    before = frozenset(tokens(meaning(reading.before, reading.lang, pool.vocabulary)))
    parts = clauses(_spelt_out(reading, pool, clocks), reading.lang, pool.vocabulary, pool.names)
    found = [
        _match(reading, pool, statement, mine, asked, before, parts)
        for statement in pool.all
        if not statement.tokens.isdisjoint(asked)
        if not of_states or about(reading, statement, clocks)
    ]
    found.sort(key=lambda m: (-m.score, m.statement.row["id"]))
    return found


def _spelt_out(reading: Reading, pool: Statements, clocks: Clocks) -> str:
    """The text with "the South" by the name of the state it means."""
    text = reading.text
    for named in reversed(reading.named):
        surface = text[named.start : named.end]
        if surface and not pool.names.find(surface):
            state = clocks.now.states[named.code]
            name = state.name_ja if reading.lang == "ja" else state.name_en
            text = text[: named.start] + name + text[named.end :]
    return text


def _match(
    reading: Reading,
    pool: Statements,
    statement: Statement,
    mine: Meaning,
    asked: dict[str, float],
    before: frozenset[str],
    parts: tuple[Clause, ...],
) -> Match:
    held = statement.tokens
    shared = sum(weight for token, weight in asked.items() if token in held)
    total = sum(asked.values())
    dates = _dates(reading, statement)
    figures = _figures(reading.amounts, statement)
    contrast = _contrast(pool.vocabulary, mine.concepts, parts, statement)
    replaced = frozenset(
        f"n:{name}"
        for kind in pool.vocabulary.kinds
        for name in _apart(kind, mine.names, statement.meaning.names)
    )
    for slot, weight in ((dates, WEIGHT_OF_DATE), (figures, WEIGHT_OF_FIGURE)):
        if slot is not None:
            total += weight if slot else 0.0
            shared += weight if slot else 0.0
    total -= sum(asked.get(token, 0.0) for token in contrast | replaced)
    known = statement.meaning.strange | statement.meaning.words
    told = {t: w for t, w in asked.items() if t[0] == "c" and t not in contrast}
    covered = sum(w for t, w in told.items() if t in held)
    sharp = SHARP * max(told.values(), default=0.0)
    point = {t for t, w in told.items() if w >= sharp}
    context = sum(pool.weight(token) for token in held & before) / (pool.size(statement) or 1.0)
    return Match(
        statement,
        mine,
        shared / total if total > 0 else 0.0,
        shared,
        context,
        dates,
        figures,
        contrast,
        bool(replaced),
        _elsewhere(reading, statement),
        _denies(parts, statement, pool) if shared >= LEAST_OF_WHOLE else False,
        shared >= LEAST_OF_WHOLE and any(_excepted(held, parts) for held in statement.clauses),
        (bool(point) and not point & held)
        or covered < MATTER * sum(told.values())
        or _says_more(pool.vocabulary, mine.concepts, statement),
        bool(pool.lang == "en" and _foreign(reading.text, mine.strange - known, known)),
    )


def _contrast(
    known: Vocabulary, mine: frozenset[str], parts: tuple[Clause, ...], one: Statement
) -> frozenset[str]:
    """The concept tokens of the sentence that exclude what the statement affirms."""
    theirs = one.meaning.concepts
    groups = [g for g in known.contrasts if not g.isdisjoint(mine) and not g.isdisjoint(theirs)]
    if not groups:
        return frozenset()
    affirmed = frozenset(token[2:] for token in one.affirmed)
    apart = {mark for group in groups for mark in _apart(group, mine, affirmed)}
    for group in groups:
        for code, marks in _roles(parts, group).items():
            held = _roles(one.clauses, group).get(code, frozenset())
            apart |= _apart(group, marks, held)
    return frozenset(f"c:{mark}" for mark in apart)


def _says_more(known: Vocabulary, mine: frozenset[str], one: Statement) -> bool:
    """Whether the sentence has two concepts that exclude each other, of which the statement has but one."""
    theirs = one.meaning.concepts
    return any(len(g & mine) > 1 and g & theirs and not g & mine <= theirs for g in known.contrasts)


def _roles(parts: tuple[Clause, ...], group: frozenset[str]) -> dict[str, frozenset[str]]:
    """Which of the concepts that exclude each other the clauses give to each state: who voted how."""
    found: dict[str, frozenset[str]] = {}
    last: frozenset[str] = frozenset()
    for part in parts:
        last = part.states or last
        marks = group & frozenset(token[2:] for token in part.tokens if token[0] == "c")
        several = TOGETHER if "abstain" in group else 1
        for code in last if len(last) <= several and marks else ():
            found[code] = found.get(code, frozenset()) | marks
    return found


def _apart(group: frozenset[str], mine: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """What only the sentence has, of a group of which both have some and share none."""
    ours, held = group & mine, group & theirs
    return ours if ours and held and not ours & held else frozenset()


def _foreign(text: str, strange: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    """The names that a statement does not know, but for given names before a surname that it does."""
    given = {
        stem(m[1])
        for m in re.finditer(r"([A-Z][\w-]+)(?= ([A-Z][\w-]+))", text)
        if stem(m[2]) in known
    }
    return strange - given


def _elsewhere(reading: Reading, statement: Statement) -> bool:
    """Whether both name capitals in which it was done, and none in common."""
    ours, theirs = capitals_in(reading.text, reading.lang), statement.seats
    return bool(ours and theirs) and not ours & theirs


def _denies(mine: tuple[Clause, ...], one: Statement, pool: Statements) -> bool:
    """Whether a clause of the sentence denies what the most alike clause of a statement does not,
    or the other way round; or the sentence tells what the statement only denies."""
    best, differs = 0.0, False
    pairs = [(ours, held) for ours in mine for held in one.clauses]
    closer = [
        (a, b)
        for a, b in pairs
        if a.states & b.states and any(t[0] == "c" for t in a.tokens & b.tokens)
    ]
    for ours, held in closer or pairs:
        shared = sum(pool.weight(token) for token in ours.tokens & held.tokens)
        shared += STATE * len(ours.states & held.states)
        if shared > best:
            best, differs = shared, ours.is_negative != held.is_negative
    return (
        differs
        or any(_excepted(held, mine) for held in one.clauses)
        or not one.denied.isdisjoint(concepts(p for p in mine if not p.is_negative))
    )


def _excepted(held: Clause, mine: tuple[Clause, ...]) -> bool:
    """Whether a statement denies of a state what the sentence, denying nothing, says of it too."""
    if not held.is_negative or not held.states or any(part.is_negative for part in mine):
        return False
    told = frozenset().union(*(part.tokens for part in mine))
    states = frozenset().union(*(part.states for part in mine))
    return held.states <= states and bool({t for t in told & held.tokens if t[0] == "c"})


def about(reading: Reading, statement: Statement, clocks: Clocks) -> bool:
    subjects = statement.states
    named = set(reading.states)
    if named and not all(clocks.line(code) & subjects or code in subjects for code in named):
        return False
    if named:
        return not _is_of_another(reading, statement, clocks)
    if not reading.pair:
        return True
    lines = [clocks.line(code) for code in reading.pair]
    mine = set().union(*lines)
    told = set(statement.row.get("subjects") or subjects)
    beside = told - {statement.row.get("speaker_state")}
    told = beside if len(beside) > 1 else told
    return bool(mine & subjects) and (told <= mine or all(line & told for line in lines))


def _is_of_another(reading: Reading, statement: Statement, clocks: Clocks) -> bool:
    """Whether a sentence that names but one of the two of the text would be held by what is told of it
    and of a third: the treaty of 1961 with the one is not that with the other."""
    pair = set(reading.pair)
    if len(pair) != 2 or len(reading.states) != 1 or not set(reading.states) <= pair:
        return False
    mine = set().union(*(clocks.line(code) for code in pair))
    told = set(statement.row.get("subjects") or ()) - {statement.row.get("speaker_state")}
    return len(told) == 2 and not told <= mine and statement.row.get("topic") == "alliance"


def _dates(reading: Reading, one: Statement) -> bool | None:
    """True: every date of the sentence is the statement's; False: one is not; None: no dates.

    None too where a date only bounds the fact ("since", "by") and the statement's lies on its side,
    and where the statement knows but the year of what the sentence tells to the day.
    """
    if not reading.times:
        return None
    met = [any(overlaps(when.date, theirs) for theirs in one.dates) for when in reading.times]
    sharp = [w.date for w in reading.times if w.date.precision is Precision.DAY]
    if all(met) and any(
        all(d.precision is Precision.YEAR for d in one.dates if overlaps(day, d)) for day in sharp
    ):
        return None
    if all(met):
        return True
    within = all(
        is_met or any(_bounds(when, theirs) for theirs in one.dates)
        for is_met, when in zip(met, reading.times, strict=True)
    )
    return None if within else False


def _bounds(when: When, theirs: PartialDate) -> bool:
    """Whether a date lies on the side of one that only bounds the fact."""
    if when.bound == "after":
        return theirs.earliest > when.date.latest
    return when.bound == "before" and theirs.latest < when.date.earliest


def _figures(mine: tuple[Amount, ...], one: Statement) -> bool | None:
    """True: every figure is the statement's; False: one of its unit differs; None: nothing told."""
    if not mine:
        return None
    result: bool | None = True
    for amount in mine:
        if any(same_figure(amount, theirs) for theirs in one.amounts):
            continue
        if amount.unit and any(theirs.unit == amount.unit for theirs in one.amounts):
            return False
        if not is_idle(amount):
            result = None
    return result


def is_idle(amount: Amount) -> bool:
    """A small number that only goes with a noun: "the two republics", "both of the three leaders"."""
    return (amount.unit.startswith("of ") or amount.unit == "persons") and amount.value <= IDLE


def same_figure(mine: Amount, theirs: Amount) -> bool:
    """The same value of the same unit; what a word counts ("1,000 deminers") may be called otherwise."""
    loose = {mine.unit[:3], theirs.unit[:3]} <= {"of ", "per", ""}
    if mine.unit != theirs.unit and not loose and mine.unit:
        return False
    if opposed(mine, theirs) or theirs.value < FAR_BELOW * mine.value:
        return False
    return mine.agrees(theirs.value, 0.005) or (theirs.is_open and theirs.agrees(mine.value))


def opposed(mine: Amount, theirs: Amount) -> bool:
    """Whether two bounds meet in a point only: "fewer than 6,000" beside "more than 6,000"."""
    meet = min(mine.high, theirs.high) <= max(mine.low, theirs.low)
    return mine.is_open and theirs.is_open and meet
