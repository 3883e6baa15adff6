"""Widths of text without a font file, and line breaks for English and Japanese.

Widths follow the metrics that Helvetica and Arial share, with a margin for the wider system fonts,
so that a label that fits here fits on the reader's screen.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MARGIN = 1.05
_NARROW = dict.fromkeys("ijl|'.,:;!`", 0.27) | dict.fromkeys("fIt()[]{}/\\-\u00a0 ", 0.32)
_WIDE = dict.fromkeys("mwMW@%—", 0.87) | dict.fromkeys("ABCDEGHKNOPQRSUVXYZ&", 0.70)
_WIDTHS = _NARROW | _WIDE | {"r": 0.34, "−": 0.6, "–": 0.56, "…": 1.0}
_NO_LINE_START = (
    "、。」』】〕・ー々〜ぁぃぅぇぉっゃゅょァィゥェォッャュョ)],.:;!?%"
    "\uff09\uff0c\uff0e\uff1a\uff1b\uff01\uff1f\uff05"
)
_NO_LINE_END = "「『【〔([\uff08"


@lru_cache(maxsize=8192)
def text_width(text: str, size: float) -> float:
    """The width of a line in the unit of `size` (pixels per em)."""
    return sum(map(_em, text)) * size * MARGIN


@lru_cache(maxsize=2048)
def _em(character: str) -> float:
    if character in _WIDTHS:
        return _WIDTHS[character]
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF" or character in "〜":
        return 1.0
    return 0.56 if ord(character) < 0x250 else 0.62


def wrap(text: str, size: float, width: float, most: int | None = None) -> list[str]:
    """Lines no wider than `width`; beyond `most` lines the last one ends with "…"."""
    lines = [""]
    for piece in _pieces(text):
        candidate = lines[-1] + piece
        if text_width(candidate.rstrip(), size) <= width or not lines[-1]:
            lines[-1] = candidate
        else:
            lines[-1] = lines[-1].rstrip()
            lines.append(piece.lstrip())
        while text_width(lines[-1].rstrip(), size) > width and len(lines[-1]) > 1:
            head, tail = _cut(lines[-1], size, width)
            lines[-1:] = [head, tail]
    lines = [line.rstrip() for line in lines]
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], shorten("".join(lines[most - 1 : most + 1]), size, width)]
    return lines


def balanced(text: str, size: float, width: float, most: int | None = None) -> list[str]:
    """Lines of about one length, as few as `wrap` needs: no word alone on the last line."""
    lines = wrap(text, size, width, most)
    if len(lines) < 2:
        return lines
    low, high = width / 2, width
    for _ in range(5):
        middle = (low + high) / 2
        tried = wrap(text, size, middle, most)
        if len(tried) > len(lines) or tried[-1].endswith("…"):
            low = middle
        else:
            lines, high = tried, middle
    return lines


def shorten(text: str, size: float, width: float) -> str:
    """The text, or as much of it as fits with "…" at its end."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def _cut(line: str, size: float, width: float) -> tuple[str, str]:
    """A word that is wider than the line, cut where the line ends."""
    end = 1
    while end < len(line) - 1 and text_width(line[: end + 1], size) <= width:
        end += 1
    while end > 1 and line[end] in _NO_LINE_START:
        end -= 1
    return line[:end], line[end:]


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _pieces(text: str) -> list[str]:
    """Unbreakable runs: words with their space, single Japanese characters with their marks."""
    pieces: list[str] = []
    for character in " ".join(text.split()):
        if pieces and not _may_break(pieces[-1], character):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _may_break(before: str, character: str) -> bool:
    last = before[-1]
    if character in _NO_LINE_START or last in _NO_LINE_END or character == " ":
        return False
    if _is_katakana(last) and _is_katakana(character):
        return False
    return last == " " or _is_wide(last) or _is_wide(character)


def _is_katakana(character: str) -> bool:
    return "\u30a1" <= character <= "\u30fa" or character == "\u30fc"
