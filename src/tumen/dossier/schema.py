"""The published JSON Schema of the document. `python -m tumen.dossier.schema` prints it."""

from __future__ import annotations

import json
import sys
from typing import Any

import msgspec

from tumen.dossier.document import VERSION, Document


def json_schema() -> dict[str, Any]:
    """JSON Schema, draft 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Tumen dossier, format {VERSION}",
        **msgspec.json.schema(Document),
    }


def schema_text() -> str:
    """The file that docs/reference holds."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
