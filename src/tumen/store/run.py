"""Run a measure for a pair: the statement, the pair outside it, estimates out."""

from __future__ import annotations

from tumen.core.dates import PartialDate
from tumen.core.evidence import Estimate
from tumen.core.kinds import Measure
from tumen.store.database import Database

FIXED = ("a", "b", "period", "value", "low", "high", "n", "sources", "known")


def run_measure(
    database: Database,
    measure: Measure,
    pair: tuple[str, str],
    line_a: tuple[str, ...],
    line_b: tuple[str, ...],
) -> list[Estimate]:
    """Estimates of a pair, oldest first. An undirected measure finds the pair in either order.

    The pair is named as it was asked (`pair`), whichever members of the two lines the rows hold.
    """
    database.ensure(measure.tables)
    condition = "list_contains($a, a) and list_contains($b, b)"
    if not measure.directed:
        condition = f"({condition}) or (list_contains($b, a) and list_contains($a, b))"
    cursor = database.execute(
        f"select * from ({measure.sql}) where {condition} order by period, a, b",
        {"a": list(line_a), "b": list(line_b)},
    )
    names = [column[0] for column in cursor.description]
    estimates = []
    for values in cursor.fetchall():
        row = dict(zip(names, values, strict=True))
        extra = {name: row[name] for name in names if name not in FIXED}
        estimates.append(
            Estimate(
                measure.name,
                pair[0],
                pair[1],
                PartialDate.parse(str(row["period"])),
                row["value"],
                row["low"],
                row["high"],
                row["n"],
                tuple(sorted(row["sources"])),
                row["known"],
                extra | {"member_a": row["a"], "member_b": row["b"]},
            )
        )
    return estimates
