"""Which states recognise each of the two, where do they have embassies, and do they recognise each other?"""

from __future__ import annotations

from tumen.core.dates import PartialDate, parse_or_none
from tumen.core.evidence import Finding
from tumen.core.exhibits import Exhibit, Table
from tumen.core.kinds import Answer, Ask, Facts, Question, Sentences
from tumen.core.states import State
from tumen.core.values import Quantity, Slot, Text
from tumen.questions._claims import ledger_answer
from tumen.questions._findings import about_either, all_evidence, current, nearest_first, stated
from tumen.questions._weighed import SENTENCES as WEIGHED
from tumen.questions._weighed import weighed

SENTENCES: Sentences = {
    **WEIGHED,
    "mutual_missions": {
        "en": "Each had a mission in the other's territory when the list of missions was taken on "
        "{seen}: {a} {n_a}, {b} {n_b}.",
        "ja": "公館一覧の取得時点({seen})で、両国は互いに公館を置いている({a}側{n_a}、{b}側{n_b})。",
    },
    "one_sided": {
        "en": "The list of missions taken on {seen} shows {sender} with {n} in {host}, and none the "
        "other way; a missing row proves nothing.",
        "ja": "{seen}取得の公館一覧には、{host}に{sender}の公館が{n:bare}か所あるが、逆はない。"
        "ただし一覧に記載がないことは不在の証明にはならない。",
    },
    "hosted": {
        "en": "By the same list, {state} hosts missions of {hosts} and runs missions in {sends}.",
        "ja": "同じ一覧によれば、{state}には{hosts}が公館を置き、{state}は{sends}に公館を置いている。",
    },
    "un_member": {
        "en": "{state} takes part in the UN General Assembly as a member since {since}.",
        "ja": "{state}は{since}から国連加盟国として総会に参加している。",
    },
    "both_un": {
        "en": "Both are members of the United Nations: {a} since {since_a}, {b} since {since_b}.",
        "ja": "両国とも国連加盟国である({a}は{since_a}から、{b}は{since_b}から)。",
    },
    "no_claims": {
        "en": "neither the list of missions nor the case ledger speaks of relations between {a} and {b}",
        "ja": "公館一覧にも記録簿にも、{a}と{b}の外交関係に関する記載がないため",
    },
}


def answer(facts: Facts, ask: Ask) -> Answer:
    before = [*_missions(facts, ask), *_un(facts, ask)]
    found = current(facts, facts.claims(topics=("recognition",), any_of=ask.codes))
    claims = about_either(facts, ask.codes, found)
    exhibits: list[Exhibit] = []
    for state in (ask.b, ask.a):
        line = set(facts.states.line(state.code))
        counts = [claim for claim in claims if set(claim["subjects"]) <= line]
        what = Text(
            f"the number of states with which {state.name_en} has relations",
            f"{state.name_ja}と国交を持つ国の数",
        )
        pooled, drawn = weighed(facts, ask, counts, "recognising-states", what)
        before.extend(pooled)
        exhibits.extend(drawn)
    exhibits.extend(_table(facts, ask))
    return ledger_answer(
        facts,
        ask,
        claims,
        before=before,
        top=nearest_first(facts, ask.codes, claims, 2),
        exhibits=exhibits,
        would_answer=Text(
            "a list of diplomatic relations with dates",
            "国交の開始・断絶の日付を備えた一覧",
        ),
    )


def _missions(facts: Facts, ask: Ask) -> list[Finding]:
    rows = facts.between("missions", *ask.codes)
    if not rows:
        return []
    line_a = facts.states.line(ask.a.code)
    from_a = [row for row in rows if row["sender"] in line_a]
    from_b = [row for row in rows if row["sender"] not in line_a]
    seen = (
        PartialDate.parse(rows[0]["valid_from"])
        if rows[0]["valid_from"]
        else PartialDate.of(rows[0]["known"])
    )
    evidence = all_evidence(facts, rows[:2], "missions")
    found = []
    if from_a and from_b:
        slots: dict[str, Slot] = {
            "a": ask.a,
            "b": ask.b,
            "n_a": Quantity(len(from_a), "missions"),
            "n_b": Quantity(len(from_b), "missions"),
            "seen": seen,
        }
        found.append(stated("mutual_missions", slots, evidence, seen))
    else:
        sender, host = (ask.a, ask.b) if from_a else (ask.b, ask.a)
        slots = {
            "sender": sender,
            "host": host,
            "n": Quantity(len(rows), "missions"),
            "seen": seen,
        }
        found.append(stated("one_sided", slots, evidence, seen))
    found.extend(
        _reach(facts, state) for state in (ask.b,) if facts.involving("missions", state.code)
    )
    return found


def _reach(facts: Facts, state: State) -> Finding:
    rows = facts.involving("missions", state.code)
    line = facts.states.line(state.code)
    hosts = {row["sender"] for row in rows if row["host"] in line}
    sends = {row["host"] for row in rows if row["sender"] in line}
    return stated(
        "hosted",
        {
            "state": state,
            "hosts": Quantity(len(hosts), "states"),
            "sends": Quantity(len(sends), "states"),
        },
        all_evidence(facts, rows[:1], "missions"),
    )


def _un(facts: Facts, ask: Ask) -> list[Finding]:
    member = {}
    for state in (ask.a, ask.b):
        rows = [
            row
            for code in facts.states.line(state.code)
            for row in facts.rows("states", code=code)
            if row["un_from"]
        ]
        if rows:
            member[state.code] = (min(rows, key=lambda row: str(row["un_from"])), state)
    if len(member) == 2:
        first, second = (member[code][0] for code in ask.codes)
        return [
            stated(
                "both_un",
                {
                    "a": ask.a,
                    "b": ask.b,
                    "since_a": PartialDate.parse(first["un_from"]),
                    "since_b": PartialDate.parse(second["un_from"]),
                },
                all_evidence(facts, (first, second), "states"),
            )
        ]
    return [
        stated(
            "un_member",
            {"state": state, "since": PartialDate.parse(row["un_from"])},
            facts.evidence(row, "states"),
        )
        for row, state in member.values()
    ]


def _table(facts: Facts, ask: Ask) -> list[Exhibit]:
    rows = facts.between("missions", *ask.codes)
    if not rows:
        return []
    return [
        Table(
            key="recognition-missions",
            title=Text("Missions in each other's territory", "相互に置かれた公館"),
            alt=Text("Sender, host, kind and city.", "派遣国、接受国、種別、都市の一覧。"),
            sources=tuple(sorted({row["source"] for row in rows})),
            made_by="table missions",
            note=Text(
                "State of the list when it was taken; it gives no dates of opening or closing.",
                "一覧取得時点の状態。開設・閉鎖の日付は含まない。",
            ),
            columns=(
                Text("Of", "派遣国"),
                Text("In", "接受国"),
                Text("Kind", "種別"),
                Text("City", "都市"),
                Text("As of", "時点"),
            ),
            rows=tuple(
                (
                    facts.states[row["sender"]],
                    facts.states[row["host"]],
                    str(row["kind"]),
                    str(row["city"] or "–"),
                    parse_or_none(row["valid_from"]),
                )
                for row in rows
            ),
        )
    ]


QUESTION = Question(
    name="recognition",
    order=30,
    title={
        "en": "Who recognises {a} and {b}, and do they have embassies with each other?",
        "ja": "{a}と{b}は互いに、またどの国と国交を持つか",
    },
    sentences=SENTENCES,
    answer=answer,
    tables=("missions", "states", "claims"),
)
