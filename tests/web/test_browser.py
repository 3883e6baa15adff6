"""The main journeys in real Chromium, both languages, phone and laptop, without a finding of axe."""

from __future__ import annotations

import re

import pytest

from tests.web.chromium import LAPTOP, SCREENS, findings

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser


@SCREENS
@pytest.mark.parametrize(
    ("lang", "first", "second", "alliance"),
    [("en", "Russia", "North Korea", "allies"), ("ja", "ロシア", "北朝鮮", "同盟")],
)
def test_from_the_front_page_to_the_evidence_of_a_sentence(
    browser: playwright.Browser, address: str, screen: dict[str, int], lang: str, first: str,
    second: str, alliance: str,
) -> None:  # fmt: skip
    page = browser.new_page(viewport=screen)
    outside: list[str] = []
    page.on("request", lambda sent: sent.url.startswith(address) or outside.append(sent.url))
    page.goto(f"{address}/{lang}")
    page.locator("input[name=a]").fill(first)
    page.locator("input[name=b]").fill(second)
    page.locator("main form button").first.click()
    assert page.url == f"{address}/{lang}/RUS/PRK"
    page.locator("input[name=as_of]").fill("2024-04-30")
    page.locator(".bar form button").click()
    assert page.url.endswith("/RUS/PRK?as_of=2024-04-30")
    page.locator("section.question h2 a", has_text=re.compile(alliance)).first.click()
    assert "/alliance?as_of=2024-04-30" in page.url
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    proof = page.locator("details.proof").first
    proof.locator("summary").click()
    assert proof.locator(".cards .who a").first.is_visible()
    assert not outside
    page.close()


PAGES = ["/en", "/ja/RUS/PRK/alliance?as_of=2024-04-30", "/en/state/JPN", "/ja/sources",
         "/ja/check?from=RUS&to=PRK&goods=2710&date=2024-03-01", "/en/search?q=Rajin", "/ja/audit",
         "/en/compare?a=RUS&b=PRK&since=2024-04-30&until=2024-12-31"]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: playwright.Browser, address: str, scheme: str) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport=LAPTOP)
    page = context.new_page()
    for path in PAGES:
        page.goto(f"{address}{path}")
        assert not findings(page), path
    context.close()


def test_nothing_is_said_on_the_console(browser: playwright.Browser, address: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for path in PAGES:
        page.goto(f"{address}{path}")
    assert not said
    page.close()
