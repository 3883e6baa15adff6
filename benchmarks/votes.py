"""Similarity and ideal points: how fast, how exact, and beside the published series.

Run: python benchmarks/votes.py RAW [--sample]

RAW is the folder of raw data. Votes come from the embedded snapshot; the published points are read
for comparison only and never reach an estimator. The shipped sampling tier is compared as it
stands; --sample also runs one chain (some minutes) to time it. Prints Markdown.
"""

from __future__ import annotations

import csv
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import polars as pl

import tumen
from tumen.sources._codes import load
from tumen.votes import unga
from tumen.votes.fast import approximate
from tumen.votes.sample import Sample, estimation_sample, lines_of
from tumen.votes.sampler import Settings, run_chain, sample_positions
from tumen.votes.similarity import one_blas_thread, similarity
from tumen.votes.simulate import simulate
from tumen.votes.table import WIDEN

SNAPSHOT = Path(tumen.__file__).with_name("snapshot")
SHIPPED = SNAPSHOT / "ideal_points.parquet"
RECORD = Path(tumen.__file__).with_name("votes") / "data" / "record.json"
JUMPS = (("PRK", 70), ("PRK", 77), ("RUS", 77))
"""State and later session of moves whose votes are printed."""
SUBSETS = {"MiddleEast": ("me", 29), "Nuclear": ("nu", 33), "HumanRights": ("hr", 25)}
"""Published issue series: the flag of their roll calls, and the session in which they begin."""

SELF_JOIN = """
select x.state as a, y.state as b, x.year,
       count(*) as n, avg((x.vote = y.vote)::int) as agreement, 1 - avg(abs(x.vote - y.vote)) as s
from votes x join votes y on x.roll_call = y.roll_call and x.state < y.state
group by all
"""

SHORT_CHAIN = Settings(burn=1500, keep=4500, thin=25)
"""A quarter of the shipped length: what somebody can wait for."""
SMALL = Settings(burn=500, keep=2000, thin=8, cut_step=0.25)
"""For small assemblies, which larger steps of the cuts suit."""

Points = dict[tuple[str, int], tuple[float, float, float]]


def best(work: Callable[[], Any], times: int = 5) -> tuple[float, Any]:
    """The shortest of some runs, in seconds, and the last result."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        result = work()
        spent.append(time.perf_counter() - started)
    return min(spent), result


def compare_similarity(votes: pl.DataFrame) -> None:
    """All pairs and years: time, the same in DuckDB, and a naive loop over a sample of pairs."""
    started = time.perf_counter()
    matrices = []
    for (year,), group in sorted(votes.group_by("year")):
        states, row = np.unique(group["state"].to_numpy(), return_inverse=True)
        calls, column = np.unique(group["roll_call"].to_numpy(), return_inverse=True)
        matrix = np.zeros((len(states), len(calls)), np.int8)
        matrix[row, column] = group["vote"].to_numpy()
        matrices.append((year, states, matrix))
    built = time.perf_counter() - started
    with one_blas_thread():
        spent, found = best(lambda: [similarity(matrix) for _, _, matrix in matrices])
        banded, _ = best(lambda: [similarity(m, confidence=0.95) for _, _, m in matrices], 2)
    pairs = sum(int((result.n > 0).sum()) for result in found)
    connection = duckdb.connect()
    connection.execute("set threads = 2")
    connection.register("votes", votes.to_arrow())
    connection.execute("create table v as select * from votes")
    query = SELF_JOIN.replace("from votes x join votes y", "from v x join v y")
    joined, _ = best(lambda: connection.sql(query).to_arrow_table(), 2)
    wrong = checked = 0
    random = np.random.default_rng(1)
    for k in random.choice(len(matrices), 12, replace=False):
        _, _, matrix = matrices[k]
        pick = random.choice(len(found[k].n), 20, replace=False)
        for p in pick:
            x, y = matrix[found[k].first[p]], matrix[found[k].second[p]]
            both = [(int(a), int(b)) for a, b in zip(x, y, strict=True) if a and b]
            if not both:
                continue
            checked += 1
            s = 1 - statistics.fmean(abs(a - b) for a, b in both)
            agreement = statistics.fmean(a == b for a, b in both)
            wrong += not (
                found[k].n[p] == len(both)
                and abs(found[k].values["s_absolute"][p] - s) < 1e-12
                and abs(found[k].values["agreement"][p] - agreement) < 1e-12
            )
    print("## Similarity\n")
    print("| what | value |\n|---|---|")
    print(f"| dyad-years with a common vote | {pairs:,} |")
    print(f"| nine measures, from arrays | {spent:.3f} s |")
    print(f"| the same with 95 % intervals | {banded:.2f} s |")
    print(f"| arrays from the long table | {built:.2f} s |")
    print(f"| DuckDB self-join, two measures only | {joined:.2f} s = {joined / spent:.0f} times |")
    print(f"| against a naive loop | {wrong} of {checked} dyad-years differ |\n")


def published(raw: Path, name: str) -> Points:
    """Mean and 90 % interval by line and session."""
    register = load()
    line_of = lines_of(
        [state.code for state in register.states],
        [(s.predecessor, s.successor) for s in register.states.successions if s.is_continuation],
    )
    suffix = "" if name == "All" else name
    points: Points = {}
    path = raw / "data" / "unga-ideal-points" / f"Idealpointestimates{name}_Apr2020.csv"
    with path.open(encoding="latin-1", newline="") as file:
        for row in csv.DictReader(file):
            session = int(row["session"])
            code = register.cow(int(row["ccode"]), 1945 + session)
            if code is not None:
                points[line_of[code], session] = (
                    float(row["IdealPoint" + suffix]),
                    float(row["Q5%" + suffix]),
                    float(row["Q95%" + suffix]),
                )
    return points


def ranks(values: np.ndarray) -> np.ndarray:
    return np.argsort(np.argsort(values)).astype(float)


def correlation(x: np.ndarray, y: np.ndarray) -> float:
    return float(np.corrcoef(x, y)[0, 1])


def compare_points(title: str, ours: Points, theirs: Points) -> None:
    """The comparison table. `ours` holds mean, sd and R-hat (or NaN)."""
    keys = sorted(ours.keys() & theirs.keys(), key=lambda key: (key[1], key[0]))
    session = np.array([key[1] for key in keys])
    mean, sd, _ = np.array([ours[key] for key in keys]).T
    target, low, high = np.array([theirs[key] for key in keys]).T
    slope, level = np.polyfit(mean, target, 1)
    aligned = level + slope * mean
    print(f"### {title}\n")
    print(f"{len(keys):,} of {len(theirs):,} published points\n")
    print(
        "| sessions | n | Pearson | Spearman | mean abs. error (aligned) | inside published 90 % |"
    )
    print("|---|---|---|---|---|---|")
    spans = [(1, 99), (5, 99), (11, 99)]
    spans += [(first, first + 9) for first in range(1, int(session.max()) + 1, 10)]
    for first, last in spans:
        mine = (session >= first) & (session <= last)
        if mine.sum() < 3:
            continue
        inside = np.mean((mean[mine] >= low[mine]) & (mean[mine] <= high[mine]))
        print(
            f"| {first}–{min(last, int(session.max()))} | {mine.sum():,} "
            f"| {correlation(mean[mine], target[mine]):.4f} "
            f"| {correlation(ranks(mean[mine]), ranks(target[mine])):.4f} "
            f"| {np.abs(aligned - target)[mine].mean():.3f} | {inside:.1%} |"
        )
    each = [correlation(mean[session == s], target[session == s]) for s in np.unique(session)]
    usa = np.array([key[0] == "USA" for key in keys])
    print(
        f"\nWithin sessions: Pearson at least {min(each):.4f}, median {np.median(each):.4f}. "
        f"Ratio of our sd to the published: median {np.median(sd / ((high - low) / 3.29)):.3f}. "
        f"USA: rmse {np.sqrt(np.mean((mean - target)[usa] ** 2)):.3f}.\n"
    )


def compare_coverage(count: int = 12) -> None:
    """Simulated votes: how many true positions fall into our 90 % intervals."""
    inside: dict[str, list[float]] = {"fast": [], "sampling": []}
    recovered: dict[str, list[float]] = {"fast": [], "sampling": []}
    for seed in range(count):
        made = simulate(states=30, sessions=6, per_session=40, seed=100 + seed)
        fast = approximate(made.sample)
        slow = sample_positions(made.sample, SMALL, chains=2)
        truth = made.positions
        low = slow.mean - WIDEN["sampling"] * (slow.mean - slow.low)
        high = slow.mean + WIDEN["sampling"] * (slow.high - slow.mean)
        reach = WIDEN["fast"] * 1.645 * fast.sd
        inside["fast"].append(float(np.mean(np.abs(truth - fast.mean) <= reach)))
        inside["sampling"].append(float(np.mean((truth >= low) & (truth <= high))))
        recovered["fast"].append(correlation(truth, fast.mean))
        recovered["sampling"].append(correlation(truth, slow.mean))
    print(f"### Simulated coverage, {count} assemblies of 30 states, 6 sessions, 240 roll calls\n")
    print("| tier | true positions inside the 90 % interval | Pearson with the truth |")
    print("|---|---|---|")
    for tier, shares in inside.items():
        print(f"| {tier} | {np.mean(shares):.1%} | {np.mean(recovered[tier]):.4f} |")
    print()


def show_jumps(calls: pl.DataFrame) -> None:
    """The roll calls behind some moves, from the shipped table: shown, not explained."""
    moves = pl.read_parquet(SNAPSHOT / "ideal_point_moves.parquet").join(
        calls.select("roll_call", "title", "resolution", pl.col("valid_from").alias("day")),
        on="roll_call",
        how="left",
    )
    words = {1: "yes", 2: "abstain", 3: "no"}
    for state, session in JUMPS:
        rows = moves.filter((pl.col("state") == state) & (pl.col("session") == session))
        print(f"### The votes behind {state}, to session {session}\n")
        if not rows.height:
            print("No clear move between these sessions.\n")
            continue
        first = rows.row(0, named=True)
        print(
            f"{first['before']:+.2f} (session {first['earlier_session']}) to {first['after']:+.2f}\n"
        )
        print("| date | roll call | vote | against the last vote | likely | part |")
        print("|---|---|---|---|---|---|")
        for row in rows.sort("rank").iter_rows(named=True):
            name = row["title"] or row["resolution"] or f"no. {row['roll_call']} (no title)"
            print(
                f"| {row['day']} | {name} | {words[row['vote']]} | {row['kind']} "
                f"| {row['likely']:.3f} | {row['share']:+.3f} |"
            )
        print()


def by_point(sample: Sample, mean: Any, sd: Any) -> Points:
    return {key: (float(mean[i]), float(sd[i]), float("nan")) for key, i in sample.points().items()}


def main(raw: Path, with_chain: bool) -> None:
    votes, calls, successions = (
        pl.read_parquet(SNAPSHOT / f"{name}.parquet")
        for name in ("votes", "roll_calls", "successions")
    )
    compare_similarity(votes.select("roll_call", "state", "year", "vote"))
    continued = successions.filter(pl.col("is_continuation"))
    pairs = list(zip(continued["predecessor"], continued["successor"], strict=True))
    line_of = lines_of(votes["state"].unique().to_list(), pairs)
    matches = unga.read_matches(raw / "data" / "unga-ideal-points" / "Matches.csv")
    paragraphs = unga.read_paragraphs(
        raw / "data" / "unga-votes" / "unvotes_dgrtwo" / "un_roll_calls.rda"
    )
    seats = unga.assembly(votes, calls, pairs, only_release=True)
    sample = estimation_sample(seats.ballots, matches, without_roll_calls=paragraphs)
    theirs = published(raw, "All")
    print("## Ideal points\n")
    print(
        f"The authors' sample: {len(sample):,} votes, {len(sample.items):,} items, "
        f"{len(sample.point_line):,} state-sessions.\n"
    )
    started = time.perf_counter()
    approximate(sample, most_sweeps=1)
    compiled = time.perf_counter() - started
    two, fast = best(lambda: approximate(sample))
    one, _ = best(lambda: approximate(sample, threads=1), 3)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(
        f"Fast tier: {two:.2f} s on two threads, {one:.2f} s on one ({fast.sweeps} sweeps; first "
        f"call {compiled:.1f} s with cached compilation); peak memory of this whole benchmark "
        f"{peak:.0f} MB.\n"
    )
    if with_chain:
        started, cpu = time.perf_counter(), time.process_time()
        chain = run_chain(sample, fast, SHORT_CHAIN)
        sweeps = SHORT_CHAIN.sweeps + SHORT_CHAIN.warm_up
        print(
            f"Sampling tier: one chain of {sweeps:,} sweeps {time.perf_counter() - started:.0f} s "
            f"({time.process_time() - cpu:.0f} s of one core), acceptance {chain.acceptance:.2f}.\n"
        )
        draws = chain.draws.astype(float)
        alone = by_point(sample, draws.mean(axis=0), draws.std(axis=0, ddof=1))
        compare_points("Sampling tier, that one chain", alone, theirs)
    shipped = pl.read_parquet(SHIPPED).filter(pl.col("tier") == "sampling")
    sampled = {
        (line_of[state], session): (mean, sd, r_hat)
        for state, session, mean, sd, r_hat in shipped.select(
            "state", "session", "mean", "sd", "r_hat"
        ).iter_rows()
    }
    compare_points("Sampling tier, as shipped (estimated on votes to 2024)", sampled, theirs)
    r_hats = np.array([r for _, _, r in sampled.values()])
    print(
        f"R-hat of points, four chains: median {np.median(r_hats):.3f}, 99 % {np.quantile(r_hats, 0.99):.3f}, "
        f"largest {r_hats.max():.3f}.\n"
    )
    sessions = json.loads(RECORD.read_text(encoding="utf-8"))["r_hat_sessions"]
    worst = sorted(sessions.items(), key=lambda item: -item[1])[:5]
    listed = ", ".join(f"{session}: {value:.2f}" for session, value in worst)
    above = sum(value > 1.1 for value in sessions.values())
    print(
        f"R-hat of session means: median {statistics.median(sessions.values()):.3f}, above 1.1 in "
        f"{above} of {len(sessions)} sessions; largest {listed}.\n"
    )
    compare_points("Fast tier", by_point(sample, fast.mean, fast.sd), theirs)
    for name, (flag, first) in SUBSETS.items():
        marked = calls.filter(pl.col("issues").list.contains(flag))
        part = unga.assembly(votes, marked, pairs, only_release=True)
        kept = part.ballots.where(part.ballots.session >= first)
        issue = estimation_sample(kept, matches, without_roll_calls=paragraphs)
        found = approximate(issue)
        compare_points(
            f"Fast tier, issue subset {name}",
            by_point(issue, found.mean, found.sd),
            published(raw, name),
        )
    compare_coverage()
    show_jumps(calls)


if __name__ == "__main__":
    options, paths = (
        [a for a in sys.argv[1:] if a.startswith("--")],
        [a for a in sys.argv[1:] if not a.startswith("--")],
    )
    if len(paths) != 1:
        raise SystemExit(__doc__)
    main(Path(paths[0]), "--sample" in options)
