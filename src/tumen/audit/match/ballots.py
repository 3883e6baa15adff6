"""Votes of the General Assembly: the count, who voted how, and who alone did."""

from __future__ import annotations

import re
from dataclasses import replace

from tumen.audit.cardinals import cardinal
from tumen.audit.match.clocks import Clocks
from tumen.audit.match.rollcalls import counts, named, series, spoken_of, subjects_in, topics
from tumen.audit.match.wars.finding import DECADE
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.dates import PartialDate
from tumen.core.kinds import Row

VOTED = {
    1: re.compile(
        r"賛成|支持(?:し|に回|票)|in favou?r|voted for|votes? yes|\bbacked\b|voted yes|supported (?:it|the (?:text|resolution))|\bsaid yes\b|affirmative|\bapprov(?:ed|al)\b|\bendorsed\b"
        r"|\bsupporters\b|\bthe ayes\b|\bhad the support of\b|\bgreen button\b|\byes vote|gave its (?:support|backing|assent|blessing)|threw its weight behind",
        re.I,
    ),
    2: re.compile(
        r"棄権|\babst|withh(?:e|o)ld (?:its|their) vote|neither (?:yes nor no|for nor against)|sat on the fence",
        re.I,
    ),
    3: re.compile(
        r"反対|vot(?:ed|es|ing) against|vot(?:ed|es|ing) no\b|said no\b|\bopposed\b|\bobjected\b|\bno votes?\b"
        r"|against the (?:resolution|text|draft)|stood by|sided with(?! the (?:supporters|majority))|noes\b|\bnays\b|\brejected\b|\bopponents\b|\bsaid no\b|\bno from\b|negative vote|turned (?:it|the \w+) down|(?:its|a) no\b|拒(?:ん|否し)|不支持",
        re.I,
    ),
}
NAMES = {1: "yes", 2: "abstain", 3: "no"}
AMONG = re.compile(r"among the (?P<n>\w+)|その(?P<k>\d+)か国に", re.I)
OBJECT = re.compile(
    r"(?:embargo|sanctions|blockade|resolution|vote|text|draft) (?:against|on|about|over|concerning) (?:the )?$|(?:question|situation|status) (?:of|in) (?:the )?$",
    re.I,
)
"""What makes a state of an English clause the subject of the resolution."""
ALONE = re.compile(
    r"(?<!one of )\bonly\b(?! (?:one|four|two|three|five) that)|\balone\b|だけ|のみ|にとどま", re.I
)
EVER = re.compile(
    r"\balways\b|\bevery (?:single )?(?:year|autumn|time|vote)\b|\bnever\b|毎年|常に|一貫して|一度も|続けて|続けた",
    re.I,
)
UNLIKE = re.compile(
    r"と袂を分か|とは別に|と違い|とは逆に|\bunlike (?:the )?$|parted (?:company|ways) with|broke with|differing from",
    re.I,
)
_TOGETHER = re.compile(
    r"\bboth\b|\band\b|\blike\b|\bwith\b|alongside|together|ともに|共に|そろって|いずれも|両国|と[^、は]{1,12}は|と並んで|も",
    re.I,
)
_CLAUSE = re.compile(
    r" and (?=(?:the )?[A-Z]\w+(?: [A-Z]\w+)? (?:against|in favou?r|abstain\w*|voted|opposed|did not|no\b))|[、;]|, (?:while|and|but|from which|with)\b|\bwhile\b|\bwhereas\b|が、"
)
DENIED = re.compile(r"\b(?:did|does|has|have|had|was|were) ?n[o']t\b|なかった|していない", re.I)
PERFECT = re.compile(r"\b(?:has|have)\b|てきた|ている|続け", re.I)
COMPARED = re.compile(
    r",? (?:just )?as (?:it|they|he|she)? ?(?:had|did|have)?(?: done)? ?in (?P<en>\d{4})|のは、?(?P<ja>前の年|前年)と変わらない|(?P<ja2>\d{4})年と同じく",
    re.I,
)
"""The same answer as in another year."""
HOST = re.compile(
    r"による|問題|情勢|の(?:領土|人権)|と国境を接する|の隣国|に次[ぐい]|(?:に|へ)の?(?:配慮|追随|同調)|を(?!除)|に(?:付き合|配慮|従|続)|(?:主導|提案|提出)の"
)
"""What makes a state of a Japanese clause something else than a voter."""
THESE_TWO = re.compile(
    r"(?:この|その)?(?:2|二|両)(?:か国|カ国|国)(?:だけ|のみ)|the two (?:of them )?alone|only the two",
    re.I,
)
LONGEST = 30
"""Years of a habit of voting that are looked through."""


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """The count told and the answers of the states; nothing where a figure is left over."""
    told = counts(reading)
    lasting = EVER.search(reading.text) or (
        PERFECT.search(reading.text) and any(w.bound == "after" for w in reading.times)
    )
    if lasting and not told and any(p.search(reading.text) for p in VOTED.values()):
        return _habit(reading, clocks)
    compared = COMPARED.search(reading.text)
    if compared:
        reading, other = _parted(reading, compared.start(), compared.end())
    calls = _numbered(reading, spoken_of(reading, clocks))
    if not calls or DENIED.search(reading.text):
        return []
    if compared and other:
        calls = calls + series(reading, clocks, other, other)
    if any(a.unit in ("percent", "ratio") for a in reading.amounts):
        return []
    if _is_strange(reading, clocks, calls):
        return []
    found = _count(told, calls, clocks, bool(named(reading, clocks))) if told else []
    alone = _alone(reading, calls, clocks)
    if alone:
        return [*found, alone]
    for code, answer in _answers(reading, clocks, calls):
        verdict = _vote(clocks, code, answer, calls)
        if verdict is None:
            return []
        found.append(verdict)
    return found


def _numbered(reading: Reading, calls: list[Row]) -> list[Row]:
    """Those of the number told, where one is told and the table has it."""
    match = re.search(r"(?:[Rr]esolution|決議) ?(?:A/RES/)?(\d{1,2})[/／](\d{1,3})", reading.text)
    if match is None:
        return calls
    number = f"{match[1]}/{match[2]}"
    return [r for r in calls if not r["resolution"] or r["resolution"].endswith(f"/{number}")]


def _count(told: dict[str, int], calls: list[Row], clocks: Clocks, is_own: bool) -> list[Verdict]:
    """The votes counted: supported by a roll call with just them, refuted by the only one meant."""
    asserted = ", ".join(f"{column} {n}" for column, n in told.items())
    exact = [r for r in calls if all(r[column] == n for column, n in told.items())]
    if not exact and (not is_own or len(calls) != 1):
        return []
    held = tuple(
        Held(
            clocks.now.evidence(r, "roll_calls")[0],
            f"{r['valid_from']}: {r['yes']}–{r['no']}–{r['abstain']}",
            bool(exact),
        )
        for r in (exact or calls)[:2]
    )
    return [Verdict(Kind.SUPPORTED if exact else Kind.CONTRADICTED, "roll-call", asserted, held)]


def _answers(reading: Reading, clocks: Clocks, calls: list[Row]) -> list[tuple[str, int]]:
    """States with their answers, clause by clause; none where a clause has two.

    A negative answer is one that the state did not give: that of whom another broke with.
    """
    found: list[tuple[str, int]] = []
    outside = {c for c in reading.states if clocks.member(c) is None}
    spans = subjects_in(reading.text)
    start = 0
    ends = [m.start() for m in _CLAUSE.finditer(reading.text)] + [len(reading.text)]
    waiting: list[str] = [] if reading.states else _voters(reading)
    for end in ends:
        clause = reading.text[start:end]
        here = [
            n
            for n in reading.named
            if start <= n.start < end
            and (len(reading.states) == 1 or not re.match("['’]s ", reading.text[n.end :]))
            and n.code not in outside
            and not any(a - 8 <= n.start < b for a, b in spans)
            and reading.text[n.start - 1 : n.start] != "対"
            and not OBJECT.search(reading.text[: n.start])
            and not HOST.match(reading.text[n.end : n.end + 9])
        ]
        apart = [n.code for n in here if _is_apart(reading, n.start, n.end)]
        answers = [a for a, pattern in VOTED.items() if pattern.search(clause)]
        among = _among(clause, calls)
        if not answers and among:
            answers = [among]
        waiting += [n.code for n in here if n.code not in apart]
        if len(answers) > 1:
            return []
        if answers and len(set(waiting)) > 1 and not _TOGETHER.search(clause):
            return []
        if answers:
            found += [(code, answers[0]) for code in dict.fromkeys(waiting)]
            found += [(code, -answers[0]) for code in apart]
            waiting = []
        start = end
    return found


def _voters(reading: Reading) -> list[str]:
    """Who votes in a sentence that names no state: the two meant, or the one state told of before, but
    for those in the subject of the vote."""
    if reading.meant or reading.subject:
        return list(reading.meant or reading.subject)
    for earlier in reversed(reading.told[-2:]):
        spans = subjects_in(earlier.text)
        told = {n.code for n in earlier.named if not any(a - 8 <= n.start < b for a, b in spans)}
        if told:
            return list(told) if len(told) == 1 else []
    return []


def _is_strange(reading: Reading, clocks: Clocks, calls: list[Row]) -> bool:
    """Whether the sentence names a state that is neither said to have voted, nor the subject of the
    resolution, nor one of the two that the text is about."""
    answered = (
        {code for code, _ in _answers(reading, clocks, calls)}
        if not ALONE.search(reading.text)
        else set(reading.states)
    )
    rest = [c for c in reading.states if c not in answered and c not in reading.pair]
    titles = " ".join(r["title"] or "" for r in calls).casefold()
    if not titles.strip():
        return False
    return any(
        clocks.now.states[c].name_en.casefold()[:5] not in titles for c in rest if clocks.member(c)
    ) and not topics(reading.text)


def _parted(reading: Reading, start: int, end: int) -> tuple[Reading, int | None]:
    """The sentence without the other year that it compares with, and that year."""
    inside = [w for w in reading.times if start <= w.start < end]
    rest = tuple(w for w in reading.times if w not in inside)
    return replace(reading, times=rest), inside[0].date.year if inside else None


def _is_apart(reading: Reading, start: int, end: int) -> bool:
    """Whether a state is named as the one that others broke with."""
    return bool(
        UNLIKE.match(reading.text[end : end + 8])
        or UNLIKE.search(reading.text[max(0, start - 24) : start])
    )


def _among(clause: str, calls: list[Row]) -> int | None:
    """The answer of "the four" of whom a sentence before told that they voted no."""
    match = AMONG.search(clause)
    n = cardinal(match["n"] or match["k"]) if match else None
    columns = {"yes": 1, "no": 3, "abstain": 2}
    fitting = {answer for r in calls for column, answer in columns.items() if r[column] == n}
    return fitting.pop() if n and len(fitting) == 1 else None


def _alone(reading: Reading, calls: list[Row], clocks: Clocks) -> Verdict | None:
    """ "Only X and Y voted no": all who gave that answer, and nobody else."""
    answers = [a for a, pattern in VOTED.items() if pattern.search(reading.text)]
    if not ALONE.search(reading.text) or len(answers) != 1 or len(calls) != 1 or not reading.states:
        return None
    call, answer = calls[0], answers[0]
    cast = [
        r
        for r in clocks.now.rows("votes", year=call["year"])
        if r["roll_call"] == call["roll_call"] and r["vote"] == answer
    ]
    if not cast or len(cast) > 12:
        return None
    said = _clause_of(reading, ALONE)
    codes = list(dict.fromkeys(n.code for n in reading.named if said[0] <= n.start < said[1]))
    if THESE_TWO.search(reading.text):
        codes = list(reading.pair)
    if not codes:
        return None
    lines = [clocks.line(code) | {code} for code in codes]
    agrees = all(any(r["state"] in line for line in lines) for r in cast) and all(
        any(r["state"] in line for r in cast) for line in lines
    )
    held = tuple(
        Held(
            clocks.now.evidence(r, "votes")[0],
            f"{r['state']} {call['valid_from']}: {NAMES[answer]}",
            agrees,
        )
        for r in cast[:6]
    )
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return Verdict(kind, "vote", f"{NAMES[answer]}: {', '.join(codes)}", held)


def _clause_of(reading: Reading, pattern: re.Pattern[str]) -> tuple[int, int]:
    """Where the clause with a pattern begins and ends."""
    match = pattern.search(reading.text)
    at = match.start() if match else 0
    cuts = [0, *(m.end() for m in _CLAUSE.finditer(reading.text)), len(reading.text)]
    return max(c for c in cuts if c <= at), min(c for c in cuts if c > at)


def _given(clocks: Clocks, code: str, calls: list[Row]) -> list[Row]:
    """What a state answered on the roll calls."""
    wanted = {r["roll_call"] for r in calls}
    line = clocks.line(code) | {code}
    return [
        r
        for state in line
        for year in {c["year"] for c in calls}
        for r in clocks.now.rows("votes", state=state, year=year)
        if r["roll_call"] in wanted
    ]


def _vote(clocks: Clocks, code: str, answer: int, calls: list[Row]) -> Verdict | None:
    """Firm only where the state gave one and the same answer on all of them."""
    cast = _given(clocks, code, calls)
    given = {r["vote"] for r in cast}
    if len(given) != 1:
        return None
    agrees = given == {answer} if answer > 0 else given != {-answer}
    day = calls[0]["valid_from"]
    held = tuple(
        Held(clocks.now.evidence(r, "votes")[0], f"{code} {day}: {NAMES[r['vote']]}", agrees)
        for r in cast[:2]
    )
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    said = NAMES[answer] if answer > 0 else f"not {NAMES[-answer]}"
    return Verdict(kind, "vote", f"{code} {day}: {said}", held)


def _habit(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """Always the same answer on a subject: told with its years, or as lasting at the writing."""
    told = _answers(reading, clocks, [])
    decade = DECADE.search(reading.text)
    years = sorted(w.date.year for w in reading.times)
    since = any(w.bound == "after" for w in reading.times)
    if decade:
        begin = 10 * int(decade["en"] or decade["ja"])
        years = [begin, begin + 9]
    if not told or reading.amounts or len(years) > 2:
        return []
    if len(years) == 1 and not since:
        return []
    first = years[0] if years else reading.written.year - LONGEST
    last = years[1] if len(years) == 2 else reading.written.year
    calls = series(reading, clocks, first, last)
    if len(calls) < 2:
        return []
    verdicts = []
    for code, answer in told:
        cast = _given(clocks, code, calls)
        other = [r for r in cast if r["vote"] != answer]
        if len(cast) < 2:
            return []
        shown = (other or cast)[:3]
        held = tuple(
            Held(
                clocks.now.evidence(r, "votes")[0],
                f"{code} {r['year']}: {NAMES[r['vote']]}",
                not other,
            )
            for r in shown
        )
        asserted = f"{code} {first}–{last}: {NAMES[answer]}"
        later = [] if years else _later(reading, clocks, code, answer)
        if not other and later:
            changed = PartialDate.parse(later[0]["call"]["valid_from"])
            after = Held(
                clocks.now.evidence(later[0]["vote"], "votes")[0],
                f"{code} {changed}: {NAMES[later[0]['vote']['vote']]}",
                False,
            )
            verdicts.append(Verdict(Kind.OUTDATED, "vote", asserted, (*held, after), changed))
        else:
            kind = Kind.CONTRADICTED if other else Kind.SUPPORTED
            verdicts.append(Verdict(kind, "vote", asserted, held))
    return verdicts


def _later(reading: Reading, clocks: Clocks, code: str, answer: int) -> list[dict[str, Row]]:
    """Roll calls on the subject after the writing in which the state answered otherwise."""
    calls = {
        r["roll_call"]: r
        for r in series(reading, clocks, reading.written.year, clocks.now.as_of.year)
        if PartialDate.parse(r["valid_from"]).earliest > reading.written
    }
    cast = _given(clocks, code, list(calls.values()))
    changed = [r for r in cast if r["vote"] != answer]
    changed.sort(key=lambda r: calls[r["roll_call"]]["valid_from"])
    return [{"vote": r, "call": calls[r["roll_call"]]} for r in changed]
