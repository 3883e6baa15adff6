"""What the tests in real Chromium share: the screens, a page opened, and what axe finds on it."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest

PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
SCREENS = pytest.mark.parametrize("screen", [PHONE, LAPTOP], ids=["phone", "laptop"])


def opened(browser: Any, url: str, **options: object) -> Any:
    """A page in a context of its own, with those options."""
    page = browser.new_context(**options).new_page()
    page.goto(url)
    return page


def findings(page: Any) -> list[tuple[str, str, str]]:
    """Impact, rule and first place of all that axe finds. The page must be open with `bypass_csp`."""
    if not page.evaluate("'axe' in window"):
        page.evaluate((resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    return [(v["impact"], v["id"], v["nodes"][0]["html"][:200]) for v in found]
