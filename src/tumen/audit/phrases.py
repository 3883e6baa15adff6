"""The audit's data files: cues, concepts, names and labels of both languages, kept as patterns."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

# The parser in C takes a tenth of the time; a text is audited in seconds.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def phrases(name: str) -> dict[str, Any]:
    """The data file of that name."""
    text = (resources.files("tumen.audit") / "data" / f"{name}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=_Loader)
    return loaded
