"""Table: rows of slots, written in the language of the reader."""

from __future__ import annotations

from typing import Any

from tumen.core.dates import PartialDate
from tumen.core.exhibits import Table
from tumen.core.states import State
from tumen.core.values import Lang, Number, Percent, Quantity, Slot
from tumen.dossier.exhibits import _vega
from tumen.dossier.exhibits._canvas import widest
from tumen.dossier.exhibits._data import Cell, Column, Data, measured, to_html
from tumen.dossier.exhibits._data import Kind as CellKind
from tumen.dossier.exhibits._kind import Kind
from tumen.dossier.language import state_text, write

SHORT = 84.0
"""Cells up to this width, in pixels, are kept on one line."""
PHONE, BODY, PADDING = 350.0, 14.0, 14.0
"""Room for a table on a phone, its size of type and the padding of a cell."""


def words(exhibit: Table, lang: Lang) -> Data:
    """The table in words: quantities with their units, dates as precise as they are."""
    rows = tuple(
        tuple(None if slot is None else _said(slot, lang) for slot in row) for row in exhibit.rows
    )
    return Data(_columns(exhibit, lang), rows)


def _said(slot: Slot, lang: Lang) -> str:
    """A slot that stands alone: a state without its article."""
    return state_text(slot, lang, is_bare=True) if isinstance(slot, State) else write(slot, lang)


def _columns(exhibit: Table, lang: Lang) -> tuple[Column, ...]:
    return tuple(
        Column(write(column, lang), _kind(exhibit, i, lang))
        for i, column in enumerate(exhibit.columns)
    )


def _kind(exhibit: Table, column: int, lang: Lang) -> CellKind:
    """Numbers as declared; dates where every cell is one, so that they are not broken."""
    if column in exhibit.numeric:
        return "number"
    slots = [row[column] for row in exhibit.rows]
    dated = all(slot is None or isinstance(slot, PartialDate) for slot in slots)
    if dated and any(slots):
        return "date"
    said = [exhibit.columns[column], *slots]
    return "short" if widest(_said(s, lang) for s in said if s is not None) <= SHORT else "text"


def body(exhibit: Table, lang: Lang) -> str:
    """The table; one wider than a phone turns into cards there."""
    said = words(exhibit, lang)
    columns = (
        [column.heading, *(str(row[i] or "") for row in said.rows)]
        for i, column in enumerate(said.columns)
    )
    if sum(widest(cells, BODY) + PADDING for cells in columns) > PHONE:
        return to_html(said, lang, classes="x-cards")
    return f'<div class="x-scroll" tabindex="0">{to_html(said, lang)}</div>'


def data(exhibit: Table, lang: Lang) -> Data:
    """Raw cells: a quantity that is one value gives it, under a heading with the unit."""
    columns = tuple(
        Column(_with_unit(exhibit, i, column.heading, lang), column.kind)
        for i, column in enumerate(_columns(exhibit, lang))
    )
    units = [_unit(exhibit, i) for i in range(len(columns))]
    rows = tuple(
        tuple(_raw(slot, unit, lang) for slot, unit in zip(row, units, strict=True))
        for row in exhibit.rows
    )
    return Data(columns, rows)


def _unit(exhibit: Table, column: int) -> str | None:
    """The one unit of a column whose quantities are all single values, else None."""
    slots = [row[column] for row in exhibit.rows if row[column] is not None]
    units = {
        slot.unit
        for slot in slots
        if isinstance(slot, Quantity) and slot.low is None and slot.high is None
    }
    single = len(units) == 1 and all(
        isinstance(slot, Quantity) and slot.low is None and slot.high is None for slot in slots
    )
    return units.pop() if single else None


def _with_unit(exhibit: Table, column: int, heading: str, lang: Lang) -> str:
    unit = _unit(exhibit, column)
    return f"{heading} [{measured(unit, lang)[0]}]" if unit else heading


def _raw(slot: Slot | None, unit: str | None, lang: Lang) -> Cell:
    match slot:
        case None | PartialDate() | int():
            return slot
        case Quantity() if unit:
            return slot.value
        case Number(value=value) | Percent(share=value):
            return value
        case _:
            return _said(slot, lang)


def vega(exhibit: Table, lang: Lang) -> dict[str, Any]:
    """The cells as text marks: Vega-Lite has no table."""
    said = words(exhibit, lang)
    values = [
        {"row": i, "column": column.heading, "text": cell or ""}
        for i, row in enumerate(said.rows)
        for column, cell in zip(said.columns, row, strict=True)
    ]
    encoding = {
        "x": _vega.field("column", "nominal", None, sort=None, axis={"orient": "top"}),
        "y": _vega.field("row", "ordinal", None, axis=None),
        "text": _vega.field("text", "nominal"),
    }
    return _vega.spec(exhibit, lang, values, mark="text", encoding=encoding)


KIND = Kind(of=Table, name="table", data=data, vega=vega, body=body, words=words)
