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
    """One row per state and year; the compiler's estimates are no reports and do not count."""
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
    """Totals, partners, concentration and largest partners: by a state's own books where it kept any
    that year, else by its partners'."""
    import polars as pl

    books = pl.concat(
        [
            own.filter(pl.col("reporter") == reporter).select(
                pl.col(state).alias("state"),
                pl.col(partner).alias("partner"),
                "year",
                pl.lit("own" if state == reporter else "mirror").alias("basis"),
                pl.col("value_usd").alias("exports" if state == "exporter" else "imports"),
                "known",
                "source",
            )
            for reporter in ("exporter", "importer")
            for state, partner in (("exporter", "importer"), ("importer", "exporter"))
        ],
        how="diagonal",
    )
    keeps_books = (pl.col("basis") == "own").any().over("state", "year")
    chosen = books.filter((pl.col("basis") == "own") == keeps_books)
    by_partner = (
        chosen.group_by("state", "year", "basis", "partner")
        .agg(
            *(pl.col(name).sum() for name in ("exports", "imports")),
            *(pl.col(name).count().alias(f"n_{name}") for name in ("exports", "imports")),
            pl.col("known").max(),
            pl.col("source").first(),
        )
        .with_columns((pl.col("exports") + pl.col("imports")).alias("both"))
        .sort(["state", "year", "both", "partner"], descending=[False, False, True, False])
        .with_columns((pl.col("both") / pl.col("both").sum().over("state", "year")).alias("share"))
        .filter(pl.col("share").is_finite())
    )
    return by_partner.group_by("state", "year", "basis", maintain_order=True).agg(
        *(
            pl.when(pl.col(f"n_{name}").sum() > 0).then(pl.col(name).sum()).alias(f"{name}_usd")
            for name in ("exports", "imports")
        ),
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

    schema = {"state": pl.String, "error_variance": pl.Float64, "flows": pl.Int64, "year": pl.Int64}
    found = [pl.DataFrame(schema=schema)]
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
