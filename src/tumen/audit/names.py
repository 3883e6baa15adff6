"""States in running text by the names and aliases of the register: longest match first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_KATAKANA = "ァ-ヶー"


def _whole(names: Iterable[str]) -> str:
    """Japanese names where katakana do not go on: 南ア is not in 南アジア.

    What comes before is looked at once for all that begin in katakana: at every place of a text it
    would cost as much as the search.
    """
    kana: list[str] = []
    other: list[str] = []
    for name in names:
        after = f"(?![{_KATAKANA}])" if re.search(f"[{_KATAKANA}]$", name) else ""
        (kana if re.match(f"[{_KATAKANA}]", name) else other).append(re.escape(name) + after)
    parts = [f"(?<![{_KATAKANA}])(?:{'|'.join(kana)})"] if kana else []
    return "|".join([*parts, *other])


@dataclass(frozen=True, slots=True)
class Named:
    """A state where the text names it."""

    code: str
    start: int
    end: int


class Gazetteer:
    """Names to codes. One-character Japanese names count only side by side (日米, 中朝) or where the
    data of `joined` say so; English adjectives come from `adjectives`."""

    def __init__(self, names: Iterable[tuple[str, str]], compounds: Mapping[str, str]) -> None:
        self._codes: dict[str, str] = {}
        for name, code in names:
            if len(name) > 1 and not (len(name) == 2 and name.isascii() and name.islower()):
                self._codes.setdefault(name, code)
        self._compounds = dict(compounds)
        latin = [n for n in self._codes if n.isascii()]
        other = [n for n in self._codes if not n.isascii()]
        latin.sort(key=len, reverse=True)
        other.sort(key=len, reverse=True)
        joined = "|".join(map(re.escape, latin))
        wide = _whole(other)
        letters = "".join(map(re.escape, self._compounds))
        self._pattern = re.compile(
            rf"(?<![A-Za-z])(?:(?P<latin>{joined})(?![A-Za-z]))|(?P<wide>{wide})"
            rf"|(?P<pair>[{letters}]{{2,3}}(?=間|両|双方|関係|貿易|国境|条約|同盟|首脳|戦争|の|共同|友好|安|基本|\b))"
            rf"|(?P<topic>(?<![一-鿿])(?!日中)[{letters}]{{2}}(?=[はがもと、]))"
            rf"|(?P<one>[{letters}](?=側|政府|軍|国防|大統領|外相|首相|国務|外務|当局))"
        )

    def find(self, text: str) -> list[Named]:
        """Every state in order; a name may occur more than once."""
        found = []
        for match in self._pattern.finditer(text):
            if match["pair"] or match["topic"] or match["one"]:
                for i, c in enumerate(match.group()):
                    at = match.start() + i
                    found.append(Named(self._compounds[c], at, at + 1))
            else:
                found.append(Named(self._codes[match.group()], match.start(), match.end()))
        return found
