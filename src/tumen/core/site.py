"""What a page needs to know of the site it stands in: nothing, where it is a file of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """`root` is the prefix of all addresses, `here` the page's own without the language, with its
    query; `question` the address of a question page, with {name} for its name; `file` that of an
    exhibit's file."""

    root: str
    stylesheet: str
    here: str
    as_of: str
    question: str = ""
    frozen: str = ""
    file: str = ""  # the address of an exhibit's file, with {key} and {form}
    days: tuple[tuple[str, str, bool], ...] = ()  # address, label and whether it is this day
    links: tuple[tuple[str, str], ...] = ()
    other: tuple[str, str, str] = ("", "", "")  # address, name and code of the other language
