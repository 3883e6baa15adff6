"""The lanes of a chronicle in their order, and an entry with its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from tumen.core.evidence import Evidence
from tumen.core.exhibits import Happening
from tumen.core.values import Text

LANES = {
    "states": Text("States and territory", "国家と領土"),
    "relations": Text("Recognition and ruptures", "承認と断交"),
    "visits": Text("Summits, visits, meetings", "首脳会談・訪問・会合"),
    "treaties": Text("Treaties", "条約"),
    "obligations": Text("Obligations as coded", "研究者の分類による義務"),
    "wars": Text("Wars", "戦争"),
    "disputes": Text("Militarised disputes", "軍事化した紛争"),
    "forces": Text("Troops and arms", "派兵と武器"),
    "council": Text("Sanctions and vetoes", "制裁と拒否権"),
    "crossings": Text("Border, crossings, zones", "国境・越境路・特区"),
    "people": Text("Workers and travel", "労働者と渡航"),
    "agreements": Text("Trade agreements", "貿易協定"),
    "trade": Text("Breaks in trade", "貿易の転換点"),
    "other": Text("Other events", "その他の出来事"),
}


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry and what it rests on."""

    happening: Happening
    evidence: tuple[Evidence, ...]
