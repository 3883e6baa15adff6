"""Precision and recall of the audit on labelled passages.

python benchmarks/audit/run.py FILE.yaml ... [--errors]: prints precision and recall per language and
verdict, the confusion matrix, the firm verdicts together, and the two worst errors apart.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import yaml

import tumen
from tumen.api import World

VERDICTS = (
    "contradicted", "outdated", "inconsistent", "disputed", "supported", "not_covered", "opinion",
)  # fmt: skip
FIRM = frozenset({"supported", "outdated", "contradicted"})
AS_OF = "2026-11-01"


def judged(world: World, passage: dict, as_of: str) -> list[tuple[dict, str, tuple[str, ...]]]:
    """Each labelled sentence with the verdict of the audit, matched by its words."""
    joint = "" if passage["lang"] == "ja" else " "
    text = joint.join(s["text"] for s in passage["sentences"])
    page = world.audit(
        text, about=tuple(passage["about"]), as_of=as_of, written=str(passage["written"])
    )
    places, at = [], 0
    for sentence in passage["sentences"]:
        at = text.index(sentence["text"], at)
        places.append((at, at + len(sentence["text"])))
        at += len(sentence["text"])
    order = {name: i for i, name in enumerate(VERDICTS)}
    found = []
    for (start, end), sentence in zip(places, passage["sentences"], strict=True):
        inside = [s for s in page.document.sentences if s.start < end and s.end > start]
        verdict = min((s.verdict for s in inside), key=order.__getitem__, default="not_covered")
        cited = tuple(e.locator for s in inside for a in s.assertions for e in a.evidence)
        found.append((sentence, verdict, cited))
    return found


def ratio(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "–"


def report(name: str, pairs: list[tuple[str, str]]) -> None:
    """Tables of one language, or of all."""
    matrix = Counter(pairs)
    print(f"\n{name}: {len(pairs)} sentences")
    print("label \\ audit  " + " ".join(f"{v[:6]:>7}" for v in VERDICTS))
    for label in VERDICTS:
        print(f"{label:14} " + " ".join(f"{matrix[label, v]:7}" for v in VERDICTS))
    for verdict in VERDICTS:
        right = matrix[verdict, verdict]
        given = sum(n for (_, v), n in matrix.items() if v == verdict)
        real = sum(n for (v, _), n in matrix.items() if v == verdict)
        print(f"{verdict:14} precision {ratio(right, given):16} recall {ratio(right, real)}")
    right = sum(n for (label, v), n in matrix.items() if v == label and v in FIRM)
    given = sum(n for (_, v), n in matrix.items() if v in FIRM)
    real = sum(n for (label, _), n in matrix.items() if label in FIRM)
    print(
        f"firm together  precision {ratio(right, given)} (bar 0.95)  recall {ratio(right, real)} (bar 0.60)"
    )
    wrong = sum(n for (label, v), n in matrix.items() if v == "supported" and label != v)
    print(
        f"wrong supported {wrong}; supported where the label says outdated {matrix['outdated', 'supported']} (bar 0)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--as-of", default=AS_OF)
    parser.add_argument("--errors", action="store_true", help="print what differs from its label")
    options = parser.parse_args()
    world = tumen.open()
    by_lang: dict[str, list[tuple[str, str]]] = {}
    for file in options.files:
        for passage in yaml.safe_load(file.read_text("utf-8")):
            for sentence, verdict, cited in judged(world, passage, options.as_of):
                by_lang.setdefault(passage["lang"], []).append((sentence["verdict"], verdict))
                if options.errors and sentence["verdict"] != verdict:
                    print(
                        f"{passage['id']}: {sentence['verdict']} -> {verdict}: {sentence['text']} {cited}"
                    )
    for lang, pairs in by_lang.items():
        report(lang, pairs)
    if len(by_lang) > 1:
        report("all", [pair for pairs in by_lang.values() for pair in pairs])


if __name__ == "__main__":
    main()
