"""What a text is about: concepts, names and the remaining words, of either language.

Two texts are compared by the concepts they share, not by their letters: "taken prisoner" and
"captured" are one concept (`data/concepts.yaml`). The places of the ledger are names too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from tumen.audit.phrases import phrases
from tumen.core.values import Lang

CLAUSES = {
    "en": re.compile(
        r"[;,:] | (?=(?:and|but|while|although|though|which|who|whom|that|because|after|before|when)\b)"
    ),
    "ja": re.compile(r"(?<!は)[、。；;]|(?<=[るたいだ])が、?|(?<=[せれらか]ず)(?=[一-鿿])"),
}


@dataclass(frozen=True)
class Vocabulary:
    """Concepts and names as compiled patterns of one language, and what excludes what.

    `kinds` are the sets of names of which one cannot stand for another: persons, places. `light`
    concepts tell little: titles, manners of speaking.
    """

    concepts: Mapping[str, re.Pattern[str]]
    names: Mapping[str, re.Pattern[str]]
    contrasts: tuple[frozenset[str], ...]
    kinds: tuple[frozenset[str], ...]
    light: frozenset[str]


@dataclass(frozen=True, slots=True)
class Meaning:
    """Concepts, names of the vocabulary, further words, and capitalised names nobody knows."""

    concepts: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    strange: frozenset[str]


@cache
def _stop() -> frozenset[str]:
    """English words that tell nothing of what a text is about."""
    return frozenset(phrases("concepts")["stop"].split())


def vocabulary(lang: Lang, places: Iterable[tuple[str, str]] = ()) -> Vocabulary:
    """The data file's concepts and names; `places` adds those of the ledger in this language."""
    data = phrases("concepts")
    before = r"\b" if lang == "en" else ""
    after = r"(?![a-z])" if lang == "en" else ""
    concepts = {
        key: re.compile(f"{before}(?:{by[lang]}){after}", re.I)
        for key, by in data["concepts"].items()
    }
    known = {
        key: re.compile(f"{before}(?:{by[lang]}){after}")
        for kind in ("persons", "places", "bodies")
        for key, by in data[kind].items()
    }
    added = {
        key: re.compile(f"{before}{re.escape(name)}")
        for key, name in places
        if len(name) > 2 and not any(p.search(name) for p in known.values())
    }
    contrasts = tuple(frozenset(group) for group in data["contrasts"])
    kinds = (frozenset(data["persons"]), frozenset(data["places"]) | set(added))
    return Vocabulary(concepts, known | added, contrasts, kinds, frozenset(data["light"]))


def meaning(
    text: str, lang: Lang, vocabulary: Vocabulary, taken: Iterable[tuple[int, int]] = ()
) -> Meaning:
    """The meaning of a text. `taken` are spans read otherwise: states, dates, quantities."""
    text = unicodedata.normalize("NFKC", text)
    free = bytearray(b"\1") * len(text)
    for start, end in taken:
        free[start:end] = bytes(end - start)
    found: dict[str, set[str]] = {"names": set(), "concepts": set()}
    for kind, patterns in (("names", vocabulary.names), ("concepts", vocabulary.concepts)):
        covered = []
        for key, pattern in patterns.items():
            for match in pattern.finditer(text):
                found[kind].add(key)
                covered.append(match.span())
        for start, end in covered:
            free[start:end] = bytes(end - start)
    rest = "".join(c if keep else "\0" for c, keep in zip(text, free, strict=True))
    words, strange = (_english if lang == "en" else _japanese)(rest)
    return Meaning(frozenset(found["concepts"]), frozenset(found["names"]), words, strange)


def _english(rest: str) -> tuple[frozenset[str], frozenset[str]]:
    stop = _stop()
    words, strange = set(), set()
    for match in re.finditer(r"(?<!\0)[A-Za-z][A-Za-z'-]+(?!\0)", rest):
        word = match.group()
        begins = not rest[: match.start()].strip("\0 \"'“‘(") or rest[: match.start()].rstrip()[
            -1:
        ] in (".", ":")
        beside = (
            rest[match.end() : match.end() + 2] + rest[max(0, match.start() - 2) : match.start()]
        )
        if "\0" in beside and word[0].isupper():
            continue  # a given name, or a part of a longer name
        if word[0].isupper() and not begins and word.lower() not in stop:
            strange.add(stem(word))
        elif word.lower() not in stop and len(word) > 2:
            words.add(stem(word))
    return frozenset(words), frozenset(strange)


def _japanese(rest: str) -> tuple[frozenset[str], frozenset[str]]:
    found: set[str] = set()
    strange: set[str] = set()
    for match in re.finditer(r"[一-鿿々]{2,}|[ァ-ヶー]{3,}|[A-Za-z][A-Za-z0-9]+", rest):
        run = match.group()
        if run[0] >= "一":
            found.update(run[i : i + 2] for i in range(len(run) - 1))
        else:
            strange.add(run.casefold())
    return frozenset(found), frozenset(strange)


def stem(word: str) -> str:
    """An English word without its ending, lower case."""
    word = word.casefold().removesuffix("'s").removesuffix("s'")
    return re.sub(r"(?:ings?|ed|es|s|ly|ian|an)$", "", word) if len(word) > 4 else word


def words(text: str, lang: Lang) -> Counter[str]:
    """The content of a text as it is written: stems; Japanese characters in twos."""
    text = unicodedata.normalize("NFKC", text).casefold()
    if lang == "en":
        stop = _stop()
        found = re.findall(r"[a-z][a-z'-]+|\d[\d,.]*\d|\d", text)
        return Counter(stem(w) for w in found if w not in stop)
    runs = re.findall(r"[一-鿿々]+|[ァ-ヶー]+|[a-z0-9.]+", text)
    return Counter(
        run[i : i + 2]
        for run in runs
        for i in range(max(1, len(run) - 1))
        if len(run) > 1 or run >= "一"
    )
