"""A text cut into sentences with their places, in both languages.

Brackets and quotation marks keep a sentence together; a full stop inside a number or after an
abbreviation does not end one. Places are of characters in the text as given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tumen.core.errors import UsageError
from tumen.core.values import Lang

LIMIT = 100_000
"""Characters of a text. An audit answers at once; a book is to be cut into chapters."""
OPENING, CLOSING = "「『（(【〈《［[“", "」』）)】〉》］]”"
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|St|No|vs|etc|approx|ca|cf|e\.g|i\.e|Art|para"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Inc|Ltd|Co|bn|a\.m|p\.m)|\b[A-Z](?:\.[A-Z])*)$"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence: its words and its place in the text."""

    text: str
    start: int
    end: int


def read_text(text: str | bytes) -> str:
    """The text itself; UsageError for what is not text, or too long. Control characters go."""
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UsageError(
                f"the text is not UTF-8 (byte {error.start}); convert it to UTF-8 and ask again"
            ) from None
    if len(text) > LIMIT:
        raise UsageError(
            f"the text has {len(text):,} characters, more than {LIMIT:,}; audit it in parts"
        )
    return "".join(
        c if (c in "\n\t" or ord(c) >= 32) and not 0xD800 <= ord(c) < 0xE000 else " " for c in text
    )


def language_of(text: str) -> Lang:
    """Japanese where kana occur often enough, or where most is Han, as in a query; else English."""
    kana = sum("\u3040" <= c <= "\u30ff" for c in text)
    han = sum("\u4e00" <= c <= "\u9fff" for c in text)
    letters = sum(c.isalpha() for c in text)
    return "ja" if letters and (kana / letters > 0.05 or han / letters > 0.5) else "en"


def split(text: str) -> list[Piece]:
    """Sentences in order. Whitespace between them belongs to none."""
    pieces: list[Piece] = []
    start = depth = 0
    for i, c in enumerate(text):
        if c in OPENING:
            depth += 1
        elif c in CLOSING:
            depth = max(0, depth - 1)
        if _ends(text, i, depth):
            end = i + 1
            while end < len(text) and text[end] in CLOSING + "\"'’" and depth == 0:
                end += 1
            _add(pieces, text, start, end)
            start = max(start, end)
            if c == "\n":
                depth = 0
    _add(pieces, text, start, len(text))
    return pieces


def _ends(text: str, i: int, depth: int) -> bool:
    c = text[i]
    following = text[i + 1 : i + 2]
    if c == "\n":
        return following in ("\n", "") or depth == 0
    if depth > 0:
        return False
    if c in "。！？":
        return following not in ("。", "！", "？", "」", "』", "）")
    if c in "!?":
        return following.isspace() or following in ("", '"', "'", "”", "’")
    if c == ".":
        if following and not (following.isspace() or following in "\"'”’)"):
            return False
        rest = text[i + 1 : i + 12].lstrip("\"'”’) ")
        return not ABBREVIATION.search(text[max(0, i - 8) : i]) and not (rest[:1].islower())
    return False


def _add(pieces: list[Piece], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        pieces.append(Piece(text[start:end], start, end))
