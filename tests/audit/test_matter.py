"""Sentences taken by their matter and slots, whatever their words: each true, and with a wrong value."""

from __future__ import annotations

from datetime import date

import pytest

from tumen.api import World
from tumen.audit.match.domains import domains, skeleton
from tumen.audit.match.tense import is_past
from tumen.audit.match.trade import roles
from tumen.audit.reading import Reading, gazetteer, read
from tumen.audit.sentences import language_of, split

TRUE_AND_FALSE = [
    ("NPL,IND", "Official lists of UN member states give 1955 as the date of entry for Nepal.", "supported"),
    ("NPL,IND", "Official lists of UN member states give 1961 as the date of entry for Nepal.", "contradicted"),
    ("COL,GMB", "By the time the Gambia was admitted to the UN, Colombia had already belonged to it for 20 years.", "supported"),
    ("COL,GMB", "By the time the Gambia was admitted to the UN, Colombia had already belonged to it for 29 years.", "contradicted"),
    ("MLI,IND", "インドが国連に加盟した15年後にマリも加盟した。", "supported"),
    ("MLI,IND", "マリが国連に加盟した15年後にインドも加盟した。", "contradicted"),
    ("SUN,USA", "With its vote against, the Soviet Union killed a text put to the Security Council on 18 August 1947.", "supported"),
    ("SUN,USA", "With its vote against, the Soviet Union killed a text put to the Security Council on 18 August 1969.", "contradicted"),
    ("EGY,THA", "The ballots of Thailand matched those of Egypt in 89 percent of the General Assembly's recorded votes in 1999.", "supported"),
    ("EGY,THA", "The ballots of Thailand matched those of Egypt in 49 percent of the General Assembly's recorded votes in 1999.", "contradicted"),
    ("POL,ITA", "As a supplier to Italy, Poland achieved goods exports of $10.1 billion in 2011.", "supported"),
    ("POL,ITA", "As a supplier to Poland, Italy achieved goods exports of $30.3 billion in 2011.", "contradicted"),
    ("CHN,KOR", "Exports from China to South Korea rose from $11.3 billion in 2000 to 44.6 billion dollars in 2006.", "supported"),
    ("JPN,GBR", "The balance of trade in goods between Japan and the United Kingdom tipped in favour of Japan in 2012.", "supported"),
    ("JPN,GBR", "The balance of trade in goods between Japan and the United Kingdom tipped in favour of the United Kingdom in 2012.", "contradicted"),
    ("DEU,POL", "Trade in goods between Germany and Poland came to 109.8 billion dollars in 2011.", "supported"),
    ("DEU,POL", "Trade in goods between Germany and Poland came to 329.8 billion dollars in 2011.", "contradicted"),
    ("EST,TJK", "By a treaty of 1992, Estonia and Tajikistan renounced aggression against one another.", "supported"),
    ("CHL,COL", "Chile and Colombia have had a free trade deal in effect from 2009 onwards.", "supported"),
    ("CHN,JPN", "第一次台湾海峡危機でより多くの兵を失ったのは中国ではなく台湾だった。", "supported"),
    ("CHN,JPN", "第一次台湾海峡危機でより多くの兵を失ったのは台湾ではなく中国だった。", "contradicted"),
    ("IRN,IRQ", "Iraq started the Iran–Iraq War by attacking Iran.", "supported"),
    ("IRN,IRQ", "Iran started the Iran–Iraq War by attacking Iraq.", "contradicted"),
    ("CHN,VNM", "China and Vietnam were at war from the middle of February to the middle of March 1979.", "supported"),
    ("GBR,JPN", "The United Kingdom does not border Japan.", "supported"),
    ("NER,TCD", "A line of 1,196 km divides Niger from Chad.", "supported"),
    ("NER,TCD", "A line of 2,392 km divides Niger from Chad.", "contradicted"),
    ("USA,KOR", "Signed on 1 October 1953, the Mutual Defense Treaty between the United States and South Korea took effect on 17 November 1954.", "supported"),
    ("USA,KOR", "Signed on 1 October 1953, the Mutual Defense Treaty between the United States and South Korea took effect on 17 November 1955.", "contradicted"),
    ("CHN,JPN", "日清戦争の期間は約33年だった。", "not_covered"),
    ("CHN,RUS", "On 4 October 2006 China vetoed a draft resolution in the UN Security Council.", "contradicted"),
]  # fmt: skip
"""A state of a text, the sentence, and what the tables say of it."""


@pytest.mark.parametrize(("about", "text", "verdict"), TRUE_AND_FALSE)
def test_a_fact_is_known_however_it_is_told(
    world: World, about: str, text: str, verdict: str
) -> None:
    page = world.audit(
        text, about=tuple(about.split(",")), written="2024-05-01", as_of="2026-11-01"
    )
    assert page.document.sentences[-1].verdict == verdict


def reading_of(world: World, text: str, about: tuple[str, ...] = ("JPN", "GBR")) -> Reading:
    names = gazetteer(world.facts(date(2026, 11, 1)))
    return read(split(text), language_of(text), names, about, date(2024, 5, 1))[0]


def test_domains_are_all_the_matters_of_a_text() -> None:
    assert domains("Japan joined the UN in 1956.") == {"un", "membership"}
    assert domains("日本は中国に自動車を輸出した。") == {"trade"}


def test_a_skeleton_names_two_states_by_letters(world: World) -> None:
    reading = reading_of(world, "The goods that Japan sold the United Kingdom")
    assert skeleton(reading, ("GBR", "JPN")) == "the goods that A sold B"


@pytest.mark.parametrize(
    ("text", "seller"),
    [
        ("Exports from Japan to the United Kingdom", "JPN"),
        ("The bill that Japan ran up for merchandise from the United Kingdom", "GBR"),
        ("日本の対英国輸出", "JPN"),
        ("英国が日本に売った商品", "GBR"),
        ("日本が英国から買った商品", "GBR"),
    ],
)
def test_the_seller_is_told_by_the_words_around_the_states(
    world: World, text: str, seller: str
) -> None:
    found = roles.flow(reading_of(world, text), ("JPN", "GBR"))
    assert found is not None
    assert found[0] == seller


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("The two states owe each other neutrality under a treaty dating from 1940.", False),
        ("The United States and Japan are bound by a pact signed in 1951.", False),
        ("The two states pledged neutrality in 1940.", True),
        ("両国は1940年に中立を約した。", True),
        ("両国は中立の義務を負っている。", False),
    ],
)
def test_a_standing_duty_is_told_in_the_present(world: World, text: str, past: bool) -> None:
    assert is_past(reading_of(world, text)) is past
