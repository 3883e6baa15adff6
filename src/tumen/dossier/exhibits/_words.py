"""The few words that exhibits add to their data."""

from __future__ import annotations

from tumen.core.values import Lang, Text
from tumen.dossier.language import typeset

WORDS: dict[str, Text] = {
    "not reported": Text("not reported", "報告なし"),
    "no data": Text("no data", "データなし"),
    "estimate": Text("estimate", "推計"),
    "provisional": Text("provisional", "暫定値"),
    "log scale": Text("log scale", "対数目盛"),
    "further": Text("Further entries", "その他の項目"),
    "data": Text("Data", "データ"),
    "period": Text("Period", "時期"),
    "series": Text("Series", "系列"),
    "value": Text("Value", "値"),
    "low": Text("Low", "下限"),
    "high": Text("High", "上限"),
    "flag": Text("Flag", "注記"),
    "item": Text("Item", "項目"),
    "date": Text("Date", "日付"),
    "reported by": Text("Reported by", "発表者"),
    "source": Text("Source", "出典"),
    "status": Text("Status", "状態"),
    "weight": Text("Weight", "重み"),
    "from": Text("From", "開始"),
    "to": Text("To", "終了"),
    "kind": Text("Kind", "区分"),
    "what": Text("What", "内容"),
    "reference": Text("Reference", "参照"),
    "place": Text("Place", "地点"),
    "longitude": Text("Longitude", "経度"),
    "latitude": Text("Latitude", "緯度"),
    "contested": Text("contested or superseded", "争いあり・更新済み"),
    "pooled": Text("pooled range", "統合した範囲"),
    "range": Text("range given", "示された幅"),
    "day": Text("day known", "日まで判明"),
    "month": Text("month known", "月まで判明"),
    "year": Text("year known", "年のみ判明"),
    "span": Text("lasting", "期間"),
    "full": Text("full", "あり"),
    "part": Text("partial", "一部"),
    "none": Text("none", "なし"),
    "unknown": Text("not known", "不明"),
    "plus": Text("speaks for", "裏づける"),
    "minus": Text("speaks against", "反する"),
    "neutral": Text("neutral", "どちらとも言えない"),
    "share": Text("share (0 to 1)", "割合(0〜1)"),
    "rail": Text("railway", "鉄道"),
    "road": Text("road", "道路"),
    "port": Text("port", "港"),
    "zone": Text("zone", "特区"),
    "city": Text("town", "都市"),
    "airport": Text("airport", "空港"),
    "crossing": Text("crossing", "越境地点"),
    "capital": Text("capital", "首都"),
}


def word(key: str, lang: Lang) -> str:
    """A word of the renderers; a key without an entry, such as a new flag, stands as it is."""
    found = WORDS.get(key)
    return typeset(found.in_(lang), lang) if found else key
