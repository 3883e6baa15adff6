"""A text of somebody else held against the evidence, sentence by sentence."""

from tumen.audit.audit import Judged, audit
from tumen.audit.restate import Reader, Restated
from tumen.audit.sentences import language_of, read_text
from tumen.audit.verdict import FIRM, Held, Kind, Verdict

__all__ = [
    "FIRM",
    "Held",
    "Judged",
    "Kind",
    "Reader",
    "Restated",
    "Verdict",
    "audit",
    "language_of",
    "read_text",
]
