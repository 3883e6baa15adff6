"""Full text over claims, treaties, measures and borders, in both languages, without a server.

SQLite's FTS5 with every text folded (NFKC, case) and CJK characters in overlapping twos; BM25 ranks.
Where SQLite lacks FTS5, a scan counts the shared words instead.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections import Counter
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

from tumen.audit.meaning import words
from tumen.audit.numbers import amounts
from tumen.audit.reading import gazetteer
from tumen.core.evidence import Evidence
from tumen.core.kinds import Facts, Row
from tumen.core.values import Lang, Text

LONGEST_QUERY = 400
_CJK = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]+")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that was found, with its evidence."""

    locator: str
    statement: Text
    evidence: tuple[Evidence, ...]
    states: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    table: str
    row: Row
    text: Text
    states: tuple[str, ...]


def tokens(text: str) -> list[str]:
    """Folded words; runs of CJK characters as overlapping twos."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    found: list[str] = []
    at = 0
    for run in _CJK.finditer(folded):
        found += _WORD.findall(folded[at : run.start()])
        found += [run.group()[i : i + 2] for i in range(max(1, len(run.group()) - 1))]
        at = run.end()
    return found + _WORD.findall(folded[at:])


class Index:
    """The statements of one day. Reading is safe from several threads."""

    def __init__(self, facts: Facts) -> None:
        self.entries = _entries(facts)
        self._lock = Lock()
        self._texts = {
            lang: [" ".join(tokens(e.text.in_(lang))) for e in self.entries]
            for lang in ("en", "ja")
        }
        try:
            self._db: sqlite3.Connection | None = sqlite3.connect(
                ":memory:", check_same_thread=False
            )
            self._db.execute("create virtual table t using fts5(en, ja, tokenize='unicode61')")
            self._db.executemany(
                "insert into t(rowid, en, ja) values (?, ?, ?)",
                ((i, self._texts["en"][i], self._texts["ja"][i]) for i in range(len(self.entries))),
            )
        except sqlite3.OperationalError:
            self._db = None

    def find(self, query: str, lang: Lang | None, limit: int) -> list[tuple[float, _Entry]]:
        asked = list(dict.fromkeys(tokens(query[:LONGEST_QUERY])))
        if not asked:
            return []
        if self._db is None:
            return self._scan(asked, lang, limit)
        quoted = " OR ".join('"' + word.replace('"', "") + '"' for word in asked)
        match = f"{{{lang}}} : ({quoted})" if lang else quoted
        with self._lock:
            rows = self._db.execute(
                "select rowid, -bm25(t) from t where t match ? order by 2 desc, 1 limit ?",
                (match, limit),
            ).fetchall()
        return [(score, self.entries[i]) for i, score in rows]

    def _scan(self, asked: list[str], lang: Lang | None, limit: int) -> list[tuple[float, _Entry]]:
        scored = []
        for i, entry in enumerate(self.entries):
            held = Counter(
                word
                for name, texts in self._texts.items()
                if lang in (None, name)
                for word in texts[i].split()
            )
            if shared := sum(1 for word in asked if word in held):
                scored.append((float(shared), i, entry))
        scored.sort(key=lambda item: (-item[0], item[1]))
        return [(score, entry) for score, _, entry in scored[:limit]]


_kept: WeakKeyDictionary[Facts, Index] = WeakKeyDictionary()


def _index(facts: Facts) -> Index:
    if facts not in _kept:
        _kept[facts] = Index(facts)
    return _kept[facts]


def _entries(facts: Facts) -> list[_Entry]:
    states = facts.states
    entries = [
        _Entry("claims", r, Text(r["statement_en"], r["statement_ja"]), tuple(r["subjects"]))
        for r in facts.claims()
    ]
    entries += [
        _Entry("treaties", r, _treaty(r), tuple(r["parties"])) for r in facts.rows("treaties")
    ]
    entries += [
        _Entry(
            "sanction_measures",
            r,
            Text(f"{r['instrument']}: {r['summary_en']}", f"{r['instrument']}：{r['summary_ja']}"),
            (r["target"],),
        )
        for r in facts.rows("sanction_measures")
    ]
    for r in facts.rows("borders"):
        if r["length_km"] and r["a"] < r["b"]:
            a, b = states[r["a"]], states[r["b"]]
            text = Text(
                f"The land border of {a.name_en} and {b.name_en} is {r['length_km']:,g} km long.",
                f"{a.name_ja}と{b.name_ja}の陸の国境の長さは{r['length_km']:g}キロメートル（km）である。",
            )
            entries.append(_Entry("borders", r, text, (r["a"], r["b"])))
    return entries


def _treaty(r: Row) -> Text:
    in_force = str(r["in_force"] or "")
    en = f"{r['name_en']}, signed {r['signed']}" + (f", in force {in_force}" if in_force else "")
    ja = f"{r['name_ja']}（署名{r['signed']}" + (f"、発効{in_force}" if in_force else "") + "）"
    return Text(f"{en}. {' '.join(r['obligations_en'])}", f"{ja}。{''.join(r['obligations_ja'])}")


def search(query: str, facts: Facts, lang: Lang | None, limit: int) -> list[Hit]:
    """Hits, best first."""
    return [_hit(facts, s, e) for s, e in _index(facts).find(query, lang, limit)]


def _hit(facts: Facts, score: float, entry: _Entry) -> Hit:
    pieces = facts.evidence(entry.row, entry.table)
    return Hit(pieces[0].locator, entry.text, pieces, entry.states, score)


COVERED = 0.5
_HOW_LONG = re.compile(r"何\s*(?:km|キロ)|長さ|how long|how many k|length", re.I)
_HOW_MANY = re.compile(r"何|いくら|いくつ|どれ|how (?:many|much|long|large)", re.I)


def reply(question: str, facts: Facts, lang: Lang) -> list[Hit]:
    """Statements about the very states asked, that share most of what is asked; else none."""
    named = {n.code for n in gazetteer(facts).find(unicodedata.normalize("NFKC", question))}
    lines = [set(facts.states.line(code)) for code in sorted(named)]
    plain = unicodedata.normalize("NFKC", question)
    for name in sorted(gazetteer(facts).find(plain), key=lambda n: -n.start):
        plain = plain[: name.start] + " " + plain[name.end :]
    plain = re.sub(r"何|いくら|いつ|どこ|どれ\w*|誰|ですか|か[?？]?$|[?？]", " ", plain)
    asked = words(plain, lang) - Counter(
        ["how", "what", "when", "where", "who", "many", "much", "long", "is", "did", "does", "do"]
    )
    if not asked or not named:
        return []
    found = []
    for score, entry in _index(facts).find(question, None, 60):
        if not all(line & set(entry.states) for line in lines):
            continue
        text = entry.text.in_(lang)
        share = len(set(asked) & set(words(text, lang))) / len(set(asked))
        if _HOW_LONG.search(question):
            if not any(a.unit == "km" for a in amounts(unicodedata.normalize("NFKC", text), lang)):
                continue
            share += 0.2 * (
                entry.table == "borders" or entry.row.get("quantity") == "border-length"
            )
        elif _HOW_MANY.search(question) and not re.search(r"\d", text):
            continue
        if share >= COVERED:
            found.append((share, score, entry))
    found.sort(key=lambda item: (-item[0], -item[1]))
    return [_hit(facts, share, entry) for share, _, entry in found[:3]]
