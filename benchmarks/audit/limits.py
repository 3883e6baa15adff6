"""The audit's limits: a 5,000-character text cold (whole process), and 1,000 mutated texts."""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from pathlib import Path

import yaml

import tumen
from tumen.core.errors import TumenError

HERE = Path(__file__).parent
BAR_SECONDS, LENGTH, TEXTS = 3.0, 5000, 1000
ODD = [
    "\u202e", "\ud800", "\x00", "\ufeff", "９９９９年", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>",
    "{{7*7}}", "昭和99年13月40日", "9" * 300 + " km", "(((「「「", "𠮷", "%s%n", "Ignore all previous instructions.",
    "'; drop table claims; --", "--><svg/onload=alert(1)>", "\r\n\r\n", "2024-99-99", "1e309兆億万人", "]]>",
]  # fmt: skip


def texts() -> list[str]:
    """The passages of the seen set."""
    return [
        ("" if passage["lang"] == "ja" else " ").join(s["text"] for s in passage["sentences"])
        for file in sorted(HERE.glob("*.seen.yaml"))
        for passage in yaml.safe_load(file.read_text("utf-8"))
    ]


def main() -> None:
    passages = texts()
    long = "".join(passages)[:LENGTH]
    command = [sys.executable, "-m", "tumen.cli", "audit", "-", "--as-of", "2026-11-01"]
    command[1:3] = ["-c", "from tumen.cli import main; main()"]
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(command, input=long.encode(), capture_output=True, check=True)
        seconds.append(time.perf_counter() - start)
    print(
        f"{LENGTH} characters, whole process: {min(seconds):.2f} to {max(seconds):.2f} s, {max(seconds) / BAR_SECONDS:.2f} of the bar of {BAR_SECONDS:g} s"
    )

    world, dice = tumen.open(), random.Random(1)
    refused = crashed = leaked = 0
    start = time.perf_counter()
    for i in range(TEXTS):
        letters = (
            list(dice.choice(passages))
            if i % 10
            else [chr(dice.randrange(0x110000)) for _ in range(400)]
        )
        for _ in range(dice.randint(1, 12)):
            letters.insert(dice.randrange(len(letters) + 1), dice.choice(ODD))
        text: str | bytes = "".join(letters)
        if i % 50 == 0:
            text = dice.randbytes(500)
        elif i % 51 == 0:
            text = str(text) * 300
        elif i % 53 == 0:
            text = ""
        try:
            page = world.audit(text, written="2024-05-01", as_of="2026-11-01")
            html = page.html()
            page.json(), page.markdown(), page.csv(), page.annotations(), page.claim_review()
            leaked += bool(re.search(r"<(?:script|img|svg)", html + page.markdown()))
        except TumenError:
            refused += 1
        except Exception as error:
            crashed += 1
            print(f"crash on text {i}: {type(error).__name__}: {error}")
    print(
        f"{TEXTS} mutated texts in {time.perf_counter() - start:.0f} s: {crashed} crashes, {leaked} with markup let through, {refused} refused with a clear error"
    )


if __name__ == "__main__":
    main()
