"""Open a snapshot and a user's store as one database, cut to a day. `as_of` is applied here only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from tumen.core.errors import SnapshotError, UsageError
from tumen.core.kinds import Row, Table
from tumen.store.manifest import REPAIR, Manifest, verify
from tumen.store.types import create_statement


class Database:
    """All tables as they were known on `as_of`. Views are made when first asked for.

    `folders` are snapshots, the embedded one first; `extra` are rows of a user's own cases.
    """

    def __init__(
        self,
        folders: Sequence[tuple[Path, Manifest]],
        tables: Mapping[str, Table],
        as_of: date,
        extra: Mapping[str, Iterable[Row]] | None = None,
    ) -> None:
        self.as_of = as_of
        self.tables = tables
        self._folders = folders
        self._extra = extra or {}
        self._made: set[str] = set()
        self._connection = duckdb.connect(
            config={"memory_limit": "1GB", "threads": 2, "autoinstall_known_extensions": False}
        )

    def close(self) -> None:
        self._connection.close()

    def ensure(self, names: Iterable[str]) -> None:
        """Make the views of these tables."""
        for name in names:
            if name not in self._made:
                self._make(name)
                self._made.add(name)

    def _make(self, name: str) -> None:
        table = self.tables[name]
        files = [
            str(verify(folder, manifest.tables[name]))
            for folder, manifest in self._folders
            if name in manifest.tables
        ]
        parts = []
        if files:
            listed = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
            parts.append(f"select * from read_parquet([{listed}], union_by_name => true)")
        rows = list(self._extra.get(name, ()))
        if rows or not files:
            self._connection.execute(create_statement(table, f"own_{name}"))
            columns = [column.name for column in table.all_columns]
            marks = ", ".join("?" for _ in columns)
            for row in rows:
                self._connection.execute(
                    f'insert into "own_{name}" values ({marks})', [row.get(c) for c in columns]
                )
            parts.append(f'select * from "own_{name}"')
        day = f"date '{self.as_of.isoformat()}'"
        masked = ", ".join(
            [
                f'case when end_known > {day} then null else "{column}" end as "{column}"'
                for column in ("valid_to", *table.ending)
            ]
            + [
                # The last day that a partial date may mean, as text: 2024-12 reads 2024-12-31.
                f'case when "{column}" || substr(\'0000-12-31\', length("{column}") + 1) '
                f'> \'{self.as_of.isoformat()}\' then null else "{column}" end as "{column}"'
                for column in table.acts
            ]
        )
        # Parameters are not allowed in a view; the day is a date and so safe to write out.
        try:
            self._connection.execute(
                f'create view "{name}" as select * replace ({masked}) from '
                f"({' union all by name '.join(parts)}) where known <= {day}"
            )
        except duckdb.Error as error:
            raise SnapshotError(f"table {name}: {error}; {REPAIR}") from None

    def query(self, sql: str, parameters: Sequence[object] = ()) -> list[dict[str, Any]]:
        """Rows of a statement as dictionaries, in the statement's order."""
        cursor = self.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def execute(
        self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()
    ) -> duckdb.DuckDBPyConnection:
        """Run the program's own statement; parameters by position, or by name in a mapping."""
        try:
            return self._connection.execute(sql, parameters)
        except duckdb.Error as error:
            raise SnapshotError(f"the store cannot answer: {error}") from None

    def write_parquet(self, sql: str, path: Path) -> int:
        """The program's own statement as a Parquet file, whole or not at all; the number of rows."""
        partial = path.with_name(f".{path.name}-writing")
        quoted = str(partial).replace("'", "''")
        try:
            count = self._connection.execute(
                f"copy ({sql}) to '{quoted}' (format parquet, compression zstd)"
            ).fetchone()
            partial.replace(path)
        except (duckdb.Error, OSError) as error:
            partial.unlink(missing_ok=True)
            raise UsageError(f"cannot write {path}: {error}; choose another file") from None
        return int(count[0]) if count else 0

    def read_only(self, sql: str) -> duckdb.DuckDBPyConnection:
        """A reader's own statement: one query, on these tables and nothing else.

        The connection can no longer open files, load extensions or change settings afterwards.
        """
        try:
            statements = duckdb.extract_statements(sql)
        except duckdb.Error as error:
            raise UsageError(f"the query fails: {error}") from None
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise UsageError(
                "one query only: a statement that begins with select, with or describe"
            )
        self.ensure(self.tables)
        folders = ", ".join(
            "'" + str(folder).replace("'", "''") + "'" for folder, _ in self._folders
        )
        self._connection.execute(f"set allowed_directories = [{folders}]")
        self._connection.execute("set enable_external_access = false")
        self._connection.execute("set lock_configuration = true")
        try:
            return self._connection.execute(sql)
        except duckdb.Error as error:
            raise UsageError(f"the query fails: {error}") from None
