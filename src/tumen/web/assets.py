"""The style sheet and the scripts: each under an address that names its content, kept for ever."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import resources

CSS, SCRIPT = "text/css; charset=utf-8", "text/javascript; charset=utf-8"
EVERYWHERE = ("palette",)
"""Scripts of every page; others are named by the pages that need them. All are enhancements: a page
is whole without them."""


@dataclass(frozen=True)
class Asset:
    """A file of the site: its hashed name, media type and bytes."""

    name: str
    media: str
    body: bytes


def _asset(stem: str, ending: str, media: str, body: bytes) -> Asset:
    return Asset(f"{stem}-{hashlib.sha256(body).hexdigest()[:16]}.{ending}", media, body)


def stylesheet(text: str) -> Asset:
    """The one style sheet."""
    return _asset("tumen", "css", CSS, text.encode())


def scripts() -> dict[str, Asset]:
    """The modules of `static`, by their plain names."""
    folder = resources.files("tumen.web") / "static"
    files = sorted(
        (f for f in folder.iterdir() if f.name.endswith(".js")), key=lambda file: file.name
    )
    return {
        file.name.removesuffix(".js"): _asset(
            file.name.removesuffix(".js"), "js", SCRIPT, file.read_bytes()
        )
        for file in files
    }
