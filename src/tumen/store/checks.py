"""Checks are queries that select bad rows; a message shows three of them."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from tumen.core.errors import DataError
from tumen.core.kinds import Check, Table


def checks_of(table: Table) -> Iterator[Check]:
    """The table's own checks, and those that its contract implies."""
    for column in table.all_columns:
        quoted = f'"{column.name}"'
        if column.required:
            yield Check(
                f"{column.name} is filled", f"select * from {{table}} where {quoted} is null"
            )
        if column.allowed:
            allowed = ", ".join(f"'{value}'" for value in column.allowed)
            yield Check(
                f"{column.name} is one of {', '.join(column.allowed)}",
                f"select * from {{table}} where cast({quoted} as varchar) not in ({allowed})",
            )
        if column.type == "partial":
            yield Check(
                f"{column.name} is YYYY, YYYY-MM or YYYY-MM-DD",
                f"select * from {{table}} where not regexp_full_match({quoted}, "
                "'[0-9]{{4}}(-[0-9]{{2}}(-[0-9]{{2}})?)?')",
            )
    key = ", ".join(f'"{name}"' for name in table.key)
    yield Check(
        f"({', '.join(table.key)}) is a key",
        f"select {key}, count(*) as rows from {{table}} group by {key} having count(*) > 1",
    )
    yield Check(
        "no end is known before the beginning",
        "select * from {table} where end_known < known",
    )
    yield from table.checks


def run_checks(connection: duckdb.DuckDBPyConnection, table: Table, relation: str) -> None:
    """Raise DataError with the first bad rows of the first check that finds any."""
    for check in checks_of(table):
        query = check.sql.replace("{table}", relation).replace("{{", "{").replace("}}", "}")
        bad = connection.execute(f"select * from ({query}) limit 3").fetchall()
        if bad:
            shown = "; ".join(str(row) for row in bad)
            raise DataError(f"{table.name}: not so that {check.name}: {shown}")
    known = {row[0] for row in connection.execute(f"describe select * from {relation}").fetchall()}
    members = [name for name in table.members if name in known]
    if table.name != "states":
        for column in members:
            bad = connection.execute(
                f'select distinct "{column}" from {relation} where "{column}" is not null and '
                f'"{column}" not in (select code from states) limit 3'
            ).fetchall()
            if bad:
                raise DataError(
                    f"{table.name}: {column} holds codes that are no member: {bad}; "
                    "add them to sources/register/members.csv or map them"
                )
