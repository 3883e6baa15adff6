"""How well does each state report its trade? From the overlap of all pairs.

Every flow that both sides report is one comparison: d = ln(importer's report / 1.08) - ln(exporter's).
If the errors of reports are independent, E[d^2] = v(exporter) + v(importer), with one variance v for each
state and year. The v are fitted by least squares over all flows of the five years around, by backfitting:
v(i) is the mean of d^2 less the partner's v. That is the analysis of variance of mirror ratios with a
reporter effect on each side of BACI (Gaulier and Zignago 2010), with one effect for both roles and squares in
place of absolute values, so that the effects are variances and can weigh and give an interval.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tumen.core.kinds import Derived

if TYPE_CHECKING:
    import polars as pl

CIF_OVER_FOB = 1.08
LEAST_USD = 1e6
"""Smaller flows are left out: their ratios say more about rounding than about the reporter."""
MOST_LOG = 2.302585
"""Ratios beyond ten to one count as ten to one: they are flows booked under another name."""
FLOOR = 0.01
"""No report is taken as better than 10 % either way."""
HALF_WINDOW, LEAST_FLOWS, ROUNDS = 2, 30, 25
LARGEST = 5


def compute(trade: pl.DataFrame) -> pl.DataFrame:
    """One row per state and year that reported something itself (no compiler's estimate)."""
    import polars as pl

    own = trade.filter(pl.col("flag").is_null())
    return (
        _totals(own)
        .join(_variances(_mirrored(own)), on=["state", "year"], how="left")
        .with_columns(
            pl.col("flows").fill_null(0),
            pl.col("year").cast(pl.String).alias("valid_from"),
            pl.col("year").cast(pl.String).alias("valid_to"),
        )
        .sort("state", "year")
    )


def _totals(own: pl.DataFrame) -> pl.DataFrame:
    """Totals, partners, concentration and leading partners by a state's own books."""
    import polars as pl

    sides = pl.concat(
        [
            own.filter(pl.col("reporter") == role).select(
                pl.col(role).alias("state"),
                pl.col(other).alias("partner"),
                "year",
                pl.lit(role).alias("role"),
                "value_usd",
                "known",
                "source",
            )
            for role, other in (("exporter", "importer"), ("importer", "exporter"))
        ]
    )
    by_partner = (
        sides.group_by("state", "year", "partner")
        .agg(
            pl.col("value_usd").sum(),
            pl.col("value_usd").filter(pl.col("role") == "exporter").sum().alias("exports"),
            pl.col("value_usd").filter(pl.col("role") == "importer").sum().alias("imports"),
            (pl.col("role") == "exporter").any().alias("sells"),
            (pl.col("role") == "importer").any().alias("buys"),
            pl.col("known").max(),
            pl.col("source").first(),
        )
        .sort(["state", "year", "value_usd", "partner"], descending=[False, False, True, False])
        .with_columns(
            (pl.col("value_usd") / pl.col("value_usd").sum().over("state", "year")).alias("share")
        )
        .filter(pl.col("share").is_finite())
    )
    return by_partner.group_by("state", "year", maintain_order=True).agg(
        pl.when(pl.col("sells").any()).then(pl.col("exports").sum()).alias("exports_usd"),
        pl.when(pl.col("buys").any()).then(pl.col("imports").sum()).alias("imports_usd"),
        pl.len().cast(pl.Int64).alias("partners"),
        (pl.col("share") ** 2).sum().alias("concentration"),
        (pl.col("partner") + ":" + pl.col("share").round(4).cast(pl.String))
        .head(LARGEST)
        .alias("largest"),
        pl.col("known").max(),
        pl.col("source").first(),
    )


def _mirrored(own: pl.DataFrame) -> pl.DataFrame:
    """Squared log ratios of the flows that both sides report: exporter, importer, year, d2."""
    import polars as pl

    sides = [
        own.filter((pl.col("reporter") == role) & (pl.col("value_usd") >= LEAST_USD)).select(
            "exporter", "importer", "year", pl.col("value_usd").alias(name)
        )
        for role, name in (("exporter", "fob"), ("importer", "cif"))
    ]
    ratio = (pl.col("cif") / CIF_OVER_FOB / pl.col("fob")).log().clip(-MOST_LOG, MOST_LOG)
    return (
        sides[0]
        .join(sides[1], on=["exporter", "importer", "year"])
        .select("exporter", "importer", "year", (ratio**2).alias("d2"))
        .sort("exporter", "importer", "year")
    )


def _variances(flows: pl.DataFrame) -> pl.DataFrame:
    """The fitted variance of every state in every year, from the window around it."""
    import polars as pl

    found = []
    for year in flows["year"].unique(maintain_order=True).sort():
        window = flows.filter(pl.col("year").is_between(year - HALF_WINDOW, year + HALF_WINDOW))
        fitted = variances(window).filter(pl.col("flows") >= LEAST_FLOWS)
        found.append(fitted.with_columns(pl.lit(year, dtype=pl.Int64).alias("year")))
    return pl.concat(found)


def variances(flows: pl.DataFrame) -> pl.DataFrame:
    """state, error_variance, flows from rows of exporter, importer, d2 (Gauss-Seidel on the means)."""
    import numpy as np
    import polars as pl

    codes = sorted({*flows["exporter"], *flows["importer"]})
    number = {code: i for i, code in enumerate(codes)}
    i = flows["exporter"].replace_strict(number, return_dtype=pl.Int64).to_numpy()
    j = flows["importer"].replace_strict(number, return_dtype=pl.Int64).to_numpy()
    d2 = flows["d2"].to_numpy()
    counts = np.bincount(i, minlength=len(codes)) + np.bincount(j, minlength=len(codes))
    v = np.full(len(codes), d2.mean() / 2 if len(d2) else FLOOR)
    for _ in range(ROUNDS):
        rest = np.bincount(i, d2 - v[j], len(codes)) + np.bincount(j, d2 - v[i], len(codes))
        # Half a step: both ends of a flow move at once.
        v = np.maximum(FLOOR, (v + rest / np.maximum(counts, 1)) / 2)
    return pl.DataFrame(
        {"state": codes, "error_variance": v, "flows": counts.astype("int64")},
        schema={"state": pl.String, "error_variance": pl.Float64, "flows": pl.Int64},
    )


DERIVED = Derived(
    name="trade_reporters",
    reads="trade",
    compute=compute,
    method=__doc__ or "",
)
