"""The Admiralty code: the source and the report are graded apart (NATO AJP-2.1; MISP taxonomy).

The weights follow the MISP taxonomy's numbers for the source (A 100 … E 0; F, "cannot be judged",
50) and the same steps for the report; they only order reports, they are not probabilities.
"""

from __future__ import annotations

from typing import Literal

from tumen.core.values import Text

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal[1, 2, 3, 4, 5, 6]

RELIABILITY: dict[str, Text] = {
    "A": Text("completely reliable", "全面的に信頼できる"),
    "B": Text("usually reliable", "通常は信頼できる"),
    "C": Text("fairly reliable", "ある程度信頼できる"),
    "D": Text("not usually reliable", "通常は信頼できない"),
    "E": Text("unreliable", "信頼できない"),
    "F": Text("reliability cannot be judged", "信頼性を判断できない"),
}
CREDIBILITY: dict[int, Text] = {
    1: Text("confirmed by others", "他の情報で確認済み"),
    2: Text("probably true", "おそらく事実"),
    3: Text("possibly true", "事実の可能性あり"),
    4: Text("doubtful", "疑わしい"),
    5: Text("improbable", "事実とは考えにくい"),
    6: Text("cannot be judged", "真偽を判断できない"),
}
_SOURCE_WEIGHT = {"A": 1.0, "B": 0.75, "C": 0.5, "D": 0.25, "E": 0.0, "F": 0.5}
_REPORT_WEIGHT = {1: 1.0, 2: 0.75, 3: 0.5, 4: 0.25, 5: 0.0, 6: 0.5}


def source_weight(reliability: str) -> float:
    """0 to 1, rising with the grade of the source."""
    return _SOURCE_WEIGHT[reliability]


def report_weight(credibility: int) -> float:
    """0 to 1, rising with the credibility of the report."""
    return _REPORT_WEIGHT[credibility]
