"""A commented start for a new case: valid as it stands, and empty until its owner fills it."""

from __future__ import annotations

from pathlib import Path

from tumen.core.errors import UsageError
from tumen.core.states import State

_ABOUT = """\
# The case as a whole. `tumen case check {folder}` tells what is missing or wrong, by file and line.
title_en: {a.name_en} and {b.name_en}
title_ja: {a.name_ja}と{b.name_ja}
states: [{a.code}, {b.code}]
scope_en: What this case holds and what it does not. Write it here.
scope_ja: この記録簿に収めたものと、収めていないものを、ここに書く。
reviewed: '{day}'
"""
_SOURCES = """\
# Documents that claims cite. One entry each; ids are lower case with hyphens.
#
# - id: ministry-20240102
#   publisher: Ministry of Foreign Affairs
#   title: Title of the page
#   url: https://example.org/page
#   published: '2024-01-02'        # YYYY, YYYY-MM or YYYY-MM-DD
#   lang: en
#   kind: official                 # official, un, news, state-media, think-tank, ngo, encyclopedia, dataset
#   reliability: A                 # Admiralty grade A to F
#   reliability_reason: why that grade
#   voice_of: {a.code}             # the state for which it speaks, if any
"""
_CLAIMS = """\
# Claims on the topic "{topic}": one publisher's statement at one date each.
#
# - id: first-visit-20240102
#   kind: visit
#   subjects: [{a.code}, {b.code}]
#   statement_en: Who said or did what, when, in one English sentence.
#   statement_ja: 誰がいつ何を述べたか、または行ったかを、日本語の一文で書く。
#   event_date: '2024-01-02'       # or valid_from and valid_to
#   known_from: '2024-01-02'       # when it became public
#   sources: [ministry-20240102]
#   credibility: 2                 # 1 confirmed by others … 6 cannot be judged
#   credibility_reason: why that grade
#   status: reported               # confirmed, reported, estimate, disputed, denied
"""
_TREATIES = """\
# Treaties, in our own words; docs/reference/ledger.md tells every field.
"""
TOPICS = ("alliance", "border", "recognition", "trade")


def start_case(folder: Path, a: State, b: State, day: str) -> list[Path]:
    """Write a commented start; a folder that is there already is left alone (UsageError)."""
    if folder.exists():
        raise UsageError(f"{folder} is there already; choose another with --dir")
    written = {
        folder / "case.yaml": _ABOUT.format(folder=folder, a=a, b=b, day=day),
        folder / "sources.yaml": _SOURCES.format(a=a, b=b),
        folder / "treaties.yaml": _TREATIES,
        **{
            folder / "claims" / f"{topic}.yaml": _CLAIMS.format(topic=topic, a=a, b=b)
            for topic in TOPICS
        },
    }
    try:
        (folder / "claims").mkdir(parents=True)
        for path, text in written.items():
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {folder}: {error.strerror}") from None
    return sorted(written)
