"""Where do relations stand? The key judgements of the other questions, and what changed in a year."""

from __future__ import annotations

from collections.abc import Mapping

from tumen.core.evidence import Finding
from tumen.core.kinds import Answer, Ask, Facts, Question, Sentences
from tumen.core.values import Text
from tumen.questions._findings import not_known

ORDER = (
    "alliance", "casualties", "wars", "trade", "border", "trilateral", "purpose", "zones", "travel",
    "recognition", "border_trade", "outlook", "gains", "beginnings", "history",
)  # fmt: skip
"""Which questions' judgements come first when there are more than MOST."""
MOST = 8
SENTENCES: Sentences = {
    "no_claims": {
        "en": "no question about {a} and {b} found evidence",
        "ja": "{a}と{b}に関するどの問いにも根拠が見つからなかったため",
    },
}


def answer(
    facts: Facts, ask: Ask, answers: Mapping[str, Answer], earlier: Mapping[str, Answer]
) -> Answer:
    """Judgements as findings; as details, the judgements of a year before that no longer stand."""
    judgements = [
        judgement
        for name in ORDER
        if name in answers and (judgement := answers[name].judgement) is not None
    ][:MOST]
    if not judgements:
        would = Text("any source on the two states", "両国に関する何らかの情報源")
        return Answer(unknowns=(not_known("no_claims", would, a=ask.a, b=ask.b),))
    changed = [
        new
        for name in ORDER
        if name in answers
        and (new := answers[name].judgement) is not None
        and (old := earlier[name].judgement if name in earlier else None) is not None
        and _told_differently(new, old)
    ]
    return Answer(findings=tuple(judgements), details=tuple(changed), judgement=judgements[0])


def _told_differently(new: Finding, old: Finding) -> bool:
    """Whether a judgement says something else than a year before, the day apart."""
    ignored = {"day", "n"}
    return new.key != old.key or any(
        new.slots.get(name) != old.slots.get(name)
        for name in new.slots.keys() | old.slots.keys()
        if name not in ignored
    )


QUESTION = Question(
    name="summary",
    order=17,
    title={
        "en": "In short: where do {a} and {b} stand?",
        "ja": "まとめ:{a}と{b}の関係の現在地は",
    },
    sentences=SENTENCES,
    answer=answer,
    summarises=True,
)
