"""An exhibit as data: its declaration in one language, ready for JSON."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Mapping
from typing import Any

from tumen.core.dates import PartialDate, Span
from tumen.core.exhibits import Exhibit
from tumen.core.states import State
from tumen.core.values import Lang, Number, Text
from tumen.dossier.document import ExhibitItem
from tumen.dossier.language import write

_SHARED = {part.name for part in dataclasses.fields(Exhibit)}


def exhibit_item(exhibit: Exhibit, lang: Lang) -> ExhibitItem:
    """The exhibit with its words in the language, its declaration and the cells of its CSV."""
    from tumen.dossier.exhibits import to_csv

    columns, *rows = csv.reader(io.StringIO(to_csv(exhibit, lang)))
    own = {
        part.name: declared(getattr(exhibit, part.name), lang)
        for part in dataclasses.fields(exhibit)
        if part.name not in _SHARED
    }
    return ExhibitItem(
        key=exhibit.key,
        kind=type(exhibit).__name__.lower(),
        title=write(exhibit.title, lang),
        alt=write(exhibit.alt, lang),
        note=write(exhibit.note, lang) if exhibit.note else None,
        made_by=exhibit.made_by,
        sources=list(exhibit.sources),
        declaration=own,
        columns=columns,
        rows=rows,
    )


def declared(value: Any, lang: Lang) -> Any:
    """Text in the language, dates in ISO form, a state by code and name, the rest as it is."""
    match value:
        case None | str() | int() | float():
            return value
        case Text():
            return write(value, lang)
        case PartialDate():
            return str(value)
        case Span():
            return {"start": declared(value.start, lang), "end": declared(value.end, lang)}
        case State():
            return {"code": value.code, "name": write(value, lang)}
        case Number():
            return value.value
        case Mapping():
            return {str(key): declared(part, lang) for key, part in value.items()}
        case list() | tuple():
            return [declared(part, lang) for part in value]
    return {
        part.name: declared(getattr(value, part.name), lang) for part in dataclasses.fields(value)
    }
