"""Whether a sentence tells of what stands at the writing."""

from __future__ import annotations

import re

from tumen.audit.reading import Reading

_PARTICIPLE = re.compile(
    r"\b(?:dating|dated|signed|concluded|called|named|bound|obliged|committed|tied|allied|pledged|linked|united|been) (?=from|in|on|by|to|the|with|together)",
    re.I,
)
"""Participles beside a verb of the present: "bound by a pact signed in 1951"."""
_PAST = re.compile(
    r"\b(?:was|were|had|did|until|took|made|gave|came|undertook|swore|became|put|found|(?!united|indeed|exceed|succeed|proceed|hundred|limited|unlimited|armed)\w{3,}ed)\b",
    re.I,
)
_PAST_JA = re.compile(r"(?:た|んだ|いだ)。?$|まで(?:は|の|有効)")


def is_past(reading: Reading) -> bool:
    """Whether a verb is of the past; Japanese tells it at the end of the sentence."""
    if reading.lang == "ja":
        return bool(_PAST_JA.search(reading.text.strip()))
    return bool(_PAST.search(_PARTICIPLE.sub("", reading.text)))
