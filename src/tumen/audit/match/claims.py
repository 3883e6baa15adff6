"""The ledger's statements: a sentence that says the same of the same states, date and figure.

Likeness is the weight of the sentence's concepts, names, words, dates and figures that a statement
has too. It finds the statement; slots decide: a date, figure, contrast or negation that differs
never supports, and refutes only where all the rest agrees and no other statement has it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tumen.audit.cardinals import CARDINAL
from tumen.audit.match.clocks import Clocks, on, overlaps
from tumen.audit.match.openness import OPEN
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
from tumen.audit.meaning import CLAUSES, Meaning, Vocabulary, meaning, stem
from tumen.audit.numbers import Amount
from tumen.audit.reading import Reading
from tumen.audit.times import When
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.dates import PartialDate
from tumen.core.evidence import Evidence
from tumen.core.kinds import Row

ENOUGH = 0.56
"""Likeness from which a statement says what the sentence says."""
EASED = 0.03
"""How much less likeness is enough for each date or figure held."""
ENOUGH_TO_REFUTE = 0.56
"""Likeness, apart from what differs, from which the difference is the point."""
CONTEXT = 0.12
"""How much of that the sentences before may lend."""
LEAST = 5.0
"""Weight that must be shared: a sentence of one common word is like everything."""
ENDINGS = frozenset({"dead", "break_off", "end", "close", "suspend", "withdraw", "replace"})
"""Concepts that end a state of affairs."""
WHOLLY = 0.85
"""Likeness from which a sentence is told of wholly by the statement that ends its matter."""
SURE, SURER = 0.7, 0.78
"""Likeness from which a denial refutes: of what is said never to have been, and of what is."""
STATE = 2.5
"""Weight of a state that two clauses share."""
CLEARLY = 0.1
"""A statement that clashes must be less like than the one that agrees by no more than this to silence it."""
TOGETHER = 2
"""States of a clause about a vote of which each is taken to have voted so."""
CONTRARY = 0.75
"""A statement this close that denies just that of the state named silences one that agrees."""
IDLE = 3
"""Up to this, a number before a noun may only go with it."""
LASTING = frozenset({None, "condition", "treaty-term", "measure", "monitoring", "access", "advice", "goods", "goods-finance", "services", "workers"})  # fmt: skip
"""Kinds of what lasts: their end makes a sentence about the present outdated."""
SAME_TIME, FAR = 60, 1.25
"""Days within which two figures are of one time, and the ratio from which they differ."""
WHOLE, LEAST_OF_WHOLE = 0.95, 3.0
"""Likeness from which a short sentence is held whole, and the weight that is then enough."""
WEIGHT_OF_DATE, WEIGHT_OF_FIGURE = 2.5, 3.0
JOINT, LEAST_OF_JOINT, LEAST_OF_PART = 0.72, 0.3, 2.0
"""Likeness that two statements must reach together, that each has alone, and the weight each adds."""
ONCE = re.compile(
    r"\b(?:wrote|agreed|signed|opened|closed|began|started|announced|visited|met)\b|した。?$|んだ。?$"
)
"""What tells an event, which a later one does not undo."""
RESOLUTION = re.compile(r"(?:[Rr]esolution|決議)(?:第)? ?(\d{3,4})")
SINGULAR = frozenset({"first", "only", "longest", "shortest", "record"})
"""Concepts by which a statement, too, tells that something stands alone."""
BESIDE = re.compile(
    rf"\b(?:\d+|{CARDINAL}|a) (?:days?|weeks?|months?|years?|decades?) (?:before|after|earlier|later|ahead)\b|\d(?:日|週間|か月|カ月|年)(?:後|前)に?",
    re.I,
)
"""A time told by another that no date was read from: nothing holds it."""
NEVER = re.compile(
    r"いまのところ|今のところ|現時点で|\bstill no\b|\bnot yet\b|\bno\b.{0,24}\byet\b|\bnever\b|not once|has yet to|一度も|いまだに|まだ|皆無",
    re.I,
)
LENT = 4.0
"""Weight that a statement wholly of the matter of the sentences before lends to a refutation."""
SHARP = 0.999
"""Share of the greatest weight from which a concept is the point of a sentence."""
MATTER = 0.55
"""Share of the sentence's concepts, by weight, that a statement must have."""
KIN = 0.7
"""A statement of the right date this close to one of another date is the one meant."""
NEAR = 0.85
"""A statement this close to the best one counts as speaking of the same thing."""


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


def nearest(reading: Reading, clocks: Clocks, n: int = 3) -> tuple[Evidence, ...]:
    """The statements most like the sentence, whatever they say of it."""
    ranked = [m for m in _ranked(reading, clocks, of_states=False) if m.shared >= 2.0][:n]
    found: dict[str, Evidence] = {}
    for match in ranked:
        piece = clocks.now.evidence(match.statement.row, match.statement.table)[0]
        found.setdefault(piece.locator, piece)
    return tuple(found.values())


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    ranked = _ranked(reading, clocks)[:8]
    agreeing = [(m.score, v) for m in ranked if (v := _agree(reading, clocks, m))]
    clashing = max((m.score for m in ranked if m.denial or m.contrast), default=0.0)
    contrary = max((m.score for m in ranked if m.excepts and m.dates is not False), default=0.0)
    if agreeing and contrary >= CONTRARY * agreeing[0][0]:
        agreeing = []
    if agreeing and clashing < agreeing[0][0] + CLEARLY:
        near = [v for score, v in agreeing if score >= NEAR * agreeing[0][0]]
        return [next((v for v in near if v.kind is Kind.OUTDATED), agreeing[0][1])]
    if joint := _jointly(reading, clocks, ranked):
        return [joint]
    for match in ranked[:3]:
        verdict = _refute(reading, clocks, match, ranked)
        if verdict:
            return [verdict]
    for match in ranked[:3]:
        verdict = _overtaken(reading, clocks, match)
        if verdict:
            return [verdict]
    return []


def _ranked(reading: Reading, clocks: Clocks, of_states: bool = True) -> list[Match]:
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


def _agree(reading: Reading, clocks: Clocks, match: Match) -> Verdict | None:
    """Supported, disputed or outdated: every slot of the sentence is the statement's."""
    one = match.statement
    if (
        match.score < ENOUGH - EASED * _slots(match, reading)
        or not _tells(reading, match)
        or match.misses_the_point
        or match.is_foreign
        or match.contrast
        or match.names
        or match.place
        or match.denial
        or not _numbered(reading, one)
        or BESIDE.search(_untimed(reading))
        or (
            OPEN.search(reading.text)
            and not OPEN.search(one.text)
            and not match.mine.concepts & SINGULAR & one.meaning.concepts
        )
        or (reading.times and not match.dates)
        or (reading.amounts and not match.figures)
        or one.status == "denied"
        or (reading.has("negated") and not any(part.is_negative for part in one.clauses))
    ):
        return None
    held = Held(clocks.now.evidence(one.row, one.table)[0], one.text, True)
    asserted = reading.text
    begins = on(one.row)
    if begins and begins.earliest > reading.written:
        return None  # it came after the text
    if (
        one.ended
        and one.row.get("kind") in LASTING
        and _is_present(reading)
        and one.ended.latest <= clocks.now.as_of
    ):
        if one.ended.earliest <= reading.written:
            return None
        past = Held(held.evidence, one.text, False)
        return Verdict(Kind.OUTDATED, "claim", asserted, (past,), one.ended)
    if one.table == "sanction_measures" and _is_present(reading):
        newer = _successor(clocks, one.row)
        if newer and newer["known"] <= reading.written:
            return None
        if newer:
            piece = clocks.now.evidence(newer, "sanction_measures")[0]
            new = Held(piece, newer[f"summary_{reading.lang}"], False)
            return Verdict(
                Kind.OUTDATED, "claim", asserted, (held, new), PartialDate.of(newer["known"])
            )
    if not one.is_claim:
        return Verdict(Kind.SUPPORTED, "claim", asserted, (held,))
    rivals = _rivals(clocks, one.row)
    if one.row["value"] and not match.figures:
        rivals = []  # they differ on a figure that the sentence does not give
    if one.status == "disputed" or (rivals and not _attributed(reading)):
        others = tuple(
            Held(
                clocks.now.evidence(r, relation="contradicts")[0],
                r[f"statement_{reading.lang}"],
                False,
            )
            for r in rivals[:2]
        )
        return Verdict(Kind.DISPUTED, "claim", asserted, (held, *others))
    later = _later(clocks, one.row)
    if later and _is_present(reading) and not ONCE.search(reading.text):
        changed = PartialDate.of(later["known"])
        if later["known"] <= reading.written:
            return None
        new = Held(clocks.now.evidence(later)[0], later[f"statement_{reading.lang}"], False)
        return Verdict(Kind.OUTDATED, "claim", asserted, (held, new), changed)
    return Verdict(Kind.SUPPORTED, "claim", asserted, (held,))


def _jointly(reading: Reading, clocks: Clocks, ranked: list[Match]) -> Verdict | None:
    """Two firm statements that hold between them all that the sentence says: each date in the part of
    the sentence that its statement tells."""
    if reading.has("negated", "opinion") or not reading.times or BESIDE.search(_untimed(reading)):
        return None
    pool = statements(clocks.now, reading.lang)
    firm = [m for m in ranked if _may_join(reading, m)]
    for i, first in enumerate(firm):
        for second in firm[i + 1 :]:
            if _hold_all(reading, pool, first, second):
                held = tuple(
                    Held(
                        clocks.now.evidence(m.statement.row, m.statement.table)[0],
                        m.statement.text,
                        True,
                    )
                    for m in (first, second)
                )
                return Verdict(Kind.SUPPORTED, "claim", reading.text, held)
    return None


def _may_join(reading: Reading, match: Match) -> bool:
    one = match.statement
    begins = on(one.row)
    return not (
        one.status != "confirmed"
        or match.contrast
        or match.names
        or match.place
        or match.denial
        or match.is_foreign
        or not _numbered(reading, one)
        or match.likeness < LEAST_OF_JOINT
        or any(part.is_negative for part in one.clauses)
        or (begins and begins.earliest > reading.written)
        or (one.ended and one.row.get("kind") in LASTING and _is_present(reading))
    )


def _hold_all(reading: Reading, pool: Statements, first: Match, second: Match) -> bool:
    a, b = first.statement, second.statement
    asked = {token: pool.weight(token) for token in tokens(first.mine)}
    total = sum(asked.values())
    both = sum(w for t, w in asked.items() if t in a.tokens or t in b.tokens)
    adds = [
        sum(w for t, w in asked.items() if t in mine.tokens and t not in other.tokens)
        for mine, other in ((a, b), (b, a))
    ]
    if not total or both / total < JOINT or min(adds) < LEAST_OF_PART:
        return False
    figures = [x for x in reading.amounts if not _is_idle(x)]
    if any(not any(same_figure(x, y) for y in (*a.amounts, *b.amounts)) for x in figures):
        return False
    if len(reading.times) == 1:
        day = reading.times[0].date
        return all(any(overlaps(day, d) for d in s.dates) for s in (a, b))
    for when in reading.times:
        part = frozenset(tokens(meaning(_part_with(reading, when), reading.lang, pool.vocabulary)))
        alike = [sum(pool.weight(t) for t in part & s.tokens) for s in (a, b)]
        teller = a if alike[0] >= alike[1] else b
        if not any(overlaps(when.date, date) for date in teller.dates):
            return False
    return True


def _part_with(reading: Reading, when: When) -> str:
    """The clause in which a date stands."""
    cuts = [0, *(m.end() for m in CLAUSES[reading.lang].finditer(reading.text)), len(reading.text)]
    start = max(c for c in cuts if c <= when.start)
    return reading.text[start : min(c for c in cuts if c > when.start)]


def _untimed(reading: Reading) -> str:
    """The text without its dates."""
    text = list(reading.text)
    for when in reading.times:
        text[when.start : when.end] = " " * (when.end - when.start)
    return "".join(text)


def _numbered(reading: Reading, one: Statement) -> bool:
    """Whether the statement, too, names the resolutions that the sentence numbers."""
    return all(
        m[1] in one.text or m[1] in str(one.row["id"]) for m in RESOLUTION.finditer(reading.text)
    )


def _slots(match: Match, reading: Reading) -> int:
    """How many dates and figures of the sentence the statement holds, up to three."""
    dated = bool(match.dates)
    counted = sum(not _is_idle(a) for a in reading.amounts) if match.figures else 0
    return min(3, dated + counted)


def _tells(reading: Reading, match: Match) -> bool:
    """Whether enough is shared; a short sentence about two named states must be held whole."""
    whole = match.likeness >= WHOLE and len(reading.states) == 2
    return match.shared >= (LEAST_OF_WHOLE if whole else LEAST)


def _refute(reading: Reading, clocks: Clocks, match: Match, ranked: list[Match]) -> Verdict | None:
    """Contradicted: all but one slot agrees with a firm statement, and none near has that slot."""
    one = match.statement
    firm = one.status == "confirmed" or _attributed(reading)
    shared = match.shared + LENT * match.context
    if match.score < ENOUGH_TO_REFUTE or shared < LEAST or not firm:
        return None
    clash = [
        name
        for name, differs in (
            ("date", match.dates is False),
            ("figure", match.figures is False),
            ("contrast", bool(match.contrast)),
            ("name", match.names),
            ("place", match.place),
            ("denial", match.denial),
        )
        if differs
    ]
    if len(clash) != 1 or (reading.amounts and match.figures is None and clash != ["contrast"]):
        return None
    held = Held(clocks.now.evidence(one.row, one.table)[0], one.text, False)
    begins = on(one.row)
    is_later = bool(begins and begins.earliest > reading.written)
    if begins is None and one.row["known"] > reading.written:
        return None
    if clash == ["denial"]:
        contrary = not reading.has("negated") and match.likeness >= SURER
        if not (NEVER.search(reading.text) or contrary):
            return None
        if match.dates is False or match.likeness < SURE:
            return None
        if is_later and begins:
            return Verdict(Kind.OUTDATED, "claim", reading.text, (held,), begins)
    if is_later or (match.misses_the_point and clash != ["contrast"]):
        return None
    near = [m for m in ranked if m is not match and m.score >= NEAR * match.score]
    if clash in (["name"], ["place"]) and match.likeness < SURE:
        return None
    if clash == ["date"] and _may_be_another(reading, match, ranked):
        return None
    if clash == ["figure"] and (
        (match.dates is None and reading.times) or any(m.figures for m in near)
    ):
        return None
    return Verdict(Kind.CONTRADICTED, "claim", reading.text, (held,))


def _may_be_another(reading: Reading, match: Match, ranked: list[Match]) -> bool:
    """Whether a statement of another date may tell of another event: somebody else in it, little
    likeness, or a statement of the sentence's own date nearly as like."""
    if len(reading.times) != 1 or reading.has("now") or match.likeness < SURE:
        return True
    kinds = match.statement.vocabulary.kinds
    others = frozenset().union(*kinds) & (match.statement.meaning.names - match.mine.names)
    return bool(others) or any(m.dates and m.score >= KIN * match.score for m in ranked)


def _attributed(reading: Reading) -> bool:
    """Whether the sentence says that somebody says so."""
    return reading.has("attribution", "hedged")


def _is_present(reading: Reading) -> bool:
    return reading.has("now") or not reading.times


def _later(clocks: Clocks, row: Row) -> Row | None:
    """The first claim that updated or superseded this one."""
    found = clocks.now.linked_from(row, "supersedes") + clocks.now.linked_from(row, "updates")
    return min(found, key=lambda r: r["known"]) if found else None


def _successor(clocks: Clocks, row: Row) -> Row | None:
    """The measure that took the place of this one."""
    rows = clocks.now.rows("sanction_measures")
    return next((r for r in rows if row["id"] in (r["supersedes"] or [])), None)


def _overtaken(reading: Reading, clocks: Clocks, match: Match) -> Verdict | None:
    """A state of affairs told as lasting, of which a firm statement tells the end: before the writing
    it was wrong, after it, it became outdated."""
    one = match.statement
    begins = on(one.row)
    if (
        one.status != "confirmed"
        or not one.is_claim
        or begins is None
        or (reading.times and not (match.dates and all(w.bound == "after" for w in reading.times)))
        or reading.amounts
        or reading.has("negated")
        or match.mine.concepts & ENDINGS
        or not one.meaning.concepts & ENDINGS
        or match.likeness < WHOLLY
        or match.contrast
        or match.names
        or not _tells(reading, match)
    ):
        return None
    held = Held(clocks.now.evidence(one.row, one.table)[0], one.text, False)
    if begins.latest <= reading.written:
        return Verdict(Kind.CONTRADICTED, "claim", reading.text, (held,))
    return Verdict(Kind.OUTDATED, "claim", reading.text, (held,), begins)


def _rivals(clocks: Clocks, row: Row) -> list[Row]:
    """Claims that contradict this one, unless it is public record: linked so, or another speaker's
    other figure for the same quantity of the same time."""
    if row["status"] == "confirmed":
        return []
    both = clocks.now.linked_from(row, "contradicts") + clocks.now.links(row, "contradicts")
    linked = [r for r in both if r["credibility"] <= max(3, row["credibility"])]
    return linked or _other_figures(clocks, row)


def _other_figures(clocks: Clocks, row: Row) -> list[Row]:
    value, start = row["value"], on(row)
    if not row["quantity"] or not value or start is None:
        return []
    return [
        r
        for r in clocks.now.claims(quantity=row["quantity"])
        if r["value"]
        and r["speaker"] != row["speaker"]
        and set(r["subjects"]) >= set(row["case_states"])
        and (begin := on(r))
        and abs((begin.earliest - start.earliest).days) <= SAME_TIME
        and not 1 / FAR < r["value"] / value < FAR
    ]


def _dates(reading: Reading, one: Statement) -> bool | None:
    """True: every date of the sentence is the statement's; False: one is not; None: no dates.

    None too where a date only bounds the fact ("since", "by") and the statement's lies on its side.
    """
    if not reading.times:
        return None
    met = [any(overlaps(when.date, theirs) for theirs in one.dates) for when in reading.times]
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
        if not _is_idle(amount):
            result = None
    return result


def _is_idle(amount: Amount) -> bool:
    """A small number that only goes with a noun: "the two republics", "both of the three leaders"."""
    return (amount.unit.startswith("of ") or amount.unit == "persons") and amount.value <= IDLE


def same_figure(mine: Amount, theirs: Amount) -> bool:
    """The same value of the same unit; what a word counts ("1,000 deminers") may be called otherwise."""
    loose = {mine.unit[:3], theirs.unit[:3]} <= {"of ", "per", ""}
    if mine.unit != theirs.unit and not loose and mine.unit:
        return False
    return mine.agrees(theirs.value, 0.005) or (theirs.is_open and theirs.agrees(mine.value))
