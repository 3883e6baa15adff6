"""What a pact binds two states to, and for how long: defence, consultation, non-aggression, neutrality."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from tumen.audit.cardinals import CARDINAL, cardinal
from tumen.audit.match.clocks import Clocks, on, overlaps
from tumen.audit.match.tense import is_past
from tumen.audit.match.treaties import end_of, names
from tumen.audit.meaning import CLAUSES
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict, by_clocks
from tumen.core.dates import PartialDate
from tumen.core.kinds import Row

DUTIES = {
    "defence": re.compile(
        r"(?:military|armed) (?:help|aid|assistance|support)|come to (?:each other['’]s|one another['’]s|the other['’]s|its|the other side['’]s) (?:aid|defen[cs]e|help|rescue)"
        r"|\bdefend (?:each other|the other|one another)|mutual defen[cs]e|send (?:help|troops|soldiers) if|defen[cs]e clause|obligations? of (?:mutual )?defen[cs]e|(?:help|assist|aid) (?:each other|the other)(?: militarily)? if"
        r"|軍事(?:的)?な?(?:援助|支援)|互いを(?:守|防衛)|(?:共同)?防衛(?:の)?(?:義務|条項)|兵を出す|守る義務|助ける義務|参戦義務|相互防衛|支援する義務|派兵する義務",
        re.I,
    ),
    "non_aggression": re.compile(
        r"not to (?:attack|use force|go to war)|non-?aggression|renounc\w+ (?:the use of )?(?:force|war)|refrain from (?:attack|force)"
        r"|不可侵|武力(?:に訴え|を使わ|を行使し)な|互いに攻撃しない",
        re.I,
    ),
    "consultation": re.compile(r"\bconsult\w*|協議(?:する|を)", re.I),
    "neutrality": re.compile(r"\bneutral(?:ity)?\b|中立", re.I),
}
DENIED = re.compile(
    r"\bneither\b|\bno (?:defen[cs]e|obligation|duty|clause|promise|commitment|military|mutual)|\bwithout\b|\bnot (?:oblige|bind|commit|contain|include|require|promise)"
    r"|n['’]t (?:oblige|bind|commit|contain|include|require|promise)|\bnothing\b|負わな|盛り込まれ(?:な|てい?な|ず)|含ま(?:な|れ(?:な|てい?な)|ず)|伴わな|条項は?な|義務は?な|約束は?な|欠い",
    re.I,
)
BINDS = re.compile(
    r"\b(?:bound|binds?|obliges?|commits?|requires?|promise[sd]?|pledge[sd]?|undertook|took on|provides?|promises?|contain(?:s|ed)?|under an? |included?|lays? down|carried|obligations?|partners in|clause)\b"
    r"|義務|約束|定め|盛り込|規定|含|条項|誓",
    re.I,
)
TERM = re.compile(
    rf"(?:for |valid for |initial )(?:an? )?(?:initial )?(?:period|term)? ?(?:of )?(?P<en>\d+|{CARDINAL}) years|(?:有効)?期間は(?P<ja>\d+)年|(?P<open>\bindefinite\w*|no (?:time limit|end date|expiry)|open-ended|無期限|期限の?(?:定め)?(?:は|が)な)",
    re.I,
)
OF_PACT = re.compile(
    r"\b(?:pact|treaty|agreement|alliance|accord|document|obligation)s?\b|^(?:It|Its|Like)\b|条約|協定|同盟|その(?:有効)?期間|第\d+条|有効期間",
    re.I,
)
UNLIKE = re.compile(r"(?:Unlike|In contrast to|By contrast with) [^,]+, ")
PREDECESSOR = re.compile(r"predecessor|前身|旧条約|それ以前の条約|以前の条約", re.I)
LASTING = re.compile(
    r"\b(?:binds?|obliges?|commits?|requires?|provides?|contains?|is|are|has)\b|いる。?$|である。?$|負う|定める",
    re.I,
)
OVER = re.compile(
    r"\b(?:was|were|had|until|took|contained|obliged|bound them|carried)\b|た。?$|だった|まで", re.I
)


@dataclass(frozen=True, slots=True)
class Pact:
    """A treaty of the ledger or a coded alliance, with its first and last day."""

    table: str
    row: Row
    begins: PartialDate | None
    ends: PartialDate | None

    def has(self, duty: str) -> bool:
        return bool(self.row[duty])

    def stands(self, day: date) -> bool:
        """Whether it surely began by a day and had not ended."""
        begun = self.begins is not None and self.begins.latest <= day
        return begun and not (self.ends and self.ends.earliest <= day)


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    """Every duty and term that the sentence names, of the one pact that it means."""
    if unlike := UNLIKE.match(reading.text):  # what is told of is the other pact
        rest = tuple(w for w in reading.times if w.start >= unlike.end())
        reading = replace(reading, text=reading.text[unlike.end() :], times=rest)
    text = reading.text
    duties = [name for name, pattern in DUTIES.items() if pattern.search(text)]
    term = TERM.search(text)
    articles = any(a.unit == "articles" for a in reading.amounts)
    if not OF_PACT.search(text) or not (term or articles or (duties and BINDS.search(text))):
        return []
    two = reading.two or (reading.pair if len(reading.pair) == 2 else None)
    if two is None or len(reading.states) > 2:
        return []
    pacts = _meant(reading, clocks, (two[0], two[1]))
    if not pacts:
        return []
    verdicts: list[Verdict] = []
    if term:
        made = _term(reading, clocks, pacts, term)
        if made is None:
            return []
        verdicts.append(made)
    for duty in duties if not term else ():
        denied = duty != "non_aggression" and _is_denied(reading, DUTIES[duty])
        made = _duty(reading, clocks, pacts, duty, denied)
        if made is None:
            return []
        verdicts.append(made)
    if articles and not term:
        counted = _articles(reading, clocks, (two[0], two[1]))
        if counted is None:
            return [v for v in verdicts if v.kind is Kind.CONTRADICTED]
        verdicts.append(counted)
    idle = ("states", "of side", "years", "articles")
    if any(a.unit for a in reading.amounts if not term and a.unit not in idle):
        return [v for v in verdicts if v.kind is Kind.CONTRADICTED]
    return verdicts


def _articles(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> Verdict | None:
    """How many articles a treaty has, by the ledger's count."""
    amount = next(a for a in reading.amounts if a.unit == "articles")
    for claim in clocks.now.claims(about=two, quantity="treaty-articles"):
        agrees = amount.agrees(claim["value"])
        text = claim[f"statement_{reading.lang}"]
        held = (Held(clocks.now.evidence(claim)[0], text, agrees),)
        kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
        return Verdict(kind, "obligation", f"{amount.value:g} articles", held)
    return None


def _is_denied(reading: Reading, duty: re.Pattern[str]) -> bool:
    """Whether the clause with the duty denies it."""
    clauses = CLAUSES[reading.lang].split(reading.text)
    return any(duty.search(c) and DENIED.search(c) for c in clauses)


def _pacts(clocks: Clocks, two: tuple[str, str]) -> list[Pact]:
    signed = [
        Pact("treaties", r, on(r, "signed"), on(r, "terminated"))
        for r in clocks.now.between("treaties", *two)
        if r["kind"] not in ("border", "armistice")
    ]
    coded = [
        Pact("alliances", r, on(r), end_of(clocks, r))
        for r in clocks.now.between("alliances", *two)
    ]
    return signed + coded


def _meant(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Pact]:
    """The pacts of the date named, or of the dates told before; the ledger's treaty alone where it is one."""
    everything = _pacts(clocks, two)
    if PREDECESSOR.search(reading.text) and not reading.times:
        return []
    dates = [w.date for w in reading.times]
    if not dates:
        text = reading.text.casefold()
        named = [
            p for p in everything if p.table == "treaties" and names(p.row, text, reading.lang)
        ]
        if named:
            return named[:1]
        for earlier in reversed(reading.told[-3:]):
            if earlier.has("treaty", "alliance", "signed", "in_force") and earlier.times:
                dates = [w.date for w in earlier.times]
                break
        if not dates:
            return _standing(reading, everything)
    found = [p for p in everything if any(_is_of(p, d) for d in dates)]
    signed = [p for p in found if p.table == "treaties"]
    signed = [p for p in signed if p.row["term_en"] or any(p.row[d] for d in DUTIES)] or signed
    if len(signed) > 1:
        best = max(sum(_is_of(p, d) for d in dates) for p in signed)
        signed = [p for p in signed if sum(_is_of(p, d) for d in dates) == best]
        if len(signed) > 1:
            return []
    return signed or found


def _is_of(pact: Pact, date: PartialDate) -> bool:
    """Whether a date is the beginning or the end of a pact; a coded one knows but years."""
    held = [pact.begins, pact.ends]
    if pact.table == "treaties":
        held.append(on(pact.row, "in_force"))
    return any(
        d and (overlaps(d, date) or (pact.table == "alliances" and d.year == date.year))
        for d in held
    )


def _standing(reading: Reading, everything: list[Pact]) -> list[Pact]:
    """The one treaty with a duty that stood on the day of writing."""
    day = reading.written
    standing = [
        p
        for p in everything
        if p.table == "treaties" and p.stands(day) and any(p.row[duty] for duty in DUTIES)
    ]
    if standing or not re.search(r"\bbound\b|\bobliged\b|\ballian|同盟|義務", reading.text, re.I):
        return standing if len(standing) == 1 else []
    return [p for p in everything if p.table == "alliances" and p.has("defence") and p.stands(day)]


def _value(pact: Pact, clocks: Clocks, agrees: bool, lang: str) -> Held:
    duties = ", ".join(d.replace("_", "-") for d in DUTIES if pact.row[d]) or "-"
    span = f"{pact.begins or ''}–{pact.ends or ''}"
    name = pact.row[f"name_{lang}"] if pact.table == "treaties" else ""
    return clocks.held(pact.table, pact.row, f"{name} {span}: {duties}".strip(), agrees)


def _duty(
    reading: Reading, clocks: Clocks, pacts: list[Pact], duty: str, denied: bool
) -> Verdict | None:
    has = [p for p in pacts if p.has(duty)]
    if has and len(has) < len(pacts) and denied:
        return None
    chosen = has or pacts
    agrees = bool(has) is not denied
    asserted = f"{'no ' if denied else ''}{duty}"
    held = tuple(_value(p, clocks, agrees, reading.lang) for p in chosen[:2])
    if not agrees:
        return Verdict(Kind.CONTRADICTED, "obligation", asserted, held)
    chosen = [
        replace(p, ends=end_of(clocks, p.row, duty)) if p.table == "alliances" else p
        for p in chosen
    ]
    return _by_time(reading, clocks, chosen, asserted, held)


def _by_time(
    reading: Reading, clocks: Clocks, pacts: list[Pact], asserted: str, held: tuple[Held, ...]
) -> Verdict | None:
    """Supported; outdated where the pact is told of as standing and has ended since."""
    ends = [p.ends for p in pacts]
    end = max((e for e in ends if e), key=lambda d: d.latest, default=None) if all(ends) else None
    lasting = _is_lasting(reading)
    if end is None or not lasting or end.earliest <= reading.written:
        return Verdict(Kind.SUPPORTED, "obligation", asserted, held)
    if end.latest > clocks.now.as_of:
        return Verdict(Kind.SUPPORTED, "obligation", asserted, held)
    return by_clocks("obligation", asserted, True, False, held, end)


def _is_lasting(reading: Reading) -> bool:
    """Whether a duty is told of as standing."""
    if reading.lang == "en":
        return not is_past(reading)
    return bool(LASTING.search(reading.text)) and not OVER.search(reading.text)


def _term(
    reading: Reading, clocks: Clocks, pacts: list[Pact], match: re.Match[str]
) -> Verdict | None:
    """For how many years a treaty was concluded, or that it has no term."""
    with_term = [p for p in pacts if p.table == "treaties" and p.row["term_en"]]
    if len(with_term) != 1:
        return None
    held_text = with_term[0].row["term_en"]
    years = [int(n) for n in re.findall(r"(\d+) years", held_text)]
    is_open = bool(re.search("indefinite|open-ended", held_text))
    if match["open"]:
        agrees = is_open
    else:
        said = int(cardinal(match["en"] or match["ja"]) or 0)
        agrees = said in years[:1]
    value = with_term[0].row[f"term_{reading.lang}"]
    held = clocks.held("treaties", with_term[0].row, value, agrees)
    kind = Kind.SUPPORTED if agrees else Kind.CONTRADICTED
    return Verdict(kind, "obligation", match.group(), (held,))
