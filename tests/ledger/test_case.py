"""The real cases are clean, complete and quick to read; random damage never passes."""

from __future__ import annotations

import random
import re
import shutil
import time
from pathlib import Path

import pytest

from tumen.core.errors import LedgerError
from tumen.core.states import States
from tumen.ledger import PACKAGED, case_folders, check_case, read_cases, read_tables

FIXTURES = Path(__file__).parents[1] / "fixtures" / "ledger"


@pytest.mark.parametrize("folder", case_folders(PACKAGED), ids=lambda folder: folder.name)
def test_the_packaged_cases_are_clean(folder: Path, states: States) -> None:
    assert [str(error) for error in check_case(folder, states)] == []


def test_every_adopted_claim_is_still_there() -> None:
    adopted = (FIXTURES / "adopted_ids.txt").read_text(encoding="utf-8").split()
    claims = {claim.entry.id for claim in read_cases(PACKAGED).claims()}
    assert len(adopted) == 360
    assert set(adopted) <= claims


def test_no_statement_leans_on_the_one_before() -> None:
    """Statements are quoted alone."""
    leaning = re.compile(
        r"^(The same|It |That |This |These |Those |Some sources|同じ|同本部|同地区|その|これ)"
    )
    found = [
        claim.entry.id
        for claim in read_cases(PACKAGED).claims()
        if leaning.search(claim.entry.statement_en) or leaning.search(claim.entry.statement_ja)
    ]
    assert found == [
        "rason-1993-alt"
    ]  # "Some sources give 1993 for the founding of the Rason zone."


def test_two_cases_stand_side_by_side() -> None:
    library = read_cases(PACKAGED)
    assert {case.name for case in library.cases} >= {"rus-prk", "chn-prk"}
    for case in library.cases:
        assert case.about is not None
        assert case.claims


def test_reading_all_cases_is_quick() -> None:
    read_cases(PACKAGED)
    started = time.process_time()
    read_cases(PACKAGED)
    assert time.process_time() - started < 1.0


def test_a_user_may_cite_packaged_sources(tmp_path: Path, states: States) -> None:
    folder = tmp_path / "cases" / "usa-prk"
    (folder / "claims").mkdir(parents=True)
    (folder / "case.yaml").write_text(
        "title_en: A\ntitle_ja: 米国と北朝鮮\nstates: [USA, PRK]\nscope_en: A\nscope_ja: 範囲\n"
        "reviewed: 2026-11-23\n",
        encoding="utf-8",
    )
    (folder / "claims" / "history.yaml").write_text(
        "# dates and years need no quotes\n- id: own-1\n  kind: event\n  subjects: [USA, PRK]\n"
        "  statement_en: A\n  statement_ja: 出来事\n  event_date: 2019-06-30\n  known_from: 2019\n"
        "  sources: [bbc-2017-dipl]\n  credibility: 1\n  credibility_reason: seen\n  status: confirmed\n",
        encoding="utf-8",
    )
    rows = read_tables(tmp_path / "cases", states=states)
    assert [row["id"] for row in rows["claims"]] == ["own-1"]
    assert rows["claims"][0]["known"].isoformat() == "2019-12-31"
    assert rows["ledger_sources"] == []


def test_a_user_cannot_take_a_packaged_id(root: Path, states: States) -> None:
    shutil.rmtree(root / "rus-prk")
    (root / "chn-prk").rename(root / "mine")
    errors = check_case(root / "mine", states)
    assert errors
    assert all("exists already" in str(error) for error in errors)


def test_a_folder_may_be_named_from_where_one_stands(
    monkeypatch: pytest.MonkeyPatch, states: States
) -> None:
    monkeypatch.chdir(PACKAGED / "chn-prk")
    assert check_case(Path("."), states) == []
    monkeypatch.chdir(PACKAGED)
    assert check_case(Path("chn-prk"), states) == []


def test_a_wrong_date_elsewhere_is_one_error(root: Path, states: States) -> None:
    """Other entries are held against it; they must not fall with it."""
    for name, old in (
        ("case.yaml", "reviewed: '2026-11-23'"),
        ("sources.yaml", "published: '2009'"),
    ):
        path = root / "rus-prk" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, old[: old.index("'")] + "'2026-02-30'"), encoding="utf-8")
    errors = check_case(root / "rus-prk", states)
    assert {(Path(e.file).name, e.field) for e in errors} == {
        ("case.yaml", "reviewed"),
        ("sources.yaml", "published"),
    }


def test_a_missing_or_empty_case_file(root: Path) -> None:
    (root / "chn-prk" / "case.yaml").write_text("# nothing yet\n", encoding="utf-8")
    (error,) = [e for e in check_case(root / "chn-prk") if e.file.endswith("case.yaml")]
    assert (error.line, error.field) == (1, "entry")


# --- random damage -------------------------------------------------------------------------------

LINE = re.compile(r"^(  |- )([a-z_]+): (.+)$")
REQUIRED = {
    "id", "kind", "subjects", "statement_en", "statement_ja", "known_from", "sources",
    "credibility", "credibility_reason", "status",
}  # fmt: skip


def damage(lines: list[str], rng: random.Random) -> int:
    """Damage one line so that no reader could mean it; its number."""
    while True:
        at = rng.randrange(len(lines))
        match = LINE.match(lines[at])
        if match is None:
            continue
        lead, name, value = match.groups()
        closed = name in ("kind", "quantity", "unit", "status", "outcome")
        way = rng.choice(("name", "value", "value", "drop"))
        if way == "name":
            lines[at] = f"{lead}{name}s2: {value}"
        elif way == "drop" and name in REQUIRED - {"id", "statement_en"} and lead == "  ":
            if at + 1 < len(lines) and not LINE.match(lines[at + 1]):
                continue  # a value of several lines
            lines[at] = f"  {name}:"
        elif closed:
            lines[at] = f"{lead}{name}: {value}x"
        elif name in ("event_date", "valid_from", "valid_to", "known_from", "end_known"):
            lines[at] = f"{lead}{name}: '20x4'"
        elif name in ("value", "low", "high", "credibility"):
            lines[at] = f"{lead}{name}: [{value}]"
        elif name in ("sources", "subjects"):
            lines[at] = f"{lead}{name}: {value.strip('[]')}"
        elif name in ("speaker_state", "beneficiary"):
            lines[at] = f"{lead}{name}: Xx"
        elif name in ("id", "place", "origin_group"):
            lines[at] = f"{lead}{name}: {value} !"
        elif name == "statement_ja":
            lines[at] = f"{lead}{name}: words"
        else:
            continue
        return at + 1


@pytest.mark.parametrize("seed", range(8))
def test_random_damage_is_always_reported(tmp_path: Path, states: States, seed: int) -> None:
    """A dozen damaged lines at a time in the real claims: each line is named."""
    rng = random.Random(seed)
    for name in ("rus-prk", "chn-prk"):
        shutil.copytree(PACKAGED / name, tmp_path / name)
    folder = tmp_path / "rus-prk"
    done: set[tuple[str, int]] = set()
    for path in rng.sample(sorted((folder / "claims").glob("*.yaml")), 13):
        lines = path.read_text(encoding="utf-8").split("\n")
        done.add((str(path), damage(lines, rng)))
        path.write_text("\n".join(lines), encoding="utf-8")
    reported = {(error.file, error.line) for error in check_case(folder, states)}
    assert done <= reported, done - reported


def test_damage_leaves_nothing_behind(tmp_path: Path) -> None:
    """The rows come whole or not at all."""
    shutil.copytree(PACKAGED / "rus-prk", tmp_path / "rus-prk")
    path = tmp_path / "rus-prk" / "claims" / "war.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("kind: combat", "kind: fight"), encoding="utf-8"
    )
    with pytest.raises(LedgerError, match=r"war\.yaml:\d+: kind: 'fight' is not allowed"):
        read_tables(tmp_path)


@pytest.mark.parametrize("seed", range(6))
def test_noise_never_breaks_the_reader(tmp_path: Path, states: States, seed: int) -> None:
    """Whatever the bytes are, the answer is a list of errors with a line inside the file."""
    rng = random.Random(seed)
    shutil.copytree(PACKAGED / "chn-prk", tmp_path / "chn-prk")
    for path in sorted((tmp_path / "chn-prk").rglob("*.yaml")):
        raw = bytearray(path.read_bytes())
        for _ in range(rng.randrange(1, 6)):
            at = rng.randrange(len(raw))
            raw[at : at + rng.randrange(1, 40)] = rng.randbytes(rng.randrange(0, 12))
        path.write_bytes(bytes(raw))
    for error in check_case(tmp_path / "chn-prk", states):
        lines = Path(error.file).read_bytes().count(b"\n") + 1
        assert 1 <= error.line <= lines, error
