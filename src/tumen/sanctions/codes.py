"""Codes of the Harmonized System, edition 2022: whether one exists, its label, what lies near it."""

from __future__ import annotations

import csv
import difflib
import re
from functools import cache
from pathlib import Path

from tumen.core.errors import UsageError

EDITION = "HS 2022"
WIDTH = 70
"""Letters of a label that a sentence shows."""
_FILE = Path(__file__).parent / "data" / "hs2022.csv"
_SEPARATORS = re.compile(r"[.\s\-]")


class UnknownCode(UsageError):
    """No such code: names those near it."""

    def __init__(self, code: str, near: tuple[str, ...], why: str = "") -> None:
        self.code, self.near = code, near
        hint = "; near it: " + "; ".join(near) if near else ""
        super().__init__(f"{code!r} is no code of the {EDITION}{why}{hint}")


@cache
def _labels() -> dict[str, str]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["label"] for row in csv.DictReader(file)}


@cache
def _below() -> dict[str, tuple[str, ...]]:
    """The codes directly below a chapter or heading; the chapters below ""."""
    below: dict[str, list[str]] = {"": []}
    for code in sorted(_labels()):
        below.setdefault(code[:-2], []).append(code)
    return {parent: tuple(codes) for parent, codes in below.items()}


def label(code: str) -> str:
    """The English label; a subheading has that of its heading."""
    labels = _labels()
    return labels.get(code) or labels.get(code[:4], "")


def below(code: str) -> tuple[str, ...]:
    """The headings of a chapter, the subheadings of a heading."""
    return _below().get(code, ())


def short_label(code: str) -> str:
    """The label, cut where it runs long."""
    text = label(code)
    return text if len(text) <= WIDTH else text[: WIDTH - 1].rstrip(" ,;") + "…"


def shown(code: str) -> str:
    """A code with its label, for a reader."""
    return f"{code} ({short_label(code)})"


@cache
def resolve(text: str) -> str:
    """The code that a reader wrote, "2710.19" as "271019". Raises UnknownCode with near matches."""
    code = _SEPARATORS.sub("", text.strip())
    labels = _labels()
    if code in labels:
        return code
    if not code.isascii() or not code.isdigit() or len(code) < 2:
        raise UnknownCode(text, (), ": write 2, 4 or 6 digits")
    if len(code) > 6 and code[:6] in labels:
        why = f": digits after the sixth are national; write {code[:6]}"
        raise UnknownCode(text, (shown(code[:6]),), why)
    parent = next((code[:n] for n in (4, 2) if n < len(code) and code[:n] in labels), "")
    siblings = below(parent)
    near = difflib.get_close_matches(code, siblings, n=4, cutoff=0.5) or siblings[:4]
    why = f", though {parent} is" if parent else ""
    raise UnknownCode(text, tuple(shown(each) for each in sorted(near)), why)
