"""Roll-call votes of the UN General Assembly (Voeten, Strezhnev, Bailey), one vote a row.

The matrix of 1946–2024 carries the votes; the `unvotes` tables of the same data add titles,
symbols, sessions, and the votes of states that have no column in the matrix (Czechoslovakia, East
Germany, the two Yemens, Zanzibar).
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Source
from tumen.core.values import Text
from tumen.sources._codes import Register
from tumen.sources._codes import load as load_register
from tumen.sources._files import rda_frame

if TYPE_CHECKING:
    import polars as pl

MATRIX = "unga_rollcall_matrix_1946_2024.csv"
ROLL_CALLS = "unvotes_dgrtwo/un_roll_calls.rda"
VOTES = "unvotes_dgrtwo/un_votes.rda"
ISSUES = ("me", "nu", "di", "hr", "co", "ec")
CAST = (1, 2, 3)
UNCAST = (8, 9)  # absent, not a member
ANSWERS = {"yes": 1, "abstain": 2, "no": 3}

FIRST_TRUE_DAY = date(2003, 9, 1)
"""Until the 57th session most days run from 1 to 7 whatever the calendar says: resolution 2758 of
25 October 1971 is filed under the 7th, 3379 of 10 November 1975 under the 1st. Such a date is read
as its month; a day after the 7th is a day."""

MOST_DIFFERENCES = 0.001
"""Above this share of differing votes, the two files are not two copies of the same data."""


def parse(raw: Raw) -> Mapping[str, pl.DataFrame]:
    """Roll calls, and the votes cast in them."""
    matrix = _read_matrix(raw)
    calls = _read_calls(raw, matrix)
    votes = _cast(raw, matrix)
    votes = _complete(votes, _read_votes(raw, calls))
    return {"roll_calls": _with_totals(calls, votes), "votes": _dated(votes, calls)}


def _read_matrix(raw: Raw) -> pl.DataFrame:
    """The matrix as text, with its row number, which is the only key that does not repeat."""
    import polars as pl

    frame = pl.read_csv(raw.path(MATRIX), infer_schema_length=0)
    return frame.with_row_index("roll_call", offset=1).with_columns(
        pl.col("roll_call").cast(pl.Int64), pl.col("rcid").cast(pl.Int64)
    )


def _read_calls(raw: Raw, matrix: pl.DataFrame) -> pl.DataFrame:
    """One row per roll call, with title, symbol and session where the other file has them."""
    import polars as pl

    described = rda_frame(
        raw.path(ROLL_CALLS),
        {
            "rcid": pl.Int64,
            "session": pl.Int64,
            "date": pl.String,
            "unres": pl.String,
            "short": pl.String,
        },
        SOURCE.ignored,
    ).with_columns(pl.col("date").str.slice(0, 10))
    dates = pl.DataFrame([_date(text) for text in matrix["date"].unique().to_list()], orient="row")
    calls = (
        matrix.select("roll_call", "rcid", "date", *ISSUES)
        .join(described, on=["rcid", "date"], how="left", validate="m:1")
        .join(
            dates.rename({"column_0": "date", "column_1": "when", "column_2": "known"}), on="date"
        )
    )
    flags = pl.concat_list(
        pl.when(pl.col(issue) == "TRUE").then(pl.lit(issue)) for issue in ISSUES
    ).list.drop_nulls()
    return calls.select(
        "roll_call",
        "rcid",
        "date",
        "session",
        pl.col("when").str.slice(0, 4).cast(pl.Int64).alias("year"),
        _filled("unres").alias("resolution"),
        _filled("short").alias("title"),
        flags.alias("issues"),
        pl.col("when").alias("valid_from"),
        pl.col("when").alias("valid_to"),
        "known",
    )


def _filled(column: str) -> pl.Expr:
    import polars as pl

    text = pl.col(column).str.strip_chars()
    return pl.when(text != "").then(text)


def _date(text: str) -> tuple[str, str, date]:
    """A date of the file: as written, as far as it is true, and its latest day."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise DataError(f"{MATRIX}: date {text!r} is not YYYY-MM-DD") from None
    if day < FIRST_TRUE_DAY and day.day <= 7:
        last = calendar.monthrange(day.year, day.month)[1]
        return text, f"{day.year:04d}-{day.month:02d}", day.replace(day=last)
    return text, text, day


def _cast(raw: Raw, matrix: pl.DataFrame) -> pl.DataFrame:
    """The votes of the matrix: roll call, member at that date, vote."""
    import polars as pl

    columns = [c for c in matrix.columns if c not in ("roll_call", "rcid", "date", *ISSUES)]
    long = matrix.unpivot(
        on=columns, index=["roll_call", "date"], variable_name="column", value_name="vote"
    ).with_columns(pl.col("vote").cast(pl.Float64, strict=False).cast(pl.Int64))
    strange = long.filter(~pl.col("vote").is_in([*CAST, *UNCAST]) | pl.col("vote").is_null())
    if strange.height:
        row = strange.row(0, named=True)
        raise DataError(
            f"{raw.path(MATRIX)}: row {row['roll_call']}, column {row['column']}: "
            "the vote is none of 1, 2, 3, 8, 9: add its meaning to this source"
        )
    cast = long.filter(pl.col("vote").is_in(CAST))
    seats = cast.select("column", "date").unique()
    members = pl.DataFrame(
        [(column, day, _member(column, day)) for column, day in seats.rows()],
        schema=["column", "date", "state"],
        orient="row",
    )
    return cast.join(members, on=["column", "date"]).select("roll_call", "state", "vote")


def _member(column: str, text: str) -> str:
    """Who sat behind a column's code on a day: RUS before 1991-12-26 is SUN, SRB was YUG."""
    register = load_register()
    if column not in register.states:
        raise DataError(
            f"{MATRIX}: column {column} is no member: add it to sources/register/members.csv, or to "
            "`ignored` with the reason"
        )
    return register.on(column, date.fromisoformat(text))


def _read_votes(raw: Raw, calls: pl.DataFrame) -> pl.DataFrame:
    """The votes of the other file, on the roll calls that both have."""
    import polars as pl

    register = load_register()
    votes = rda_frame(
        raw.path(VOTES),
        {"rcid": pl.Int64, "country": pl.String, "country_code": pl.String, "vote": pl.String},
        {},
    )
    strange = set(votes["vote"].unique()) - set(ANSWERS)
    if strange:
        raise DataError(f"{raw.path(VOTES)}: votes {sorted(strange)} are unknown")
    states = votes.select("country", "country_code").unique()
    names = {name: _named(register, name, code) for name, code in states.rows()}
    shared = calls.filter(pl.col("session").is_not_null()).select("rcid", "roll_call", "date")
    days = {text: date.fromisoformat(text) for text in shared["date"].unique()}
    joined = votes.join(shared, on="rcid").with_columns(
        pl.col("country").replace_strict(names).alias("code"),
        pl.col("vote").replace_strict(ANSWERS, return_dtype=pl.Int64),
    )
    seats = joined.select("code", "date").unique()
    members = pl.DataFrame(
        [(code, text, register.on(code, days[text])) for code, text in seats.rows()],
        schema=["code", "date", "state"],
        orient="row",
    )
    return joined.join(members, on=["code", "date"]).select("roll_call", "state", "vote")


def _named(register: Register, name: str, code: str | None) -> str:
    member = register.iso2(code) if code else register.named(name)
    if member is None:
        raise DataError(f"{VOTES}: {name!r} is listed as no state")
    return member


def _complete(votes: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """The matrix, and what only the other file has. The two must agree where both speak."""
    import polars as pl

    both = votes.join(others, on=["roll_call", "state"])
    different = both.filter(pl.col("vote") != pl.col("vote_right")).height
    if different > MOST_DIFFERENCES * both.height:
        raise DataError(
            f"{MATRIX} and {VOTES} differ in {different} of {both.height} votes: "
            "one of them is damaged, or they are different releases"
        )
    return pl.concat([votes, others.join(votes, on=["roll_call", "state"], how="anti")])


def _with_totals(calls: pl.DataFrame, votes: pl.DataFrame) -> pl.DataFrame:
    import polars as pl

    totals = votes.group_by("roll_call").agg(
        (pl.col("vote") == answer).sum().cast(pl.Int64).alias(name)
        for name, answer in ANSWERS.items()
    )
    return calls.drop("date").join(totals, on="roll_call")


def _dated(votes: pl.DataFrame, calls: pl.DataFrame) -> pl.DataFrame:
    """Votes with year and known day; the date itself stands once, with the roll call."""
    return votes.join(calls.select("roll_call", "year", "known"), on="roll_call")


SOURCE = Source(
    name="unga_votes",
    origin=Origin(
        producer="Erik Voeten, Anton Strezhnev, Michael Bailey",
        title=Text("United Nations General Assembly Voting Data", "国連総会投票データ"),
        version="release with votes to 2024-06-04; unvotes 0.3 (2021-03)",
        released=PartialDate(2024),
        url="https://dataverse.harvard.edu/dataset.xhtml?persistentId=hdl:1902.1/12379",
        licence=Licence.WITH_CITATION,
        licence_name="CC0 1.0 (Harvard Dataverse), MIT (unvotes)",
        citation="Voeten, Erik; Strezhnev, Anton; Bailey, Michael (2009), United Nations General "
        "Assembly Voting Data, Harvard Dataverse, hdl:1902.1/12379. Titles: Robinson, David (2021), "
        "unvotes.",
        reliability="A",
        reliability_reason="coded by scholars from the official voting records and used as the "
        "standard of the field; the two copies read here agree vote for vote",
    ),
    coverage=Coverage(
        first=PartialDate(1946),
        last=PartialDate(2024, 6, 4),
        absent_row="unknown",
        note=Text(
            "Recorded votes only: resolutions adopted without a vote have none. The eleventh "
            "emergency special session (Ukraine, 2022 and 2023) is missing, and 2024 has six roll "
            "calls.",
            "記名投票のみ。無投票採択の決議は含まない。ウクライナに関する第11回緊急特別会合（2022・2023年）の"
            "投票を欠き、2024年は6件しかない。",
        ),
    ),
    known_rule=Text(
        "A vote is public on its day. Where the file has no true day, the last day of the month.",
        "投票は当日に公になる。日付が月までしか信頼できないものは、その月の末日とする。",
    ),
    folder="unga-votes",
    files=(MATRIX, ROLL_CALLS, VOTES),
    rows={"roll_calls": (6_500, 9_000), "votes": (900_000, 1_500_000)},
    parse=parse,
    ignored={
        "importantvote": "marked by the US State Department, for one state's purposes",
        "amend": "whether a vote on an amendment; not filled after 2014",
        "para": "whether a vote on a paragraph; not filled after 2014",
        "descr": "long description; `short` serves as the title",
    },
    caveats=(
        Text(
            "Votes of the eleventh emergency special session on Ukraine (ES-11, March 2022 to "
            "February 2023) are not in the data: rates of 2022 and 2023 leave them out.",
            "ウクライナに関する第11回緊急特別会合（ES-11、2022年3月〜2023年2月）の投票は収録されていない。"
            "2022年と2023年の一致率はこれを含まない。",
        ),
        Text(
            "2024 has six roll calls (March to June): too few for a rate.",
            "2024年は6件（3〜6月）のみで、割合を出すには足りない。",
        ),
        Text(
            "Before the session of autumn 2003 most days in the file are placeholders from 1 to 7; "
            "they are read as months.",
            "2003年秋の会期より前は、日付の多くが1〜7日の仮の値であるため、月までの日付として扱う。",
        ),
        Text(
            "The seat of China: the Republic of China to October 1971 (TWN), the People's Republic "
            "since (CHN). The seat of the Soviet Union (SUN) passed to Russia in December 1991.",
            "中国の議席は1971年10月まで中華民国（TWN）、以後は中華人民共和国（CHN）。"
            "ソ連（SUN）の議席は1991年12月にロシアが引き継いだ。",
        ),
    ),
)
