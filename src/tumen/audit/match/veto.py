"""Vetoes in the Security Council: who, and when."""

from __future__ import annotations

import re
from itertools import pairwise

from tumen.audit.match.clocks import Clocks, on, overlaps
from tumen.audit.match.domains import domains
from tumen.audit.phrases import phrases
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.dates import PartialDate, Precision
from tumen.core.kinds import Row

NEGATED = re.compile(
    r"一度もない|行使していない|使っていない|never (?:used|cast)|not (?:used?|cast)|n't (?:used?|cast)|no veto",
    re.I,
)
JOINTLY = re.compile(
    r"共同|そろって|ともに|一緒に|together|joint|double|both|the two|両国",
    re.I,
)
JOINED = {"ja": ("", "と", "・"), "en": (" and ", " and the ", "–", "-")}
"""What stands between two states named as one: 中ロ, 中国とロシア, Britain and France."""
BESIDE = 9
TOPIC = re.compile(
    r"をめぐ|を扱|に絡|に関する|についての|に対する|非難|を求め|\b(?:on|over|about|concerning|condemning|demanding)\b",
    re.I,
)
"""A draft is said to be about something: its title must name a state."""
NO_VETO = re.compile(
    r"(?:決議案|延長案|採決)に?.{0,8}(?:棄権|賛成)|abstained (?:on|in|from|when)|voted for .{0,40}(?:draft|resolution)",
    re.I,
)
NEVER = re.compile(
    r"\bnever\b|\bno\b.{0,40}\bhas (?:ever )?been vetoed|一度もない|一度もあり|一度も使", re.I
)
SANCTIONED = re.compile(r"sanctions?|neighbour|ally|制裁|かば|守るため", re.I)
MEMBERSHIP = re.compile(r"Admission|Application|Membership", re.I)
SINCE = re.compile(r"\bsince\b|を最後に|以来|以降", re.I)
LATEST = re.compile(r"最後に|直近|\blast (?:used|cast|vetoed|time)|most recent|latest", re.I)
OTHER = re.compile(r"棄権|合わせて|回(?!避)|賛成|abstain|times|in total|初めて|first", re.I)


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """A veto of each state named on the date named; a denial is refuted by any veto of that time."""
    if not (reading.has("veto") and reading.states) and (told := _by_matter(reading, clocks)):
        return told
    if not reading.has("veto"):
        return _otherwise(reading, clocks)
    if counted := _count(reading, clocks):
        return counted
    if not reading.times and NEVER.search(reading.text):
        return _never(reading, clocks)
    if not reading.states or not reading.times:
        return []
    denied = bool(NEGATED.search(reading.text))
    if denied:
        return _denied(reading, clocks)
    if OTHER.search(reading.text):
        return []
    casters = _casters(reading, clocks)
    if _has_stranger(reading, clocks, casters):
        return []
    topics = [c for c in reading.states if c not in casters]
    if not topics and TOPIC.search(reading.text):
        topics = [c for c in reading.pair if c not in casters]
    verdicts = [_cast(reading, clocks, casters, topics, w.date) for w in reading.times]
    found = [verdict for verdict in verdicts if verdict]
    if not found:
        return _by_matter(reading, clocks)
    if len(found) != len(verdicts):
        return []
    if LATEST.search(reading.text) and len(casters) == 1:
        return _latest(reading, clocks, casters[0])
    return found


DEFEATED = re.compile(
    r"\bblock(?:ed|ing)?\b|\bdefeat(?:ed)?\b|\bkilled\b|\bsank\b|\bsunk\b|\bsink\b|\bstopped\b|\bstruck down\b|\bthwart\w*|\bfail(?:ed|s)? to (?:pass|be adopted)|\bfounder\w*|\bvoted down\b"
    r"|\bkept .{0,40}from being adopted|could not (?:adopt|be adopted|pass)|\bprevent\w*|sealed the fate|\brejected\b|negative vote|said no\b|\bveto|\bprivilege\b|\bobjection\b|\bopposition of\b|vote against|voting against|torpedoed"
    r"|拒否権|否決|阻止|葬(?:ら|っ)|廃案|不採択|採択され(?:な|ず)|阻まれ|阻ん|成立しな|退け|反対票|潰",
    re.I,
)
"""How a draft of the Council comes to nothing."""
ALONE = re.compile(r"\balone\b|\bsole\b|\bonly\b|単独|唯一|だけ|のみ", re.I)
BEYOND = 45
"""Days around one told wrongly in which the state cast no veto at all."""


def _by_matter(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """A draft of the Council defeated on a day, by the one permanent member told of."""
    text = " ".join([*(e.text for e in reading.told[-1:]), reading.text])
    told = domains(text)
    if "council" not in told or not {"veto", "ballot"} & told or not DEFEATED.search(reading.text):
        return []
    if domains(reading.text) - {"council", "veto", "ballot", "un", "membership"}:
        return []
    if reading.has("negated") and not re.search(
        r"could not|not survive|され(?:な|ず)|しな", reading.text
    ):
        return []
    codes = reading.states or reading.subject
    days = [w.date for w in reading.times]
    if len(codes) != 1 or len(days) != 1 or days[0].precision is not Precision.DAY:
        return []
    if reading.amounts or OTHER.search(reading.text) or LATEST.search(reading.text):
        return []
    return _on_day(reading, clocks, codes[0], days[0])


def _on_day(reading: Reading, clocks: Clocks, code: str, day: PartialDate) -> list[Verdict]:
    """A veto of a state on a day; refuted where it cast none for weeks around, within the table."""
    rows = [(r, d) for r in clocks.now.involving("vetoes", code) if (d := on(r))]
    asserted = f"{code} {day}"
    cast = [r for r, d in rows if overlaps(d, day)]
    beside = [
        r
        for r in clocks.now.rows("vetoes")
        if r["draft"] in {c["draft"] for c in cast} and r["state"] not in clocks.line(code)
    ]
    if beside and ALONE.search(reading.text):
        held = tuple(clocks.held("vetoes", r, f"{r['state']} {day}", False) for r in beside[:3])
        return [Verdict(Kind.CONTRADICTED, "veto", asserted, held)]
    if cast:
        held = tuple(clocks.held("vetoes", r, f"{code} {r['valid_from']}", True) for r in cast[:2])
        return [Verdict(Kind.SUPPORTED, "veto", asserted, held)]
    last = max(r["valid_from"] for r in clocks.now.rows("vetoes"))
    gaps = [abs((d.earliest - day.earliest).days) for _, d in rows]
    if not rows or str(day) > last or min(gaps) < BEYOND:
        return []
    near = min(rows, key=lambda pair: abs((pair[1].earliest - day.earliest).days))[0]
    held = (clocks.held("vetoes", near, f"{code} {near['valid_from']}", False),)
    return [Verdict(Kind.CONTRADICTED, "veto", asserted, held)]


def _otherwise(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """That a state abstained or voted for a draft of the Council, in a month in which it cast a veto."""
    match = NO_VETO.search(reading.text)
    if match is None or re.search("General Assembly|総会", reading.text):
        return []
    ahead = [n.code for n in reading.named if n.start <= match.start()]
    code = next((c for c in ahead if clocks.now.involving("vetoes", c)), None)
    if code is None:
        return []
    days = [w.date for w in reading.times if w.date.month]
    rows = [
        r
        for r in clocks.now.involving("vetoes", code)
        if (d := on(r)) and any(overlaps(d, day) for day in days)
    ]
    names = [n for c in reading.states if c != code for n in _called(clocks, c)]
    about = [r for r in rows if any(n in _plain(r["subject"]) for n in names)]
    rows = about if len(rows) > 1 else rows
    if len(rows) != 1:
        return []
    held = clocks.held("vetoes", rows[0], f"{code} {rows[0]['valid_from']}", False)
    return [Verdict(Kind.CONTRADICTED, "veto", f"{code} {days[0]}", (held,))]


def _casters(reading: Reading, clocks: Clocks) -> list[str]:
    """Who is said to have cast it: those beside the word, else all that can."""
    able = [n for n in reading.named if clocks.now.involving("vetoes", n.code)]
    cue = re.search(r"拒否権|\bveto", reading.text, re.I)
    assert cue
    if reading.lang == "ja":
        beside = [n.code for n in able if 0 <= cue.start() - n.end <= BESIDE]
        told = re.search(r"拒否権[^、。]{0,14}のは", reading.text)
        if told:
            beside = [n.code for n in able if n.start >= told.end()] or beside
    else:
        by = re.search(r"\b(?:by|from|of)\b", reading.text[cue.end() :])
        after = [n.code for n in able if by and n.start >= cue.end() + by.start()]
        beside = after or [n.code for n in able if n.end <= cue.start()]
    return list(dict.fromkeys(beside or [n.code for n in able]))


def _has_stranger(reading: Reading, clocks: Clocks, casters: list[str]) -> bool:
    """Whether a state that never cast a veto is named beside those that did."""
    unable = [n for n in reading.named if not clocks.now.involving("vetoes", n.code)]
    able = [n for n in reading.named if n.code in casters]
    joints = JOINED[reading.lang]
    return any(
        a.end <= b.start and reading.text[a.end : b.start] in joints
        for one in unable
        for other in able
        for a, b in ((one, other), (other, one))
    ) or bool(
        reading.lang == "en"
        and any(
            re.match(r" (?:has |had )?(?:joined|cast|used|vetoed)", reading.text[n.end :])
            for n in unable
        )
    )


def _jointly(reading: Reading) -> bool:
    """Whether the states named are said to have acted as one."""
    if JOINTLY.search(reading.text):
        return True
    if reading.named:
        between = (reading.text[a.end : b.start] for a, b in pairwise(reading.named))
        return any(gap in JOINED[reading.lang] for gap in between)
    letters, pair = phrases("names")["compounds"], set(reading.pair)
    return any({letters.get(a), letters.get(b)} == pair for a, b in pairwise(reading.text))


def _denied(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """A denial is refuted by any veto of that time."""
    code = reading.near("veto") or reading.states[0]
    when = max((w.date for w in reading.times), key=lambda d: d.precision)
    if SINCE.search(reading.text):
        return _none_since(reading, clocks, code, when)
    cast = [r for r in clocks.now.involving("vetoes", code) if (d := on(r)) and overlaps(d, when)]
    held = tuple(clocks.held("vetoes", r, f"{code} {r['valid_from']}", False) for r in cast[:4])
    return [Verdict(Kind.CONTRADICTED, "veto", f"{code} {when}", held)] if held else []


def _none_since(reading: Reading, clocks: Clocks, code: str, when: PartialDate) -> list[Verdict]:
    """No veto of a state after a date: then, and still? The table must reach the writing."""
    rows = sorted(clocks.now.involving("vetoes", code), key=lambda r: r["valid_from"])
    last = max(r["valid_from"] for r in clocks.now.rows("vetoes"))
    after = [r for r in rows if (d := on(r)) and d.earliest > when.latest]
    mine = [r for r in rows if (d := on(r)) and overlaps(d, when)]
    asserted = f"{code} {when}"
    if after:
        return _later(reading, clocks, code, after[0], asserted)
    if not mine or reading.written.isoformat() > last[:4] + "-12-31":
        return []
    held = clocks.held("vetoes", mine[-1], f"{code} {mine[-1]['valid_from']}", True)
    return [Verdict(Kind.SUPPORTED, "veto", asserted, (held,))]


def _cast(
    reading: Reading, clocks: Clocks, casters: list[str], topics: list[str], when: PartialDate
) -> Verdict | None:
    """A veto of the states named, on the day; or within the month or year, on the state named."""
    rows = [r for r in clocks.now.rows("vetoes") if (d := on(r)) and overlaps(d, when)]
    names = [name for code in topics for name in _called(clocks, code)]
    about = [r for r in rows if any(name in _plain(r["subject"]) for name in names)]
    if when.precision is Precision.DAY or not names:
        about = about or rows
    if not about or not casters:
        return None
    asserted = f"{', '.join(casters)} {when}"
    voters = {c: [r for r in about if r["state"] in clocks.line(c)] for c in casters}
    if len(casters) > 1 and not _jointly(reading):
        casters = casters[:1] if reading.lang == "en" else casters
    if all(voters[c] for c in casters):
        held = [
            clocks.held("vetoes", r, f"{r['state']} {r['valid_from']}", True)
            for c in casters
            for r in voters[c][:2]
        ]
        return Verdict(Kind.SUPPORTED, "veto", asserted, tuple(held[:4]))
    if when.precision is Precision.DAY or names:
        held = [clocks.held("vetoes", r, f"{r['state']} {r['valid_from']}", False) for r in about]
        return Verdict(Kind.CONTRADICTED, "veto", asserted, tuple(held[:4]))
    return None


def _plain(text: str) -> str:
    """Letters only, so that "Viet-Nam" is "Vietnam"."""
    return re.sub(r"[^a-z]", "", text.casefold())


def _called(clocks: Clocks, code: str) -> list[str]:
    """The English names of a state, letters only."""
    others = [_plain(s.name_en) for s in clocks.now.states if s.code not in clocks.line(code)]
    aliases = [_plain(r["alias"]) for r in clocks.now.rows("aliases", code=code)]
    firm = [a for a in aliases if len(a) > 4 and not any(a in other for other in others)]
    return [_plain(clocks.now.states[code].name_en), *firm]


def _never(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """That no veto was ever cast by a state, or on one: then, and still?"""
    able = [c for c in reading.states if clocks.now.involving("vetoes", c)]
    others = [c for c in (*reading.states, *reading.pair) if c not in able]
    on_them = SANCTIONED.search(reading.text) or not able
    names = [n for c in dict.fromkeys(others) for n in _called(clocks, c)] if on_them else []
    rows = [
        r
        for r in clocks.now.rows("vetoes")
        if (not able or any(r["state"] in clocks.line(c) for c in able))
        and (not names or any(n in _plain(r["subject"]) for n in names))
        and not MEMBERSHIP.search(r["subject"])
    ]
    if re.search("sanction|制裁", reading.text, re.I):  # on sanctions: since there are any
        first = [
            m["valid_from"]
            for m in clocks.now.rows("sanction_measures", authority="UN")
            if m["target"] in others
        ]
        rows = [r for r in rows if first and r["valid_from"] >= min(first)]
    rows.sort(key=lambda r: r["valid_from"])
    if not rows or not (able or names):
        return []
    return _later(reading, clocks, able[0] if able else "", rows[0], reading.text)


def _latest(reading: Reading, clocks: Clocks, code: str) -> list[Verdict]:
    """The last veto of a state was on the day named: then, and still?"""
    when = reading.times[-1].date
    rows = sorted(clocks.now.involving("vetoes", code), key=lambda r: r["valid_from"])
    mine = [r for r in rows if (d := on(r)) and overlaps(d, when)]
    after = [r for r in rows if r["valid_from"] > str(when) and r not in mine]
    held = [clocks.held("vetoes", r, f"{code} {r['valid_from']}", True) for r in mine[-1:]]
    asserted = f"{code} {when}"
    if not after:
        return [Verdict(Kind.SUPPORTED, "veto", asserted, tuple(held))]
    return _later(reading, clocks, code, after[0], asserted, tuple(held))


def _later(
    reading: Reading,
    clocks: Clocks,
    code: str,
    row: Row,
    asserted: str,
    then: tuple[Held, ...] = (),
) -> list[Verdict]:
    """A veto that the sentence leaves out: cast before the writing it refutes, after it overtakes."""
    newer = clocks.held("vetoes", row, f"{code} {row['valid_from']}", False)
    if row["valid_from"] <= reading.written.isoformat():
        return [Verdict(Kind.CONTRADICTED, "veto", asserted, (newer,))]
    return [Verdict(Kind.OUTDATED, "veto", asserted, (*then, newer), on(row))]


def _count(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """How many drafts a state, or two together, have vetoed since a year or in all, at the writing.

    Told only for a time that the table covers to its end.
    """
    counts = [
        a for a in reading.amounts if a.unit in ("times", "of occasion", "of veto", "of time")
    ]
    jointly = _jointly(reading)
    states = reading.states or (reading.pair if jointly else ())
    rows = clocks.now.rows("vetoes")
    last = max(row["valid_from"] for row in rows)
    if len(counts) != 1 or not 1 <= len(states) <= 2 or len(reading.amounts) != 1:
        return []
    if len(states) == 2 and not jointly:
        return []
    since = [w.date for w in reading.times if w.bound == "after"]
    if len(since) != len(reading.times) or reading.written.isoformat() > last[:4] + "-12-31":
        return []
    drafts = [
        {
            r["draft"]: r
            for r in clocks.now.involving("vetoes", code)
            if not since or r["valid_from"] >= str(since[0].earliest)
        }
        for code in states
    ]
    shared = set.intersection(*(set(part) for part in drafts))
    chosen = sorted((drafts[0][d] for d in shared), key=lambda r: r["valid_from"])
    then = [r for r in chosen if r["valid_from"] <= reading.written.isoformat()]
    said = counts[0].value
    asserted = f"{', '.join(states)}: {said:g}"
    if len(then) == said:
        held = tuple(
            clocks.held("vetoes", r, f"{r['draft']} {r['valid_from']}", True) for r in then[-6:]
        )
        later = chosen[len(then)] if len(chosen) > len(then) else None
        if not later:
            return [Verdict(Kind.SUPPORTED, "veto-count", asserted, held)]
        newer = clocks.held("vetoes", later, f"{later['draft']} {later['valid_from']}", False)
        return [Verdict(Kind.OUTDATED, "veto-count", asserted, (*held, newer), on(later))]
    if then and abs(len(then) - said) > 1:
        held = tuple(
            clocks.held("vetoes", r, f"{r['draft']} {r['valid_from']}", False) for r in then[-6:]
        )
        return [Verdict(Kind.CONTRADICTED, "veto-count", asserted, held)]
    return []
