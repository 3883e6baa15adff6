"""Words of the page itself, both languages side by side."""

from tumen.core.values import Text

WORDS: dict[str, Text] = {
    "title": Text(
        "{a} and {b}: what is known, and how", "{a}と{b} 何が分かっていて、その根拠は何か"
    ),
    "kicker": Text("An evidence dossier", "根拠つき二国間関係資料"),
    "as_of": Text("As known on {day}", "{day}時点で公になっていた情報に基づく"),
    "judgements": Text("Key judgements", "主要な判断"),
    "changed": Text("What changed within a year", "この1年で変わった点"),
    "no_change": Text(
        "No key judgement reads differently from a year before.",
        "1年前と比べて、主要な判断に変わりはない。",
    ),
    "contents": Text("Contents", "目次"),
    "evidence": Text("Evidence", "根拠"),
    "further": Text("Further evidence", "そのほかの記録"),
    "not_known": Text("Not known, because {reason}.", "不明。{reason}である。"),
    "would_answer": Text("What would answer it: {what}.", "これが分かれば答えられる:{what}。"),
    "sources": Text("Sources", "情報源"),
    "datasets": Text("Datasets", "データセット"),
    "documents": Text("Documents cited", "引用した資料"),
    "coverage": Text("What the sources cover", "情報源の対象期間"),
    "coverage_alt": Text(
        "One row per dataset, one column per decade: dark, covered; light, covered in part; empty, outside.",
        "データセットごとに1行、10年ごとに1列。濃色は対象、淡色は一部対象、空白は対象外。",
    ),
    "coverage_note": Text(
        "Outside its coverage a source's silence means unknown, never none.",
        "対象期間の外で記載がないことは「不明」であり、「なかった」ことを意味しない。",
    ),
    "notes": Text("Notes", "注記"),
    "published": Text("published {day}", "{day}公表"),
    "known": Text("known by {day}", "{day}までに公知"),
    "grade": Text(
        "source {letter} ({source}), report {digit} ({report})",
        "情報源{letter}({source})、内容{digit}({report})",
    ),
    "dataset_grade": Text("source {letter} ({source})", "情報源{letter}({source})"),
    "rival": Text("Speaks against it", "これと対立する報告"),
    "interested": Text("an interested party", "利害関係者による発表"),
    "locator": Text("in the data: {locator}", "データ上の位置:{locator}"),
    "made_by": Text("Made by: {statement}", "作成方法:{statement}"),
    "data": Text("Data", "データ"),
    "covers": Text("covers {span}", "対象期間 {span}"),
    "absence_unknown": Text("a missing row means unknown", "記載がないことは「不明」を意味する"),
    "absence_none": Text(
        "within its coverage a missing row means none", "対象期間内で記載がなければ「なし」とみなす"
    ),
    "cite_as": Text("Cite as: {citation}", "引用表記:{citation}"),
    "neutral": Text(
        "Names and maps follow common use and Natural Earth; they take no position on disputed "
        "territory or statehood.",
        "国名は日本の報道での慣用に、地図はNatural Earthに従う。係争地や国家の地位について立場を示すものではない。",
    ),
    "disputed": Text(
        "The statehood of {state} is disputed; it stands here because data treat it as one.",
        "{state}の国家としての地位には争いがある。ここではデータ上の扱いに従って掲げる。",
    ),
    "two_clocks": Text(
        "Every statement has two dates: when it was true, and when it became public. Nothing that "
        "became public after {day} was used.",
        "どの記述にも、事実の日付と公になった日付の二つがある。{day}より後に公になった情報は使っていない。",
    ),
    "sanctions": Text(
        "What is said of sanctions explains published measures. It is not legal advice.",
        "制裁に関する記述は公表された措置の説明であり、法的助言ではない。",
    ),
    "confidence": Text(
        "Confidence speaks of the evidence: high, moderate or low by the grades of the sources and "
        "their agreement; “computed” means counted from a dataset.",
        "確信度は根拠の質を示す。情報源の評価と相互の一致から高・中・低とし、「計算値」はデータセットから算出したもの。",
    ),
    "made_with": Text(
        "Made with Tumen {version} from snapshot {snapshot}. Document {id}.",
        "Tumen {version}(データ {snapshot})で作成。文書番号 {id}。",
    ),
    "rerun": Text("To make it again:", "再現するには:"),
    "third": Text("Third state considered: {state}", "併せて見る第三国:{state}"),
    "skip": Text("Skip to the answers", "本文へ移動"),
    "summary_note": Text(
        "The key judgements stand at the top of the page.", "主要な判断は冒頭に掲げた。"
    ),
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
    "confidence_label": Text("How sure", "確かさ"),
}
