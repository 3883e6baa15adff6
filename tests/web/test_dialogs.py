"""The evidence card and the palette in real Chromium: by mouse, by touch and by keys alone."""

from __future__ import annotations

import re

import pytest

from tests.web.chromium import LAPTOP, PHONE, SCREENS, findings, opened

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
pytestmark = pytest.mark.browser
TRADE = "/en/RUS/PRK/trade?as_of=2024-04-30"


# The card


@SCREENS
@pytest.mark.parametrize(
    ("start", "made", "cite", "close", "whole"),
    [
        (TRADE, "How to read it out again", "Cite this sentence", "Close", "Open as a page"),
        ("/ja/RUS/PRK/CHN?as_of=2024-04-30", "データの取り出し方", "この一文の引用", "閉じる", "ページとして開く"),
    ],
)  # fmt: skip
def test_a_click_on_a_sentence_opens_its_card(
    browser: playwright.Browser, address: str, screen: dict[str, int], start: str, made: str,
    cite: str, close: str, whole: str,
) -> None:  # fmt: skip
    page = opened(browser, address + start, viewport=screen)
    said = page.locator("main .sentence > p").first
    words = said.inner_text().split("\n")[0][:40]
    said.click(position={"x": 20, "y": 12})
    card = page.locator("dialog.card-dialog")
    expect(card).to_be_visible(timeout=20_000)
    expect(card).to_contain_text(words)
    for text in (made, cite):
        expect(card.get_by_role("heading", name=text)).to_be_visible()
    assert card.locator(".cards .who").count() >= 1
    assert card.evaluate("d => d.scrollWidth <= d.clientWidth")
    assert page.evaluate("document.querySelectorAll('[id]').length") == page.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map((e) => e.id)).size"
    )
    card.get_by_role("button", name=close).click()
    expect(card).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.to-card')")
    page.keyboard.press("Enter")  # the link itself, by keys
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.to-card')")
    page.keyboard.press("Enter")
    card.get_by_role("link", name=whole).click()
    expect(page).to_have_url(re.compile(r"/s/[a-z]+-1\?as_of=2024-04-30$"))
    page.context.close()


def test_without_script_the_card_is_a_page_with_files(
    browser: playwright.Browser, address: str
) -> None:
    page = opened(browser, address + TRADE, java_script_enabled=False)
    page.locator(".to-card").first.click()
    expect(page).to_have_url(re.compile(r"/s/trade-1\?as_of=2024-04-30$"))
    names = page.locator(".sentence ~ p.files a, .answer ~ p.files a").all_inner_texts()
    assert names[1:] == ["JSON", "Markdown", "SQL"]
    links = page.locator(".answer ~ p.files a").evaluate_all("all => all.map((a) => a.href)")
    for link in links[1:]:
        answer = page.request.get(link)
        assert answer.ok
        assert "trade" in answer.text()
    page.locator(".answer ~ p.files a").first.click()
    expect(page).to_have_url(re.compile(r"/en/RUS/PRK\?as_of=2024-04-30#trade-1$"))
    assert page.locator("#trade-1").count() == 1
    page.context.close()


def test_marking_words_and_new_tabs_stay_the_readers(
    browser: playwright.Browser, address: str
) -> None:
    page = opened(browser, address + TRADE, viewport=LAPTOP)
    said = page.locator("main .sentence > p").first
    box = said.bounding_box()
    page.mouse.move(box["x"] + 10, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + 200, box["y"] + 12)
    page.mouse.up()
    assert page.evaluate("String(getSelection()).length") > 5
    with page.context.expect_page() as tab:
        page.locator(".to-card").first.click(modifiers=["ControlOrMeta"])
    assert "/s/trade-1" in tab.value.url
    assert page.locator("dialog.card-dialog[open]").count() == 0
    page.context.close()


def test_cards_open_after_the_day_has_moved(browser: playwright.Browser, address: str) -> None:
    page = opened(browser, address + TRADE, viewport=LAPTOP)
    page.locator(".slider input").press("ArrowRight")
    expect(page.locator(".slider [role=status]")).to_have_text(re.compile("May"), timeout=20_000)
    page.locator("main .sentence > p").first.click(position={"x": 20, "y": 12})
    expect(page.locator("dialog.card-dialog")).to_contain_text("1 May 2024", timeout=20_000)
    page.context.close()


def test_a_key_judgement_opens_the_card_of_its_sentence(
    browser: playwright.Browser, address: str
) -> None:
    page = opened(browser, f"{address}/en/RUS/PRK?as_of=2024-04-30", viewport=LAPTOP)
    judged = page.locator(".judgements ol li")
    assert judged.locator(".to-card").count() == judged.count()
    words = judged.first.locator("p").first.inner_text()[:60]
    judged.first.locator("p").first.click(position={"x": 40, "y": 12})
    card = page.locator("dialog.card-dialog")
    expect(card).to_contain_text(words, timeout=20_000)
    page.keyboard.press("Escape")
    judged.first.locator(".more a").click()  # other links stay what they are
    expect(card).to_be_hidden()
    expect(page).to_have_url(re.compile("#alliance$"))
    page.context.close()


# The palette


@SCREENS
@pytest.mark.parametrize(
    ("start", "typed", "found", "url"),
    [
        ("/en", "rus prk", "Russia – North Korea", "/en/RUS/PRK"),
        ("/en", "D.P.R.K.", "North Korea", "/en/state/PRK"),
        ("/en/sources", "audit", "Audit a text", "/en/audit"),
        ("/ja", "ロシア 北朝鮮", "ロシア – 北朝鮮", "/ja/RUS/PRK"),
        ("/ja/sources", "アメリカ合衆国", "米国", "/ja/state/USA"),
        ("/ja", "RUSSIA　japan", "ロシア – 日本", "/ja/RUS/JPN"),
    ],
)
def test_the_palette_leads_anywhere_by_keys(
    browser: playwright.Browser, address: str, screen: dict[str, int], start: str, typed: str,
    found: str, url: str,
) -> None:  # fmt: skip
    page = opened(browser, address + start, viewport=screen)
    expect(page.locator(".finder")).to_be_visible()
    page.keyboard.press("/")
    box = page.locator("dialog.palette input")
    expect(box).to_be_focused()
    box.fill(typed)
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_text(found)
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + url, timeout=20_000)
    page.context.close()


def test_arrows_choose_and_escape_gives_the_focus_back(
    browser: playwright.Browser, address: str
) -> None:
    page = opened(browser, address + TRADE, viewport=LAPTOP)
    page.locator(".finder").focus()
    page.keyboard.press("ControlOrMeta+k")
    options = page.locator(".palette [role=option]")
    expect(options.first).to_be_visible()
    expect(page.locator(".palette")).to_contain_text("What do Russia and North Korea trade")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator(".palette")).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.finder')")
    page.context.close()


@pytest.mark.parametrize(
    ("start", "typed", "heading"), [("/en", "Rajin", "Evidence"), ("/ja", "羅津", "根拠")]
)
def test_the_palette_searches_the_evidence(
    browser: playwright.Browser, address: str, start: str, typed: str, heading: str
) -> None:
    page = opened(browser, address + start, viewport=PHONE, has_touch=True)
    page.locator(".finder").tap()
    page.locator("dialog.palette input").fill(typed)
    expect(page.locator(".palette .heading").last).to_have_text(heading, timeout=20_000)
    page.locator(".palette [role=option]").last.tap()
    expect(page).to_have_url(re.compile("/search\\?q="))
    page.context.close()


def test_what_the_palette_cannot_find_or_load_is_said(
    browser: playwright.Browser, address: str
) -> None:
    page = opened(browser, address + "/en", viewport=LAPTOP)
    page.keyboard.press("/")
    box, status = page.locator("dialog.palette input"), page.locator(".palette [role=status]")
    box.fill("zzzzqqq")
    expect(status).to_have_text("Nothing found")
    assert box.get_attribute("aria-expanded") == "false"
    page.route(
        "**/api/v1/search*",
        lambda route: route.fulfill(
            status=429, content_type="application/problem+json", body='{"detail": "too many"}'
        ),
    )
    box.fill("Rajin")
    expect(status).to_have_text("This could not be loaded. too many")
    page.context.close()


# Both, as axe sees them


@pytest.mark.parametrize(
    ("lang", "screen", "scheme"),
    [
        ("en", PHONE, "light"),
        ("en", LAPTOP, "dark"),
        ("ja", PHONE, "dark"),
        ("ja", LAPTOP, "light"),
    ],
)  # every two of language, screen and scheme meet
def test_axe_finds_nothing_with_the_dialogs_open(
    browser: playwright.Browser, address: str, scheme: str, screen: dict[str, int], lang: str
) -> None:
    page = opened(
        browser, f"{address}/{lang}/RUS/PRK/trade?as_of=2024-04-30", bypass_csp=True,
        color_scheme=scheme, viewport=screen,
    )  # fmt: skip
    expect(page.locator(".slider")).to_be_visible(timeout=20_000)
    assert not findings(page)
    page.locator("main .sentence > p").first.click(position={"x": 20, "y": 12})
    expect(page.locator("dialog.card-dialog")).to_be_visible(timeout=20_000)
    page.locator("dialog .statement summary").first.click()
    assert not findings(page)
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator("dialog.palette input").fill("Rajin")
    expect(page.locator(".palette [role=option]").first).to_be_visible(timeout=20_000)
    assert not findings(page)
    page.context.close()
