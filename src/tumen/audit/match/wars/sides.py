"""Who began a war, who won it, and who stood on which side."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks, on, overlaps
from tumen.audit.match.wars.finding import INITIATED, War, all_wars, named, of
from tumen.audit.reading import Reading, cues
from tumen.audit.verdict import Kind, Verdict
from tumen.core.kinds import Row

INVADED = re.compile(
    r"\binvaded\b|\battacked\b|\bfell upon\b|launched (?:an? )?(?:invasion|attack|offensive)|declared war on|侵攻し|侵略し|攻め込|攻め入|を攻撃し|宣戦",
    re.I,
)
BY = re.compile(r" by\b")
SUFFERED = re.compile("て?(?:され|を受け)")
OBJECT = re.compile("を(?:[^、。]{0,6})(?:破っ|破り)$")
LOSSES = re.compile(
    r"\blost (?:[\w’'-]+ ){0,6}(?:men|soldiers|lives|troops|dead|people|sailors|many|ships|aircraft|tanks|planes|territory|land|province|control|contact)\b",
    re.I,
)
AGAINST = re.compile(r"\bagainst\b|と戦っ|を相手に|を敵に", re.I)
EQUAL = {"stalemate", "compromise"}


def initiator(reading: Reading, clocks: Clocks, rows: War) -> list[Verdict]:
    """Who began it, as coded; where the sentence names one state with the beginning."""
    match = INITIATED.search(reading.text)
    if match is None or reading.has("negated"):
        return []
    after = [n.code for n in reading.named if 0 <= n.start - match.end() < 12]
    before = [n.code for n in reading.named if n.end <= match.end()]
    code = (
        after[0] if after and reading.lang == "ja" else next(iter([*before[-1:], *after[:1]]), None)
    )
    origin = [n.code for n in reading.named if reading.text[n.end : n.end + 2] == "から"]
    code = origin[0] if origin else code
    row = of(rows, clocks, code) if code else None
    if row is None:
        return []
    begins = on(row)
    told = [w.date for w in reading.times if not w.bound]
    if told and begins and not any(overlaps(begins, date) for date in told):
        return []  # begun at another time than is told
    agrees = bool(row["is_initiator"])
    shown = [row] if agrees else [r for r in rows if r["is_initiator"]][:2] or [row]
    held = tuple(
        clocks.held(
            "wars", r, f"{r['state']}: {'initiator' if r['is_initiator'] else 'target'}", agrees
        )
        for r in shown
    )
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "war-initiator", str(code), held)]


def invader(reading: Reading, clocks: Clocks, rows: War) -> list[Verdict]:
    """Who invaded whom, where that is the day or the year on which the war began."""
    match = INVADED.search(reading.text)
    if match is None or not reading.times or reading.has("negated"):
        return []
    by = BY.match(reading.text, match.end()) if reading.lang == "en" else None
    if reading.lang == "ja" and SUFFERED.match(reading.text, match.end()):
        return []
    ahead = [n.code for n in reading.named if n.end <= match.start()]
    after = [n.code for n in reading.named if n.start >= match.end()]
    code = next(iter(after), None) if by else _subject(reading, match.start(), ahead)
    row = of(rows, clocks, code) if code else None
    when, begins = reading.times[0].date, on(row) if row else None
    if row is None or begins is None:
        return []
    if row["is_initiator"]:
        if not overlaps(begins, when):
            return []
        held = clocks.held("wars", row, f"{row['state']}: initiator, {begins}", True)
        return [Verdict(Kind.SUPPORTED, "war-initiator", f"{code} {when}", (held,))]
    others = [of(rows, clocks, c) for c in reading.states if c != code]
    began = [r for r in others if r and r["is_initiator"] and r["side"] != row["side"]]
    if not began or not overlaps(begins, when):
        return []
    held = clocks.held("wars", began[0], f"{began[0]['state']}: initiator, {begins}", False)
    return [Verdict(Kind.CONTRADICTED, "war-initiator", f"{code} {when}", (held,))]


def _subject(reading: Reading, verb: int, ahead: list[str]) -> str | None:
    """Who does it: in English the last state before the verb; in Japanese the last one with が or は."""
    if reading.lang == "en":
        return ahead[-1] if ahead else None
    marked = [
        n.code
        for n in reading.named
        if n.end <= verb and re.match("(?:軍|側|政府)?[がは]", reading.text[n.end :])
    ]
    return marked[-1] if marked else None


def winner(reading: Reading, clocks: Clocks, rows: War) -> list[Verdict]:
    """A victory, a defeat, or neither, of the state that the sentence gives it to."""
    text = reading.text
    if re.search(r"勝利した(?:側|国)?(?:だ)?と(?:言|主張|称)|claim", text):
        return []
    code = None
    cue = next((c for c in ("stalemate", "won", "lost") if reading.has(c)), None)
    if cue is None:
        return []
    match = cues()[cue].search(text)
    assert match
    beside = [n for n in reading.named if 0 <= n.start - match.end() < 2]  # 敗れたフランス
    if cue == "lost" and LOSSES.search(text):
        return []
    if (
        cue == "lost"
        and match.group() == "lost"
        and reading.amounts
        and not (reading.lang == "ja" and beside)
    ):
        return []
    if reading.lang == "ja":
        near = re.search(r"を制したのは|勝ったのは|敗れたのは", text)
        if near:
            after = [n.code for n in reading.named if n.start >= near.end()]
            code = after[0] if len(set(after)) == 1 else None
        else:
            then = [n.code for n in beside]
            before = [
                n.code
                for n in reading.named
                if n.end <= match.start() and text[n.end : n.end + 1] not in ("に", "を")
            ]
            over = OBJECT.search(text[: match.end()]) or text[: match.start()].endswith("に")
            if over and _subject(reading, match.start(), before):  # AがBを破った、AがBに勝利した
                code = _subject(reading, match.start(), before)
            else:
                code = then[0] if then else before[-1] if before else None
    else:
        before = [n.code for n in reading.named if n.end <= match.start()]
        by = re.search(r"(?:won by|victory (?:for|of)|defeat (?:for|of))\s+(?:the )?", text)
        after = [n.code for n in reading.named if by and n.start >= by.end() - 1]
        code = after[0] if after else (before[-1] if before else None)
    if cue == "stalemate":
        code = rows[0]["state"]
    row = of(rows, clocks, code) if code else None
    if row is None or row["outcome"] not in {"won", "lost", *EQUAL}:
        return []
    if cue == "lost" and row["outcome"] == "won" and _left_early(rows, row):
        return []  # beaten, though its side won in the end
    wanted = {"won": {"won"}, "lost": {"lost"}, "stalemate": EQUAL}[cue]
    denied = cue != "stalemate" and re.search("なかった|ではない|did not|not won|neither", text)
    agrees = (row["outcome"] in wanted) is not bool(denied)
    held = clocks.held("wars", row, f"{row['state']}: {row['outcome']}", agrees)
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "war-outcome", f"{code} {cue}", (held,))]


def _left_early(rows: War, row: Row) -> bool:
    """Whether a state was out of the war more than a year before its end."""
    ends = [d for r in rows if (d := on(r, "valid_to"))]
    mine = on(row, "valid_to")
    return bool(mine and ends) and max(d.year for d in ends) > (mine.year if mine else 0) + 1


def together(reading: Reading, clocks: Clocks, rows: War) -> list[Verdict]:
    cue = next((c for c in ("same_side", "other_side") if reading.has(c)), None)
    two = reading.two
    if cue == "same_side" and len(reading.states) == 3 and AGAINST.search(reading.text):
        return _against(reading, clocks, rows)
    if cue == "same_side" and len(reading.states) > 2 and not reading.has("negated"):
        return _all_together(reading, clocks, rows)
    if cue is None or two is None or reading.has("negated"):
        return []
    first, second = of(rows, clocks, two[0]), of(rows, clocks, two[1])
    if first is None or second is None:
        return []
    agrees = (first["side"] == second["side"]) is (cue == "same_side")
    held = tuple(
        clocks.held("wars", r, f"{r['state']}: side {r['side']}", agrees) for r in (first, second)
    )
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "war-sides", cue, held)]


def _all_together(reading: Reading, clocks: Clocks, rows: War) -> list[Verdict]:
    """Three states or more on one side."""
    mine = [of(rows, clocks, code) for code in reading.states]
    told = [r for r in mine if r]
    if len(told) < len(mine):
        return []
    agrees = len({r["side"] for r in told}) == 1
    held = tuple(clocks.held("wars", r, f"{r['state']}: side {r['side']}", agrees) for r in told)
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "war-sides", "same_side", held)]


def _against(reading: Reading, clocks: Clocks, rows: War) -> list[Verdict]:
    """Two states together against a third, in the order of English and Japanese alike."""
    match = AGAINST.search(reading.text)
    at = match.start() if match else 0
    beside = [n.code for n in reading.named if (n.start > at) is (reading.lang == "en")]
    enemy = (beside or [reading.states[-1]])[0 if reading.lang == "en" else -1]
    mine = [of(rows, clocks, c) for c in reading.states if c != enemy]
    other = of(rows, clocks, enemy)
    if other is None or len(mine) != 2 or mine[0] is None or mine[1] is None:
        return []
    agrees = mine[0]["side"] == mine[1]["side"] != other["side"]
    held = tuple(
        clocks.held("wars", r, f"{r['state']}: side {r['side']}", agrees)
        for r in (*mine, other)
        if r
    )
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return [Verdict(kind, "war-sides", "same_side", held)]


def in_several(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """The two on the same side, or on opposite ones, in each of several wars named."""
    two = reading.two or (reading.pair if len(reading.pair) == 2 and not reading.states else None)
    wars = all_wars(clocks)
    names = named(reading.text, wars)
    cue = next((c for c in ("same_side", "other_side") if reading.has(c)), None)
    if two is None or len(names) < 2 or cue is None:
        return []
    held = []
    for war in sorted(names):
        first, second = of(wars[war], clocks, two[0]), of(wars[war], clocks, two[1])
        if first is None or second is None:
            return []
        agrees = (first["side"] == second["side"]) is (cue == "same_side")
        held.append(clocks.held("wars", first, f"{first[f'name_{reading.lang}']}", agrees))
    if all(h.agrees for h in held):
        return [Verdict(Kind.SUPPORTED, "war-sides", cue, tuple(held))]
    if not any(h.agrees for h in held):
        return [Verdict(Kind.CONTRADICTED, "war-sides", cue, tuple(held))]
    return []
