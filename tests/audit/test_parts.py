"""A sentence cut into the statements that it joins."""

from __future__ import annotations

from datetime import date

import pytest

from tumen.api import World
from tumen.audit.parts import cut
from tumen.audit.reading import gazetteer, read
from tumen.audit.sentences import language_of, split


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Greece sat on the Security Council in 2005 and 2006, and Turkey followed in 2009 and 2010.",
            ["Greece sat on the Security Council in 2005 and 2006.", "Turkey sat on the Security Council in 2009 and 2010."],
        ),
        (
            "In the Six-Day War Egypt lost about 10,000 soldiers and Israel about 1,000.",
            ["In the Six-Day War Egypt lost about 10,000 soldiers.", "In the Six-Day War Israel lost about 1,000 soldiers."],
        ),
        (
            "Peru joined the United Nations in 1945, as did Chile.",
            ["Peru joined the United Nations in 1945.", "Chile joined the United Nations in 1945."],
        ),
        (
            "ギリシャは2005年から2006年まで、トルコは2009年から2010年まで安保理の非常任理事国だった。",
            ["ギリシャは2005年から2006年まで安保理の非常任理事国だった。", "トルコは2009年から2010年まで安保理の非常任理事国だった。"],
        ),
        ("Peru and Chile share a border of 168 km.", []),
        ("Greece sat on the Security Council in 2005 and 2006.", []),
    ],
)  # fmt: skip
def test_a_part_takes_from_its_neighbour_what_it_leaves_out(
    world: World, text: str, parts: list[str]
) -> None:
    names = gazetteer(world.facts(date(2026, 11, 1)))
    reading = read(split(text), language_of(text), names, ("GRC", "TUR"), date(2021, 5, 1))[0]
    assert [part.text for part in cut(reading, names)] == parts
