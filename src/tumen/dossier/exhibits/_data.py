"""The data behind an exhibit as a table of cells: CSV for programs, HTML and Markdown for readers."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Literal

from tumen.core.dates import PartialDate
from tumen.core.values import Lang, Quantity
from tumen.dossier.exhibits._canvas import attribute, escaped
from tumen.dossier.exhibits._words import word
from tumen.dossier.language import amount, date_text, number, share, unit_heading

Kind = Literal["text", "short", "number", "share", "date"]
Cell = str | float | PartialDate | None


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and what its cells are: numbers and shares are aligned right, dates and short
    texts are not broken."""

    heading: str
    kind: Kind = "text"


def measured(unit: str, lang: Lang) -> tuple[str, Kind]:
    """The heading of a column of values in a unit, and how its cells are written."""
    if unit == "share":
        return word("share", lang), "share"
    return unit_heading(unit, lang), "number"


def figure_of(
    value: float | None, low: float | None, high: float | None, unit: str, lang: Lang
) -> str:
    """The label of a bar or dot: the quantity without its unit, or that none was reported."""
    if value is None and low is None and high is None:
        return word("not reported", lang)
    if unit == "share":
        bounds = [share(bound, lang) for bound in (low, high) if bound is not None]
        return share(value, lang) if value is not None else "–".join(bounds)
    return amount(Quantity(value, unit, low, high), lang)


@dataclass(frozen=True, slots=True)
class Data:
    """Columns and rows. None is a missing value: an empty cell, never zero."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def without_empty_columns(self) -> Data:
        """The same without the columns in which no row has a value."""
        kept = [
            i
            for i in range(len(self.columns))
            if not self.rows or any(row[i] not in (None, "") for row in self.rows)
        ]
        return Data(
            tuple(self.columns[i] for i in kept),
            tuple(tuple(row[i] for i in kept) for row in self.rows),
        )


def to_csv(data: Data) -> str:
    """Headings and raw values: numbers as stored, dates in ISO form, missing cells empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.heading for column in data.columns)
    for row in data.rows:
        writer.writerow(_raw(cell) for cell in row)
    return out.getvalue()


def _raw(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return "" if cell is None else str(cell)


def written(cell: Cell, kind: Kind, lang: Lang) -> str:
    """A cell for readers; a missing value is a dash."""
    if cell is None or cell == "":
        return "–"
    if isinstance(cell, PartialDate):
        return date_text(cell, lang)
    if isinstance(cell, str):
        return cell
    return share(cell, lang, 1) if kind == "share" else number(cell, lang)


def in_words(data: Data, lang: Lang) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Headings and cells as a reader sees them."""
    rows = (
        tuple(
            written(cell, column.kind, lang) for column, cell in zip(data.columns, row, strict=True)
        )
        for row in data.rows
    )
    return tuple(column.heading for column in data.columns), tuple(rows)


def to_html(data: Data, lang: Lang, *, classes: str = "", caption: str = "") -> str:
    """A table; with the class "x-cards" it turns into cards on a phone."""
    head = "".join(
        f'<th scope="col"{_class(column)}>{escaped(column.heading)}</th>' for column in data.columns
    )
    body = "".join(
        "<tr>"
        + "".join(
            _cell(column, cell, lang, is_labelled="x-cards" in classes)
            for column, cell in zip(data.columns, row, strict=True)
        )
        + "</tr>"
        for row in data.rows
    )
    named = f' class="{classes}"' if classes else ""
    spoken = f"<caption>{escaped(caption)}</caption>" if caption else ""
    return f"<table{named}>{spoken}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _class(column: Column) -> str:
    return {
        "number": ' class="x-n"',
        "share": ' class="x-n"',
        "date": ' class="x-d"',
        "short": ' class="x-d"',
    }.get(column.kind, "")


def _cell(column: Column, cell: Cell, lang: Lang, *, is_labelled: bool) -> str:
    text = escaped(written(cell, column.kind, lang))
    label = f" data-label={attribute(column.heading)}" if is_labelled else ""
    return f"<td{_class(column)}{label}>{text}</td>"


def details(data: Data, lang: Lang) -> str:
    """The data table folded away under a picture."""
    table = to_html(data, lang)
    summary = escaped(word("data", lang))
    return (
        f"<details><summary>{summary}</summary>"
        f'<div class="x-scroll" tabindex="0">{table}</div></details>'
    )


def to_markdown(data: Data, lang: Lang) -> str:
    """A table in GitHub's Markdown."""
    headings, rows = in_words(data, lang)
    rules = ["--:" if column.kind in ("number", "share") else "---" for column in data.columns]
    lines = [list(map(_pipe, headings)), rules, *(list(map(_pipe, row)) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


_MARKDOWN = str.maketrans(
    {c: f"\\{c}" for c in "\\`*_[]|~"} | {"<": "&lt;", ">": "&gt;", "\n": " ", "\r": " "}
)


def _pipe(text: str) -> str:
    return text.replace("&", "&amp;").translate(_MARKDOWN)
