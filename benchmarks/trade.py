"""Do the weights of trade reporters mean anything? Printed, not asserted.

    python benchmarks/trade.py

1. Recovery: true flows and reporter variances are drawn, both sides report with those errors. Are the
   variances found again, and is the weighed figure nearer to the truth than the rule of the Observatory of Economic
   Complexity (the larger of the two) and the plain mean?
2. Held-out flows of the real data: variances are fitted on one half of the mirrored flows of each window; on the other
   half, how often does the difference of the two reports lie inside the 90 % that the two variances
   say, and do pairs with larger variances differ more?
3. The real pairs: the weighed figure beside the rule's, all flows with two reports.
"""

from __future__ import annotations

import math

import numpy as np
import polars as pl

import tumen
from tumen.derived.trade_reporters import CIF_OVER_FOB, FLOOR, _mirrored, variances

YEARS = (1975, 1985, 1995, 2005, 2015)
NINETY = 1.645


def recovery() -> None:
    """Made-up reporters with known errors."""
    lot = np.random.default_rng(1)
    states = [f"S{i:02d}" for i in range(80)]
    sd = dict(zip(states, lot.uniform(0.1, 1.2, len(states)), strict=True))
    rows, truth = [], []
    for x in states:
        for m in states:
            if x == m or lot.random() > 0.5:
                continue
            true = lot.normal(18, 2)
            fob = true + lot.normal(0, sd[x])
            cif = true + lot.normal(0, sd[m])
            rows.append((x, m, (cif - fob) ** 2))
            truth.append((x, m, true, fob, cif))
    flows = pl.DataFrame(rows, schema=["exporter", "importer", "d2"], orient="row")
    fitted = dict(variances(flows).select("state", "error_variance").iter_rows())
    found = np.array([math.sqrt(fitted[s]) for s in states])
    meant = np.array([sd[s] for s in states])
    errors: dict[str, list[float]] = {"weighed": [], "larger of the two": [], "mean": []}
    inside = 0
    for x, m, true, fob, cif in truth:
        wx, wm = 1 / fitted[x], 1 / fitted[m]
        pooled = (wx * fob + wm * cif) / (wx + wm)
        inside += abs(pooled - true) <= NINETY / math.sqrt(wx + wm)
        errors["weighed"].append(pooled - true)
        errors["larger of the two"].append(max(fob, cif) - true)
        errors["mean"].append((fob + cif) / 2 - true)
    rmse = {name: math.sqrt(float(np.mean(np.square(e)))) for name, e in errors.items()}
    print(
        f"recovery: {len(states)} reporters, {len(truth):,} flows: correlation of fitted and true "
        f"standard errors {np.corrcoef(found, meant)[0, 1]:.3f}, mean absolute difference "
        f"{np.abs(found - meant).mean():.3f}"
    )
    for name, value in rmse.items():
        print(
            f"  {name}: log error {value:.3f}, {value / rmse['weighed']:.2f} times the weighed one's"
        )
    print(f"  90 % intervals of the weighed figure hold the truth in {inside / len(truth):.1%}")


def held_out(flows: pl.DataFrame) -> None:
    """Half of the real flows against variances from the other half."""
    lot = np.random.default_rng(2)
    print("held-out halves of the real flows:")
    for year in YEARS:
        window = flows.filter(pl.col("year").is_between(year - 2, year + 2))
        half = lot.random(window.height) < 0.5
        fitted = dict(
            variances(window.filter(pl.Series(half))).select("state", "error_variance").iter_rows()
        )
        rest = window.filter(pl.Series(~half))
        spread = np.array(
            [
                fitted.get(x, FLOOR) + fitted.get(m, FLOOR)
                for x, m in rest.select("exporter", "importer").iter_rows()
            ]
        )
        d2 = rest["d2"].to_numpy()
        covered = float(np.mean(d2 <= NINETY**2 * spread))
        ranks = [np.argsort(np.argsort(a)) for a in (spread, d2)]
        plain = float(np.mean(d2 <= NINETY**2 * d2.mean()))
        print(
            f"  {year}: {rest.height:,} flows, inside the 90 % said {covered:.1%} (one variance for all: "
            f"{plain:.1%}); rank correlation of spread said and seen {np.corrcoef(*ranks)[0, 1]:.2f}"
        )


def beside_the_rule(world: tumen.World) -> None:
    """The weighed figure and the OEC rule's for all pairs of some years."""
    print("beside the rule of the Observatory of Economic Complexity:")
    for pair in (("USA", "JPN"), ("DEU", "FRA"), ("CHN", "USA"), ("RUS", "CHN"), ("IRN", "IND")):
        ruled = {row["period"]: row["value"] for row in world.measure("trade", *pair)}
        logs = [
            math.log(row["value"] / ruled[row["period"]])
            for row in world.measure("trade_pooled", *pair)
            if row["n"] == 2 and ruled.get(row["period"])
        ]
        print(
            f"  {'-'.join(pair)}: {len(logs)} years, weighed / rule: median "
            f"{math.exp(float(np.median(logs))):.3f}, from {math.exp(min(logs)):.2f} to {math.exp(max(logs)):.2f}"
        )


if __name__ == "__main__":
    recovery()
    world = tumen.open()
    columns = "exporter, importer, reporter, year, value_usd, flag"
    panel = world.sql(f"select {columns} from trade where flag is null")
    held_out(_mirrored(panel.polars()))
    print(f"(ratios of importer's to exporter's report after dividing by {CIF_OVER_FOB})")
    beside_the_rule(world)
