"""The chronicle of a pair or trio: what the evidence dates, in lanes by kind, each with its evidence.

Answers quote what weighs most; the chronicle holds every dated act, of the ledger and of the
datasets. Opinions, estimates and forecasts are no acts: they stay with the questions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tumen.chronicle import datasets, ledger
from tumen.chronicle.lanes import LANES, Dated
from tumen.core.evidence import Evidence
from tumen.core.exhibits import Timeline
from tumen.core.kinds import Facts
from tumen.core.values import Text

__all__ = ["Chronicle", "chronicle"]

TITLE = Text("All that has a date", "日付のある記録のすべて")


@dataclass(frozen=True)
class Chronicle:
    """One timeline, None where nothing is dated, and the evidence of its entries by reference."""

    timeline: Timeline | None
    evidence: Mapping[str, tuple[Evidence, ...]]


def chronicle(facts: Facts, codes: Sequence[str]) -> Chronicle:
    """The chronicle of two or three states as known on the day of the facts; each entry once."""
    found: dict[tuple[str, str, str], Dated] = {}
    for a, b in combinations(codes, 2):
        for dated in (*ledger.dated(facts, (a, b)), *datasets.dated(facts, (a, b))):
            one = dated.happening
            found.setdefault((one.lane, one.reference, str(one.when)), dated)
    if not found:
        return Chronicle(None, {})
    happenings = tuple(dated.happening for dated in found.values())
    used = {one.lane for one in happenings}
    timeline = Timeline(
        key="timeline",
        title=TITLE,
        alt=Text(
            f"{len(happenings)} dated entries in {len(used)} lanes.",
            f"日付のある記録{len(happenings)}件を{len(used)}の区分に分けて示す。",
        ),
        sources=tuple(sorted({p.source for dated in found.values() for p in dated.evidence})),
        made_by=f"tables {', '.join(sorted({one.reference.split('/')[0] for one in happenings}))}",
        lanes=tuple((key, text) for key, text in LANES.items() if key in used),
        happenings=happenings,
    )
    return Chronicle(timeline, {d.happening.reference: d.evidence for d in found.values()})
