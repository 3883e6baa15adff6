"""Two releases of the data against each other: which rows came, went or changed, per source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tumen.core.errors import SnapshotError
from tumen.core.kinds import Table
from tumen.store.manifest import Manifest, verify


@dataclass(frozen=True, slots=True)
class RowsMoved:
    """What one source's rows of one table did between two releases.

    A row is the same row while its key is; it `changed` when another column differs. `gone` rows
    are the ones to look at: a newer release that goes backwards.
    """

    table: str
    source: str
    before: int
    after: int
    new: int
    changed: int
    gone: int


def rows_moved(
    old: tuple[Path, Manifest], new: tuple[Path, Manifest], tables: Mapping[str, Table]
) -> list[RowsMoved]:
    """Every table and source whose rows moved, by name. Raises SnapshotError on a damaged file."""
    found: list[RowsMoved] = []
    with duckdb.connect(
        config={"memory_limit": "1GB", "threads": 2, "autoinstall_known_extensions": False}
    ) as connection:
        for name in sorted({*old[1].tables, *new[1].tables} & set(tables)):
            sides = [_file(side, name) for side in (old, new)]
            if sides[0] is None or sides[1] is None or _same(old, new, name):
                found.extend(_whole(name, old[1], new[1]))
            else:
                found.extend(_compared(connection, tables[name], sides[0], sides[1]))
    return [moved for moved in found if moved.new or moved.changed or moved.gone]


def _file(side: tuple[Path, Manifest], name: str) -> Path | None:
    folder, manifest = side
    return verify(folder, manifest.tables[name]) if name in manifest.tables else None


def _same(old: tuple[Path, Manifest], new: tuple[Path, Manifest], name: str) -> bool:
    return old[1].tables[name].sha256 == new[1].tables[name].sha256


def _whole(name: str, old: Manifest, new: Manifest) -> list[RowsMoved]:
    """A table that only one release has, or that both hold byte for byte."""
    before = old.tables[name].sources if name in old.tables else {}
    after = new.tables[name].sources if name in new.tables else {}
    if before and after:
        return []
    return [
        RowsMoved(name, source, before.get(source, 0), after.get(source, 0), after.get(source, 0),
                  0, before.get(source, 0))
        for source in sorted({*before, *after})
    ]  # fmt: skip


def _compared(
    connection: duckdb.DuckDBPyConnection, table: Table, old: Path, new: Path
) -> list[RowsMoved]:
    """By key; columns that only one release has do not count as changes."""
    read = {side: _read(path) for side, path in (("old", old), ("new", new))}
    columns = {
        side: [row[0] for row in connection.execute(f"describe select * from {sql}").fetchall()]
        for side, sql in read.items()
    }
    shared = [name for name in columns["new"] if name in columns["old"]]
    key = [name for name in dict.fromkeys((*table.key, "source")) if name in shared]
    rest = [name for name in shared if name not in key]
    on = " and ".join(f'o."{name}" is not distinct from n."{name}"' for name in key)
    differs = " or ".join(f'o."{name}" is distinct from n."{name}"' for name in rest) or "false"
    here = {side: f"select *, 1 as here from {sql}" for side, sql in read.items()}
    try:
        rows = connection.execute(
            f"select coalesce(n.source, o.source) as source, count(o.here), count(n.here), "
            f"count(*) filter (o.here is null), "
            f"count(*) filter (o.here = 1 and n.here = 1 and ({differs})), "
            f"count(*) filter (n.here is null) "
            f"from ({here['old']}) o full join ({here['new']}) n on {on} group by 1 order by 1"
        ).fetchall()
    except duckdb.Error as error:
        raise SnapshotError(
            f"table {table.name}: the two releases cannot be compared: {error}"
        ) from None
    return [RowsMoved(table.name, *row) for row in rows]


def _read(path: Path) -> str:
    return "read_parquet('" + str(path).replace("'", "''") + "')"
