"""Goods that a resolution bans: whether it names them, and whether the ban stands."""

from __future__ import annotations

import re

from tumen.audit.match.clocks import Clocks, on
from tumen.audit.match.measures import RESOLUTION
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict
from tumen.core.kinds import Row

BANS = re.compile(
    r"禁じ|禁止|禁輸|認めていない|\bban(?:s|ned)?\b|\bprohibit|\bforbid|\bforbade|\boutlaw|not allowed",
    re.I,
)
ALLOWS = re.compile(
    r"認めて(?:いる|おり|い)(?!な)|許(?:可|し)|対象外|\ballow(?:s|ed)?\b|\bpermit(?:s|ted)?\b|\bexempt",
    re.I,
)
EXCEPT = re.compile(
    r"除[きいけく]|経由|通過|トランジット|except|unless|transit|exemption|via ", re.I
)
_PARTS = re.compile(
    r"[、・,（）()]|を含む|含む|\bincluding\b|\band\b|\bin all forms\b|あらゆる形の"
)
LEAST = 2


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """Goods, a verb of banning or allowing, and the number of a resolution."""
    text = reading.text
    number = RESOLUTION.search(text)
    bans, allows = bool(BANS.search(text)), bool(ALLOWS.search(text))
    if number is None or bans is allows or EXCEPT.search(text) or reading.amounts:
        return []
    targets = {*reading.states, *reading.pair}
    named = [
        r
        for r in clocks.now.rows("sanction_measures")
        if r["target"] in targets and r["effect"] == "prohibits" and _names(r, text, reading.lang)
    ]
    rows = [r for r in named if number[1] in r["instrument"]]
    known = any(number[1] in r["instrument"] for r in clocks.now.rows("sanction_measures"))
    asserted = f"{number[1]} {'bans' if bans else 'allows'}"
    if rows:
        return _decide(reading, clocks, rows, bans, asserted)
    if named and known and bans:
        held = tuple(_held(clocks, r, reading, False) for r in named[:3])
        return [Verdict(Kind.CONTRADICTED, "ban", asserted, held)]
    return []


def _decide(
    reading: Reading, clocks: Clocks, rows: list[Row], bans: bool, asserted: str
) -> list[Verdict]:
    """By what the resolution says; a resolution still to come at the writing decides nothing."""
    if any((begins := on(r)) and begins.earliest > reading.written for r in rows):
        return []
    if reading.times and not any(
        (begins := on(r)) and any(w.date.year == begins.year for w in reading.times) for r in rows
    ):
        return []
    held = tuple(_held(clocks, r, reading, bans) for r in rows[:2])
    kind = Kind.SUPPORTED if bans else Kind.CONTRADICTED
    return [Verdict(kind, "ban", asserted, held)]


def _held(clocks: Clocks, row: Row, reading: Reading, agrees: bool) -> Held:
    return clocks.held("sanction_measures", row, row[f"summary_{reading.lang}"], agrees)


def _names(row: Row, text: str, lang: str) -> bool:
    """Whether the sentence names goods of the measure."""
    goods = row["goods"] if lang == "en" else row["goods_ja"]
    parts = {part.strip() for item in goods for part in _PARTS.split(item)}
    plain = text.casefold()
    if lang == "en":
        return any(
            len(p) > LEAST and re.search(rf"\b{re.escape(p.casefold())}\b", plain) for p in parts
        )
    return any(len(p) >= LEAST and p in text for p in parts)
