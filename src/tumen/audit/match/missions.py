"""Embassies: whether one state has one in the other. Only what the list holds is told: that a
mission is not in it does not show that there is none."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks
from tumen.audit.match.domains import is_only
from tumen.audit.reading import Reading
from tumen.audit.verdict import Kind, Verdict

EMBASSY = re.compile(r"大使館|高等弁務官|\bembass(?:y|ies)\b|\bhigh commissions?\b", re.I)
EACH = re.compile(r"互い|双方|両国|それぞれ|\beach\b|\bboth\b|exchange|reciprocal", re.I)
DENIED = re.compile(
    r"大使館(?:は|を|も)?(?:な[いく]|置いて(?:いな|おら)|持(?:って|た)(?:いな|おら|な)|開設していな|存在しな)"
    r"|\bno (?:[A-Z]\w+ )?embassy|\bwithout an embassy|(?:not|n't|never) (?:\w+ )?(?:have|has|maintain|opened?|keep) (?:an |any )?embass",
    re.I,
)
HAS = re.compile(
    r"大使館(?:を|が)(?:相互に)?(?:置|構|開設|設置|持|ある|あり|存在)|\b(?:has|have|maintains?|keeps?|operates?|runs?|there is|with) (?:an? |its |their )?(?:own )?embass"
    r"|\b(?:have|maintain|keep|operate)s? (?:an? |its |their )?high commission|高等弁務官事務所を(?:置|構|設)|exchange(?:d)? (?:embass|ambassad)|embass(?:y|ies) in each",
    re.I,
)
OTHER = re.compile(
    r"embassy (?:school|official|guard|building|spokes|compound|car)|閉鎖|再開|攻撃|移転|clos|reopen|attack|mov(?:e|ed|ing)|staff|大使館員|職員|爆|抗議|protest",
    re.I,
)


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """The sender is the state named first; the host the second."""
    two = reading.two
    if two is None or not EMBASSY.search(reading.text) or OTHER.search(reading.text):
        return []
    told = HAS.search(reading.text) or DENIED.search(reading.text)
    if reading.amounts or not (told or _is_matter(reading)):
        return []
    if any(year < reading.written.year - 1 for year in reading.years):
        return []
    each = EACH.search(reading.text) or not told
    wanted = [two, two[::-1]] if each else [two]
    rows = [
        next(
            (
                r
                for r in clocks.now.rows("missions", sender=a, host=b)
                if r["kind"] in ("embassy", "high commission")
            ),
            None,
        )
        for a, b in wanted
    ]
    found = [row for row in rows if row]
    if len(found) != len(wanted):
        return []
    denied = bool(DENIED.search(reading.text))
    if reading.has("negated") is not denied:
        return []
    held = tuple(
        clocks.held(
            "missions", r, f"{r['sender']}→{r['host']}: {r['kind']}, {r['city']}", not denied
        )
        for r in found
    )
    kind = Kind.CONTRADICTED if denied else Kind.SUPPORTED
    return [Verdict(kind, "mission", "-".join(two), held)]


def _is_matter(reading: Reading) -> bool:
    """Whether a sentence is of nothing but an embassy: where each has one in the other, whatever its
    words."""
    return bool(
        is_only(reading, "mission", beside=("travel", "people"))
        and not reading.has("negated", "opinion", "forecast")
        and not reading.times
        and (reading.states or re.search(r"\b(?:country|state|host)\b|国", reading.text))
    )
