"""Words that turn a sentence into another."""

import pytest

from tumen.audit.match.opposites import turned


@pytest.mark.parametrize(
    ("sentence", "statement", "is_turned"),
    [
        ("They ratified it in June.", "They signed it in June.", True),
        ("They signed it in June.", "They signed it in June; both ratified it later.", False),
        ("両国は条約を批准した。", "両国は条約に署名した。", True),
        ("両国は条約に調印した。", "両国は条約に署名した。", False),
        ("300 were wounded.", "300 were killed.", True),
        ("300 were wounded.", "3,000 casualties, among them 300 wounded and some killed.", False),
        ("The coal is banned.", "The coal is exempt.", True),
        ("The coal is exempt.", "The coal is outside the ban.", False),
    ],
)
def test_turned(sentence: str, statement: str, is_turned: bool) -> None:
    assert turned(sentence, statement) is is_turned
