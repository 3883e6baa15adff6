"""What all Vega-Lite specifications share. They hold their data, so that each stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tumen.core.dates import PartialDate
from tumen.core.exhibits import Exhibit, Role
from tumen.core.values import Lang
from tumen.dossier.exhibits._colours import LIGHT
from tumen.dossier.language import write

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


def spec(
    exhibit: Exhibit, lang: Lang, values: list[dict[str, Any]], **parts: Any
) -> dict[str, Any]:
    """A specification with title, description, provenance and inline data."""
    return {
        "$schema": SCHEMA,
        "title": write(exhibit.title, lang),
        "description": write(exhibit.alt, lang),
        "usermeta": {"sources": list(exhibit.sources), "made_by": exhibit.made_by},
        "width": 560,
        "data": {"values": values},
        **parts,
    }


def day(when: PartialDate) -> str:
    """The first day that a date may mean, in ISO form, for a temporal field."""
    return when.earliest.isoformat()


def field(name: str, kind: str, title: str | None = None, **more: Any) -> dict[str, Any]:
    """One encoding channel."""
    return {"field": name, "type": kind, "title": title, **more}


def colours(pairs: Sequence[tuple[str, Role]]) -> dict[str, Any]:
    """A colour scale from labels to roles."""
    return {"domain": [label for label, _ in pairs], "range": [LIGHT[role] for _, role in pairs]}


def paint(role: Role) -> str:
    """The plain colour of a role."""
    return LIGHT[role]
