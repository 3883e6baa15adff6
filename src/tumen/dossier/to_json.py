"""The document as JSON for programs, by the published schema (`docs/reference/document.md`)."""

from __future__ import annotations

from tumen.dossier.compose import Composed
from tumen.dossier.document import canonical


def to_json(composed: Composed) -> bytes:
    """Canonical bytes: the same document gives the same file."""
    return canonical(composed.document)
