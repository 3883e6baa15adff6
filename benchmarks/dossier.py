"""How fast is a dossier, cold and warm; does a sweep of random pairs hold? Printed, never asserted.

    python benchmarks/dossier.py [pairs]

Cold times are whole processes (median of five, beside a bare `import duckdb` with one query in the
same run, printed as a ratio); warm times are in one process.
"""

from __future__ import annotations

import hashlib
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import tumen

TUMEN = [sys.executable, "-c", "from tumen.cli import main; main()"]
FLOOR = [sys.executable, "-c", "import duckdb; duckdb.connect().execute('select 1')"]


def cold(command: list[str], runs: int = 5) -> float:
    """Median seconds of a whole process."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def peak_mb(command: list[str]) -> float:
    """Peak memory of a command, as its own child."""
    script = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, "
        "stdout=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    out = subprocess.run(
        [sys.executable, "-c", script, *command], check=True, capture_output=True, text=True
    )
    return int(out.stdout) / 1024


def warm(action: Callable[[], object], runs: int = 5) -> float:
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        action()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def fresh(pair: tuple[str, str], world: tumen.World) -> None:
    """A dossier in both languages with nothing kept but the opened store."""
    world.forget()
    pages(pair, world)


def pages(pair: tuple[str, str], world: tumen.World) -> None:
    """Both languages as HTML."""
    for lang in ("en", "ja"):
        world.dossier(*pair, as_of="2026-11-01", lang=lang).html()


def sweep(world: tumen.World, n: int) -> None:
    """Random pairs of living states, one day of knowledge each: no failure, no empty page."""
    rng = random.Random(20261101)
    codes = [s.code for s in world.states if s.iso2 and s.span.end is None]
    started = time.perf_counter()
    empty = failures = 0
    for _ in range(n):
        a, b = rng.sample(codes, 2)
        try:
            page = world.dossier(a, b, as_of="2026-11-01", lang=rng.choice(("en", "ja")))
            empty += not page.document.judgements or len(page.html()) < 10_000
        except tumen.TumenError as error:
            failures += 1
            print(f"  {a} {b}: {error}")
    seconds = time.perf_counter() - started
    print(f"sweep of {n} pairs: {failures} failures, {empty} empty, {seconds / n:.2f} s a dossier")


def snapshot_build() -> None:
    """Seconds of a whole build, where the raw data are at hand."""
    raw = Path(os.environ.get("TUMEN_RAW", Path(__file__).parents[2] / "shared"))
    if not (raw / "data").is_dir():
        print(f"snapshot build: no raw data at {raw}")
        return
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        manifest = tumen.build_snapshot(raw, Path(folder) / "snapshot")
        size = sum(p.stat().st_size for p in (Path(folder) / "snapshot").iterdir()) / 1e6
    seconds = time.perf_counter() - started
    rows = sum(stored.rows for stored in manifest.tables.values())
    same = manifest.id == tumen.open().snapshot_id
    print(
        f"snapshot build: {rows:,} rows in {seconds:.0f} s, {size:.1f} MB, same as shipped: {same}"
    )


def replay(world: tumen.World) -> None:
    """Every quarter from 2018 for the first pair, twice: seconds, and whether the bytes repeat."""
    days = [f"{y}-{m}" for y in range(2018, 2027) for m in ("03-31", "06-30", "09-30", "12-31")]
    days = [day for day in days if day <= "2026-11-01"]
    digests = []
    started = time.perf_counter()
    for _ in range(2):
        digest = hashlib.sha256()
        for day in days:
            world.forget()
            for lang in ("en", "ja"):
                digest.update(world.dossier("RUS", "PRK", as_of=day, lang=lang).json())
        digests.append(digest.hexdigest())
    seconds = (time.perf_counter() - started) / 2
    same = digests[0] == digests[1]
    print(
        f"replay of {len(days)} quarters, both languages: {seconds:.0f} s (target 60), bytes repeat: {same}"
    )


def main() -> None:
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    floor = cold(FLOOR)
    print(f"floor (import duckdb, one query): {floor:.2f} s")
    helping = cold([*TUMEN, "--help"])
    print(f"tumen --help: {helping:.2f} s (target 0.30)")
    with tempfile.TemporaryDirectory() as folder:
        command = [*TUMEN, "dossier", "RUS", "PRK", "--as-of", "2026-11-01", "--dir", folder]
        seconds = cold(command)
        print(
            f"cold dossier, both languages, three formats: {seconds:.2f} s (target 3.00), "
            f"{seconds / floor:.1f}x the floor, peak {peak_mb(command):.0f} MB (target 400)"
        )
    world = tumen.open()
    fresh(("RUS", "PRK"), world)
    first = warm(lambda: fresh(("RUS", "PRK"), world))
    print(f"in an open process, nothing kept, both languages as HTML: {first:.2f} s")
    again = warm(lambda: pages(("RUS", "PRK"), world))
    print(f"the same again, answers kept: {again:.2f} s (target 0.50)")
    replay(world)
    sweep(world, pairs)
    snapshot_build()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak of this process after the sweep: {own:.0f} MB on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
