"""The ledger's statements: a sentence that says the same of the same states, date and figure.

Likeness is the weight of the sentence's concepts, names, words, dates and figures that a statement
has too. It finds the statement; slots decide: a date, figure, contrast or negation that differs
never supports, and refutes only where all the rest agrees and no other statement has it.
"""

from __future__ import annotations

import re

from tumen.audit.cardinals import CARDINAL
from tumen.audit.match.clocks import Clocks, on, overlaps
from tumen.audit.match.likeness import (
    LEAST_OF_WHOLE,
    WHOLE,
    Match,
    is_idle,
    rank,
    same_figure,
)
from tumen.audit.match.openness import OPEN
from tumen.audit.match.opposites import turned
from tumen.audit.match.statements import (
    Statement,
    Statements,
    statements,
    tokens,
)
from tumen.audit.meaning import CLAUSES, meaning
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
LEAST = 5.0
"""Weight that must be shared: a sentence of one common word is like everything."""
ENDINGS = frozenset({"dead", "break_off", "end", "close", "suspend", "withdraw", "replace"})
"""Concepts that end a state of affairs."""
WHOLLY = 0.85
"""Likeness from which a sentence is told of wholly by the statement that ends its matter."""
SURE, SURER = 0.7, 0.78
"""Likeness from which a denial refutes: of what is said never to have been, and of what is."""
CLEARLY = 0.1
"""A statement that clashes must be less like than the one that agrees by no more than this to silence it."""
CONTRARY = 0.75
"""A statement this close that denies just that of the state named silences one that agrees."""
LASTING = frozenset({None, "quota", "condition", "treaty-term", "measure", "monitoring", "access", "advice", "goods", "goods-finance", "services", "workers"})  # fmt: skip
"""Kinds of what lasts: their end makes a sentence about the present outdated."""
SAME_TIME, FAR = 60, 1.25
"""Days within which two figures are of one time, and the ratio from which they differ."""
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
KIN = 0.7
"""A statement of the right date this close to one of another date is the one meant."""
NEAR = 0.85
"""A statement this close to the best one counts as speaking of the same thing."""


def nearest(reading: Reading, clocks: Clocks, n: int = 3) -> tuple[Evidence, ...]:
    """The statements most like the sentence, whatever they say of it."""
    ranked = [m for m in rank(reading, clocks, of_states=False) if m.shared >= 2.0][:n]
    found: dict[str, Evidence] = {}
    for match in ranked:
        piece = clocks.now.evidence(match.statement.row, match.statement.table)[0]
        found.setdefault(piece.locator, piece)
    return tuple(found.values())


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    ranked = rank(reading, clocks)[:8]
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
        or turned(reading.text, one.text)
        or _bans_what_is_exempt(match)
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


def _bans_what_is_exempt(match: Match) -> bool:
    """Whether the sentence tells a ban of what the statement exempts from it."""
    told = match.mine.concepts
    return match.statement.row.get("kind") == "exemption" and "ban" in told and "exempt" not in told


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
        or turned(reading.text, one.text)
        or _bans_what_is_exempt(match)
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
    figures = [x for x in reading.amounts if not is_idle(x)]
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
    counted = sum(not is_idle(a) for a in reading.amounts) if match.figures else 0
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
    subjects = match.statement.row.get("subjects")
    if subjects and not set(reading.states) <= {*subjects, *reading.pair}:
        return True
    if subjects and reading.states and not set(reading.states) & set(subjects):
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
