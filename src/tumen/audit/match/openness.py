"""What a sentence says beside a dated fact: that it was the last, the only one, so far."""

from __future__ import annotations

import re

from tumen.audit.reading import Reading
from tumen.audit.verdict import Kind, Verdict

OPEN = re.compile(
    r"\bmost recent(?:ly)?\b|\blatest\b|\bthe last (?:time|of|one|such|country|state|war)\b|\b(?:was|is) (?:also )?(?:its|their|his) last\b|\bso far\b|\bto date\b|\bup to now\b|\buntil now\b"
    r"|\bno (?:other|further|later|more recent)\b|\bthe only (?:one|time|state|country|war|occasion)\b|\bnever (?:again|since)\b|\bnot .{0,30}\bsince\b|\bnone since\b"
    r"|これまで(?:に|で)?(?:唯一|最後|最多|最大|のところ)|今のところ|いまのところ|が最後(?:だ|で|と)|最後の(?:戦争|会談|訪問|実験|行使|任期)|最新の|直近の|唯一の|以来(?:一度も|初めて)|まだ[^、。]{0,16}(?:ない|おらず|ません)|この(?:1|一)度(?:だけ|きり)",
    re.I,
)
FIXED = frozenset(
    {"war-dates", "war-outcome", "war-deaths", "war-sides", "war-initiator", "war-length", "war-years",
     "trade", "trade-total", "vote", "roll-call", "un-member", "dispute", "vote-agreement"}
)  # fmt: skip
"""Relations that compare a fact of the past: they do not know what came later."""


def tempered(reading: Reading, found: list[Verdict]) -> list[Verdict]:
    """The verdicts without the support of a fact for a sentence that says more: that nothing followed."""
    if not OPEN.search(reading.text):
        return found
    if any(verdict.relation not in FIXED for verdict in found):
        return found
    return [verdict for verdict in found if verdict.kind is not Kind.SUPPORTED]
