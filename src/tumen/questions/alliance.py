"""Are the two states allies? Treaties with their obligations, in force on the day asked."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.core.dates import PartialDate, Span, parse_or_none
from tumen.core.evidence import Finding, Unknown
from tumen.core.exhibits import Exhibit, Grid, Happening, Table, Timeline
from tumen.core.kinds import Answer, Ask, Facts, Question, Row, Sentences
from tumen.core.values import Listing, Slot, Slots, Text
from tumen.questions._exhibits import sources_of
from tumen.questions._findings import (
    all_evidence,
    current,
    is_bilateral,
    not_known,
    quotes,
    span_of,
    stated,
    strongest,
)
from tumen.questions._hypotheses import SENTENCES as RANKING
from tumen.questions._hypotheses import explained

OBLIGATIONS: dict[str, Text] = {
    "defence": Text("defence", "相互防衛"),
    "offence": Text("offence", "攻撃への参加"),
    "neutrality": Text("neutrality", "中立"),
    "non_aggression": Text("non-aggression", "不可侵"),
    "consultation": Text("consultation", "協議"),
}
"""The obligations of the ATOP project (Leeds et al. 2002), strongest first."""

MATTER = Text("what the alliance amounts to", "同盟の実質")
SENTENCES: Sentences = {
    **RANKING,
    "defence_in_force": {
        "en": "On {day} a treaty that obliges {a} and {b} to defend each other was in force: "
        "{treaty}, signed on {signed}, in force since {in_force}.",
        "ja": "{day}の時点で、{a}と{b}に相互防衛を義務づける「{treaty}」({signed}署名、{in_force}発効)が効力を持っている。",
    },
    "other_in_force": {
        "en": "On {day} no treaty that obliges {a} and {b} to defend each other was in force; "
        "{treaty} of {signed} was, with these obligations: {obligations}.",
        "ja": "{day}の時点で、{a}と{b}に相互防衛を義務づける条約は効力を持っていない。"
        "効力があるのは「{treaty}」({signed}署名)で、義務は{obligations}である。",
    },
    "friendship_in_force": {
        "en": "On {day} no treaty that obliges {a} and {b} to defend each other was in force; the "
        "political treaty in force, {treaty} of {signed}, is coded with no such obligation.",
        "ja": "{day}の時点で、{a}と{b}に相互防衛を義務づける条約は効力を持っていない。"
        "効力のある政治条約「{treaty}」({signed}署名)に、その種の義務は確認されていない。",
    },
    "defence_undated": {
        "en": "The ledger lists {treaty}, signed on {signed}, with a defence obligation as in force; "
        "the day of its entry into force was not seen.",
        "ja": "防衛義務を含む「{treaty}」({signed}署名)は、記録簿では効力があるとされるが、発効日は確認できていない。",
    },
    "signed_only": {
        "en": "{treaty}, which contains a defence obligation, was signed on {signed}, but its entry "
        "into force was not known on {day}.",
        "ja": "防衛義務を含む「{treaty}」は{signed}に署名されたが、{day}の時点で発効は確認されていない。",
    },
    "coded_in_force": {
        "en": "The data set “{dataset}”, which also counts pacts of many states, codes obligations between {a} and {b} "
        "from {start} to the end of the data in {last}: {obligations}.",
        "ja": "多国間の条約も数えるデータ「{dataset}」は、{a}と{b}の間に{start}からデータの末年{last}まで"
        "続く義務を記録している。内容は{obligations}である。",
    },
    "coded_on_day": {
        "en": "The data set “{dataset}”, which also counts pacts of many states, codes obligations between {a} and {b} "
        "from {start} that held on {day}: {obligations}.",
        "ja": "多国間の条約も数えるデータ「{dataset}」は、{a}と{b}の間に{start}から続き、{day}の時点で効力のある"
        "義務を記録している。内容は{obligations}である。",
    },
    "coded_ended": {
        "en": "The data set “{dataset}” codes alliances between {a} and {b} only in the past: the last ended in {end}.",
        "ja": "データ「{dataset}」では、{a}と{b}の同盟関係は過去のもので、最後のものは{end}に終わっている。",
    },
    "earlier_defence": {
        "en": "An earlier defence treaty, signed on {signed}, ended in {end}.",
        "ja": "以前の防衛条約({signed}署名)は{end}に失効した。",
    },
    "never": {
        "en": "no treaty between {a} and {b} stands in the case ledger, and the alliance data at hand "
        "code none between them",
        "ja": "{a}と{b}の条約は記録簿になく、手元の同盟データにも両国の同盟の記録がないため",
    },
}


def answer(facts: Facts, ask: Ask) -> Answer:
    treaties = [
        row for row in facts.between("treaties", *ask.codes) if is_bilateral(facts, ask.codes, row)
    ]
    political = [row for row in treaties if row["kind"] == "alliance"]
    coded = facts.between("alliances", *ask.codes)
    findings = [
        *_from_treaties(facts, ask, political),
        *_from_codings(facts, ask, coded, political),
    ]
    claims = current(facts, facts.claims(topics=("alliance",), about=ask.codes))
    ranking, matrix, bearing = explained(
        facts, facts.claims(about=ask.codes), "alliance", MATTER, "alliance-matrix"
    )
    pair = {member for code in ask.codes for member in facts.states.line(code)}
    said = [
        claim
        for claim in bearing
        if claim["kind"] == "statement"
        and (claim["speaker_state"] in pair or not claim["speaker_state"])
    ]
    top = strongest(facts, said or claims, 2)
    spoken = quotes(facts, top)
    unknowns: tuple[Unknown, ...] = ()
    if not findings:
        would = Text(
            "a treaty collection with texts, or a newer release of alliance data",
            "条約集の本文、または同盟データの新版",
        )
        unknowns = (not_known("never", would, a=ask.a, b=ask.b),)
    return Answer(
        findings=(*findings, *spoken, *ranking[1:]),
        details=quotes(facts, [claim for claim in claims if claim not in top]),
        exhibits=(*_exhibits(facts, ask, treaties, political, coded), *matrix),
        unknowns=unknowns,
        judgement=_judgement(findings, coded),
    )


def _judgement(findings: Sequence[Finding], coded: Sequence[Row]) -> Finding | None:
    """The first finding; a coding of mere non-aggression, often of a pact of many, is none."""
    if not findings:
        return None
    is_coding = findings[0].key in ("coded_in_force", "coded_on_day", "coded_ended")
    weighty = any(row["defence"] or row["offence"] for row in coded)
    return findings[0] if weighty or not is_coding else None


def _in_force(treaty: Row, ask: Ask) -> bool:
    """In force on the day: entry seen, or signed and no end known (entry not seen in the ledger)."""
    begun = parse_or_none(treaty["in_force"] or treaty["signed"])
    if treaty["in_force"] is None and treaty["signed"] is not None and treaty["defence"]:
        return False
    return begun is not None and Span(begun, parse_or_none(treaty["terminated"])).surely_on(
        ask.as_of
    )


def _obligations(row: Row) -> tuple[Text, ...]:
    return tuple(word for name, word in OBLIGATIONS.items() if row[name])


def _name(treaty: Row) -> Text:
    return Text(treaty["name_en"], treaty["name_ja"])


def _from_treaties(facts: Facts, ask: Ask, political: Sequence[Row]) -> list[Finding]:
    day = PartialDate.of(ask.as_of)
    base: Slots = {"day": day, "a": ask.a, "b": ask.b}
    findings: list[Finding] = []
    live = [row for row in political if _in_force(row, ask)]
    for row in sorted(live, key=lambda row: (row["defence"], row["signed"] or ""), reverse=True)[
        :1
    ]:
        slots: Slots = {**base, "treaty": _name(row), "signed": PartialDate.parse(row["signed"])}
        evidence = facts.evidence(row, "treaties")
        words = _obligations(row)
        if row["defence"]:
            start = PartialDate.parse(row["in_force"])
            findings.append(
                stated("defence_in_force", {**slots, "in_force": start}, evidence, start)
            )
        elif words:
            findings.append(
                stated("other_in_force", {**slots, "obligations": Listing(words)}, evidence, day)
            )
        else:
            findings.append(stated("friendship_in_force", slots, evidence, day))
    for row in political:
        if row["defence"] and row not in live:
            signed = PartialDate.parse(row["signed"])
            if row["terminated"]:
                ended: Slots = {"signed": signed, "end": PartialDate.parse(row["terminated"])}
                findings.append(
                    stated("earlier_defence", ended, facts.evidence(row, "treaties"), signed)
                )
            elif row["status"] == "in-force" and (ask.as_of - signed.latest).days > 365:
                undated: Slots = {"treaty": _name(row), "signed": signed}
                findings.append(
                    stated("defence_undated", undated, facts.evidence(row, "treaties"), signed)
                )
            elif (ask.as_of - signed.latest).days <= 365:
                pending: Slots = {"treaty": _name(row), "signed": signed, "day": day}
                findings.append(
                    stated("signed_only", pending, facts.evidence(row, "treaties"), signed)
                )
    return findings


def _from_codings(
    facts: Facts, ask: Ask, coded: Sequence[Row], political: Sequence[Row]
) -> list[Finding]:
    """One sentence for each data set that codes the pair."""
    return [
        finding
        for source in sorted({row["source"] for row in coded})
        for finding in _from_coding(
            facts, ask, [row for row in coded if row["source"] == source], political
        )
    ]


def _from_coding(
    facts: Facts, ask: Ask, coded: Sequence[Row], political: Sequence[Row]
) -> list[Finding]:
    live = [row for row in coded if not row["valid_to"]]
    dataset = facts.title(coded[0]["source"])
    slots: dict[str, Slot] = {"a": ask.a, "b": ask.b, "dataset": dataset}
    if live:
        last = facts.coverage(live[0]["source"]).last
        words = _coded_words(live)
        start = _unbroken_since(coded, live)
        slots |= {"start": start, "obligations": Listing(tuple(words))}
        evidence = all_evidence(facts, live, "alliances")
        if last.latest > ask.as_of:
            slots["day"] = PartialDate.of(ask.as_of)
            return [stated("coded_on_day", slots, evidence, start)]
        slots["last"] = last
        return [stated("coded_in_force", slots, evidence, start)]
    if political:
        return []
    ended = max(coded, key=lambda row: str(row["valid_to"]))
    end = PartialDate.parse(ended["valid_to"])
    return [stated("coded_ended", {**slots, "end": end}, facts.evidence(ended, "alliances"), end)]


def _coded_words(live: Sequence[Row]) -> list[Text]:
    """Obligations of the spans in force; one that only one side owes says so."""
    words = []
    for name, word in OBLIGATIONS.items():
        owing = [row for row in live if row[name]]
        if owing and all(name in row["one_sided"] for row in owing):
            words.append(Text(f"{word.en} (owed by one side)", f"{word.ja}(片務)"))
        elif owing:
            words.append(word)
    return words


def _unbroken_since(coded: Sequence[Row], live: Sequence[Row]) -> PartialDate:
    """The year since which one span has followed the other, whatever their obligations."""
    start = min(PartialDate.parse(row["valid_from"]) for row in live)
    earlier = sorted(
        (span for row in coded if (span := span_of(row)).start and span.end),
        key=lambda span: span.end.year if span.end else 0,
        reverse=True,
    )
    for span in earlier:
        if span.start and span.end and span.end.year + 1 >= start.year > span.start.year:
            start = span.start
    return start


def _exhibits(
    facts: Facts, ask: Ask, treaties: Sequence[Row], political: Sequence[Row], coded: Sequence[Row]
) -> list[Exhibit]:
    exhibits: list[Exhibit] = []
    if political:
        exhibits.append(_ladder(facts, political))
    if treaties or coded:
        exhibits.append(_timeline(facts, ask, treaties, coded))
    if political:
        exhibits.append(_clauses(facts, political))
    return exhibits


def _ladder(facts: Facts, political: Sequence[Row]) -> Grid:
    ordered = sorted(political, key=lambda row: row["signed"] or "")
    return Grid(
        key="alliance-ladder",
        title=Text("The ladder of commitment", "約束の段階"),
        alt=Text(
            "Obligations of each political treaty, by the categories of the field.",
            "各政治条約の義務を、研究上の分類で示す。",
        ),
        sources=sources_of(facts, political, "treaties"),
        made_by="table treaties (kind alliance)",
        columns=tuple(
            Text(f"{row['name_en']} ({row['signed']})", f"{row['name_ja']}({row['signed']})")
            for row in ordered
        ),
        rows=tuple(OBLIGATIONS.values()),
        cells=tuple(
            tuple(("full" if row[name] else "none", "") for row in ordered) for name in OBLIGATIONS
        ),
    )


def _timeline(facts: Facts, ask: Ask, treaties: Sequence[Row], coded: Sequence[Row]) -> Timeline:
    happenings = [
        Happening(
            label=_name(row),
            when=Span(
                parse_or_none(row["in_force"] or row["signed"]), parse_or_none(row["terminated"])
            ),
            lane="treaties",
            role="pair" if row["defence"] else "muted",
            reference=f"treaties/{row['id']}",
        )
        for row in treaties
    ] + [
        Happening(
            label=Text(
                ", ".join(word.en for word in _obligations(row)),
                "・".join(word.ja for word in _obligations(row)),
            ),
            when=span_of(row),
            lane="coded",
            role="pair" if row["defence"] else "muted",
            reference=f"alliances/{row['a']}/{row['b']}/{row['valid_from']}",
        )
        for row in coded
    ]
    return Timeline(
        key="alliance-timeline",
        title=Text("Treaties in force over time", "条約の効力の推移"),
        alt=Text(
            "Spans of treaties as the ledger and as scholars code them.",
            "記録簿と研究者の分類による条約の効力期間。",
        ),
        sources=tuple(
            sorted(
                {*sources_of(facts, treaties, "treaties"), *sources_of(facts, coded, "alliances")}
            )
        ),
        made_by="tables treaties, alliances",
        lanes=(
            ("treaties", Text("Treaties (case ledger)", "条約(記録簿)")),
            ("coded", Text("Obligations as scholars code them", "研究者の分類による義務")),
        ),
        happenings=tuple(happenings),
    )


def _clauses(facts: Facts, political: Sequence[Row]) -> Table:
    rows = []
    for row in sorted(political, key=lambda row: row["signed"] or ""):
        for en, ja in zip(row["obligations_en"], row["obligations_ja"], strict=True):
            rows.append((_name(row), parse_or_none(row["signed"]), Text(en, ja)))
    return Table(
        key="alliance-clauses",
        title=Text("What each treaty obliges to", "各条約の義務の内容"),
        alt=Text("Treaty, date of signature and obligation.", "条約名、署名日、義務の一覧。"),
        sources=sources_of(facts, political, "treaties"),
        made_by="table treaties, obligations",
        note=Text(
            "In the ledger's own words; where the text of a treaty was not seen, its row says so.",
            "記録簿による要約。条約本文を確認していないものは、その旨を注記している。",
        ),
        columns=(Text("Treaty", "条約"), Text("Signed", "署名"), Text("Obligation", "義務")),
        rows=tuple(rows),
    )


QUESTION = Question(
    name="alliance",
    order=60,
    title={"en": "Are {a} and {b} allies?", "ja": "{a}と{b}は同盟関係にあるか"},
    sentences=SENTENCES,
    answer=answer,
    tables=("treaties", "alliances", "claims"),
    opposites=(frozenset({"defence_in_force", "other_in_force", "friendship_in_force"}),),
)
