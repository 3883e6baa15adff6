"""Bilateral trade in goods by year, as each side reports it (IMF Direction of Trade Statistics).

One workbook per reporter, with a sheet of exports (FOB) and one of imports (CIF); a row per partner
and a column per year in millions of US dollars. A cell such as "44.53 e" is the Fund's estimate,
made from the partner's figure where the reporter sent none, and printed to two decimals: "0.00 e"
is therefore less than 5,000 dollars, not nothing. No other cell is zero, and an empty one is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Coverage, Licence, Origin
from tumen.core.kinds import Raw, Source
from tumen.core.values import Text
from tumen.sources._codes import load

if TYPE_CHECKING:
    import polars as pl

FILES = "xlsx/DOTS_*.xlsx"
SHEETS = {
    "Exports, FOB": ("exporter", "Exports, FOB to Partner Countries"),
    "Imports, CIF": ("importer", "Imports, CIF from Partner Countries"),
}
UNIT = "US Dollars, Millions"
NUMBER = r"^-?[0-9][0-9,]*(\.[0-9]+)?([eE][-+]?[0-9]+)?( e)?$"
RELEASED = PartialDate(2022, 2, 20)

LAST_YEARS = {"Yugoslavia": 1992}
"""Until when a name means the union that the register has under it: from 1993 the Fund's name for
the Federal Republic of Yugoslavia is "Serbia and Montenegro"."""


def parse(raw: Raw) -> Mapping[str, pl.DataFrame]:
    """One row per exporter, importer, year and reporter, in whole US dollars."""
    import polars as pl

    # A workbook may come twice, and every sheet lists its first partner twice.
    cells = pl.concat(_cells(raw.folder.glob(FILES))).unique()
    members = _members(cells)
    flows = (
        cells.join(members, left_on=["reporter", "year"], right_on=["name", "year"])
        .join(members, left_on=["partner", "year"], right_on=["name", "year"], suffix="_partner")
        .with_columns(is_export=pl.col("side") == "exporter")
    )
    _refuse_contradictions(flows)
    year = pl.col("year").cast(pl.String)
    return {
        "trade": flows.select(
            exporter=pl.when("is_export").then("member").otherwise("member_partner"),
            importer=pl.when("is_export").then("member_partner").otherwise("member"),
            reporter="side",
            year="year",
            value_usd=(pl.col("millions") * 1e6).round(0),
            flag="flag",
            valid_from=year,
            valid_to=year,
            known=pl.lit(RELEASED.latest),
        )
    }


def _cells(paths: Iterable[Path]) -> Iterable[pl.DataFrame]:
    import fastexcel

    for path in sorted(paths):
        workbook = fastexcel.read_excel(path)
        if workbook.sheet_names != list(SHEETS):
            raise DataError(f"{path}: sheets {workbook.sheet_names}, expected {list(SHEETS)}")
        for sheet in SHEETS:
            grid = workbook.load_sheet(sheet, header_row=None, dtypes="string").to_polars()
            yield _filled(grid, sheet, path)


def _filled(grid: pl.DataFrame, sheet: str, path: Path) -> pl.DataFrame:
    """The filled cells of a sheet: reporter, partner, year, side, millions, flag."""
    import polars as pl

    side, title = SHEETS[sheet]
    first = grid.columns[0]
    names = grid[first]
    header = grid.row(5) if grid.height > 6 else (None,)
    years = [text for text in header[1:] if text]
    if (
        (names[0], names[3] if grid.height > 3 else None) != (title, UNIT)
        or not names[2]
        or header[0]
        or len(years) != len(header) - 1
        or not all(text.isdecimal() and len(text) == 4 for text in years)
    ):
        raise DataError(
            f"{path}: sheet {sheet!r} does not begin with {title!r}, the reporter, {UNIT!r} and a "
            "row of years: is this a workbook of the Direction of Trade Statistics?"
        )
    body = grid[6:].rename({first: "partner"} | dict(zip(grid.columns[1:], years, strict=True)))
    cells = body.unpivot(index="partner", variable_name="year", value_name="cell").filter(
        pl.col("cell").is_not_null()
    )
    strange = cells.filter(~pl.col("cell").str.contains(NUMBER))
    if strange.height:
        partner, year, cell = strange.row(0)
        raise DataError(
            f"{path}: sheet {sheet!r}: {partner}, {year}: {cell!r} is neither a number nor a number "
            "with the flag e: add the meaning of the new mark to this source"
        )
    return cells.select(
        pl.lit(names[2]).alias("reporter"),
        "partner",
        pl.col("year").cast(pl.Int64),
        pl.lit(side).alias("side"),
        pl.col("cell").str.extract(r" (e)$").alias("flag"),
        pl.col("cell")
        .str.strip_suffix(" e")
        .str.replace_all(",", "", literal=True)
        .cast(pl.Float64)
        .alias("millions"),
    )


def _members(cells: pl.DataFrame) -> pl.DataFrame:
    """The member behind each name in each year; groups and ended unions have no row."""
    import polars as pl

    named = pl.concat(
        cells.select(pl.col(column).alias("name"), "year").unique()
        for column in ("reporter", "partner")
    ).unique()
    found = [(name, year, _member(name, year)) for name, year in named.rows()]
    schema = {"name": pl.String, "year": pl.Int64, "member": pl.String}
    return pl.DataFrame(found, schema=schema, orient="row").drop_nulls("member")


@cache
def _member(name: str, year: int) -> str | None:
    """None for a group of countries, and for a union that had ended before the year."""
    register = load()
    member = register.named(name, year)
    if member is None or not register.lives(member, year) or year > LAST_YEARS.get(name, year):
        return None
    return member


def _refuse_contradictions(flows: pl.DataFrame) -> None:
    import polars as pl

    key = ["member", "member_partner", "year", "side"]
    twice = flows.filter(pl.struct(key).is_duplicated()).sort(key)
    if twice.height:
        names = twice.select("reporter", "partner", "year", "side", "millions").head(2).rows()
        raise DataError(f"{FILES}: two values for one flow: {names}: keep the right one")
    negative = flows.filter(pl.col("millions") < 0)
    if negative.height:
        row = negative.select("reporter", "partner", "year", "millions").row(0)
        raise DataError(f"{FILES}: trade below zero: {row}")


SOURCE = Source(
    name="imf_dots",
    origin=Origin(
        producer="International Monetary Fund",
        title=Text("Direction of Trade Statistics (DOTS)", "貿易相手国別統計（DOTS）"),
        version="workbooks written 2022-02-19 and 2022-02-20, annual data to 2020",
        released=RELEASED,
        url="https://data.imf.org/",
        licence=Licence.WITH_CITATION,
        licence_name="IMF terms and conditions: free reuse of data with attribution",
        citation="International Monetary Fund (2022), Direction of Trade Statistics, annual data "
        "1960–2020; since 2025: International Trade in Goods by Partner Country (IMTS).",
        reliability="B",
        reliability_reason="official figures of the reporters, gathered by the Fund and "
        "estimated where one is missing; the estimates are flagged",
    ),
    coverage=Coverage(
        first=PartialDate(1960),
        last=PartialDate(2020),
        absent_row="unknown",
        note=Text(
            "A missing row was not reported: it is not zero.",
            "行がない場合は「報告なし」であり、ゼロではない。",
        ),
    ),
    known_rule=Text(
        "All rows are known from the day on which the workbooks were written (their time stamps); "
        "earlier releases of the same figures are not at hand.",
        "すべての行は、ファイルの作成日（タイムスタンプ）に公になったものとする。"
        "同じ数値のより早い公表版は手元にない。",
    ),
    folder="imf-dots-2020",
    files=(FILES,),
    rows={"trade": (1_700_000, 2_500_000)},
    parse=parse,
    ignored={
        "regions and groups": "sums of other rows; listed in sources/register/codes.csv (system "
        "name, no member)",
        "Belgium-Luxembourg, South African Common Customs Area": "unions of several members whose "
        "trade cannot be divided",
        "names of ended unions after their end": "a few reporters kept filing trade under USSR, "
        "Czechoslovakia, Yugoslavia or Netherlands Antilles: it belongs to no member",
    },
    caveats=(
        Text(
            "Flag e: not a report of that state but an estimate of the Fund from its partner's "
            "figure, with a fixed margin for freight and insurance: in most rows 1.10 for the years "
            "to 1999 and 1.06 since 2000. Comparing it with the partner's report shows the margin, "
            "not a gap.",
            "記号eは当該国の報告ではなく、相手国の数値に運賃・保険料分（多くは1999年まで1.10倍、"
            "2000年以降1.06倍）を加減したIMFの推計である。相手国の報告との差は推計の係数を示すに"
            "すぎない。",
        ),
        Text(
            "An estimate of 0 stands for less than 5,000 US dollars, not for no trade. No reported "
            "value is zero.",
            "推計値の0は5千ドル未満を意味し、取引がなかったことを意味しない。報告値に0はない。",
        ),
        Text(
            "Exports are valued FOB, imports CIF: the importer's figure is usually some per cent "
            "higher.",
            "輸出はFOB、輸入はCIFで評価されるため、輸入国側の数値は通常数%高い。",
        ),
        Text(
            "China means the mainland: Hong Kong and Macao report apart. Taiwan has no reports of "
            "its own here, only those of its partners.",
            "中国は本土のみを指し、香港とマカオは別に報告する。台湾は自らの報告がなく、相手側の"
            "報告のみがある。",
        ),
        Text(
            "Reporters sometimes file a flow under a similar name, such as that of the other Korea or "
            "the other Congo. A sudden flow that one side alone reports is doubtful: Ukraine's "
            "exports to North Korea jump to 224 million US dollars in 2018 and are 7,714 dollars in "
            "2020.",
            "報告国が名称の似た国（韓国と北朝鮮、二つのコンゴなど）を取り違えることがある。一方の報告に"
            "しかない突然の急増は疑わしい。例えばウクライナの対北朝鮮輸出は2018年に2億2400万ドル、"
            "2020年には7714ドルとある。",
        ),
        Text(
            "Belgium and Luxembourg before 1997 and South Africa with its customs union before 1998 "
            "were reported as unions and are left out.",
            "1996年までのベルギー・ルクセンブルクと、1997年までの南アフリカ（関税同盟）は"
            "合算で報告されており、収録しない。",
        ),
    ),
)
