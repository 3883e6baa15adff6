"""Treaties: when signed, whether in force; alliances of the data sets by their obligations."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from tumen.audit.match.clocks import Clocks, on, overlaps
from tumen.audit.match.domains import domains, is_only
from tumen.audit.match.statements import capitals_in
from tumen.audit.match.tense import is_past
from tumen.audit.reading import Reading
from tumen.audit.verdict import Held, Kind, Verdict, by_clocks
from tumen.core.dates import PartialDate
from tumen.core.kinds import Facts, Row

NO_ALLIANCE = re.compile(
    r"(?:同盟|相互防衛|軍事)(?:関係|条約)?.{0,14}(?:存在し(?:ない|ません)|(?:は|も)(?:ない|なく|ありません)|結(?:んで|ばれて)(?:いない|おらず|いません)|していない)"
    r"|\bno treaty (?:obliges|binds|commits)|\bno (?:formal |military |mutual |binding )*(?:alliance|defen[cs]e (?:treaty|pact))"
    r"|同盟(?:国|関係)?.{0,16}(?:一度もな|あったことはな)|(?:not|never|n't) (?:\w+ ){0,3}(?:formal |treaty |military )*(?:alliance|allies|defen[cs]e (?:treaty|pact))"
    r"|助ける義務は?.{0,8}(?:な[いく]|盛り込まれていない|含まない)|without (?:any )?(?:mutual )?defen[cs]e",
    re.I,
)
NOT_IN_FORCE = re.compile(
    r"効力(?:は|を)(?:ない|持たない|有さない)|発効していない|未発効|not (?:yet )?(?:in force|entered into force|in effect|taken effect)|has (?:yet|still) to (?:enter into force|take effect|be ratified)|批准を経ておらず|await(?:s|ing) ratification",
    re.I,
)
UNSIGNED = re.compile(
    r"(?:署名|調印|締結|結ん|結ば)(?:し|で|れ)?て?(?:い|お)?(?:ない|ません|らず)|(?:not|never|n't)(?: \w+){0,2} (?:sign|conclude)",
    re.I,
)
STILL_IN_FORCE = re.compile(
    r"(?:\bis|\bare|remains?|still|stays?) (?:(?!not\b|yet\b)\w+ ){0,3}?in (?:force|effect)|still (?:binds|stands|applies)|\brests? on\b|\bgoverned by\b|to this day"
    r"|効力を(?:持|有|保)|有効で(?:あ|、)|に基づいて(?:いる|おり)|現在も(?:有効|効力|続)|今も(?:有効|効力)|なお(?:有効|効力)",
    re.I,
)
PLACE = re.compile(
    r"(?:signed|concluded) (?:in|at) (?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z]"
    r"|[ァ-ヶー一-鿿]で(?:署名|調印|締結|結ば)",
)
BINDING = re.compile(
    r"\b(?:binds|governs|obliges|underpins|regulates|forms the basis)\b|\bis (?:the|a) (?:basis|foundation|framework)|土台(?:だ|である|となっている)|基礎(?:だ|である|となっている)|縛っている|結ばれている",
    re.I,
)
"""What tells of a treaty as standing."""
IDLE = 3
"""Up to this, a number only goes with a noun: "the two capitals"."""
NEVER = re.compile(r"\bnever\b|at no time|一度もな|あったことはな", re.I)
BECAME = re.compile(
    r"(?:became|become|been) (?:formal |treaty )?allies|allies since|pact of (?:1[89]|20)\d\d|(?:formed|entered|struck) an? .{0,20}alliance|同盟(?:を結|関係に入|国とな|が成立)",
    re.I,
)
SIGNED_ON = re.compile(r"署名|調印|結び|結ばれ|締結|\bsigned\b|\bconcluded\b", re.I)


def judge(reading: Reading, clocks: Clocks) -> list[Verdict]:
    two = reading.two
    if two is None:
        return []
    if NO_ALLIANCE.search(reading.text):
        return _absent(reading, clocks, two)
    if not reading.has("treaty", "alliance", "neutrality", "non_aggression") and not (
        NOT_IN_FORCE.search(reading.text)
    ):
        return _by_matter(reading, clocks, two)
    if UNSIGNED.search(reading.text):
        return []
    verdicts = _known(reading, clocks, two) or _coded(reading, clocks, two)
    return verdicts or _by_matter(reading, clocks, two)


def defence(facts: Facts, two: tuple[str, str]) -> list[tuple[str, Row]]:
    """What obliges the two to defend each other on the day of the facts."""
    day = facts.as_of
    treaties = [
        ("treaties", r)
        for r in facts.between("treaties", *two)
        if r["defence"]
        and (d := on(r, "in_force"))
        and d.latest <= day
        and not ((t := on(r, "terminated")) and t.earliest <= day)
        and r["status"] not in ("lapsed", "terminated", "replaced")
    ]
    coded = [
        ("alliances", r)
        for r in facts.between("alliances", *two)
        if r["defence"]
        and (d := on(r))
        and d.latest <= day
        and not ((t := on(r, "valid_to")) and t.earliest <= day)
    ]
    return treaties or coded


def _absent(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict]:
    if (
        reading.times
        and not reading.has("now")
        and max(w.date.latest for w in reading.times)
        < reading.written.replace(year=reading.written.year - 1)
    ):
        return []
    if NEVER.search(reading.text) and not reading.times:
        ever = [
            r
            for r in clocks.now.between("alliances", *two)
            if r["defence"] and (d := on(r)) and d.latest <= reading.written
        ]
        if ever:
            held = tuple(
                clocks.held(
                    "alliances", r, f"defence {r['valid_from']}–{r['valid_to'] or ''}", False
                )
                for r in ever[:3]
            )
            return [Verdict(Kind.CONTRADICTED, "alliance", "never " + "-".join(two), held)]
    then, now = defence(clocks.then, two), defence(clocks.now, two)
    rows = now or then
    if not rows:
        return []
    pieces = [clocks.held(t, r, f"defence since {r['valid_from']}", False) for t, r in rows[:3]]
    changed = on(rows[0][1], "in_force") if rows[0][0] == "treaties" else on(rows[0][1])
    verdict = by_clocks("alliance", "no " + "-".join(two), not then, not now, pieces, changed)
    return [verdict] if verdict else []


def _known(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict]:
    """A treaty of the ledger: by its name, or the only one signed in the year."""
    text = unicodedata.normalize("NFKC", reading.text).casefold()
    rows = clocks.now.between("treaties", *two)
    if not rows:
        return []
    dated = [w.date for w in reading.times if w.date.latest < reading.written]
    same = [r for r in rows if (d := on(r, "signed")) and any(overlaps(d, when) for when in dated)]
    named = [r for r in rows if names(r, text, reading.lang)]
    pool = (
        [r for r in same if r in named]
        or (named if len(named) == 1 else [])
        or (same if len(same) == 1 else [])
    )
    if not pool and not dated and STILL_IN_FORCE.search(reading.text):
        earlier = _meant(reading, clocks, two)
        pool = [earlier] if earlier else []
    if not pool and not dated and NOT_IN_FORCE.search(reading.text):
        pool = [
            r
            for r in rows
            if (d := on(r, "signed"))
            and d.latest <= reading.written
            and (f := on(r, "in_force"))
            and f.earliest > reading.written
        ]
    if len(pool) != 1:
        return []
    row = pool[0]
    both = NOT_IN_FORCE.search(reading.text) and STILL_IN_FORCE.search(reading.text)
    if NOT_IN_FORCE.search(reading.text) and not both:
        return _not_yet(clocks, row)
    if STILL_IN_FORCE.search(reading.text):
        return _in_force(reading, clocks, row)
    if (
        PLACE.search(reading.text)
        or capitals_in(reading.text, reading.lang)
        or reading.has("in_force")
    ):
        return []  # the ledger's statements hold the place, and the day of entry into force
    if not SIGNED_ON.search(reading.text) or not dated or (reading.amounts and row not in same):
        return []
    signed = on(row, "signed")
    if signed is None:
        return []
    full = [d for d in dated if d.precision == max(x.precision for x in dated)]
    agrees = any(overlaps(signed, d) for d in full)
    if not agrees and len(dated) > 1:
        return []
    held = clocks.held("treaties", row, f"signed {signed}", agrees)
    if not agrees and (
        all(w.is_relative for w in reading.times)
        or re.search(
            "署名(?:から|以来)|周年|節目|anniversary|years (?:after|since)|批准|ratif", reading.text
        )
        or named != pool
        or same
    ):
        return []
    if agrees and (reading.has("now") or BINDING.search(reading.text)):
        return _still(clocks, row, held)
    if agrees:
        return [Verdict(Kind.SUPPORTED, "treaty-signed", str(signed), (held,))]
    return [Verdict(Kind.CONTRADICTED, "treaty-signed", str(dated[0]), (held,))]


def _meant(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> Row | None:
    """The one treaty of the two that the sentences before this one gave the day of signature of."""
    days = [w.date for earlier in reading.told for w in earlier.times if w.date.day]
    rows = [
        row
        for row in clocks.now.between("treaties", *two)
        if (signed := on(row, "signed")) and any(overlaps(signed, day) for day in days)
    ]
    return rows[0] if len(rows) == 1 else None


def _stands(reading: Reading, clocks: Clocks, rows: list[Row]) -> list[Verdict]:
    """A pact of a year, as coded, said to be in force on the day of writing."""
    if not rows or reading.has("negated"):
        return []
    ends = [end_of(clocks, row) for row in rows]
    last = max((end for end in ends if end), key=lambda d: d.latest, default=None)
    end = None if any(end is None for end in ends) else last
    then, now = (not (end and end.latest <= facts.as_of) for facts in (clocks.then, clocks.now))
    held = tuple(
        clocks.held("alliances", r, f"{r['valid_from']}–{r['valid_to'] or ''}", then and now)
        for r in rows[:2]
    )
    verdict = by_clocks("alliance", f"in force, {rows[0]['valid_from']}", then, now, held, end)
    return [verdict] if verdict else []


def end_of(clocks: Clocks, row: Row, duty: str | None = None) -> PartialDate | None:
    """When a coded pact, or one duty of it, ended. A change of its duties begins a new row the year
    after: no end."""
    every = ("defence", "non_aggression", "consultation", "neutrality")
    duties = [duty] if duty else [d for d in every if row[d]]
    end = on(row, "valid_to")
    others = clocks.now.between("alliances", row["a"], row["b"])
    while end is not None:
        year = end.year + 1
        following = [
            r for r in others if r["valid_from"][:4] == str(year) and any(r[d] for d in duties)
        ]
        if not following:
            return end
        end = on(following[0], "valid_to")
    return None


def _in_force(reading: Reading, clocks: Clocks, row: Row) -> list[Verdict]:
    """A treaty said to be in force on the day of writing."""
    start, end = on(row, "in_force") or on(row, "signed"), on(row, "terminated")
    if (
        start is None
        or row["status"] in ("lapsed", "unknown")
        or reading.has("negated")
        or any(a.unit for a in reading.amounts if a.value > IDLE)
    ):
        return []

    def stands(day: date) -> bool:
        return start.earliest <= day and not (end and end.latest <= day)

    value = f"in force {start}–{end or ''}"
    then, now = stands(clocks.then.as_of), stands(clocks.now.as_of)
    held = clocks.held("treaties", row, value, then and now)
    verdict = by_clocks("treaty-force", row[f"name_{reading.lang}"], then, now, (held,), end)
    return [verdict] if verdict else []


def _still(clocks: Clocks, row: Row, held: Held) -> list[Verdict]:
    """A treaty told of as standing: it may have ended since."""
    end = on(row, "terminated")
    if end is None:
        return [Verdict(Kind.SUPPORTED, "treaty-signed", str(row["signed"]), (held,))]
    if end.earliest <= clocks.then.as_of:
        return []
    piece = clocks.held("treaties", row, f"terminated {end}", False)
    return [Verdict(Kind.OUTDATED, "treaty-signed", str(row["signed"]), (held, piece), end)]


def names(row: Row, text: str, lang: str) -> bool:
    name = unicodedata.normalize("NFKC", row[f"name_{lang}"]).casefold()
    core = re.sub(
        r"^(?:the )?(?:treaty|agreement|convention|pact) (?:of|on|for) | (?:between|with) .*$|\s*\(.*\)$",
        "",
        name,
    )
    return core in text and len(core) > (4 if lang == "ja" else 14)


def _not_yet(clocks: Clocks, row: Row) -> list[Verdict]:
    start = on(row, "in_force")
    if start is None:
        return []
    then = not (start.latest <= clocks.then.as_of)
    held = [Held(clocks.now.evidence(row, "treaties")[0], f"in force {start}", False)]
    verdict = by_clocks("treaty-force", "not in force", then, False, held, start)
    return [verdict] if verdict else []


KINDS = (
    ("neutrality", "neutrality"),
    ("non_aggression", "non_aggression"),
    ("alliance", "defence"),
)


def _coded(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict]:
    """A pact of a stated kind concluded in a stated year, in the alliance data sets."""
    said = (SIGNED_ON, BECAME, STILL_IN_FORCE)
    if len(reading.years) != 1 or not any(p.search(reading.text) for p in said):
        return []
    column = next((c for cue, c in KINDS if reading.has(cue)), None)
    if column is None and STILL_IN_FORCE.search(reading.text):
        begun = [
            r
            for r in clocks.now.between("alliances", *two)
            if (d := on(r)) and d.year == reading.times[0].date.year
        ]
        return _stands(reading, clocks, begun)
    if column is None:
        return []
    rows = [r for r in clocks.now.between("alliances", *two) if r[column]]
    when: PartialDate = reading.times[0].date
    if STILL_IN_FORCE.search(reading.text):
        return _stands(reading, clocks, [r for r in rows if (d := on(r)) and d.year == when.year])
    hits = [r for r in rows if (d := on(r)) and d.year == when.year and overlaps(d, when)]
    if not hits:
        return []
    held = tuple(
        clocks.held("alliances", r, f"{column.replace('_', '-')} {r['valid_from']}", True)
        for r in hits[:2]
    )
    return [Verdict(Kind.SUPPORTED, "alliance", f"{column} {when}", held)]


NOT_TO_ATTACK = re.compile(
    r"non-?aggression|(?:\bnot\b|neither|never|refrain\w*|abstain\w*|forsw\w+|renounc\w+|rul\w+ out|forbade|shun|\bno\b|from) (?:\w+ ){0,7}?(?:attack|aggression|armed force|force)|unattacked|attacks? on each other"
    r"|不可侵|(?:武力|侵略|攻撃)(?:を|に|行為)?[^。]{0,12}(?:ない|せず|慎|控え|放棄|禁|避け)",
    re.I,
)
TO_DEFEND = re.compile(
    r"defen[cs]|\bdefend|\bprotect(?:s|ed|ing|ion)?\b|\bassist|\bally\b|\ballies\b|\balli(?:ance|ed)\b|each other's aid|防衛|同盟|守る|守り|援助義務|共同で防|盟友",
    re.I,
)
ENDS = re.compile(
    r"\b(?:end(?:ed|s)?|expired?|lapsed?|until|dissol\w+|renew\w*|still|remains?|left|withdr[ae]w|replaced?|broke|denounced|terminated|neutral\w*|consult\w*|border|trade|friendship|base[sd]?|joined|member)\b"
    r"|失効|まで|破棄|延長|更新|解消|離脱|脱退|協議|中立|国境|貿易|基地|加盟",
    re.I,
)
BEYOND = 3
"""Years from which a pact of the coded data is another one."""


def _by_matter(reading: Reading, clocks: Clocks, two: tuple[str, str]) -> list[Verdict]:
    """A pact of defence or non-aggression and one year: held where the coded data have such a pact from that
    year; refuted where all theirs are of years far from it."""
    text = reading.text
    duty = (
        "non_aggression"
        if NOT_TO_ATTACK.search(text)
        else "defence"
        if TO_DEFEND.search(text)
        else None
    )
    if duty is None or len(reading.times) != 1 or reading.times[0].bound == "before":
        return []
    if any(a.value > IDLE for a in reading.amounts):
        return []
    lasting = not is_past(reading)
    if not _is_matter(reading) or ENDS.search(text):
        return []
    when = reading.times[0].date
    rows = clocks.now.between("alliances", *two)
    mine = [(r, d) for r in rows if r[duty] and (d := on(r))]
    signed = [d for r in clocks.now.between("treaties", *two) if (d := on(r, "signed"))]
    hits = [r for r, d in mine if d.year == when.year and overlaps(d, when)]
    asserted = f"{duty} {when}"
    if hits and lasting:
        return _stands(reading, clocks, hits)
    if hits:
        held = tuple(
            clocks.held("alliances", r, f"{duty.replace('_', '-')} {r['valid_from']}", True)
            for r in hits[:2]
        )
        return [Verdict(Kind.SUPPORTED, "alliance", asserted, held)]
    begun = [d for r in rows if (d := on(r))]
    if not mine or lasting or any(abs(d.year - when.year) < BEYOND for d in (*begun, *signed)):
        return []
    if any(
        d.year < when.year and not ((e := on(r, "valid_to")) and e.year < when.year)
        for r, d in mine
    ):
        return []  # in force then: another treaty between them may be of that year
    held = tuple(
        clocks.held("alliances", r, f"{duty.replace('_', '-')} {r['valid_from']}", False)
        for r, _ in mine[:2]
    )
    return [Verdict(Kind.CONTRADICTED, "alliance", asserted, held)]


def _is_matter(reading: Reading) -> bool:
    """Whether a sentence is of nothing but a pact."""
    told = bool(reading.told) and "pact" in domains(reading.told[-1].text)
    only = is_only(reading, "pact", beside=("arms",)) or (
        told and is_only(reading, beside=("pact",))
    )
    only = only or (
        is_only(reading)
        and bool(NOT_TO_ATTACK.search(reading.text) or TO_DEFEND.search(reading.text))
    )
    return only and not reading.has("opinion", "forecast")
