"""Find the one constant in each module of a package: no list to edit, no decorator."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TypeVar

from tumen.core.errors import PluginError

T = TypeVar("T")


def find(package: str, constant: str, kind: type[T]) -> dict[str, T]:
    """All plug-ins of a package by name; modules whose name begins with "_" are helpers.

    Raises PluginError when a module lacks the constant, or two plug-ins share a name.
    """
    found: dict[str, T] = {}
    root = importlib.import_module(package)
    for info in pkgutil.iter_modules(root.__path__):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{package}.{info.name}")
        plugin = getattr(module, constant, None)
        if not isinstance(plugin, kind):
            raise PluginError(
                f"{module.__file__}: a module of {package} needs the constant {constant} "
                f"({kind.__name__}); see CONTRIBUTING.md"
            )
        name: str = plugin.name  # type: ignore[attr-defined]
        if name in found:
            raise PluginError(f"{module.__file__}: {constant} {name!r} exists already")
        found[name] = plugin
    return found
