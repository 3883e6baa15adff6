"""What a war is told by beside dates and sides: how long it lasted, whose losses were greater, the last one."""

from __future__ import annotations

import re

from tumen.audit.cardinals import CARDINAL, ORDINAL, cardinal, ordinal
from tumen.audit.match.clocks import Clocks, on
from tumen.audit.match.wars.finding import FEW, War, all_wars, dead, of, opposed, span, titled
from tumen.audit.reading import Reading
from tumen.audit.verdict import Kind, Verdict, by_clocks
from tumen.core.kinds import Row

LENGTH = re.compile(
    rf"(?P<pre>little more than|just over|more than|less than|not quite|nearly|almost|about|some|barely|under|over|within)? ?"
    rf"\b(?P<n>\d+|{CARDINAL}|a|an|half a) (?P<unit>day|week|fortnight|month|year)s?\b(?! (?:ago|later|earlier|old|before|after (?:the )?(?:war|end)))",
    re.I,
)
LENGTH_JA = re.compile(
    r"(?P<n>\d+|ひと|半)(?P<unit>日|週間|か月|カ月|ヶ月|月(?=足|余|弱)|年)(?:間)?(?P<pre>足らず|に満たな|弱|余り|あまり|以上|近く|ほど)?(?!前|後|ぶり|目|\d)"
)
LASTS = re.compile(
    r"\blast(?:ed|s)?\b(?! (?:on|had|year|month|week))|\bover in\b|\btook\b|dragged|in less than|less than .{0,20} after it|after (?:nearly|almost|about|some)? ?\w+ (?:years|months)"
    r"|within .{0,16}(?:weeks|days|months)|long\b|続い|足らず|の間に|で終わ|で終結|に及|にわた",
    re.I,
)
LASTS_TOO = re.compile(
    r"^For |\bfor (?:about |some |nearly |almost |over |roughly )?(?:\w+) (?:days|weeks|months|years)\b|\bover after\b|went on\b|\bcontinued\b|\bduration\b|\bspanned\b|\bspan of\b|\bbrief\b|to a close after|ended after|\bend(?:ed)? (?:with)?in\b|it took\b|\bfought out\b|要し|費や|幕を閉じ|過ぎ|かかっ|経て|で(?:幕|決着|停戦)",
    re.I,
)
"""What tells a length of a war only where the war is the subject."""
OF_WAR = re.compile(
    r"\bwars?\b|\bfought\b|\bfighting\b|\bconflict\b|\bhostilities\b|^It\b|^They\b|戦争|戦闘|戦い|紛争|戦火|侵攻",
    re.I,
)
DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30.44, "year": 365.25, "日": 1, "週": 7, "か": 30.44, "カ": 30.44, "ヶ": 30.44, "月": 30.44, "年": 365.25}  # fmt: skip
MORE_DEAD = re.compile(
    r"(?P<yori3>より(?:も)?[^、。]{0,12}の?方が(?:はるかに|ずっと)?(?P<yori3_way>多|少)[^。]{0,8}(?:戦死者|死者|犠牲|将兵))|(?P<yori>(?:戦死者|死者|犠牲者|損害|兵士|将兵)(?:数)?(?:は|が)?.{0,24}より(?:も)?.{0,12}の?方が(?:はるかに|ずっと)?(?P<yori_way>多|少))|(?P<more>los(?:t|ing) (?:the )?(?:far |many |still )?(?:more|greater number of|most)(?: of them| men| soldiers| lives)|(?:deaths|dead|losses) (?:exceeded|outnumbered|were (?:higher|greater) than)|more (?:men|soldiers) than|(?:戦死者|死者|犠牲)(?:数)?(?:は|が).{0,14}(?:を(?:大きく|はるかに)?上回|より(?:も)?多)|heavier losses than|suffered (?:the )?(?:heavier|greater) losses|more dead [^,.;]{0,28}than)"
    r"|(?P<fewer>los(?:t|ing) (?:far |many )?(?:fewer|the smaller number of) (?:men|soldiers|lives)|fewer (?:men|soldiers) than|(?:戦死者|死者)(?:数)?(?:は|が).{0,14}(?:を(?:大きく|はるかに)?下回|より(?:も)?少な))",
    re.I,
)
TOTAL = re.compile(
    r"双方合わせ|両軍合わせ|合わせて|合計|両国で|it (?:had )?(?:killed|cost)|in all\b|altogether|on both sides|between them|\bclaimed\b|killed (?:about|some|more than|over|around)",
    re.I,
)
MOST_OF_THEM = re.compile(
    r"(?:the greater part|most|the majority) of (?:them|those)|(?:その|うち)(?:大半|過半)", re.I
)
LATEST = re.compile(
    r"\bmost recent\b|(?:の|が)最後(?:の戦争)?(?:だ|で)|1度きり|一度きり|以来.{0,20}(?:戦争|交戦|戦火).{0,8}ない"
    r"|have not (?:fought|gone to war|been at war)(?: a war)?(?: (?:with|against) each other| again)? since|no (?:other |further )?war since|never fought again",
    re.I,
)
PAST = re.compile(
    r"^(?:While|When|As)\b|\b(?:was|were|had been) (?:still )?(?:at war|going on|raging|being fought|fighting)|続いていた|さなか",
    re.I,
)
NEVER_FOUGHT = re.compile(
    r"\bnever (?:yet )?(?:fought|gone to war|been at war|waged)|(?:have|had) not (?:yet )?(?:fought a war|gone to war)|戦争をしたことが?(?:は|も)?(?:一度も)?な|一度も戦(?:争|火)|戦火を交えたことは?(?:一度も)?な",
    re.I,
)
ONGOING = re.compile(
    r"(?:今も|いまも|なお|現在も|まだ)(?:なお)?続(?:い|く)|続いている|(?:still|now) (?:at war|going on|raging|being fought|fighting)|\bare at war\b|(?:goes|drags|rages) on\b|no end (?:is )?in sight|in its \w+ year\b|no cease-?fire",
    re.I,
)
NTH = re.compile(
    rf"\b(?:the|their) (?P<rank>{ORDINAL}) (?:war|conflict)\b|(?P<ja>\d+)度目の戦争", re.I
)
OTHER_SIDE = re.compile(
    r"[^,.;]{0,24}?\b(?:for|on|by|among) (?:the )?(?=[A-Z])|[^,.;]{0,16}?\bon the other side", re.I
)
THAT_NUMBER = re.compile(r"(?:その数|それ)を(?:大きく|はるかに)?(?P<way>上回|下回)")
SLACK = 0.12


def length(reading: Reading, clocks: Clocks, rows: War) -> list[Verdict] | None:
    """How long the war lasted, or a state's part in it; None where the sentence tells no length."""
    pattern = LENGTH_JA if reading.lang == "ja" else LENGTH
    matches = [
        m
        for m in pattern.finditer(reading.text)
        if not any(w.start < m.end() and m.start() < w.end for w in reading.times)
    ]
    if len(matches) != 1 or not _lasts(reading.text):
        return None
    match = matches[0]
    n = (
        {"ひと": 1.0, "半": 0.5, "half a": 0.5}.get(match["n"].lower())
        or cardinal(match["n"])
        or 1.0
    )
    unit = match["unit"].lower()
    said = n * (DAYS.get(unit) or DAYS[unit[0]])
    words = (match["pre"] or "").lower()
    low, high = said * (1 - SLACK) - 2, said * (1 + SLACK) + 2
    if re.search("less|not quite|nearly|almost|under|within|足らず|満た|弱|近く", words):
        low, high = (
            (said * 0.7 if not re.search("less|under|within|満た", words) else 0.0),
            said + 1,
        )
    elif re.search("more|over|余|あまり|以上", words):
        low, high = said - 1, said * 1.4 + 2
    mine = [r for code in reading.states if (r := of(rows, clocks, code))]
    spans = [s for r in (mine or rows) if (s := _days([r]))]
    whole = _days(rows)
    spans += [whole] if whole and not mine else []
    if not spans:
        return []
    agrees = any(low <= s <= high for s in spans)
    if not agrees and any(low / 1.5 <= s <= high * 1.5 for s in spans):
        return []
    row = (mine or rows)[0]
    held = clocks.held("wars", row, f"{row['valid_from']} – {row['valid_to']}", agrees)
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "war-length", match.group(), (held,))]


def _lasts(text: str) -> bool:
    return bool(LASTS.search(text) or (LASTS_TOO.search(text) and OF_WAR.search(text)))


def _days(rows: War) -> float | None:
    """From the first beginning to the last end."""
    whole = span(rows)
    return (whole[1].latest - whole[0].earliest).days + 1.0 if whole else None


def losses(reading: Reading, clocks: Clocks, rows: War) -> list[Verdict] | None:
    """One side's dead against the other's; None where the sentence does not compare them."""
    ratios = [a for a in reading.amounts if a.unit == "ratio"]
    sign = MORE_DEAD.search(reading.text)
    doubled = re.search(r"(?:側|軍|国)の倍(?P<post>を超|以上|近く)?", reading.text)
    apart = next(
        (
            a
            for a in reading.amounts
            if re.match(r" (?:fewer|more) than", reading.text[a.end :])
            and a.unit in ("", "persons")
        ),
        None,
    )
    if not reading.has("deaths", "lost") or not (ratios or sign or doubled or apart):
        return None
    if "ではなく" in reading.text:
        return None  # who it is not, and who it is: by the roles of the two
    if that := THAT_NUMBER.search(reading.text):
        return _than_told(reading, clocks, rows, that["way"] == "上回")
    two = _compared(reading, clocks, rows)
    if two is None or len(ratios) > 1:
        return []
    mine, theirs = (dead(rows, r) for r in two)
    if not mine or not theirs:
        return []
    if apart:
        more = reading.text[apart.end :].startswith(" more")
        gap = (mine - theirs) * (1 if more else -1)
        low, high = (1.0, 1.0) if apart.agrees(gap, 0.05) else (-1.0, -1.0)
        mine = theirs
    elif ratios:
        low, high = ratios[0].low * 0.93, ratios[0].high * 1.07
    elif doubled:
        low, high = (2.0, 9.0) if doubled["post"] else (1.8, 2.2)
    elif sign and (sign["yori"] or sign["yori3"]):
        two = _by_yori(reading, clocks, rows) or two
        mine, theirs = (dead(rows, r) for r in two)
        low, high = (1.0, 1e9) if (sign["yori_way"] or sign["yori3_way"]) == "多" else (0.0, 1.0)
    else:
        low, high = (1.0, 1e9) if sign and sign["more"] else (0.0, 1.0)
    ratio = mine / theirs
    agrees = low <= ratio <= high
    if not agrees and ratios and low / 1.3 <= ratio <= high * 1.3:
        return []
    held = tuple(
        clocks.held("wars", r, f"{r['state']}: {dead(rows, r):,} battle deaths", agrees)
        for r in two
    )
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "war-deaths", f"{low:g}–{high:g}", held)]


def _than_told(reading: Reading, clocks: Clocks, rows: War, more: bool) -> list[Verdict]:
    """The dead of the one state named against the figure told last."""
    told = [
        a for e in reading.told[-2:] for a in e.amounts if a.unit == "persons" and a.value >= FEW
    ]
    row = of(rows, clocks, reading.states[0]) if len(reading.states) == 1 else None
    if not told or row is None or not dead(rows, row):
        return []
    mine = dead(rows, row)
    agrees = (mine > told[-1].value) is more
    held = (clocks.held("wars", row, f"{row['state']}: {mine:,} battle deaths", agrees),)
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "war-deaths", f"{told[-1].value:,.0f}", held)]


def _compared(reading: Reading, clocks: Clocks, rows: War) -> tuple[Row, Row] | None:
    """Whose losses are told, and against whose: two states named, or one and its enemy."""
    codes = [c for c in reading.states if of(rows, clocks, c)]
    if reading.lang == "en" and (it := re.search(r"\bit was (?:the )?(?=[A-Z])", reading.text)):
        after = [n.code for n in reading.named if n.start >= it.end()]
        codes = list(dict.fromkeys([*after[:1], *codes]))
    ratio = next((a for a in reading.amounts if a.unit == "ratio"), None)
    if len(codes) == 1:
        mine = of(rows, clocks, codes[0])
        codes += [
            c
            for c in reading.pair
            if (other := of(rows, clocks, c)) and mine and other["side"] != mine["side"]
        ]
        named_at = next((n.start for n in reading.named if n.code == codes[0]), 0)
        if ratio and reading.lang == "en" and named_at > ratio.end and len(codes) == 2:
            codes.reverse()  # "its dead were three times as many as Britain's"
    told = [n.code for n in reading.named if ratio and 0 <= n.start - ratio.end <= 10]
    if told and len(codes) == 2 and told[0] in codes:  # "three times as many Argentine ones"
        codes = [told[0], next(c for c in codes if c != told[0])]
    sign = MORE_DEAD.search(reading.text)
    if sign and not ratio and reading.lang == "en" and len(codes) == 2:
        ahead = [n.code for n in reading.named if n.end <= sign.start() and n.code in codes]
        if ahead and re.match("los", sign.group()):
            codes = [ahead[-1], next(c for c in codes if c != ahead[-1])]
    if len(codes) != 2:
        return None
    rest = reading.text[ratio.end :] if ratio and reading.lang == "en" else ""
    if side := OTHER_SIDE.match(rest):
        at = (ratio.end if ratio else 0) + side.end()
        after = [n.code for n in reading.named if n.start >= at - 1]
        subject = after[0] if after and after[0] in codes else codes[1]
        codes = [subject, next(c for c in codes if c != subject)]
    first, second = of(rows, clocks, codes[0]), of(rows, clocks, codes[1])
    return (first, second) if first and second else None


def _by_yori(reading: Reading, clocks: Clocks, rows: War) -> tuple[Row, Row] | None:
    """「AよりBの方が」: B is told of, against A."""
    base = [
        n.code
        for n in reading.named
        if reading.text[n.end :].startswith(("より", "側より", "軍より"))
    ]
    other = [c for c in reading.states if base and c != base[0]]
    if not base or not other:
        return None
    first, second = of(rows, clocks, other[0]), of(rows, clocks, base[0])
    return (first, second) if first and second else None


def ongoing(reading: Reading, clocks: Clocks, rows: War) -> list[Verdict] | None:
    """That the war goes on at the writing; None where the sentence does not say so."""
    if not ONGOING.search(reading.text) or PAST.search(reading.text):
        return None
    whole = span(rows)
    if whole is None:
        return []
    begin, end = whole
    row = rows[0]
    held = [clocks.held("wars", row, f"{row[f'name_{reading.lang}']}, {begin} – {end}", False)]
    then = begin.earliest <= reading.written <= end.latest
    now = clocks.now.as_of <= end.latest
    verdict = by_clocks("war-dates", reading.text, then, now, held, end)
    return [verdict] if verdict else []


def total(reading: Reading, clocks: Clocks, rows: War) -> list[Verdict] | None:
    """All the dead of a war, or of the two; None where the sentence gives no total."""
    counts = [a for a in reading.amounts if a.unit == "persons" and a.value >= FEW]
    most = MOST_OF_THEM.search(reading.text)
    if not reading.has("deaths") or len(counts) != 1 or not (most or TOTAL.search(reading.text)):
        return None
    if (
        reading.states
        and not most
        and not re.search("合わせ|both sides|between them|in all", reading.text)
    ):
        return None
    pair = [r for code in reading.pair if (r := of(rows, clocks, code))]
    sums = {sum(r["battle_deaths"] or 0 for r in rows), sum(dead(rows, r) for r in pair)} - {0}
    if not sums:
        return []
    fitting = [s for s in sums if counts[0].agrees(s, 0.05)]
    agrees = bool(fitting)
    if not agrees and any(counts[0].low / 1.5 <= s <= counts[0].high * 1.5 for s in sums):
        return []
    shown = pair or rows[:2]
    held = [
        clocks.held("wars", r, f"{r['state']}: {dead(rows, r):,} battle deaths", agrees)
        for r in shown
    ]
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    verdicts = [Verdict(kind, "war-deaths", f"{counts[0].value:,.0f}", tuple(held))]
    if most:
        row = of(rows, clocks, reading.states[0]) if reading.states else None
        if row is None or not agrees:
            return verdicts if not agrees else []
        mine = dead(rows, row)
        is_most = mine > fitting[0] / 2
        piece = (clocks.held("wars", row, f"{row['state']}: {mine:,} battle deaths", is_most),)
        kind = Kind.SUPPORTED if is_most else Kind.CONTRADICTED
        verdicts.append(Verdict(kind, "war-deaths", f"{row['state']} > 1/2", piece))
    return verdicts


def latest(reading: Reading, clocks: Clocks, rows: War) -> list[Verdict] | None:
    """That the two fought no war after this one; None where the sentence does not say so."""
    if not LATEST.search(reading.text):
        return None
    two = reading.two or (reading.pair if len(reading.pair) == 2 else None)
    if two is None:
        return []
    wars = sorted(
        (mine for mine, _ in opposed(clocks, (two[0], two[1]))), key=lambda r: r["valid_from"]
    )
    this = [r for r in wars if rows and r["war"] == rows[0]["war"]]
    if not this:
        return []
    after = [r for r in wars if r["valid_from"] > this[0]["valid_from"]]
    held = titled(clocks, this[:1], reading.lang, True)
    if not after:
        return [Verdict(Kind.SUPPORTED, "war-count", reading.text, held)]
    newer = titled(clocks, after[:1], reading.lang, False)
    begins = on(after[0])
    if begins is None:
        return []
    if begins.earliest <= reading.written:
        return [Verdict(Kind.CONTRADICTED, "war-count", reading.text, newer)]
    return [Verdict(Kind.OUTDATED, "war-count", reading.text, (*held, *newer), begins)]


def never(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """That the two never fought a war: then, and still?"""
    two = reading.two or (reading.pair if len(reading.pair) == 2 else None)
    if two is None or not NEVER_FOUGHT.search(reading.text) or reading.times:
        return []
    wars = sorted((m for m, _ in opposed(clocks, (two[0], two[1]))), key=lambda r: r["valid_from"])
    first = wars[0] if wars else None
    begins = on(first) if first else None
    if first is None or begins is None:
        return []
    held = titled(clocks, [first], reading.lang, False)
    if begins.earliest <= reading.written:
        return [Verdict(Kind.CONTRADICTED, "war-count", reading.text, held)]
    return [Verdict(Kind.OUTDATED, "war-count", reading.text, held, begins)]


def nth(reading: Reading, clocks: Clocks, rows: War) -> list[Verdict] | None:
    """Which of the wars of the two this one was; None where the sentence does not say."""
    match = NTH.search(reading.text)
    if match is None:
        return None
    two = reading.two
    rank = int(match["ja"] or ordinal(match["rank"]) or 0)
    if two is None or not rows:
        return []
    wars = sorted((mine for mine, _ in opposed(clocks, two)), key=lambda r: r["valid_from"])
    since = [w.date.earliest for w in reading.times if w.bound == "after"]
    wars = [r for r in wars if not since or ((d := on(r)) and d.latest >= since[0])]
    at = next((i for i, r in enumerate(wars, 1) if r["war"] == rows[0]["war"]), None)
    if at is None:
        return []
    agrees = at == rank
    held = titled(clocks, wars[:at], reading.lang, agrees)
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "war-count", f"{rank}", held)]


def by_rank(reading: Reading, clocks: Clocks) -> War:
    """The war that "that third conflict" means: of the wars of the two, by their order."""
    match = re.search(
        rf"\b(?:(?:that|this|the|their) (?P<rank>{ORDINAL}) (?:war|conflict)\b|the last of (?:those|these|the))",
        reading.text,
        re.I,
    )
    two = reading.two or (reading.pair if len(reading.pair) == 2 else None)
    rank = (ordinal(match["rank"]) if match["rank"] else -1) if match else None
    if not rank or two is None:
        return []
    wars = sorted(
        (mine for mine, _ in opposed(clocks, (two[0], two[1]))), key=lambda r: r["valid_from"]
    )
    begun = [r for r in wars if (d := on(r)) and d.earliest <= reading.written]
    if not begun or rank > len(begun):
        return []
    return all_wars(clocks)[begun[rank - (rank > 0)]["war"]]
