"""Refuse to build a wheel that would hold data which may not be redistributed."""

import json
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LIMIT_MB = 30


class LicenceHook(BuildHookInterface):
    """Reads the manifest of the embedded snapshot before the wheel is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict) -> None:
        folder = Path(self.root) / "src" / "tumen" / "snapshot"
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        refused = [
            name
            for name, card in manifest["sources"].items()
            if card["origin"]["licence"] not in ("open", "with-citation")
        ]
        if refused:
            raise SystemExit(f"the snapshot holds sources that may not be shipped: {refused}")
        listed = {stored["file"] for stored in manifest["tables"].values()} | {"manifest.json"}
        stray = sorted(path.name for path in folder.iterdir() if path.name not in listed)
        if stray:
            raise SystemExit(f"files in the snapshot that its manifest does not name: {stray}")
        size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
        if size > LIMIT_MB:
            raise SystemExit(f"the snapshot is {size:.1f} MB, more than {LIMIT_MB} MB")
