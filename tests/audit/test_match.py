"""What each matcher holds and refutes, and what it must leave undecided: real evidence, both languages."""

import pytest

from tumen.api import World

# about, written, earlier sentences, the sentence, verdict
ASSEMBLY = [
    ("USA,CUB", "2017-11-03", "", "The UN General Assembly voted on Wednesday by 191 to two to urge an end to the embargo against Cuba.", "supported"),
    ("USA,CUB", "2017-11-03", "", "The UN General Assembly voted on Wednesday by 305 to two to urge an end to the embargo against Cuba.", "not_covered"),
    ("GBR,ARG", "1985-12-02", "Last month the UN General Assembly adopted a resolution on the Falkland Islands, by 106 votes to four.", "Britain was among the four.", "supported"),
    ("GBR,ARG", "1985-12-02", "Last month the UN General Assembly adopted a resolution on the Falkland Islands, by 106 votes to four.", "Japan voted in favour.", "supported"),
    ("GBR,ARG", "1985-12-02", "先月、国連総会はフォークランド諸島に関する決議を賛成106、反対4で採択した。", "日本は棄権した。", "contradicted"),
    ("GBR,ARG", "1985-12-02", "先月、国連総会はフォークランド諸島に関する決議を賛成106、反対4で採択した。", "米国は英国と袂を分かち、賛成に回った。", "supported"),
    ("USA,CUB", "2000-12-05", "", "In the General Assembly the United States has always voted against the resolution on the embargo against Cuba.", "outdated"),
]  # fmt: skip
COUNCIL = [
    ("IND,PAK", "2012-03-05", "", "今年の安保理には、インドとパキスタンがそろって非常任理事国として顔を並べている。", "outdated"),
    ("TUR,GRC", "2005-05-20", "Greece is serving on the UN Security Council.", "Turkey, by contrast, has not been there since 1961.", "outdated"),
    ("TUR,GRC", "2005-05-20", "Greece is serving on the UN Security Council.", "Turkey, by contrast, has not been there since 1975.", "contradicted"),
    ("IND,PAK", "1985-08-14", "", "India is now serving its fifth term on the Security Council.", "outdated"),
    ("IND,PAK", "1985-08-14", "", "India is now serving its third term on the Security Council.", "contradicted"),
    ("TUR,GRC", "2025-09-18", "", "It's Ankara, not Athens, that has a Security Council seat this year.", "contradicted"),
    ("JPN,KOR", "1996-06-05", "", "韓国が国連に加盟したのは1991年9月で、日本に35年近く遅れた。", "supported"),
    ("JPN,KOR", "1996-06-05", "", "韓国が国連に加盟したのは1991年9月で、日本に20年近く遅れた。", "contradicted"),
    ("CHE,AUT", "1995-11-08", "", "スイスはいまも国連に加盟していません。", "outdated"),
    ("DEU,FRA", "1988-01-22", "", "東独はいまも国連に独自の議席を占める。", "outdated"),
]  # fmt: skip
TRADE = [
    ("BRA,ARG", "2021-03-26", "2017年のブラジルからアルゼンチンへの輸出は約176億ドルだった。", "アルゼンチンからブラジルへの輸出は、その10分の1ほどしかない。", "contradicted"),
    ("IND,PAK", "2021-03-26", "", "2020年のインドからパキスタンへの輸出は約2億8000万ドルと、前年の4分の1に満たない。", "supported"),
    ("IND,PAK", "2021-03-26", "", "2020年のインドからパキスタンへの輸出は約2億8000万ドルと、前年の3倍に達した。", "contradicted"),
    ("FRA,DEU", "2012-07-10", "In 2011 German firms sold about $141 billion of goods to France.", "French deliveries the other way were less than half as large.", "contradicted"),
    ("GBR,ARG", "1989-04-02", "", "British goods worth some $23 million went to Argentina last year, about a third of the figure for 1981.", "contradicted"),
    ("USA,CUB", "2013-11-04", "", "By America's own customs figures, exports to Cuba stood at $718 million in 2008 and had shrunk by about a third four years later.", "supported"),
    ("USA,CUB", "2013-11-04", "", "By America's own customs figures, exports to Cuba stood at $718 million in 2008 and had shrunk by about two thirds four years later.", "contradicted"),
]  # fmt: skip
WARS = [
    ("GBR,ARG", "1989-04-02", "In 1982 Britain and Argentina fought a war over the Falkland Islands.", "Argentina lost nearly three times as many men in it as Britain did.", "supported"),
    ("GBR,ARG", "1989-04-02", "In 1982 Britain and Argentina fought a war over the Falkland Islands.", "Argentina lost ten times as many men in it as Britain did.", "contradicted"),
    ("EGY,ISR", "1997-03-26", "", "Egypt and Israel were at war five times between 1948 and 1973.", "supported"),
    ("EGY,ISR", "1997-03-26", "", "Egypt and Israel were at war three times between 1948 and 1973.", "contradicted"),
    ("CHN,VNM", "1986-02-17", "中国とベトナムは1979年に戦争をした。", "戦闘はひと月足らずで終わったが、戦死者は中国側が1万3000人、ベトナム側が8000人に達した。", "supported"),
    ("CHN,VNM", "1986-02-17", "中国とベトナムは1979年に戦争をした。", "戦闘はひと月足らずで終わったが、戦死者は中国側が1万3000人、ベトナム側が1万2800人に達した。", "not_covered"),
    ("CHN,VNM", "1986-02-17", "中国とベトナムは1979年に戦争をした。", "以来、両国が戦争に至ったことはない。", "outdated"),
    ("IRN,IRQ", "1986-09-25", "", "The war between Iran and Iraq passed its sixth anniversary on Monday.", "supported"),
    ("IRN,IRQ", "1986-09-25", "", "The war between Brazil and Iraq passed its sixth anniversary on Monday.", "not_covered"),
    ("IRN,IRQ", "1987-10-05", "", "イランとイラクの戦争は今も続いている。", "outdated"),
    ("ETH,ERI", "2018-07-10", "", "The war between Ethiopia and Eritrea had broken out in May 2003.", "contradicted"),
    ("JPN,KOR", "2018-05-01", "", "日露戦争に勝った日本は、1908年に韓国を保護国とした。", "contradicted"),
]  # fmt: skip
FIGURES = [
    ("RUS,PRK", "2025-06-24", "", "South Korean intelligence puts the North's dead at some 600.", "outdated"),
    ("RUS,PRK", "2025-06-24", "", "South Korean intelligence puts the North's dead at some 2,900.", "contradicted"),
    ("RUS,PRK", "2025-11-20", "", "By the summer North Korea had shipped 28,000 containers of munitions to Russia.", "disputed"),
    ("RUS,PRK", "2025-11-20", "", "When the White House first went public with the traffic, in October 2023, it spoke of more than 10,000 containers.", "contradicted"),
]  # fmt: skip
PACTS = [
    ("CHN,RUS", "2016-01-20", "Their friendship treaty was signed in July 2001.", "It was concluded for an initial period of ten years.", "contradicted"),
    ("CHN,RUS", "2016-01-20", "", "Their friendship treaty of July 2001 provides for consultation but contains no promise of mutual defence.", "supported"),
    ("RUS,PRK", "2023-10-25", "", "The friendship treaty of 9 February 2000 binds neither side to defend the other.", "outdated"),
    ("RUS,PRK", "2003-03-15", "", "1961年の友好条約は、相手が攻撃されても兵を出す義務を負わないものだった。", "contradicted"),
    ("CHN,JPN", "2006-08-15", "", "日中両国は1978年の条約以来、互いに武力を使わないと約束している。", "supported"),
    ("USA,VNM", "2000-03-15", "", "The United States and Vietnam still have no trade agreement in force between them.", "outdated"),
    ("POL,DEU", "2019-06-10", "", "The border between Poland and Germany is 467 km long.", "disputed"),
    ("RUS,UKR", "2022-03-07", "", "両国の陸の国境は1944キロで、ロシアにとってはカザフスタンとの国境の4分の1ほどに当たる。", "supported"),
    ("RUS,UKR", "2022-03-07", "", "両国の陸の国境は1944キロで、ロシアにとってはカザフスタンとの国境の半分ほどに当たる。", "contradicted"),
    ("CHN,PRK", "2015-09-08", "", "Beijing has never used its veto in the Security Council to stop sanctions on North Korea.", "outdated"),
    ("CHN,RUS", "2022-06-02", "", "A draft on North Korea was vetoed by Brazil and China last week.", "not_covered"),
]  # fmt: skip
LEDGER = [
    ("CHN,PRK", "2022-03-03", "", "Beijing banned imports of North Korean coal and seafood in August 2017.", "supported"),
    ("CHN,PRK", "2017-03-20", "", "China and North Korea ratified their mutual assistance treaty in July 1961.", "not_covered"),
    ("RUS,PRK", "2025-01-24", "", "ウクライナ軍は9日、ロシア西部クルスク州で負傷した北朝鮮兵2人を拘束した。", "supported"),
    ("RUS,PRK", "2025-01-24", "", "ウクライナ軍は9日、ロシア西部クルスク州で負傷した北朝鮮の民間人2人を拘束した。", "not_covered"),
    ("RUS,PRK", "2025-10-08", "", "Moscow first admitted in public that North Korean civilians were fighting in Kursk in April 2025.", "not_covered"),
    ("RUS,PRK", "2025-06-24", "", "Defence intelligence officials in London reckon that killed and wounded together number more than 6,000.", "supported"),
    ("RUS,PRK", "2025-06-24", "", "Defence intelligence officials in London reckon that killed and wounded together number fewer than 6,000.", "not_covered"),
    ("RUS,PRK", "2023-11-03", "", "2017年の国連決議は、羅津を経由して運ばれるロシア産の石炭まで禁輸の対象にした。", "not_covered"),
    ("RUS,PRK", "2024-09-01", "", "Putin signed the treaty with Kim in Moscow on 19 June 2024.", "contradicted"),
    ("USA,PRK", "2018-01-10", "", "安保理決議3835は、北朝鮮への石油精製品の供給を年50万バレルに絞った。", "not_covered"),
    ("KOR,PRK", "2018-07-27", "", "1953年7月の休戦から104年近くたっても、平和条約は結ばれていない。", "not_covered"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("about", "written", "told", "text", "verdict"),
    [*ASSEMBLY, *COUNCIL, *TRADE, *WARS, *FIGURES, *PACTS, *LEDGER],
)
def test_what_the_tables_hold(
    world: World, about: str, written: str, told: str, text: str, verdict: str
) -> None:
    page = world.audit(
        f"{told} {text}" if text.isascii() else told + text,
        about=tuple(about.split(",")),
        written=written,
        as_of="2026-11-01",
    )
    assert page.document.sentences[-1].verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Russia wrote off 90 percent of North Korea's Soviet-era debt.", "supported"),
        ("In 1961 the two signed a treaty of friendship in Pyongyang.", "contradicted"),
        ("The Korean War ended with a peace treaty in 1953.", "not_covered"),
        ("South Korea signed the armistice of 1953.", "contradicted"),
        ("There is still no direct flight between Moscow and Pyongyang.", "outdated"),
        ("ロシアは2025年4月、北朝鮮兵の参戦を初めて認めた。", "supported"),
        ("金正恩氏は2023年9月にウラジオストクでプーチン氏と会談した。", "contradicted"),
        ("中国は2024年3月、専門家パネルの延長に拒否権を行使した。", "contradicted"),
    ],
)
def test_a_plain_article_on_the_first_pair(world: World, text: str, verdict: str) -> None:
    page = world.audit(text, about=("RUS", "PRK"), written="2025-06-30", as_of="2026-11-01")
    assert page.document.sentences[-1].verdict == verdict
