"""Whether two states are allies at the writing, by the obligations to defend that are coded or signed."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks, on
from tumen.audit.match.treaties import NO_ALLIANCE, defence
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict, by_clocks
from tumen.core.dates import PartialDate
from tumen.core.kinds import Row

ALLIED = re.compile(
    r"\b(?:are|is|remains?|still|both|each other’s|fellow|formal|treaty|NATO) (?:\w+[ -]){0,4}?(?:allies|ally|allied)\b"
    r"|\ballies in NATO|\b(?:have|has|share|maintain|bound by|linked by|tied by|are in) (?:a |an |the )?(?:\w+[ -]){0,3}?(?:alliance|defen[cs]e (?:treaty|pact|agreement))"
    r"|(?:軍事)?同盟(?:関係)?(?:に(?:ある|あり)|を結(?:んで(?:いる|おり|い)|び)|国(?:であ|だ|同士|どうし|で|と))|(?:相互防衛条約|同盟条約|安全保障条約)を結んでいる",
    re.I,
)
FORMAL = re.compile(
    r"military alli|mutual defen[cs]e|defen[cs]e (?:treaty|pact)|treaty all|formal all|NATO|軍事同盟|相互防衛|同盟条約|同盟国",
    re.I,
)
FORMER = re.compile(
    r"\bwere\b|\bformer\b|\bonce\b|\bhad been\b|\bused to\b|かつて|元同盟|だった|であった|でした|していた",
    re.I,
)
BUT = re.compile(
    r"trade alli|alliance of convenience|natural all|closest all|事実上|準同盟|と(?:呼|同じ)|のような|戦略的",
    re.I,
)
OTHER_END = re.compile(r"\bwhile\b|\bbut\b|\bagainst\b|一方|対し|に対抗")


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """The pair named or meant; or a state named first with each of several."""
    text = reading.text
    if not ALLIED.search(text) or NO_ALLIANCE.search(text) or reading.has("negated"):
        return []
    if FORMER.search(text) or BUT.search(text) or OTHER_END.search(text):
        return []
    if any(w.date.year != reading.written.year for w in reading.times):
        return []
    if any(a.unit != "states" or a.value != len(reading.pair) for a in reading.amounts):
        return []
    verdicts = []
    for two in _pairs(reading):
        verdict = _allied(reading, clocks, two)
        if verdict is None:
            return []
        verdicts.append(verdict)
    return verdicts


def _pairs(reading: Reading) -> list[tuple[str, str]]:
    """Two states named, or the pair where none is; one with both of two others."""
    states = reading.states
    if len(states) == 3 and reading.has("both"):
        return [(states[0], states[1]), (states[0], states[2])]
    two = reading.two
    return [two] if two and (len(states) == 2 or reading.two == reading.pair) else []


def _allied(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> Verdict | None:
    then, now = defence(clocks.then, two), defence(clocks.now, two)
    asserted = "-".join(two)
    if then:
        table, row = then[0]
        end = on(row, "terminated" if table == "treaties" else "valid_to")
        held = [
            clocks.held(t, r, f"defence since {r['valid_from']}", bool(now)) for t, r in then[:3]
        ]
        return by_clocks("alliance", asserted, True, bool(now), held, end)
    if now or not FORMAL.search(reading.text):
        return None
    rows = clocks.now.between("alliances", *two)
    pacts = [r for r in rows if _stands(r, reading)]
    over = [r for r in rows if r["defence"] and not _stands(r, reading)]
    held = [_what(clocks, r) for r in pacts[:2]] or [_what(clocks, r) for r in over[-2:]]
    return Verdict(Kind.CONTRADICTED, "alliance", asserted, tuple(held)) if held else None


def _stands(row: Row, reading: Reading) -> bool:
    """Whether a pact was in force on the day of writing."""
    start, end = on(row), on(row, "valid_to")
    day = PartialDate.of(reading.written)
    return bool(start and start.earliest <= day.latest and not (end and end.latest < day.earliest))


def _what(clocks: Clocks, row: Row) -> Held:
    kinds = ("defence", "offence", "neutrality", "non_aggression", "consultation")
    named = ", ".join(kind.replace("_", "-") for kind in kinds if row[kind])
    value = f"{named} {row['valid_from']}–{row['valid_to'] or ''}"
    return clocks.held("alliances", row, value, False)
