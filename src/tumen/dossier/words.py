"""Words of the page itself, both languages side by side, each as its own editor would write."""

from tumen.core.values import Text

WORDS: dict[str, Text] = {
    # The head of the page
    "title": Text("{a} and {b}: what is known, and how", "{a}と{b} 何が分かり、根拠は何か"),
    "kicker": Text("An evidence dossier", "根拠つき二国間関係資料"),
    "and": Text("and", "と"),
    "deck": Text("What is known, and how", "何が分かり、根拠は何か"),
    "as_of": Text("As known on {day}", "{day}時点で公になっていた情報に基づく"),
    "third": Text("Third state considered: {state}", "併せて見る第三国:{state}"),
    "counts": Text(
        "{questions} questions, {evidence} pieces of evidence, {sources} sources",
        "問い{questions}、根拠{evidence}件、情報源{sources}点",
    ),
    "skip": Text("Skip to the key judgements", "主要な判断へ移動"),
    "site": Text("Tumen", "豆満"),
    "as_of_label": Text("As known on", "時点"),
    "go": Text("Show", "表示"),
    "cite": Text("citation", "引用文"),
    "frozen": Text("Cite this state as", "引用用の固定アドレス"),
    "contents": Text("Contents", "目次"),
    "top": Text("Back to the top", "冒頭へ戻る"),
    # Judgements
    "judgements": Text("Key judgements", "主要な判断"),
    "changed": Text("What reads differently from a year before", "1年前と異なる判断"),
    "no_change": Text(
        "No key judgement reads differently from a year before.",
        "1年前と比べて、主要な判断に変わりはない。",
    ),
    "summary_note": Text(
        "The key judgements stand at the head of this dossier.", "主要な判断は冒頭に掲げた。"
    ),
    # Sentences and their evidence
    "evidence": Text("Evidence", "根拠"),
    "rival": Text("Speaks against it", "対立する報告"),
    "more": Text("{first} and {n} more", "{first}ほか{n}件"),
    "against": Text("{n} against", "対立する報告{n}件"),
    "confidence_because": Text("{level:at_start}: {reason}", "{level}。{reason}"),
    "concerns": Text("Concerns {day}", "対象時点は{day}"),
    "statements": Text("How to read it out again", "データの取り出し方"),
    "statements_note": Text(
        "The queries that give the rows behind the sentence; they run as they stand with “tumen sql”.",
        "文の基になった行を取り出す問い合わせ文。「tumen sql」でそのまま実行できる。",
    ),
    "cite_card": Text("Cite this sentence", "この一文の引用"),
    "cited_so": Text(
        "“{text}” {title}, as known on {day}. Tumen {version}, data {snapshot}.",
        "「{text}」{title}、{day}時点。Tumen {version}、データ{snapshot}。",
    ),
    "in_dossier": Text("In the dossier", "本文中の位置"),
    "further": Text("Further evidence", "その他の記録"),
    "not_known": Text("Not known, because {reason}.", "不明。{reason}である。"),
    "would_answer": Text("What would answer it: {what}.", "これが分かれば答えられる:{what}。"),
    "published": Text("Published {day}", "{day}公表"),
    "published_later": Text("Recorded in a document of {day}", "{day}の資料に記載"),
    "known": Text("Public by {day}", "{day}までに公知"),
    "grade": Text(
        "Source {letter} ({source}), report {digit} ({report})",
        "情報源{letter}({source})、内容{digit}({report})",
    ),
    "source_grade": Text("Source {letter} ({source})", "情報源{letter}({source})"),
    "report_grade": Text("Report {digit} ({report})", "内容{digit}({report})"),
    "dataset_grade": Text(
        "Dataset, source {letter} ({source})", "データセット、情報源{letter}({source})"
    ),
    "interested": Text("A party to the matter speaks", "当事者自身の主張"),
    # Exhibits
    "made_by": Text("Made by: {statement}", "作成方法:{statement}"),
    "data": Text("Data", "データ"),
    # Coverage
    "coverage": Text("What the sources cover", "情報源の対象期間"),
    "coverage_alt": Text(
        "One row per dataset at hand, with the years of which it speaks.",
        "手元のデータセットごとに、対象となる期間を示す。",
    ),
    "coverage_note": Text(
        "Outside its years a source's silence means unknown, never none.",
        "対象期間の外で記載がないことは「不明」を意味し、「なかった」ことを意味しない。",
    ),
    "dataset": Text("Dataset", "データセット"),
    "years": Text("Years", "対象期間"),
    "span": Text("Span", "期間の図"),
    "not_cited": Text("not cited here", "本資料では引用なし"),
    # Sources
    "sources": Text("Sources", "情報源"),
    "endnotes": Text("Evidence, numbered", "根拠の一覧"),
    "show_endnotes": Text("Show all {n} pieces of evidence", "全{n}件の根拠を表示"),
    "version": Text("Version {version}", "版:{version}"),
    "covers": Text("Covers {span}", "対象期間は{span}"),
    "absence_unknown": Text("A missing row means unknown", "記載がないことは「不明」を意味する"),
    "absence_none": Text(
        "Within its coverage a missing row means none", "対象期間内で記載がなければ「なし」とみなす"
    ),
    "licence_open": Text("may be reused freely", "自由に再利用できる"),
    "licence_with-citation": Text("may be reused with citation", "出典を示せば再利用できる"),
    "licence_not-redistributable": Text("may not be redistributed", "再配布できない"),
    "terms": Text("Terms: {terms}", "利用条件:{terms}"),
    "clock": Text("Known time: {rule}", "公知の時点:{rule}"),
    "cite_as": Text("Cite as: {citation}", "引用表記:{citation}"),
    # Notes
    "notes": Text("Notes", "注記"),
    "two_clocks": Text(
        "Every statement has two dates: when it was true, and when it became public. Nothing that "
        "became public after {day} was used.",
        "どの記述にも、事実の日付と公になった日付の二つがある。{day}より後に公になった情報は使っていない。",
    ),
    "confidence": Text(
        "Confidence speaks of the evidence: high, moderate or low by the grades of the sources and "
        "their agreement; “computed” means counted from a dataset. Grades follow the Admiralty code: "
        "the source from A to F, the report from 1 to 6.",
        "確信度は根拠の質を示す。情報源の評価と相互の一致から高・中・低とし、「計算値」はデータセットから算出したもの。"
        "評価は情報源をA〜F、内容を1〜6で表すアドミラルティ・コードによる。",
    ),
    "neutral": Text(
        "Names and maps follow common use and Natural Earth; they take no position on disputed "
        "territory or statehood.",
        "国名は日本の報道での慣用に、地図はNatural Earthに従う。係争地や国家の地位について立場を示すものではない。",
    ),
    "disputed": Text(
        "The statehood of {state} is disputed; it stands here because data treat it as one.",
        "{state}の国家としての地位には争いがある。ここではデータ上の扱いに従って掲げる。",
    ),
    "sanctions": Text(
        "What is said of sanctions explains published measures. It is not legal advice.",
        "制裁に関する記述は公表された措置の説明であり、法的助言ではない。",
    ),
    # Colophon
    "made_with": Text(
        "Made with Tumen {version} from snapshot {snapshot}. Document {id}.",
        "Tumen {version}(データ {snapshot})で作成。文書番号 {id}。",
    ),
    "data_licence": Text(
        "Each dataset keeps the terms of its producer, listed under its name. The statements of "
        "documents are told in our own words; the documents belong to their publishers.",
        "各データセットの利用条件は、それぞれの項に記した提供者の定めによる。"
        "資料の内容は独自の言葉で要約したもので、資料そのものの権利は発行者にある。",
    ),
    "rerun": Text("To make it again:", "再現するには:"),
    # The page of changes
    "changes_kicker": Text("What changed", "何が変わったか"),
    "changes_title": Text("{a} and {b}: what changed", "{a}と{b} 何が変わったか"),
    "changes_span": Text(
        "Between what was known on {since} and what was known on {until}.",
        "{since}時点と{until}時点で、公になっていた情報に基づく答えの違い。",
    ),
    "changes_none": Text("No finding differs.", "答えに違いはない。"),
    "change_new": Text("New", "新たに加わった"),
    "change_changed": Text("Changed", "内容が変わった"),
    "change_reversed": Text("Reversed", "逆になった"),
    "change_withdrawn": Text("No longer said", "取り下げられた"),
    "before": Text("Before", "以前"),
    "after": Text("Now", "現在"),
    "by": Text("Because of", "変化の根拠"),
}
