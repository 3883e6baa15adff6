"""What a sentence must obey before it is printed. Each law raises DataError naming the offender."""

from __future__ import annotations

import re
from datetime import date

from tumen.core.confidence import LIKELIHOOD, WORDS
from tumen.core.errors import DataError
from tumen.core.evidence import Evidence, Finding
from tumen.core.values import Lang

_END = {
    "en": re.compile(r"[.!?][”’\"')\]]*$"),
    "ja": re.compile(r"[。!?][」』)]*$"),
}
_BRACES = re.compile(r"[{}]")
_LIKELY = {
    "en": re.compile(
        r"\b(" + "|".join(re.escape(word.en) for _, _, word in LIKELIHOOD) + r")\b", re.IGNORECASE
    ),
    "ja": re.compile("|".join(re.escape(word.ja) for _, _, word in LIKELIHOOD)),
}
_SURE = {
    "en": re.compile(
        "|".join(
            rf"\b{re.escape(word.en)}\b" for level, word in WORDS.items() if level != "computed"
        ),
        re.IGNORECASE,
    ),
    "ja": re.compile(
        "確信度|"
        + "|".join(re.escape(word.ja) for level, word in WORDS.items() if level != "computed")
    ),
}


def is_finished(text: str, lang: Lang, where: str) -> None:
    """No slot is left open, and it ends as a sentence does in its language."""
    if _BRACES.search(text) or not _END[lang].search(text):
        raise DataError(f"{where}: not a finished sentence in {lang!r}: {text!r}")


def speaks_of_one(text: str, lang: Lang, where: str) -> None:
    """ICD 203: a word of likelihood and a word of confidence never stand in one sentence."""
    likely, sure = _LIKELY[lang].search(text), _SURE[lang].search(text)
    if likely and sure:
        raise DataError(
            f"{where}: {likely.group()!r} (likelihood) and {sure.group()!r} (confidence) "
            f"in one sentence; say one of them: {text!r}"
        )


def has_source(finding: Finding, where: str) -> None:
    """No source, no sentence."""
    if not any(piece.relation == "supports" for piece in finding.evidence):
        raise DataError(f"{where}: no evidence supports the sentence {finding.key!r}")


def was_known(piece: Evidence, as_of: date, where: str) -> None:
    """Nothing that became known after the day asked may enter."""
    if piece.known.latest > as_of:
        raise DataError(
            f"{where}: the evidence {piece.locator} became known on {piece.known}, after {as_of}"
        )
