"""A sentence cut into the statements that it joins: "A sat there in 2005 and B in 2009" tells two facts.

What a part leaves out it takes from its neighbour: the predicate ("and Turkey in 2009 and 2010"), or the state
that it goes on about ("and lost").
"""

from __future__ import annotations

import re
from itertools import pairwise

from tumen.audit.names import Gazetteer
from tumen.audit.reading import Reading, reread

JOINTS = {
    "en": re.compile(
        r"; (?:and |but )?|,? (?:while|whereas|although|though|but)\b |, and (?:then )?|, (?=against )| and (?=(?:the )?[A-Z][\w]+ (?!and\b)(?:\w+ ){0,3}?(?:about |some |roughly |around |in |on )?\$?\d)"
        r"| and (?=(?:it|they|that|then|lost|won|sold|bought|ended|began|voted|joined|abstained) )|, (?=followed by )|,? (?:as|and so) (?:did|had|has|was|were|is|does|do|are|have) (?=(?:the )?[A-Z])"
    ),
    "ja": re.compile(
        r"(?<=[しきいりちびみっ])て、|(?<=[しいきりちびみせれえげけめずべ])、|(?<=[たるいだすん])が、|(?<=[たるいだ])(?:のに対し(?:て)?|一方で?)、|(?<=もの)の、|。|(?<=[年月日])、(?=[^、]{1,12}は)|(?<=まで)、(?=[^、]{1,12}は)"
    ),
}
FILLER = frozenset(["and", "but", "while", "whereas", "followed", "did", "so", "too", "also", "in", "on", "at", "about", "roughly", "some", "around", "against", "of", "the", "was", "were", "next", "later", "then", "likewise", "respectively", "similarly", "side", "ones", "its", "their", "by", "from", "to", "until", "between", "a", "an", "with", "for", "that", "it", "they", "nearly", "almost", "close", "only", "just", "over", "had", "has", "have", "only", "those"])  # fmt: skip
LEAST = 3
"""Characters of a part worth reading by itself."""


def cut(reading: Reading, names: Gazetteer) -> list[Reading]:
    """The parts of a sentence, in order; none of one that is a single statement."""
    texts = [t.strip(" ,、;") for t in JOINTS[reading.lang].split(reading.text)]
    texts = [t for t in texts if t]
    if len(texts) < 2 or any(len(t) < LEAST for t in texts):
        return []
    parts = reread(reading, texts, names)
    if sum(bool(p.named or p.times or p.amounts) for p in parts) < 2:
        return []
    order = range(1, len(parts)) if reading.lang == "en" else range(len(parts) - 2, -1, -1)
    whole = [p.text for p in parts]
    for i in order:
        beside = i - 1 if reading.lang == "en" else i + 1
        model = reread(reading, [whole[beside]], names)[0]
        if whole[i].startswith(("against ", "followed by ")) and not _is_bare(parts[i]):
            return []
        if _is_bare(parts[i]):
            filled = _filled(model, parts[i])
            if filled is None:
                return []
            whole[i] = filled
        elif not parts[i].named and model.named and _lacks_subject(parts[i]):
            whole[i] = _with_subject(model, parts[i])
    return reread(reading, [_ended(text, reading.lang) for text in whole], names)


def _spans(part: Reading) -> list[tuple[int, int]]:
    spans = [(n.start, n.end) for n in part.named] + [(w.start, w.end) for w in part.times]
    return spans + [(a.start, a.end) for a in part.amounts]


def _is_bare(part: Reading) -> bool:
    """Whether a part has slots and nothing that says what of them."""
    text = list(part.text)
    for start, end in _spans(part):
        text[start:end] = " " * (end - start)
    rest = "".join(text)
    if not part.named:
        return False
    if part.lang == "ja":
        return not re.search(
            r"[一-鿿]", re.sub("年|月|日|約|側|軍|両|人|名|間", "", rest)
        ) and not re.search(r"(?:した|だった|いた|った)$", rest.strip())
    words = re.findall(r"[a-z]+", rest.lower())
    return all(word in FILLER for word in words)


def _filled(model: Reading, part: Reading) -> str | None:
    """The neighbour's words with the slots of a bare part; None where they do not fit each other."""
    if len(model.states) != 1 or len(part.states) != 1 or len(part.amounts) > 1:
        return None
    if bool(model.times) < bool(part.times) or len(model.amounts) != max(
        1, len(part.amounts)
    ) * bool(model.amounts):
        return None
    if bool(model.amounts) is not bool(part.amounts) and part.amounts:
        return None
    name, mine = model.named[0], part.named[0]
    swaps = [(name.start, name.end, part.text[mine.start : mine.end])]
    if part.times:
        start, end = part.times[0].start, part.times[-1].end
        swaps.append((model.times[0].start, model.times[-1].end, part.text[start:end]))
    if part.amounts:
        held, said = model.amounts[0], part.amounts[0]
        new = part.text[said.start : said.end].strip()
        if not said.unit:
            new += re.sub(r"^.*?[\d,.]+", "", model.text[held.start : held.end])
        swaps.append((held.start, held.end, f" {new}" if model.lang == "en" else new))
    elif model.amounts:
        return None
    swaps.sort()
    if any(a[1] > b[0] for a, b in pairwise(swaps)):
        return None
    text = model.text
    for start, end, new in reversed(swaps):
        text = text[:start] + new + text[end:]
    return re.sub(r"  +", " ", text)


def _lacks_subject(part: Reading) -> bool:
    if part.lang == "ja":
        return not re.search(r"[はが]", part.text[:12])
    return bool(
        re.match(
            r"(?:lost|won|sold|bought|ended|began|voted|joined|abstained|had|has|was|is|did|then)\b",
            part.text,
        )
    )


def _with_subject(model: Reading, part: Reading) -> str:
    first = model.named[0]
    name = model.text[first.start : first.end]
    return f"{name}は{part.text}" if part.lang == "ja" else f"{name} {part.text}"


def _ended(text: str, lang: str) -> str:
    text = text.strip(" ,、")
    text = text[:1].upper() + text[1:]
    stop = "。" if lang == "ja" else "."
    return text if text.endswith((stop, "!", "?")) else text + stop
