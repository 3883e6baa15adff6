"""Who sells to whom, whether both directions are meant, and whose balance is in surplus: by the words around the states."""

from __future__ import annotations

import re

from tumen.audit.match.domains import lettered, skeleton
from tumen.audit.reading import Reading

_S, _B = (rf"(?<![A-Za-z])(?P<{role}>[AB])(?![A-Za-z])" for role in "sb")
_SALE = r"(?:sold|sells?|selling|exported|exports|exporting|shipped|ships|supplied|supplies|delivered|provided|sent|furnished|earned|earns|exporters?|placed)"
_BUY = r"(?:bought|buys?|buying|imported|imports|importing|purchased|purchases|took|taking|received|acquired|sourced|sources|obtained|spent|spends|paid|ran up|importers?)"
FLOWS = {
    "en": (
        rf"\bfrom (?:\w+ in )?{_S}[^;]{{0,50}}?\b(?:to|into|for|in) (?:\w+ in )?{_B}",
        rf"\b(?:to|into) {_B}[^;]{{0,40}}?\bfrom {_S}",
        rf"{_B}[^AB;]{{0,60}}\b{_BUY}\b[^AB;]{{0,70}}\b(?:from|of|in) {_S}",
        rf"{_S}[^AB;]{{0,60}}\b{_SALE}\b[^AB;]{{0,70}}\b(?:to|in|for) {_B}",
        rf"(?:imports?|purchases) (?:of|by) {_B}[^AB]{{0,30}}\b(?:from|of) {_S}",
        rf"exports? (?:of|by) {_S}[^AB]{{0,30}}\bto {_B}",
        rf"{_S} (?:sold|sells|supplied|shipped|sent|delivered|exported)[^AB]{{0,12}} {_B}",
        rf"supplier to {_B}[^AB]*{_S}",
        rf"customer (?:for|of) {_S}",
        rf"(?:goods|merchandise|products) from {_S}[^AB]{{0,40}}\b(?:cost|buyers in|entered|reached|arriv\w+)[^AB]{{0,20}}{_B}",
        rf"(?:shipments|deliveries|sales|exports)[^AB]{{0,20}} to {_B}[^AB]{{0,30}}(?:earned|brought|by|of) {_S}",
        rf"spent[^AB]{{0,40}}(?:goods|products|merchandise) (?:from|of) {_S}",
        rf"{_B}['’]?s?(?: \w+)? (?:imports|purchases|bill|spending)\b",
        rf"{_S}['’]?s?(?: \w+)? (?:exports|sales|shipments|deliveries)\b",
    ),
    "ja": (
        rf"{_S}(?:側|企業)?から{_B}(?:側|市場)?(?:へ|に|向け|への|宛)",
        rf"{_S}の対?{_B}(?:向け|への|に対する|に向けた|輸出)",
        rf"{_B}の対?{_S}(?:から)?の?(?:輸入|買い)",
        rf"{_B}(?:は|が|側は|側が)[^AB。]{{0,24}}{_S}から[^AB。]{{0,40}}(?:輸入|買|購入|調達|仕入|受け入れ|支払)",
        rf"{_S}(?:は|が|側は|側が)[^AB。]{{0,24}}{_B}(?:に|へ|向け|市場)[^AB。]{{0,40}}(?:輸出|売|出荷|供給|送り出|納)",
        rf"{_B}(?:は|が)[^。]{{0,40}}{_S}(?:製品|産品|の物品|の品|の商品|からの)[^AB。]{{0,40}}(?:輸入|買|購入|調達|受け入れ|支払)",
        rf"{_B}が{_S}から(?:買|輸入|購入|調達)",
        rf"{_S}が{_B}(?:に|へ)(?:売|輸出|出荷|供給)",
        rf"{_S}にとって[^AB。]{{0,20}}{_B}(?:向け|への)",
        rf"{_S}の[^AB。]{{0,14}}輸出[^AB。]{{0,20}}{_B}(?:向け|への|に対)",
    ),
}
_FLOWS = {lang: [re.compile(p) for p in patterns] for lang, patterns in FLOWS.items()}
BOTH = {
    "en": re.compile(
        r"two-way|both ways|both directions|either direction|one direction or the other|\beach other|adds? up|added up|\bsum of\b|taken together|put together|exports and imports|imports and exports|both sides|in and out|coming and going|\bbilateral|\bturnover|\bcombined\b|\bexchanged\b|\bmutual\b|buy from and sell|from A to B and from B to A|from B to A and from A to B|traded (?:goods|merchandise|products)|both flows|the two flows|\bexchange of goods|changed hands|both countries' exports|back and forth"
        r"|(?<!the )\btrade (?:in goods |in merchandise )?(?:between|with|of|volume)\b|\bcommerce\b.{0,20}\b(?:between|linking|with|of)\b|(?:goods|merchandise|overall|total) trade\b",
        re.I,
    ),
    "ja": re.compile(
        r"往復|双方向|輸出入|輸出と輸入|輸入と輸出|合わせ|両方向|二国間(?:の)?(?:貿易|取引)|両国間?の(?:貿易|取引|商品|物品|モノ)|貿易(?:総)?額|貿易(?:の)?規模|貿易高|相互|やり取り|やりとり|間の(?:貿易|取引|物品|モノ|財)|往来|行き来|取引(?:総)?額|合計|総額"
    ),
}
ONE_WAY = {
    "en": re.compile(
        rf"\b(?:{_SALE}|{_BUY}|exports?|imports?|purchases|sales|shipments|customer)\b", re.I
    ),
    "ja": re.compile("輸出(?!入)|輸入|向け|から買|に売"),
}
STRONG = {
    "en": re.compile(
        r"two-way|both ways|both directions|either direction|\beach other|adds? up|added up|\bsum of\b|taken together|put together|\ball\b[^.;]{0,30}\btogether\b|exports and imports|imports and exports|both sides|in and out|coming and going|bilateral|turnover|combined|exchanged|buy from and sell|from A to B and from B to A|from B to A and from A to B|traded (?:goods|merchandise)|two flows",
        re.I,
    ),
    "ja": re.compile(
        r"往復|双方向|輸出入|輸出と輸入|輸入と輸出|合わせ|両方向|相互|やり取り|やりとり|行き来|合計"
    ),
}


def flow(reading: Reading, two: tuple[str, str]) -> tuple[str, str] | None:
    """Seller and buyer; None where no pattern tells."""
    text, letters = skeleton(reading, two), lettered(reading, two)
    for pattern in _FLOWS[reading.lang]:
        if match := pattern.search(text):
            groups = match.groupdict()
            seller = letters.get(groups.get("s") or "")
            buyer = letters.get(groups.get("b") or "")
            if seller == buyer:
                continue
            seller = seller or next(c for c in two if c != buyer)
            return seller, buyer or next(c for c in two if c != seller)
    return None


def are_both_meant(reading: Reading, two: tuple[str, str]) -> bool:
    """Whether a figure is of both directions together."""
    text = skeleton(reading, two)
    if STRONG[reading.lang].search(text):
        return True
    return bool(BOTH[reading.lang].search(text)) and not ONE_WAY[reading.lang].search(text)


PLUS = {
    "en": (
        rf"(?:in favou?r|to the advantage|plus for|surplus for) (?:of )?{_S}",
        rf"{_S}['’]s favou?r",
        rf"left {_S} in the black",
        rf"left {_B} in the red",
        rf"{_B}[^AB]{{0,50}}(?:\bin the red|\bdeficit|net importer|negative (?:trade )?balance)",
        rf"{_S}[^AB]{{0,50}}(?:\bin the black|\bsurplus|net exporter|positive (?:trade )?balance|\bin credit)",
        rf"{_S}[^;]{{0,60}}\b(?:sold|exported|shipped|delivered|earned|taken in|supplied|sent)\b[^;]{{0,30}}\b(?:more|greater)\b[^;]{{0,60}}\bthan\b[^;]{{0,60}}\b(?:bought|imported|received|obtained|spent|purchased|took)",
        rf"{_B}[^;]{{0,60}}\b(?:bought|imported|purchased|received|spent|took)\b[^;]{{0,30}}\b(?:more|greater)\b[^;]{{0,60}}\bthan\b[^;]{{0,60}}\b(?:sold|exported|shipped|delivered|earned|supplied)",
        rf"(?:exports|sales|deliveries) (?:from|of|by) {_S}[^;]{{0,40}}(?:exceed\w*|outweigh\w*|surpass\w*|greater than|larger than|higher than|topped)",
        rf"(?:imports|purchases) (?:of|by) {_B}[^;]{{0,60}}(?:exceed\w*|outweigh\w*|surpass\w*|greater than|larger than|higher than)",
        rf"(?:imports|purchases) (?:of|by) {_S}[^;]{{0,60}}(?:smaller|lower|less|below|fell short)",
        rf"{_B}[^;]{{0,40}}\b(?:delivered|sold|exported|shipped)\b[^;]{{0,40}}\b(?:fell short|was less|less than|smaller|fewer)",
        rf"(?:more|greater)\b[^;]{{0,24}}\bfrom {_S} to {_B}",
    ),
    "ja": (
        rf"{_S}(?:側|にとって)?(?:は|が|の|に|側の|側が)[^AB。]{{0,40}}(?:黒字|出超|輸出超過)",
        rf"{_B}(?:側|にとって)?(?:は|が|の|に|側の|側が)[^AB。]{{0,40}}(?:赤字|入超|輸入超過)",
        rf"{_S}[^。]{{0,50}}(?:輸出|売)[^。]{{0,14}}(?:が|は)[^。]{{0,30}}(?:輸入|買)[^。]{{0,14}}(?:を(?:大きく)?上回|より(?:も)?(?:多|大き)|を(?:しの|超))",
        rf"{_B}[^。]{{0,50}}(?:輸入|買)[^。]{{0,14}}(?:が|は)[^。]{{0,30}}(?:輸出|売)[^。]{{0,14}}(?:を(?:大きく)?上回|より(?:も)?(?:多|大き)|を(?:しの|超))",
        rf"{_B}[^。]{{0,50}}(?:輸出|売)[^。]{{0,14}}(?:が|は)[^。]{{0,30}}(?:輸入|買)[^。]{{0,14}}(?:を(?:大きく)?下回|より(?:も)?(?:少|小さ)|に(?:及ば|届か))",
        rf"{_S}(?:に有利|優位)",
    ),
}
"""Whose balance is in surplus (`s`) or in deficit (`b`)."""
_PLUS = {
    lang: [re.compile(p, re.I if lang == "en" else 0) for p in ps] for lang, ps in PLUS.items()
}


def surplus(reading: Reading, two: tuple[str, str]) -> str | None:
    """The state that is said to sell the other more than it buys; None where no pattern tells."""
    text, letters = skeleton(reading, two), lettered(reading, two)
    for pattern in _PLUS[reading.lang]:
        if match := pattern.search(text):
            groups = match.groupdict()
            seller, buyer = (
                letters.get((groups.get("s") or "").upper()),
                letters.get((groups.get("b") or "").upper()),
            )
            return seller or next(c for c in two if c != buyer)
    return None
