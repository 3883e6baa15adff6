"""Markdown for editors: footnotes that resolve, tables, nothing that Markdown would swallow."""

from __future__ import annotations

import re

import pytest

from tests.dossier.sample import composed
from tumen.core.values import LANGS
from tumen.dossier.to_markdown import escape, to_markdown


@pytest.fixture(params=LANGS)
def text(request: pytest.FixtureRequest) -> str:
    return to_markdown(composed(request.param))


def test_footnotes_resolve_and_all_are_used(text: str) -> None:
    defined = re.findall(r"^\[\^(\w+)\]: ", text, re.MULTILINE)
    used = set(re.findall(r"\[\^(\w+)\](?!:)", text))
    assert len(defined) == len(set(defined))
    assert used == set(defined)


def test_it_has_one_title_and_a_heading_per_question(text: str) -> None:
    headings = re.findall(r"^(#+) ", text, re.MULTILINE)
    assert headings.count("#") == 1
    assert len(re.findall(r"^## \d+\. ", text, re.MULTILINE)) == 3


def test_hostile_words_are_words(text: str) -> None:
    assert not re.search(r"(?<!\\)<script", text)
    assert "javascript:" not in text


def test_tables_have_as_many_cells_as_columns(text: str) -> None:
    blocks = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    assert blocks
    for block in blocks:
        widths = {len(re.findall(r"(?<!\\)\|", row)) for row in block.splitlines()}
        assert len(widths) == 1, block


def test_rivals_are_told_apart() -> None:
    assert "Speaks against it [^e2]" in to_markdown(composed("en"))
    assert "対立する報告 [^e2]" in to_markdown(composed("ja"))


def test_escape_leaves_no_mark_alive() -> None:
    assert escape("a*b_c|d[e]<f>`g`~h\n i") == r"a\*b\_c\|d\[e\]\<f\>\`g\`\~h i"


def test_the_same_document_gives_the_same_text(text: str) -> None:
    assert text in {to_markdown(composed(lang)) for lang in LANGS}
