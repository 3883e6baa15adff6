"""What a text says never happened, or not since a year, held against what the ledger dates.

"Neither has admitted it" and "they have not met since 2019" are true until the claim that ends them:
before the writing they were wrong, after it they became outdated.
"""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks, on
from tumen.audit.meaning import words
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.dates import PartialDate
from tumen.core.kinds import Row

UNADMITTED = re.compile(
    r"認めていない|認めておらず|認めていません|公式な確認は(?:ない|ありません|取れていない)|(?:一貫して|強く|全面的に)?否定(?:し続け|したまま|してい[るま]|しており)"
    r"|(?:has|have) (?:not|never|yet to) (?:\w+ )?(?:acknowledge|confirm|admit)|neither .{0,60}(?:acknowledge|confirm|admit)|(?:den(?:y|ies)|has denied) (?:having )?(?:sen[td]|deploy|supply|that)"
    r"|no (?:government|official) (?:\w+ )?(?:confirm|acknowledg)|unconfirmed by",
    re.I,
)
NOT_SINCE = re.compile(
    r"(?P<y1>\d{4})年を最後に.*(?:ない|おらず|ません)|(?:not|n't|never) .{0,60}\bsince (?P<y2>\d{4})",
    re.I,
)
SUBJECTS = (
    (re.compile("派兵|兵士|兵|部隊|troops|soldiers|deployment", re.I), ("deployment",)),
    (re.compile("労働者|workers", re.I), ("workers",)),
    (re.compile("武器|砲弾|弾薬|arms|shells|ammunition|weapons", re.I), ("military-cooperation",)),
)
DEAD = re.compile(r"戦死|死者|死亡|死んだ|\bdead\b|\bdeaths?\b|\bkilled\b|\bfallen\b", re.I)
SENDING = re.compile(
    r"派兵(?:こそ|は|自体は|だけは)?認め|admit\w+ (?:sending|the deployment|having sent)", re.I
)
MEETING = (
    (re.compile("顔を合わせ|会談|会って|meet|met|summit", re.I), ("summit",)),
    (re.compile("訪れ|訪問|訪朝|visit|travel", re.I), ("visit", "meeting")),
)
SHARED = 2
"""Words besides the states that a visit must share with the sentence: who went."""


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    if UNADMITTED.search(reading.text):
        return _unadmitted(reading, clocks)
    if match := NOT_SINCE.search(reading.text):
        return _not_since(reading, clocks, int(match["y1"] or match["y2"]))
    return []


def _unadmitted(reading: Reading, clocks: Clocks) -> list[Verdict]:
    topics = next((t for pattern, t in SUBJECTS if pattern.search(reading.text)), None)
    stated = {*reading.states, *reading.pair}
    if topics is None or not stated or any(a.unit != "persons" for a in reading.amounts):
        return []
    rows = [
        r
        for r in clocks.now.claims(topics=topics, kinds=("acknowledgement",))
        if r["speaker_state"] in stated
        or (not r["speaker_state"] and set(r["subjects"]) & set(stated))
    ]
    if DEAD.search(reading.text):  # troops admitted are not deaths admitted
        of_deaths = [r for r in rows if DEAD.search(r[f"statement_{reading.lang}"])]
        rows = of_deaths or ([] if SENDING.search(reading.text) else rows)
    return _decide(reading, clocks, rows, "admission")


def _not_since(reading: Reading, clocks: Clocks, year: int) -> list[Verdict]:
    kinds = next((k for pattern, k in MEETING if pattern.search(reading.text)), None)
    two = reading.two
    if kinds is None or two is None:
        return []
    mine = set(words(reading.text, reading.lang))
    rows = [
        r
        for r in clocks.now.claims(about=two, kinds=kinds)
        if (d := on(r))
        and d.year > year
        and len(mine & set(words(r[f"statement_{reading.lang}"], reading.lang))) >= SHARED
    ]
    return _decide(reading, clocks, rows, "not-since")


def _decide(reading: Reading, clocks: Clocks, rows: list[Row], relation: str) -> list[Verdict]:
    dated = sorted(
        ((on(r) or PartialDate.of(r["known"]), r) for r in rows), key=lambda p: p[0].earliest
    )
    if not dated:
        return []
    first = dated[0]
    held = tuple(
        Held(clocks.now.evidence(r)[0], r[f"statement_{reading.lang}"], False) for _, r in dated[:3]
    )
    if first[0].latest <= reading.written:
        return [Verdict(Kind.CONTRADICTED, relation, reading.text, held)]
    if first[0].earliest > reading.written:
        return [Verdict(Kind.OUTDATED, relation, reading.text, held, first[0])]
    return []
