"""From a table's contract to DuckDB's types."""

from tumen.core.kinds import Column, Table

_SQL = {
    "text": "VARCHAR",
    "int": "BIGINT",
    "float": "DOUBLE",
    "bool": "BOOLEAN",
    "date": "DATE",
    "partial": "VARCHAR",
    "list": "VARCHAR[]",
}


def sql_type(column: Column) -> str:
    """The DuckDB type of a column."""
    return _SQL[column.type]


def create_statement(table: Table, name: str) -> str:
    """`create table` with exactly the contract's columns."""
    columns = ", ".join(f'"{c.name}" {sql_type(c)}' for c in table.all_columns)
    return f'create table "{name}" ({columns})'
