"""One self-contained page: well formed, closed to the network, safe, accessible, small."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.dossier.sample import ASK, CARDS, FIRST, answered, composed, report, said
from tumen.core.kinds import Answer
from tumen.core.values import LANGS, Lang
from tumen.dossier.compose import compose
from tumen.dossier.to_html import link, style_sheet, to_html

VOID = {"meta", "br", "hr", "img", "input", "link", "line", "col"}
MOST_BYTES = 1_500_000


class Page(HTMLParser):
    """Collects tags and attributes; fails where a tag closes that is not open."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.words.append(data)

    def values(self, attribute: str) -> list[str]:
        return [attrs[attribute] for _, attrs in self.tags if attribute in attrs]

    def named(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture(params=LANGS)
def text(request: pytest.FixtureRequest) -> str:
    return to_html(composed(request.param))


@pytest.fixture
def page(text: str) -> Page:
    return Page(text)


def test_it_reaches_nothing_outside(text: str, page: Page) -> None:
    assert not {"script", "link", "img", "iframe", "object", "embed", "base", "form"} & {
        tag for tag, _ in page.tags
    }
    assert not page.values("src")
    assert "@import" not in text
    assert not re.search(r"url\((?!#)", text)
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    policy = next(attrs["content"] for attrs in page.named("meta") if "http-equiv" in attrs)
    assert "default-src 'none'" in policy
    assert "script" not in policy


def test_outward_links_are_http_and_give_nothing_away(page: Page) -> None:
    outward = [attrs for attrs in page.named("a") if not attrs["href"].startswith("#")]
    assert outward
    for attrs in outward:
        assert re.match(r"https?://", attrs["href"])
        assert "target" not in attrs  # so that no page can reach back through `opener`
    assert [m["content"] for m in page.named("meta") if m.get("name") == "referrer"] == [
        "no-referrer"
    ]
    assert link("javascript:alert(1)") is None
    assert link("data:text/html,x") is None
    assert link("//example.org") is None


def test_hostile_words_are_words(text: str, page: Page) -> None:
    assert "<script>" not in text
    assert "javascript:" not in text
    assert "</style>" in text
    assert text.count("</style>") == text.count("<style>")
    assert '<script>alert("x")</script>' in "".join(page.words)
    assert "{{ 7 * 7 }}" in "".join(page.words)


def test_ids_are_unique_and_inner_links_resolve(page: Page) -> None:
    ids = Counter(page.values("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    for attrs in page.named("a"):
        if attrs["href"].startswith("#"):
            assert attrs["href"][1:] in ids, attrs["href"]
    for attribute in ("aria-labelledby", "for", "aria-controls"):
        for value in page.values(attribute):
            assert set(value.split()) <= set(ids), value


def test_headings_descend_by_one(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_landmarks_language_and_tables(page: Page) -> None:
    tags = Counter(tag for tag, _ in page.tags)
    assert tags["main"] == tags["header"] == tags["footer"] == 1
    assert page.named("html")[0]["lang"] in LANGS
    assert all("aria-label" in attrs for attrs in page.named("nav"))
    assert all(attrs.get("scope") in ("col", "row") for attrs in page.named("th"))
    assert page.named("a")[0]["class"] == "skip"


@pytest.mark.parametrize("lang", LANGS)
def test_every_sentence_opens_its_evidence(lang: Lang) -> None:
    made = composed(lang)
    shown = to_html(made)
    for question in made.document.questions:
        for sentence in () if question.summarises else (*question.answer, *question.further):
            start = shown.index(f'<div class="sentence" id="{sentence.id}">')
            block = shown[start : shown.index("</details>", start)]
            assert sentence.confidence_words in block
            assert block.count("<li") >= 1
            assert 'class="who"' in block


def test_rivals_stand_beside_the_sentence() -> None:
    shown = to_html(composed("en"))
    block = shown[shown.index('id="first-1"') : shown.index('id="first-2"')]
    assert "Speaks against it" in block
    assert "Invented Daily r2" in block
    assert "1 against" in block
    assert "A party to the matter speaks" in block


def test_a_card_told_before_points_to_the_notes() -> None:
    made = composed("en")
    (piece,) = (item for item in made.document.evidence if item.source == "invented-r1")
    block = to_html(made)
    block = block[block.index('id="first-1"') : block.index('class="back endnotes"')]
    assert block.count(f'href="{piece.url}"') == 1  # where it is first told of
    assert block.count(f'href="#{piece.id}"') == 2  # the second sentence, and the exhibit


def test_rows_of_one_dataset_share_a_card() -> None:
    shown = to_html(composed("en"))
    block = shown[shown.index('id="first-f1"') : shown.index('id="first-f2"')]
    assert block.count("<li") == 1
    assert "counts/2020, counts/2021" in block


def test_a_document_later_than_the_day_is_called_that() -> None:
    assert "Recorded in a document of 2025" in to_html(composed("en"))
    assert "2025年の資料に記載" in to_html(composed("ja"))


def test_the_judgements_lead_to_their_question() -> None:
    shown = to_html(composed("en"))
    top = shown[shown.index('id="judgements"') : shown.index('id="first"')]
    assert 'href="#first"' in top
    assert "Alpha and Beta met." in top


def test_it_can_be_made_again() -> None:
    shown = to_html(composed("ja"))
    assert "tumen dossier AAA BBB --third CCC --as-of 2024-04-30 --lang ja" in shown


def test_coverage_bars_stay_on_their_axis() -> None:
    for left, width in re.findall(r"--at:([\d.]+)%;--wide:([\d.]+)%", to_html(composed())):
        assert 0 <= float(left) <= 100
        assert float(width) > 0
        assert float(left) + float(width) <= 100.01


def test_a_pair_with_almost_nothing_has_a_page() -> None:
    made = compose(ASK, [(FIRST, Answer(unknowns=answered()[1][1].unknowns))], {}, "s", "ja")
    page = Page(to_html(made))
    assert "不明。会談の一覧が手元にないためである。" in "".join(page.words)


def test_a_full_dossier_stays_small() -> None:
    answers = [
        (
            FIRST,
            Answer(
                findings=(said(report()),),
                details=tuple(said(*(report(f"{n}-{k}") for k in range(3))) for n in range(400)),
            ),
        )
    ]
    assert len(to_html(compose(ASK, answers, CARDS, "s", "ja")).encode()) < MOST_BYTES


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_document_gives_the_same_page(lang: Lang) -> None:
    assert to_html(composed(lang)) == to_html(composed(lang))


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_words_stand_out_from_their_ground(theme: int) -> None:
    colours = [
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", rule))
        for rule in re.findall(r":root \{([^}]*--paper[^}]*)\}", str(style_sheet()))
    ][theme]
    for ground in ("paper", "wash"):
        for word in ("ink", "soft", "accent", "warn"):
            one, two = sorted((luminance(colours[word]), luminance(colours[ground])))
            assert (two + 0.05) / (one + 0.05) >= 4.5, (word, ground)
