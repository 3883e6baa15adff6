"""From evidence to a word: high, moderate, low, or computed. One table for every language.

Confidence speaks of the evidence, likelihood of the world. ICD 203 (Analytic Standards, 2015)
forbids both in one sentence; so confidence is printed as a mark beside a sentence, and only
sentences of the outlook carry likelihood words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tumen.core.grades import report_weight, source_weight
from tumen.core.values import Text


class Level(StrEnum):
    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    COMPUTED = "computed"  # counted or derived from a dataset: as good as that dataset


@dataclass(frozen=True, slots=True)
class Confidence:
    level: Level
    reason: Text


COMPUTED = Confidence(
    Level.COMPUTED,
    Text("computed from the rows of the dataset named", "記載したデータセットの行から計算"),
)

WORDS: dict[Level, Text] = {
    Level.HIGH: Text("high confidence", "確信度:高"),
    Level.MODERATE: Text("moderate confidence", "確信度:中"),
    Level.LOW: Text("low confidence", "確信度:低"),
    Level.COMPUTED: Text("computed", "計算値"),
}

Grade = tuple[str, int, str]  # source reliability, report credibility, who counts as one voice


def _strength(grade: Grade) -> float:
    return source_weight(grade[0]) * report_weight(grade[1])


def judge(supporting: Sequence[Grade], rivals: Sequence[Grade]) -> Confidence:
    """The confidence of a sentence carried by graded reports.

    High: two independent voices of at least B1 or B2 strength (0.5), or one of A1 strength (0.9),
    and no rival of strength 0.25. Low: nothing above 0.25, or a rival as strong as the best
    support. Moderate: the rest.
    """
    best = max(map(_strength, supporting), default=0.0)
    rival = max(map(_strength, rivals), default=0.0)
    strong_voices = {grade[2] for grade in supporting if _strength(grade) >= 0.5}
    if rival > 0 and rival >= best:
        return Confidence(
            Level.LOW,
            Text("a rival report is graded as high", "同等以上の評価の対立する報告がある"),
        )
    if best < 0.25:
        return Confidence(
            Level.LOW,
            Text("only weakly graded reports", "評価の低い報告しかない"),
        )
    if rival < 0.25 and len(strong_voices) >= 2:
        return Confidence(
            Level.HIGH,
            Text(
                f"{len(strong_voices)} well-graded sources, no strong rival",
                f"評価の高い情報源が{len(strong_voices)}点あり、有力な対立報告がない",
            ),
        )
    if rival < 0.25 and best >= 0.9:
        return Confidence(
            Level.HIGH,
            Text("a reliable source, confirmed", "信頼できる情報源で、他でも確認済み"),
        )
    return Confidence(
        Level.MODERATE,
        Text("rival reports exist", "対立する報告がある")
        if rival
        else Text("one well-graded source", "評価の高い情報源は1点")
        if strong_voices
        else Text("sources of middling grade", "情報源の評価は中程度"),
    )


LIKELIHOOD: tuple[tuple[float, float, Text], ...] = (
    (0.01, 0.05, Text("almost no chance", "ほぼあり得ない")),
    (0.05, 0.20, Text("very unlikely", "可能性は非常に低い")),
    (0.20, 0.45, Text("unlikely", "可能性は低い")),
    (0.45, 0.55, Text("roughly even chance", "五分五分")),
    (0.55, 0.80, Text("likely", "可能性が高い")),
    (0.80, 0.95, Text("very likely", "可能性が非常に高い")),
    (0.95, 0.99, Text("almost certain", "ほぼ確実")),
)
"""ICD 203's words and the probabilities they stand for."""


def likelihood(probability: float) -> Text:
    """ICD 203's word for a probability; certainty itself has none."""
    for low, high, word in LIKELIHOOD:
        if low <= probability < high or (high == 0.99 and low <= probability <= 1.0):
            return word
    return LIKELIHOOD[0][2]
