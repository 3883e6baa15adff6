"""Laws that hold for every kind of exhibit, in both languages."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from tumen.core.errors import UsageError
from tumen.core.exhibits import Exhibit, Table, Timeline
from tumen.core.values import Lang
from tumen.dossier.exhibits import (
    exhibit_css,
    render_html,
    render_svg,
    table_of,
    to_csv,
    to_markdown,
    to_vega_lite,
)

SVG = "{http://www.w3.org/2000/svg}"
WIDTHS = (640.0, 360.0)


def pictures(exhibit: Exhibit, lang: Lang) -> list[str]:
    return [] if isinstance(exhibit, Table) else [render_svg(exhibit, lang, w) for w in WIDTHS]


def test_a_picture_is_well_formed_and_says_what_it_shows(exhibit: Exhibit, lang: Lang) -> None:
    for picture in pictures(exhibit, lang):
        root = ElementTree.fromstring(picture)
        assert root.tag == f"{SVG}svg"
        assert root.get("role") == "img"
        assert root.get("lang") == lang
        assert root.findtext(f"{SVG}title") == exhibit.title.in_(lang)
        assert root.findtext(f"{SVG}desc") == exhibit.alt.in_(lang)
        left, top, width, height = map(float, (root.get("viewBox") or "").split())
        assert (left, top) == (0, 0)
        assert width in WIDTHS
        assert height > 30


def test_a_picture_holds_only_numbers_and_no_ids(exhibit: Exhibit, lang: Lang) -> None:
    for picture in pictures(exhibit, lang):
        assert not re.search(r"[\"\s,ML-](nan|inf|None)\b", picture)
        assert " id=" not in picture
        # A timeline drawn as a picture holds the words of its list as well.
        assert len(picture.encode()) < (16_000 if isinstance(exhibit, Timeline) else 12_000)


def test_words_stay_inside_the_picture(exhibit: Exhibit, lang: Lang) -> None:
    for picture in pictures(exhibit, lang):
        root = ElementTree.fromstring(picture)
        width, height = map(float, (root.get("viewBox") or "").split()[2:])
        for element in root.iter(f"{SVG}text"):
            assert 0 <= float(element.get("x", "nan")) <= width
            assert 8 <= float(element.get("y", "nan")) <= height


def test_every_element_has_a_plain_colour_beside_its_class(exhibit: Exhibit, lang: Lang) -> None:
    for picture in pictures(exhibit, lang):
        for element in ElementTree.fromstring(picture).iter():
            for name in (element.get("class") or "").split():
                if name.startswith(("xf-", "xs-")):
                    colour = element.get("fill" if name.startswith("xf") else "stroke", "")
                    assert re.fullmatch(r"#[0-9a-f]{6}", colour)


def test_on_a_page_the_style_sheet_says_the_colours(exhibit: Exhibit, lang: Lang) -> None:
    rules = exhibit_css()
    for element in ElementTree.fromstring(render_html(exhibit, lang)).iter():
        for name in (element.get("class") or "").split():
            if name.startswith(("xf-", "xs-")):
                assert f".exhibit .{name}{{" in rules
                paint = "fill" if name.startswith("xf") else "stroke"
                assert element.get(paint, "none") == "none"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)


def test_html_escapes_hostile_words(exhibit: Exhibit, lang: Lang) -> None:
    html = render_html(exhibit, lang)
    parser = _Tags()
    parser.feed(html)
    assert "script" not in parser.tags
    assert "\x07" not in html
    ElementTree.fromstring(html)  # every element is closed


def test_the_same_bytes_each_time(exhibit: Exhibit, lang: Lang) -> None:
    assert render_html(exhibit, lang) == render_html(exhibit, lang)
    assert to_csv(exhibit, lang) == to_csv(exhibit, lang)


def test_csv_is_a_table(exhibit: Exhibit, lang: Lang) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(exhibit, lang))))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1


def test_markdown_is_a_table(exhibit: Exhibit, lang: Lang) -> None:
    lines = to_markdown(exhibit, lang).splitlines()
    bars = {len(re.findall(r"(?<!\\)\|", line)) for line in lines}
    assert len(bars) == 1
    assert "<script" not in to_markdown(exhibit, lang)


def test_rows_of_words_match_their_headings(exhibit: Exhibit, lang: Lang) -> None:
    columns, rows = table_of(exhibit, lang)
    assert rows
    assert all(len(row) == len(columns) for row in rows)


def test_vega_lite_is_json_with_its_data(exhibit: Exhibit, lang: Lang) -> None:
    spec = json.loads(json.dumps(to_vega_lite(exhibit, lang), allow_nan=False))
    assert re.fullmatch(r"https://vega\.github\.io/schema/vega-lite/v\d\.json", spec["$schema"])
    assert spec["data"]["values"]
    assert spec["usermeta"]["sources"] == list(exhibit.sources)
    assert {"mark", "layer", "hconcat"} & spec.keys()


def test_languages_differ(exhibit: Exhibit) -> None:
    assert render_html(exhibit, "en") != render_html(exhibit, "ja")


def test_a_table_is_no_picture(samples: dict[str, Exhibit]) -> None:
    with pytest.raises(UsageError, match="use render_html"):
        render_svg(samples["table"], "en")


def test_an_unknown_kind_is_named() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Globe(Exhibit):
        pass

    globe = Globe(key="g", title=None, alt=None, sources=("s",))  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="no renderer for Globe"):
        render_html(globe, "en")


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_words_reach_contrast_aa() -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1 for every colour in which words are set, light and dark."""
    palettes = re.findall(r"\{((?:--x-[a-z]+:#[0-9a-f]{6};)+)\}", exhibit_css())
    assert len(palettes) >= 2
    for palette in palettes:
        colours = dict(re.findall(r"--x-([a-z]+):(#[0-9a-f]{6})", palette))
        for ground in ("paper", "wash"):
            for name in ("ink", "soft", "a", "b", "third", "pair", "rival", "warn"):
                low, high = sorted((_luminance(colours[name]), _luminance(colours[ground])))
                assert (high + 0.05) / (low + 0.05) >= 4.5, (name, ground)
