"""What the alignment of a pair looks like: positions, issues, splits, the largest move, vetoes."""

from __future__ import annotations

import math
from collections import Counter
from itertools import combinations

from tumen.core.dates import PartialDate, parse_or_none
from tumen.core.exhibits import Bar, Bars, Lines, Point, Role, Series, Table
from tumen.core.kinds import Ask, Facts, Row
from tumen.core.states import State
from tumen.core.values import LANGS, Number, Percent, Slot, Text
from tumen.questions import _positions as positions

SHOWN = 8
NEARER = 3
LEAST_COMMON = 10
YEARS = 10
"""How far back the table by issue reaches."""
FIRST_GAP = 2021
"""The session that opened in 2021 is the first of which the source lacks emergency votes."""
Z = 1.959963984540054

VOTES = {1: Text("yes", "賛成"), 2: Text("abstain", "棄権"), 3: Text("no", "反対")}
ISSUES = {
    "nu": Text("nuclear matters", "核"),
    "di": Text("arms control and disarmament", "軍備管理・軍縮"),
    "hr": Text("human rights", "人権"),
    "me": Text("Middle East", "中東"),
    "co": Text("colonialism", "植民地主義"),
    "ec": Text("economic development", "経済開発"),
}
KINDS = {
    "new": Text("no earlier vote found", "以前の票は見当たらない"),
    "kept": Text("same vote as before", "前回と同じ票"),
    "changed": Text("vote changed", "票を変更"),
}


def river(facts: Facts, ask: Ask, tracks: dict[str, dict[int, Row]]) -> Lines | None:
    """Positions of the pair and the third state by session, each with its band."""
    roles: tuple[Role, ...] = ("a", "b", "third")
    # the years in which the pair can be compared; all of a state's years are in the panel
    pair = [min(tracks[code]) for code in ask.codes if tracks[code]]
    first = max(pair, default=0)
    tracks = {
        code: {year: row for year, row in track.items() if year >= first}
        for code, track in tracks.items()
    }
    drawn = [
        (code, track, role)
        for (code, track), role in zip(tracks.items(), roles, strict=False)
        if track
    ]
    if not drawn:
        return None
    rows = [row for _, track, _ in drawn for row in track.values()]
    return Lines(
        key="alignment-positions",
        title=Text(
            "Where they stood in UN General Assembly votes",
            "国連総会の投票から見た立ち位置",
        ),
        alt=Text(
            "Position of each state by session with its 90% interval; the United States lie on the "
            "positive side. Gaps are sessions with too few votes.",
            "各国の会期ごとの位置と90%区間。米国の側が正。途切れは投票が少ない会期。",
        ),
        sources=tuple(sorted({row["source"] for row in rows})),
        made_by="table ideal_points",
        note=_river_note(facts, rows),
        unit="standard deviations",
        zero_based=False,
        series=tuple(
            Series(Text(facts.states[code].name_en, facts.states[code].name_ja), _points(t), role)
            for code, t, role in drawn
        ),
    )


def _river_note(facts: Facts, rows: list[Row]) -> Text:
    """How to read the positions, and what the source says it lacks where they reach into it."""
    note = (
        Text(
            "Each position rests on the votes up to its own session and has a scale of its own: compare "
            "states within a session.",
            "各会期までの票だけで推定しており尺度は会期ごとに異なる。比較は同じ会期の中で行うこと。",
        )
        if any(row["tier"] == "fast" for row in rows)
        else Text(
            "Estimated on all votes at once: the place of an early session also rests on later votes. "
            "Levels are uncertain before 1957.",
            "全会期の票から一括して推定したため、過去の会期の値も後の票の影響を受ける。1957年より前の水準は不確かである。",
        )
    )
    lacking = facts.coverage(rows[0]["source"]).note
    if lacking is None or max(row["year"] for row in rows) < FIRST_GAP:
        return note
    return Text(f"{note.en} {lacking.en}", f"{note.ja}{lacking.ja}")


def _points(track: dict[int, Row]) -> tuple[Point, ...]:
    points = []
    for year in range(min(track), max(track) + 1):
        row = track.get(year)
        when = PartialDate(year)
        points.append(
            Point(when, *(round(row[k], 2) for k in ("mean", "low", "high")))
            if row
            else Point(when, None)
        )
    return tuple(points)


def _common(facts: Facts, ask: Ask) -> dict[int, tuple[Row, Row]]:
    """Both votes by roll call."""
    mine = {row["roll_call"]: row for row in facts.involving("votes", ask.a.code)}
    theirs = {row["roll_call"]: row for row in facts.involving("votes", ask.b.code)}
    return {key: (mine[key], theirs[key]) for key in sorted(mine.keys() & theirs.keys())}


def by_issue(facts: Facts, ask: Ask) -> Table | None:
    """Agreement of the last ten years by issue, with n and a 95 % Wilson interval."""
    common = _common(facts, ask)
    if not common:
        return None
    last = max(row["year"] for row, _ in common.values())
    recent = {key: pair for key, pair in common.items() if pair[0]["year"] > last - YEARS}
    marked = facts.rows("roll_calls", roll_call=sorted(recent))
    n: Counter[str] = Counter()
    same: Counter[str] = Counter()
    for call in marked:
        mine, theirs = recent[call["roll_call"]]
        for issue in call["issues"] or ():
            n[issue] += 1
            same[issue] += mine["vote"] == theirs["vote"]
    rows: list[tuple[Slot | None, ...]] = []
    for issue, named in ISSUES.items():
        if n[issue] >= LEAST_COMMON:
            low, high = _wilson(same[issue], n[issue])
            share = same[issue] / n[issue]
            rows.append((named, Percent(share), Percent(low), Percent(high), n[issue]))
        elif n[issue]:
            rows.append((named, None, None, None, n[issue]))
    if not rows:
        return None
    first = min(row["year"] for row, _ in recent.values())
    return Table(
        key="alignment-issues",
        title=Text(
            f"Agreement by issue, {first}–{last}",
            f"議題別の一致率({first}〜{last}年)",
        ),
        alt=Text(
            "Share of equal votes by issue, its 95% interval and the number of roll calls.",
            "議題ごとの一致率、95%区間、投票件数。",
        ),
        sources=tuple(sorted({call["source"] for call in marked})),
        made_by="tables votes, roll_calls",
        note=Text(
            f"Fewer than {LEAST_COMMON} common roll calls give no rate. A roll call may count under "
            "several issues.",
            f"共通の投票が{LEAST_COMMON}件に満たない議題は率を示さない。一つの投票が複数の議題に入ることがある。",
        ),
        columns=(
            Text("Issue", "議題"),
            Text("Agreement", "一致率"),
            Text("Low", "下限"),
            Text("High", "上限"),
            Text("Roll calls", "件数"),
        ),
        rows=tuple(rows),
        numeric=(1, 2, 3, 4),
    )


def _wilson(successes: int, trials: int) -> tuple[float, float]:
    """The 95 % Wilson score interval of a share (Wilson 1927)."""
    share, scale = successes / trials, 1 + Z * Z / trials
    centre = share + Z * Z / (2 * trials)
    half = Z * math.sqrt(share * (1 - share) / trials + Z * Z / (4 * trials * trials))
    return max(0.0, (centre - half) / scale), min(1.0, (centre + half) / scale)


def label(call: Row) -> Text | None:
    """What a roll call was about: its title, else its symbol, else its issues."""
    if named := call["title"] or call["resolution"]:
        return Text(named, named)
    subjects = [ISSUES[code] for code in call["issues"] or () if code in ISSUES]
    if not subjects:
        return None
    joined = [
        (", " if lang == "en" else "、").join(subject.in_(lang) for subject in subjects)
        for lang in LANGS
    ]
    return Text(joined[LANGS.index("en")], joined[LANGS.index("ja")])


def link(call: Row) -> str | None:
    """Where the resolution can be read, where its symbol is one of the United Nations."""
    symbol = call["resolution"] or ""
    return f"https://undocs.org/{symbol}" if symbol.startswith("A/RES/") else None


def splits(facts: Facts, ask: Ask) -> Table | None:
    """The newest titled roll calls on which the pair did not vote alike."""
    common = _common(facts, ask)
    differ = [key for key, (x, y) in common.items() if x["vote"] != y["vote"]]
    if not differ:
        return None
    calls = {row["roll_call"]: row for row in facts.rows("roll_calls", roll_call=differ)}
    order = sorted(differ, key=lambda key: (calls[key]["known"], key), reverse=True)
    titled = [key for key in order if calls[key]["title"]][:SHOWN] or order[:SHOWN]
    newer = [key for key in order if calls[key]["known"] > calls[titled[0]]["known"]]
    rows: list[tuple[Slot | None, ...]] = [
        (
            parse_or_none(calls[key]["valid_from"]),
            label(calls[key]),
            VOTES[common[key][0]["vote"]],
            VOTES[common[key][1]["vote"]],
            link(calls[key]),
        )
        for key in titled
    ]
    note = Text(
        f"{len(newer)} newer roll calls on which they split have no title in the data.",
        f"これより新しく票が分かれた{len(newer)}件は、データに題名がない。",
    )
    return Table(
        key="alignment-splits",
        title=Text(
            f"Newest roll calls on which {ask.a.name_en} and {ask.b.name_en} split",
            f"{ask.a.name_ja}と{ask.b.name_ja}の票が分かれた直近の投票",
        ),
        alt=Text("Date, subject, both votes and link.", "日付、議題、両国の票、リンク。"),
        sources=tuple(sorted({calls[key]["source"] for key in titled})),
        made_by="tables votes, roll_calls",
        note=note if newer else None,
        columns=(
            Text("Date", "日付"),
            Text("Subject", "議題"),
            Text(ask.a.name_en, ask.a.name_ja),
            Text(ask.b.name_en, ask.b.name_ja),
            Text("Link", "リンク"),
        ),
        rows=tuple(rows),
    )


def movers(
    facts: Facts, ask: Ask, tracks: dict[str, dict[int, Row]], since: int, year: int
) -> Table | None:
    """Who moved towards whom: the pair and the third state, and who came nearest to each of the pair.

    Only where both sessions' positions rest on the same votes: else their scales differ."""
    listed = [
        (code, track[since], track[year])
        for code, track in tracks.items()
        if since in track and year in track and track[year]["tier"] == positions.ALL_VOTES
    ]
    found: list[tuple[str, positions.Gap, positions.Gap]] = [
        (x, positions.gap(before, other_before), positions.gap(after, other_after))
        for (x, before, after), (_, other_before, other_after) in combinations(listed, 2)
    ]
    asked = {after["state"] for _, _, after in listed}
    for code, before, after in listed:
        if code in ask.codes:
            moved = positions.movers(facts, before, after)
            others = [both for both in moved if both[1].row["state"] not in asked]
            found += [(code, then, now) for then, now in others[:NEARER]]
    rows: list[tuple[Slot | None, ...]] = []
    for code, then, now in found:
        changed, low, high = positions.change(then, now)
        numbers = (then.value, now.value, changed, low, high)
        other = facts.states[now.row["state"]]
        rows.append((facts.states[code], other, *(Number(number, 2) for number in numbers)))
    if not rows:
        return None
    return Table(
        key="alignment-movers",
        title=Text(
            f"Who moved towards whom, sessions of {since} to {year}",
            f"誰が誰に近づいたか({since}年から{year}年の会期)",
        ),
        alt=Text(
            "Distance then and now, its change (negative: closer) and 90% interval.",
            "当時と現在の距離、その変化(負は接近)と90%区間。",
        ),
        sources=tuple(sorted({now.row["source"] for _, _, now in found})),
        made_by="table ideal_points",
        note=Text(
            f"First the states asked about, then the {NEARER} others that came nearest to each of the pair.",
            f"はじめに問いの対象国どうし、続いて二国それぞれに最も近づいた他の{NEARER}か国を示す。",
        ),
        columns=(
            Text("State", "国"),
            Text("Other state", "相手国"),
            Text(str(since), f"{since}年"),
            Text(str(year), f"{year}年"),
            Text("Change", "変化"),
            Text("Low", "下限"),
            Text("High", "上限"),
        ),
        rows=tuple(rows),
        numeric=(2, 3, 4, 5, 6),
    )


def moves(facts: Facts, ask: Ask) -> Table | None:
    """The largest clear move of either state between two sessions, and the votes that pulled most."""
    rows = [row for s in (ask.a, ask.b) for row in facts.involving("ideal_point_moves", s.code)]
    if not rows:
        return None
    top = max(rows, key=lambda row: (abs(row["after"] - row["before"]), row["session"]))
    chosen = [
        row for row in rows if (row["state"], row["session"]) == (top["state"], top["session"])
    ]
    calls = {
        row["roll_call"]: row
        for row in facts.rows("roll_calls", roll_call=[row["roll_call"] for row in chosen])
    }
    state: State = facts.states[top["state"]]
    earlier, later = 1945 + top["earlier_session"], 1945 + top["session"]
    return Table(
        key="alignment-move",
        title=Text(
            f"{state.name_en}, sessions of {earlier} to {later}: the votes behind the largest move "
            f"({_signed(top['before'])} to {_signed(top['after'])})",
            f"{state.name_ja}が最も大きく動いた{earlier}年から{later}年の会期と、移動に最も寄与した投票"
            f"({_signed(top['before'])}から{_signed(top['after'])})",
        ),
        alt=Text(
            "Roll calls of the later session that pulled most in the move's direction.",
            "後の会期の投票のうち、移動の方向に最も強く働いたもの。",
        ),
        sources=tuple(sorted({row["source"] for row in chosen + list(calls.values())})),
        made_by="table ideal_point_moves",
        note=Text(
            "Part: this roll call's part of the move; all roll calls of the session sum to it. Likely: how "
            "probable this vote was at the old position. The votes are shown; they do not tell the reason.",
            "寄与は移動のうちその投票による部分で、会期の全投票の合計が移動に等しい。確率は以前の位置で"
            "その票が投じられる確率。票は示すが、理由を語るものではない。",
        ),
        columns=(
            Text("Date", "日付"),
            Text("Subject", "議題"),
            Text("Vote", "票"),
            Text("Against the last vote", "前回の票との比較"),
            Text("Likely", "確率"),
            Text("Part", "寄与"),
        ),
        rows=tuple(
            (
                parse_or_none(calls[row["roll_call"]]["valid_from"]),
                label(calls[row["roll_call"]]),
                VOTES[row["vote"]],
                KINDS[row["kind"]],
                Percent(row["likely"], 1),
                Number(row["share"], 2),
            )
            for row in sorted(chosen, key=lambda row: row["rank"])
            if row["roll_call"] in calls
        ),
        numeric=(4, 5),
    )


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "\N{MINUS SIGN}")


def vetoes(facts: Facts, ask: Ask) -> Bars | None:
    """Vetoes of the pair and the third state by decade, and those cast together."""
    states = [s for s in (ask.a, ask.b, ask.third) if s is not None]
    drafts = {s.code: facts.involving("vetoes", s.code) for s in states}
    casting = [s for s in states if drafts[s.code]]
    if not casting:
        return None
    sources = {row["source"] for rows in drafts.values() for row in rows}
    bars: list[Bar] = []
    roles: dict[str, Role] = dict(zip((s.code for s in states), ("a", "b", "third"), strict=False))
    decades = sorted({_decade(row) for rows in drafts.values() for row in rows})
    for decade in decades[-4:]:
        held = {
            s.code: {r["draft"] for r in drafts[s.code] if _decade(r) == decade} for s in casting
        }
        for s in casting:
            bars.append(
                Bar(
                    Text(f"{s.name_en}, {decade}s", f"{s.name_ja}、{decade}年代"),
                    float(len(held[s.code])),
                    role=roles[s.code],
                )
            )
        for x, y in combinations(casting, 2):
            if both := held[x.code] & held[y.code]:
                bars.append(
                    Bar(
                        Text(
                            f"{x.name_en} and {y.name_en} together, {decade}s",
                            f"{x.name_ja}と{y.name_ja}の共同、{decade}年代",
                        ),
                        float(len(both)),
                        role="pair",
                    )
                )
    return Bars(
        key="alignment-vetoes",
        title=Text(
            "Vetoes in the Security Council by decade", "安全保障理事会での拒否権行使(年代別)"
        ),
        alt=Text(
            "Vetoes of each state by decade, and those that two cast together.",
            "各国の年代別の拒否権行使数と、二国が共同で行使した数。",
        ),
        sources=tuple(sorted(sources)),
        made_by="table vetoes",
        unit="vetoes",
        bars=tuple(bars),
    )


def _decade(row: Row) -> int:
    return int(str(row["valid_from"])[:3]) * 10
