"""Golden dossiers by pair and language. `make golden` rewrites them; read the difference as prose."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import tumen
from tests.conftest import AS_OF

GOLDEN = Path(__file__).parent / "golden"
PAIRS = (("RUS", "PRK"), ("USA", "JPN"), ("JPN", "PRK"), ("IND", "PAK"), ("NRU", "BTN"))


@pytest.mark.parametrize("lang", ["en", "ja"])
@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_the_dossier_reads_as_reviewed(
    world: tumen.World, pair: tuple[str, str], lang: str
) -> None:
    text = world.dossier(*pair, as_of=AS_OF, lang=lang).markdown()
    text = text.replace(world.snapshot_id, "SNAPSHOT")
    text = "\n".join(line for line in text.splitlines() if "SNAPSHOT" not in line) + "\n"
    path = GOLDEN / "-".join(pair) / f"{lang}.md"
    if os.environ.get("TUMEN_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), "no golden dossier; run `make golden` and read it"
    assert text == path.read_text(encoding="utf-8"), (
        "the dossier changed; run `make golden` and read the diff"
    )
