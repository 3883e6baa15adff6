"""Build a snapshot: parse every source and case, check, write Parquet, swap in whole or not at all."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from tumen.core.errors import DataError
from tumen.core.evidence import Licence, SourceCard
from tumen.core.kinds import Crosswalk, Derived, Raw, Row, Source, Table
from tumen.store.checks import run_checks
from tumen.store.load import check_bounds, require_polars, sort, to_frame
from tumen.store.manifest import Manifest, Stored

if TYPE_CHECKING:
    import polars as pl

Progress = Callable[[str], None]
FIRST = ("states", "successions", "aliases")  # the others' checks look codes up in these


def missing_files(source: Source, raw: Path) -> list[Path]:
    """The raw files of a source that are not there."""
    folder = raw / "data" / source.folder
    return [folder / name for name in source.files if not list(folder.glob(name))]


def card(source: Source) -> SourceCard:
    """What travels in the manifest of a source."""
    return SourceCard(
        source.name, source.origin, source.coverage, source.known_rule, source.caveats
    )


def build_snapshot(
    *,
    sources: Sequence[Source],
    tables: Mapping[str, Table],
    ledger: Mapping[str, Iterable[Row]],
    derived: Iterable[Derived],
    codes: Crosswalk,
    raw: Path,
    out: Path,
    progress: Progress = lambda _: None,
) -> Manifest:
    """Write the embedded snapshot to `out`. Sources that may not be redistributed are left out.

    Everything is written to a new folder and replaces the old one only when every check has
    passed; the same inputs give the same bytes.
    """
    require_polars()
    import polars as pl

    shipped = [s for s in sources if s.origin.licence is not Licence.NOT_REDISTRIBUTABLE]
    for source in shipped:
        absent = missing_files(source, raw)
        if absent:
            raise DataError(f"{source.name}: raw file not found: {absent[0]}")
    frames: dict[str, list[pl.DataFrame]] = {}
    for source in shipped:
        progress(source.name)
        for name, frame in parse(source, tables, codes, raw).items():
            frames.setdefault(name, []).append(frame)
    for name, rows in ledger.items():
        frames.setdefault(name, []).append(to_frame(rows, tables[name], None))
    for one in derived:
        progress(one.name)
        base = pl.concat(frames[one.reads], rechunk=True)
        frames[one.name] = [to_frame(one.compute(base), tables[one.name], None)]
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".building-") as temporary:
        folder = Path(temporary)
        manifest = write(frames, tables, {s.name: card(s) for s in shipped}, folder, progress)
        swap(folder, out)
    return manifest


def load_one(
    *,
    source: Source,
    tables: Mapping[str, Table],
    codes: Crosswalk,
    folder: Path,
    out: Path,
    snapshot: Path,
) -> Manifest:
    """Load one source from a user's folder into a store of its own, whole or not at all.

    The embedded snapshot lends its register of states to the checks.
    """
    require_polars()
    absent = [name for name in source.files if not list(folder.glob(name))]
    if absent:
        raise DataError(f"{source.name}: {folder} lacks {absent[0]}; see {source.origin.url}")
    frames = _within_contract(source, tables, source.parse(Raw(folder, codes)))
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".loading-") as temporary:
        new = Path(temporary)
        listed = {name: [frame] for name, frame in frames.items()}
        manifest = write(listed, tables, {source.name: card(source)}, new, lambda _: None, snapshot)
        swap(new, out)
    return manifest


def parse(
    source: Source, tables: Mapping[str, Table], codes: Crosswalk, raw: Path
) -> dict[str, pl.DataFrame]:
    """The frames of one source, within its bounds."""
    return _within_contract(source, tables, source.parse(Raw(raw / "data" / source.folder, codes)))


def _within_contract(
    source: Source,
    tables: Mapping[str, Table],
    parsed: Mapping[str, pl.DataFrame | Iterable[Row]],
) -> dict[str, pl.DataFrame]:
    if set(parsed) != set(source.rows):
        raise DataError(f"{source.name}: fills {sorted(parsed)}, declares {sorted(source.rows)}")
    frames = {}
    for name, rows in parsed.items():
        frames[name] = to_frame(rows, tables[name], source.name)
        check_bounds(frames[name], tables[name], source)
    return frames


def write(
    frames: Mapping[str, Sequence[pl.DataFrame]],
    tables: Mapping[str, Table],
    cards: Mapping[str, SourceCard],
    folder: Path,
    progress: Progress,
    register: Path | None = None,
) -> Manifest:
    """Write each table as one Parquet file, check it, and write the manifest.

    `register` is a snapshot whose states the checks look codes up in; without it, `frames` has them.
    """
    import polars as pl

    stored: dict[str, Stored] = {}
    connection = duckdb.connect()
    if register is not None:
        states = register / "states.parquet"
        connection.execute(f"create view states as select * from read_parquet('{states}')")
    for name in [n for n in FIRST if n in frames] + sorted(set(frames) - set(FIRST)):
        progress(f"write {name}")
        frame = sort(pl.concat(frames[name], rechunk=True), tables[name])
        path = folder / f"{name}.parquet"
        frame.write_parquet(
            path, compression="zstd", compression_level=19, row_group_size=65536, statistics=True
        )
        connection.execute(f"create view \"{name}\" as select * from read_parquet('{path}')")
        run_checks(connection, tables[name], f'"{name}"')
        counts = frame.group_by("source").len().sort("source").rows()
        stored[name] = Stored(
            name,
            path.name,
            frame.height,
            hashlib.sha256(path.read_bytes()).hexdigest(),
            dict(counts) if len(counts) < 100 else {"ledger": frame.height},
        )
    connection.close()
    manifest = Manifest(stored, cards)
    manifest.write(folder)
    return manifest


def swap(new: Path, old: Path) -> None:
    """Put a finished folder in the place of another; an interruption leaves one of them whole."""
    retired = old.with_name(f".{old.name}-retired")
    if retired.exists():
        shutil.rmtree(retired)
    if old.exists():
        old.rename(retired)
    shutil.copytree(new, old)
    if retired.exists():
        shutil.rmtree(retired)
