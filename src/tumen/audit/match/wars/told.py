"""What a sentence tells of one war whatever its words: who won, who began it, whose losses were greater, who
stood with whom, how many fell. Roles are read from the text with A and B for the states."""

from __future__ import annotations

import re
from dataclasses import replace

from tumen.audit.match.clocks import Clocks, overlaps
from tumen.audit.match.domains import domains, lettered, skeleton
from tumen.audit.match.wars.finding import FEW, War, apart_from_name, dead, of, place_of_name, span
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.kinds import Row

_X, _Y = (rf"(?<![A-Za-z])(?P<{role}>[AB])(?![A-Za-z])" for role in "xy")
WON = {
    "en": (
        rf"(?:victory|triumph|success|win) (?:for|of|by) {_X}",
        rf"defeat (?:of|for|at the expense of) {_Y}",
        rf"(?:won|defeated|beaten|vanquished) by {_X}",
        rf"(?:winner|victor|victory)[^AB]{{0,24}} (?:was|went to|belonged to|fell to) {_X}",
        rf"loser[^AB]{{0,24}} (?:was|being) {_Y}",
        rf"{_Y}[^AB;]{{0,40}}\b(?:lost\b|was (?:beaten|defeated|vanquished|the loser)|were (?:beaten|defeated)|suffered (?:a )?\w*\s?defeat|(?:admit|concede|accept)\w* defeat|came off worse|succumbed|losing side|the loser)",
        rf"{_X}[^AB;]{{0,40}}\b(?:won\b|prevail\w*|victorious|triumph\w*|(?:as )?(?:the )?(?:victor|winner)\b|upper hand|on top\b|better of|carried the day|winning side|the winner|victory)",
        rf"{_X}[^AB;]{{0,20}}\b(?:defeated|beat|overcame|vanquished|bested|overpowered|overwhelmed)\b",
    ),
    "ja": (
        rf"{_X}(?:側|軍)?の(?:完全な|圧倒的な)?(?:勝利|勝ち|勝算)",
        rf"{_Y}(?:側|軍)?の(?:完全な)?(?:敗北|負け|敗戦|降伏)",
        rf"勝(?:者|った側|利した側|ったの|利したの|利を(?:収|おさ)めたの|者となったの)は[^AB]{{0,6}}{_X}",
        rf"(?:敗者|敗れたの|負けたの|敗れた側|負けた側|敗北したの|敗者となったの)は[^AB]{{0,6}}{_Y}",
        rf"{_Y}(?:側|軍)?(?:は|が|を)[^AB。]{{0,24}}(?:敗れ|敗北|負け|屈し|破れ|下され|下し|打ち負かし|破っ|破り|退け|打ち破)",
        rf"{_X}(?:側|軍)?(?:は|が)[^AB。]{{0,30}}(?:勝利|勝っ|勝ち|制し|勝者|優位|凱歌|軍配)",
        rf"(?:軍配|勝利|凱歌)[^AB]{{0,6}}{_X}に|(?:軍配は|勝利は){_Y}",
    ),
}
FIRST = {
    "en": (
        rf"{_Y} did not (?:start|begin|open|attack)[^AB]{{0,40}}{_X} did",
        rf"{_X}[^AB;]{{0,40}}\b(?:start(?:ed|ing)?|opened|began|initiat(?:ed|or|ing)|launched|struck first|fired the first|attacked|aggressor|attacker|set off|unleashed|provoked|(?:first|opening) (?:step|move|blow|strike|shots?|attack)|responsib\w+ for (?:starting|the outbreak|opening)|instigat\w+|invaded)\b",
        rf"(?:attack|offensive|initiative|aggression|invasion|assault|opening move|first blow|first strike|first shots?)\b[^AB;]{{0,30}}(?:by|of|from|on the part of|belonged to|came from|was) {_X}",
        rf"(?:initiator|aggressor|attacker|instigator)[^AB;]{{0,30}}{_X}",
        rf"(?:started|begun|initiated|opened|launched|provoked) by {_X}",
        rf"{_X}(?:n|ese|an|i|['’]s)? (?:attack|offensive|invasion|assault|aggression)\b",
    ),
    "ja": (
        rf"{_X}(?:側|軍)?(?:が|は|から)[^AB。]{{0,24}}(?:先に|仕掛け|始め|開始|先制|攻撃し|攻め|起こし|発端|火ぶたを切|口火|引き金|侵攻し|戦端を開)",
        rf"(?:先に[^AB。]{{0,14}}|仕掛けた|始めた|起こした|開始した|攻撃した|口火を切った|火ぶたを切った|戦端を開いた|引き金を引いた)(?:の|側|国)[^AB。]{{0,4}}は[^AB]{{0,6}}{_X}",
        rf"{_X}(?:側|軍)?(?:の|による)(?:先制|攻撃|侵攻|奇襲|軍事行動|一撃|開戦)",
    ),
}
MORE = {
    "en": (
        rf"\bmore (?:\w+ )?(?:soldiers|men|troops|lives|dead|deaths|casualties|of)?[^AB;]{{0,24}}{_X}[^AB;]{{0,30}}\bthan\b[^AB;]{{0,16}}{_Y}",
        rf"\bfewer (?:\w+ )?(?:soldiers|men|troops|lives|dead|deaths|casualties)?[^AB;]{{0,24}}{_Y}[^AB;]{{0,30}}\bthan\b[^AB;]{{0,16}}{_X}",
        rf"(?:higher|greater|heavier|costlier|bloodier|larger|deadlier|more deadly|worse|harder)[^AB;]{{0,12}} (?:for|on the side of|among|on) {_X}",
        rf"(?:lower|lighter|smaller|fewer|less)[^AB;]{{0,12}} (?:for|on the side of|among|on) {_Y}",
        rf"{_X}[^AB;]{{0,60}}\b(?:more|heavier|greater|higher|larger|exceed\w*|outnumber\w*|surpass\w*)\b[^AB;]{{0,50}}{_Y}",
        rf"{_Y}[^AB;]{{0,60}}\b(?:fewer|lighter|smaller|lower|less)\b[^AB;]{{0,50}}{_X}",
    ),
    "ja": (
        rf"(?:多く|多い|多かった|失った|出した|上回った)[^AB。]{{0,14}}は[^AB]{{0,2}}{_Y}ではなく{_X}",
        rf"{_X}(?:側|軍)?の(?:ほう|方)が{_Y}[^AB。]{{0,8}}より",
        rf"{_Y}(?:側|軍)?(?:の[^AB。]{{0,10}})?より(?:も)?[^AB。]{{0,6}}{_X}[^。]{{0,30}}(?:多|大き|重)",
        rf"{_Y}(?:側|軍)?(?:の[^AB。]{{0,10}})?を(?:大きく|はるかに)?上回[^AB。]{{0,24}}{_X}",
        rf"{_X}[^AB。]{{0,30}}{_Y}[^AB。]{{0,12}}(?:を(?:大きく|はるかに)?上回|より(?:も|はるかに|ずっと)?多|より大き|を超え|以上の)",
        rf"{_Y}[^AB。]{{0,30}}{_X}[^AB。]{{0,12}}(?:を(?:大きく|はるかに)?下回|より(?:も)?少な|ほどではな)",
        rf"(?:多かった|大きかった|多い|多くの[^AB。]{{0,14}}(?:失った|出した))(?:の|側|国)?は[^AB]{{0,4}}{_X}",
        rf"(?:少なかった|小さかった)(?:の|側)?は[^AB]{{0,4}}{_Y}",
    ),
}
_ROLES = {
    name: {lang: [re.compile(p) for p in patterns] for lang, patterns in by.items()}
    for name, by in (("won", WON), ("first", FIRST), ("more", MORE))
}
SAME = re.compile(
    r"\ballies\b|\ballied\b|alongside|same (?:side|camp)|on the side of|shoulder to shoulder|joined forces|comrades|side by side|together|partners|common cause|味方|同じ側|同盟|肩を並べ|ともに戦|共に戦|同じ陣営|側に立|側で|共闘|手を組|轡を並べ|陣営に",
    re.I,
)
OPPOSED = re.compile(
    r"\bagainst\b|opposite|\benem|opponent|adversar|each other|敵|対戦|相手に|相争|刃を交", re.I
)
FELL = re.compile(
    r"\bdead\b|\bdied\b|\bdeaths?\b|\bkilled\b|\blives\b|\bfell\b|\blost\b|\blosses\b|\bloss\b|\bburied\b|\btoll\b|\bcasualt|\bfallen\b|\bperish|\bcost\b|戦死|死者|死亡|命を落|犠牲|失[いっわ]|戦没|落命|散っ|損害|損失|倒れ",
    re.I,
)
NOT_SOLDIERS = re.compile(
    r"wounded|injured|civilian|prisoner|captured|missing|refugee|負傷|民間|市民|捕虜|行方不明|難民",
    re.I,
)
JOINED = re.compile(r"(?<![A-Za-z])A(?: and |と|・|、)(?:the )?B(?![A-Za-z])")
MANY = 5e7
WRONG = 1.6
"""Counts of the dead differ: only from this ratio do they refute."""


def by_matter(reading: Reading, clocks: Clocks, rows: War) -> list[Verdict]:
    """The one thing that a sentence of nothing but this war tells; nothing where it denies or opines."""
    text = reading.text
    if name := place_of_name(text, rows):
        text = f"{text[: name[0]]}{'W' * (name[1] - name[0])}{text[name[1] :]}"
    bare = replace(apart_from_name(reading, rows), text=text)
    if name:
        bare = replace(bare, named=tuple(n for n in bare.named if not name[0] <= n.start < name[1]))
    if domains(text) - {"war", "people"} or reading.has("opinion", "forecast"):
        return []
    if any(of(rows, clocks, code) is None for code in bare.states):
        return []
    two = _two(bare, clocks, rows)
    whole = span(rows)
    if two is None or whole is None:
        return []
    if any(
        w.date.latest < whole[0].earliest or w.date.earliest > whole[1].latest for w in bare.times
    ):
        return []
    if bare.amounts:
        return _dead(bare, clocks, rows) if not bare.times else []
    if FELL.search(text) and (told := _role(bare, "more", two)):
        return _more(clocks, rows, *told)
    if reading.has("negated") and not re.search(r"did not (?:start|begin|open|attack)", text):
        return []
    joined = JOINED.search(skeleton(bare, two))  # a role of two told of as one is not of one
    if not joined and (told := _role(bare, "won", two)):
        return _won(clocks, rows, told[0])
    begins = [w for w in bare.times if overlaps(whole[0], w.date)]
    if not joined and len(begins) == len(bare.times) and (told := _role(bare, "first", two)):
        return _first(clocks, rows, told[0])
    if len(bare.states) == 2 and bool(SAME.search(text)) is not bool(OPPOSED.search(text)):
        return _sides(clocks, rows, two, bool(SAME.search(text)))
    return []


def _two(reading: Reading, clocks: Clocks, rows: War) -> tuple[str, str] | None:
    """The two states told of: named, or one named and its only enemy, or the pair."""
    codes = [*reading.states]
    codes += [c for c in reading.pair if c not in codes and of(rows, clocks, c)]
    if len(codes) < 2:
        codes += [r["state"] for r in rows if r["state"] not in codes and len(rows) == 2][:1]
    return (codes[0], codes[1]) if len(codes) == 2 else None


def _role(reading: Reading, name: str, two: tuple[str, str]) -> tuple[str, str] | None:
    """The two in the order of a role: winner and loser, first and other, more and fewer."""
    text, letters = skeleton(reading, two), lettered(reading, two)
    for pattern in _ROLES[name][reading.lang]:
        if match := pattern.search(text):
            groups = match.groupdict()
            x, y = letters.get(groups.get("x") or ""), letters.get(groups.get("y") or "")
            x = x or next(c for c in two if c != y)
            return x, next(c for c in two if c != x)
    return None


def _won(clocks: Clocks, rows: War, code: str) -> list[Verdict]:
    row = of(rows, clocks, code)
    if row is None or row["outcome"] not in ("won", "lost"):
        return []
    agrees = row["outcome"] == "won"
    held = (clocks.held("wars", row, f"{row['state']}: {row['outcome']}", agrees),)
    return [_verdict("war-outcome", f"{code} won", held, agrees)]


def _first(clocks: Clocks, rows: War, code: str) -> list[Verdict]:
    row = of(rows, clocks, code)
    began = [r for r in rows if r["is_initiator"]]
    if row is None or not began:
        return []
    agrees = bool(row["is_initiator"])
    shown = [row] if agrees else began[:2]
    words = {True: "initiator", False: "target"}
    held = tuple(
        clocks.held("wars", r, f"{r['state']}: {words[bool(r['is_initiator'])]}", agrees)
        for r in shown
    )
    return [_verdict("war-initiator", code, held, agrees)]


def _more(clocks: Clocks, rows: War, more: str, fewer: str) -> list[Verdict]:
    told = [of(rows, clocks, code) for code in (more, fewer)]
    counts = [dead(rows, r) if r else 0 for r in told]
    if not all(counts) or counts[0] == counts[1]:
        return []
    agrees = counts[0] > counts[1]
    held = tuple(
        clocks.held("wars", r, f"{r['state']}: {n:,} battle deaths", agrees)
        for r, n in zip(told, counts, strict=True)
        if r
    )
    return [_verdict("war-deaths", f"{more} > {fewer}", held, agrees)]


def _sides(clocks: Clocks, rows: War, two: tuple[str, str], same: bool) -> list[Verdict]:
    told: list[Row] = [r for code in two if (r := of(rows, clocks, code))]
    if len(told) != 2:
        return []
    agrees = (told[0]["side"] == told[1]["side"]) is same
    held = tuple(clocks.held("wars", r, f"{r['state']}: side {r['side']}", agrees) for r in told)
    return [_verdict("war-sides", "same side" if same else "opposed", held, agrees)]


def _dead(reading: Reading, clocks: Clocks, rows: War) -> list[Verdict]:
    """One count of the dead of the one state named; refuted where it is far from all counts of the war."""
    counts = [
        a
        for a in reading.amounts
        if FEW <= a.value < MANY
        and a.unit in UNITS
        and reading.text[a.start : a.end][0] not in "£€¥"
    ]
    if counts and re.search(r"[£€¥] ?$", reading.text[: counts[0].start]):
        return []
    codes = reading.states or reading.subject
    if len(counts) != 1 or len(reading.amounts) != 1 or len(codes) != 1:
        return []
    if not FELL.search(reading.text) or NOT_SOLDIERS.search(reading.text) or reading.has("negated"):
        return []
    row = of(rows, clocks, codes[0])
    figure = dead(rows, row) if row else 0
    if row is None or not figure:
        return []
    agrees = counts[0].agrees(figure, 0.05)
    others = {dead(rows, r) for r in rows} | {sum(r["battle_deaths"] or 0 for r in rows)}
    if not agrees and any(counts[0].low / WRONG <= n <= counts[0].high * WRONG for n in others):
        return []
    held = (clocks.held("wars", row, f"{row['state']}: {figure:,} battle deaths", agrees),)
    return [_verdict("war-deaths", f"{row['state']} {counts[0].value:,.0f}", held, agrees)]


UNITS = ("persons", "", "of soldier", "of troop", "of servicemen", "of men", "of battle", "of death", "of live", "of casualtie", "of fighter", "of combatant")  # fmt: skip


def _verdict(relation: str, asserted: str, held: tuple[Held, ...], agrees: bool) -> Verdict:
    return Verdict(Kind.SUPPORTED if agrees else Kind.CONTRADICTED, relation, asserted, held)
