"""Words of the site's own pages, both languages side by side."""

from tumen.core.values import Lang, Text

WORDS: dict[str, Text] = {
    "lead": Text(
        "What is known about two states, sentence by sentence, with source, date and confidence.",
        "二つの国の関係について分かっていることを、一文ごとに出典・日付・確信度を添えて示す。",
    ),
    "site": Text("Tumen", "豆満"),
    "as_of_label": Text("As known on", "時点"),
    "go": Text("Show", "表示"),
    "pair": Text("Choose two states", "二つの国を選ぶ"),
    "first": Text("First state", "一つ目の国"),
    "second": Text("Second state", "二つ目の国"),
    "third": Text("Third state (optional)", "第三国（任意）"),
    "compare": Text("What changed", "変化"),
    "check": Text("Check a shipment", "取引の点検"),
    "audit": Text("Audit a text", "文章の点検"),
    "search": Text("Search", "検索"),
    "sources": Text("Sources", "情報源"),
    "state": Text("State", "国"),
    "questions": Text("What a dossier answers", "取り上げる問い"),
    "ask_words": Text("Words to look for", "検索語"),
    "no_hits": Text("Nothing found.", "該当する記録はない。"),
    "from": Text("From", "輸出国・提供国"),
    "to": Text("To", "輸入国・受入国"),
    "goods": Text("Goods (HS code or name)", "品目（HSコードまたは品名）"),
    "date": Text("Date", "日付"),
    "quantity": Text("Quantity (optional)", "数量（任意）"),
    "check_note": Text(
        "An explanation of published measures, not legal advice.",
        "公表された措置の説明であり、法的助言ではない。",
    ),
    "text": Text("Text in English or Japanese", "英語または日本語の文章"),
    "about": Text("About (two states, optional)", "対象の二国（任意）"),
    "written": Text("Written on (optional)", "書かれた日（任意）"),
    "audit_note": Text(
        "A preview: read the evidence, not the verdict alone. The text is neither kept nor sent on.",
        "試験版である。判定だけでなく根拠を読まれたい。文章は保存も送信もしない。",
    ),
    "since": Text("Earlier day", "前の日付"),
    "until": Text("Later day", "後の日付"),
    "near": Text("Nearest in UN votes", "国連投票で近い国"),
    "moved": Text("Came nearer in ten years", "10年間で近づいた国"),
    "parted": Text("Moved away in ten years", "10年間で離れた国"),
    "distance": Text("Distance (90% interval)", "距離（90%区間）"),
    "change": Text("Change (90% interval)", "変化（90%区間）"),
    "no_votes": Text(
        "No position in UN votes is known on this day.",
        "この時点で国連投票に基づく位置は分からない。",
    ),
    "dossiers": Text("Pairs with a case ledger", "記録簿のある二国間関係"),
    "recent": Text("Newest reports", "新しい報告"),
    "with": Text("Dossier with", "相手国を選ぶ"),
    "covers": Text("Covers", "対象期間"),
    "licence": Text("Terms", "利用条件"),
    "error": Text("This cannot be shown", "表示できない"),
    "timeline": Text("Timeline", "年表"),
    "map": Text("Map", "地図"),
    "timeline_of": Text("{names}: timeline", "{names}の年表"),
    "map_of": Text("{names}: maps", "{names}の地図"),
    "dossier": Text("Dossier", "調査書"),
    "colon": Text(": ", "："),
    "from_day": Text("From", "開始"),
    "to_day": Text("To", "終了"),
    "day_form": Text(
        "YYYY, YYYY-MM or YYYY-MM-DD", "年（1950）、年月（1950-06）または年月日（1950-06-25）"
    ),
    "wider": Text("Wider", "広く"),
    "closer": Text("Closer", "細かく"),
    "earlier": Text("Earlier", "前へ"),
    "later": Text("Later", "後へ"),
    "entries": Text("Entries and their sources", "記録と出典"),
    "covered": Text(
        "What the datasets cover; an empty lane beyond these years is not known, not nothing",
        "データの対象期間（期間外の空白は「なし」ではなく「不明」）",
    ),
    "key_day": Text("a day", "日"),
    "key_month": Text("a month", "月"),
    "key_span": Text("a year or a span", "年または期間"),
    "key_open": Text("no end known", "終了不明"),
    "key_rival": Text("disputed or doubted", "争いや疑いのある記録"),
    "key_warn": Text("rupture, end, or fought against each other", "断絶・終了・交戦"),
    "key_muted": Text("one of them alone, or without defence", "一方のみ、または防衛義務なし"),
    "file_svg": Text("SVG", "SVG"),
    "file_png": Text("PNG", "PNG"),
    "file_csv": Text("CSV", "CSV"),
    "file_vl.json": Text("Vega-Lite", "Vega-Lite"),
    "file_json": Text("JSON", "JSON"),
    "file_md": Text("Markdown", "Markdown"),
    "all_years": Text("All", "全期間"),
    "last_years": Text("Last {n} years", "直近{n}年"),
    "no_entries": Text(
        "The evidence holds nothing dated about them.", "日付のある記録は見つかっていない。"
    ),
    "timeline_keys": Text(
        "Drag to move; Ctrl and wheel, or two fingers, to zoom; on the keyboard + − ← → and Home. "
        "Drag on the strip above to choose years.",
        "ドラッグで移動、Ctrl＋ホイールまたは2本指で拡大・縮小、キーボードは ＋ − ← → と Home。"
        "上の帯をドラッグすると期間を選べる。",
    ),
    "map_keys": Text(
        "Drag to move, Ctrl and wheel or two fingers to zoom, double-click to zoom in; + − and arrow keys.",
        "ドラッグで移動、Ctrl＋ホイールまたは2本指で拡大・縮小、ダブルクリックで拡大。キーボードは ＋ − と矢印。",
    ),
    "no_border_map": Text(
        "No map of a common border can be drawn: in the outlines known on this day the two do not touch.",
        "この時点で知られていた輪郭では両国は接しておらず、国境の地図は描けない。",
    ),
    "world": Text("Choose on the map", "地図から選ぶ"),
    "world_first": Text(
        "Choose a first state on the map, then a second.",
        "地図で一つ目の国、続いて二つ目の国を選ぶ。",
    ),
    "world_second": Text(
        "Now choose the second state, for a dossier with {name}.",
        "{name}の相手となる二つ目の国を選ぶ。",
    ),
    "world_again": Text("Choose another first state", "一つ目の国を選び直す"),
    "world_source": Text(
        "Outlines: Natural Earth, by who controls a territory; dots are too small for an outline",
        "輪郭はNatural Earth（実効支配に基づく）。丸印は輪郭を描けない小さな国・地域",
    ),
    "no_outlines": Text(
        "No map: the outlines at hand were published after this day.",
        "手元の輪郭はこの日より後に公開されたものであり、地図は示さない。",
    ),
    "whole": Text("Whole", "全体"),
    "both_states": Text("The two on the world", "両国の位置"),
    "places_on": Text("Places, as known on {day}", "地点の状況（{day}時点）"),
    "since_day": Text("since {day}", "{day}から"),
    "not_placed": Text("coordinates not known, not on the map", "座標不明のため地図にはない"),
    "no_state": Text("No report on its state is known.", "状況を伝える報告は見つかっていない。"),
    "all_told": Text("All {n} reports on it", "この地点についての報告{n}件"),
    "whole_list": Text("Map and places as files", "地図と地点のファイル"),
    "palette": Text("Go to … (press /)", "移動・検索（/キー）"),
    "palette_hint": Text(
        "A state, two states, a question or words to look for. ↑ ↓ choose, Enter opens, Esc closes.",
        "国名、二つの国名、問い、または検索語。↑↓で選び、Enterで開き、Escで閉じる。",
    ),
    "palette_none": Text("Nothing found", "該当なし"),
    "pages": Text("Pages", "ページ"),
    "states": Text("States", "国"),
    "questions_here": Text("On this page", "このページの問い"),
    "evidence": Text("Evidence", "根拠"),
    "loading": Text("Loading …", "読み込み中…"),
    "failed": Text("This could not be loaded.", "読み込めなかった。"),
    "slider": Text("As known on", "時点"),
    "slider_before": Text("Previous day with new evidence", "新たな情報が出た前の日"),
    "slider_after": Text("Next day with new evidence", "新たな情報が出た次の日"),
    "slider_mark": Text("new evidence on this day", "新たな情報が出た日"),
    "slider_keys": Text(
        "Arrow keys: a day. Page Up and Page Down: a month. Home and End: first and last day. "
        "Shift and an arrow: the next day with new evidence.",
        "矢印キーで1日、Page UpとPage Downで1か月、HomeとEndで両端の日、Shiftと矢印で新たな情報が出た次の日へ移る。",
    ),
    "slider_told": Text("The page now shows {{day}}.", "{{day}}時点の内容を表示した。"),
    "slider_span": Text("Span of the slider", "表示する期間"),
    "slider_years": Text("Last {{n}} y", "直近{{n}}年"),
    "open_whole": Text("Open as a page", "ページとして開く"),
    "open_card": Text("Evidence card", "根拠カード"),
    "close": Text("Close", "閉じる"),
    "missing": Text("There is no page at this address.", "このアドレスに該当するページはない。"),
    "slow": Text(
        "This takes too long just now. Ask again in a moment, or ask for less.",
        "処理に時間がかかりすぎている。しばらくしてから、または範囲を狭めて、もう一度試されたい。",
    ),
    "gone": Text(
        "This address is frozen to another release of the data (here: {here}). The page cannot be "
        "shown as it was; the present one is at {now}.",
        "このアドレスは別の版のデータに固定されている（現在の版：{here}）。当時のまま表示することはできない。"
        "現在のページは{now}にある。",
    ),
}
LANGUAGES: dict[Lang, str] = {"en": "English", "ja": "日本語"}


def say(key: str, lang: Lang, **slots: str) -> str:
    """The words of a key."""
    return WORDS[key].in_(lang).format(**slots)
