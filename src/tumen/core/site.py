"""What a page needs to know of the site it stands in: nothing, where it is a file of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Site:
    """`root` is the prefix of all addresses, `here` the page's own without the language, with its
    query; `question` the address of a question page, with {name} for its name; `sentence` that of a
    sentence's evidence card; `file` that of an exhibit's file. `scripts` are modules that a page can
    do without; `codes` the states of the page; `labels` words of the frame by their keys."""

    root: str
    stylesheet: str
    here: str
    as_of: str
    question: str = ""
    frozen: str = ""
    file: str = ""  # the address of an exhibit's file, with {key} and {form}
    days: tuple[tuple[str, str, bool], ...] = ()  # address, label and whether it is this day
    links: tuple[tuple[str, str], ...] = ()
    sentence: str = ""
    whole: str = ""  # of a card: the address of its sentence in the dossier
    codes: str = ""
    pages: tuple[tuple[str, str], ...] = ()  # other views of the same states: address and label
    scripts: tuple[str, ...] = ()  # addresses
    change_days: str = ""  # the address of the days on which something became known
    labels: Mapping[str, str] = field(default_factory=dict)
    other: tuple[str, str, str] = ("", "", "")  # address, name and code of the other language
