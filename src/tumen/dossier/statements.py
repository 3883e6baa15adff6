"""From a locator back to the rows: the statement that gives them, ready for `tumen sql`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from textwrap import dedent

from tumen.core.kinds import Measure, Table
from tumen.dossier.document import Document


@dataclass(frozen=True, slots=True)
class Statement:
    """A query with the locator that it answers; `method` says how a measure counts."""

    locator: str
    sql: str
    method: str = ""


def statements_of(
    document: Document,
    tables: Mapping[str, Table],
    measures: Mapping[str, Measure],
    line: Callable[[str], Iterable[str]],
) -> list[Statement]:
    """One statement for each place that the evidence of a document names, in its order.

    `line` gives the members behind a state's code: rows of the past hold theirs.
    """
    found = []
    for locator in dict.fromkeys(item.locator for item in document.evidence):
        first, _, key = locator.partition("/")
        if first == "measures":
            name, a, b, period = key.split("/", 3)
            found.append(_of_measure(locator, measures[name], (a, b), period, line))
        elif first in tables:
            found.append(Statement(locator, _of_row(tables[first], key)))
    return found


def _of_measure(
    locator: str,
    measure: Measure,
    pair: tuple[str, str],
    period: str,
    line: Callable[[str], Iterable[str]],
) -> Statement:
    a, b = (", ".join(map(_quoted, line(code))) for code in pair)
    way = f"a in ({a}) and b in ({b})"
    if not measure.directed:
        way = f"(({way}) or (a in ({b}) and b in ({a})))"
    inner = dedent(measure.sql.expandtabs()).strip()
    sql = f"select * from (\n{inner}\n)\nwhere {way} and period = {_quoted(period)}"
    return Statement(locator, sql, measure.method)


def _of_row(table: Table, key: str) -> str:
    """By the columns of the key, joined as the locator joins them: a part may hold a slash."""
    types = {column.name: column.type for column in table.all_columns}
    names = [name for name in table.key if name != "source"]
    parts = key.split("/")
    if len(parts) == len(names) and all(types[name] in ("text", "partial") for name in names):
        tests = [
            f"{name} = {_quoted(part)}" if part != "None" else f"{name} is null"
            for name, part in zip(names, parts, strict=True)
        ]
        return f"select * from {table.name}\nwhere {' and '.join(tests)}"
    joined = " || '/' || ".join(_as_text(name, types[name]) for name in names)
    return f"select * from {table.name}\nwhere {joined} = {_quoted(key)}"


def _as_text(name: str, kind: str) -> str:
    """A column as the locator writes it."""
    if kind == "bool":
        return f"case {name} when true then 'True' when false then 'False' else 'None' end"
    return f"coalesce({name}::varchar, 'None')"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
