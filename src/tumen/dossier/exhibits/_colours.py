"""Colours by meaning, light and dark, and the style sheet of exhibits.

Hues keep apart for readers with any colour vision (blue, orange, green, purple as in Okabe and Ito
2008, darkened until they reach 4.5:1 on the paper); no exhibit says anything by colour alone.
A picture alone carries plain colours and its type on its elements; on a page the style sheet gives
both, the colours by custom properties, so that light, dark and print follow the page.
"""

from __future__ import annotations

LIGHT = {
    "a": "#0b5fa5",
    "b": "#b5480a",
    "third": "#14735a",
    "pair": "#5a3d86",
    "rival": "#66707a",
    "muted": "#8b939b",
    "warn": "#a3123a",
    "ink": "#1d252c",
    "soft": "#5b656e",
    "axis": "#9aa3ab",
    "grid": "#e2e6ea",
    "paper": "#ffffff",
    "wash": "#f1f3f5",
    "land": "#e9e7e1",
    "sea": "#eef4f8",
}
DARK = {
    "a": "#6cb2ee",
    "b": "#f0935a",
    "third": "#5cc4a2",
    "pair": "#b79be3",
    "rival": "#a3adb6",
    "muted": "#7d868e",
    "warn": "#f2809d",
    "ink": "#e8ecef",
    "soft": "#aab3bb",
    "axis": "#6b757e",
    "grid": "#343c43",
    "paper": "#14191d",
    "wash": "#20272d",
    "land": "#2b3238",
    "sea": "#182229",
}
FONT = {
    "en": "'Helvetica Neue',Helvetica,Arial,'Liberation Sans','Noto Sans',sans-serif",
    "ja": "'Hiragino Sans','Yu Gothic UI','Noto Sans JP','Noto Sans CJK JP',Meiryo,sans-serif",
}
"""Families whose widths the layout knows: metrics of Helvetica, full-width Japanese."""
DASHES = ("", "6 3", "2 3", "8 3 2 3")
"""Line patterns for further series of the same role."""


def _properties(colours: dict[str, str]) -> str:
    return "".join(f"--x-{name}:{value};" for name, value in colours.items())


_RULES = """
.exhibit{position:relative}
.exhibit svg.x-chart{display:block;font-size:12.5px;width:100%;height:auto}
.exhibit svg text{font-variant-numeric:tabular-nums}
.exhibit .x-wide{max-width:760px}
.exhibit .x-narrow{display:none;max-width:460px}
@media screen and (max-width:600px){.exhibit .x-wide{display:none}.exhibit .x-narrow{display:block}}
.exhibit details{margin-top:.5rem;font-size:.8125rem;color:var(--x-soft)}
.exhibit summary{cursor:pointer;width:max-content;padding:.15rem 0}
.exhibit .x-scroll{overflow-x:auto;max-width:100%}
.exhibit table{border-collapse:collapse;font-size:.875rem;line-height:1.5;color:var(--x-ink);width:100%}
.exhibit details table{width:auto;font-size:.8125rem}
.exhibit th{font-weight:600;text-align:left;vertical-align:bottom;color:var(--x-soft);border-bottom:1.5px solid var(--x-axis);padding:.3rem .9rem .3rem 0}
.exhibit td{vertical-align:top;border-bottom:1px solid var(--x-grid);padding:.35rem .9rem .35rem 0;overflow-wrap:break-word}
.exhibit th.x-n,.exhibit td.x-n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.exhibit tr>:last-child{padding-right:0}
.exhibit th.x-d,.exhibit td.x-d{white-space:nowrap}
.exhibit ol.x-times{list-style:none;margin:.75rem 0 0;padding:0;font-size:.9rem;line-height:1.6;color:var(--x-ink)}
.exhibit ol.x-times li{display:grid;grid-template-columns:10.5rem 1.75rem 1fr;column-gap:.5rem;padding:.3rem 0;break-inside:avoid}
.exhibit ol.x-times .x-when{text-align:right;word-break:keep-all;font-variant-numeric:tabular-nums;color:var(--x-soft)}
.exhibit ol.x-times .x-glyph{width:28px;height:1.6em;overflow:visible}
.exhibit ol.x-times .x-spine{background:linear-gradient(var(--x-grid),var(--x-grid)) center/1.5px 100% no-repeat;margin:-.3rem 0;padding:.3rem 0}
.exhibit ol.x-times li.x-fold{display:block}
.exhibit li.x-fold>details{margin:.2rem 0;padding-inline-start:11rem;font-size:inherit}
.exhibit li.x-fold ol.x-times{margin:.25rem 0 0 -11rem}
.exhibit .x-lane{display:inline-block;font-size:.75rem;line-height:1.5;color:var(--x-soft);border:1px solid var(--x-grid);border-radius:3px;padding:0 .4em;margin-inline-end:.5em;white-space:nowrap}
@media screen and (max-width:600px){
.exhibit ol.x-times li{grid-template-columns:1.75rem 1fr}
.exhibit ol.x-times .x-when{grid-column:2;grid-row:1;text-align:left;font-size:.8125rem}
.exhibit ol.x-times .x-spine{grid-column:1;grid-row:1/3}
.exhibit ol.x-times .x-what{grid-column:2}
.exhibit li.x-fold>details{padding-inline-start:2.25rem}
.exhibit li.x-fold ol.x-times{margin-inline-start:-2.25rem}
.exhibit table.x-cards thead{position:absolute;clip-path:inset(50%)}
.exhibit table.x-cards,.exhibit table.x-cards tbody,.exhibit table.x-cards tr,.exhibit table.x-cards td{display:block}
.exhibit table.x-cards tr{border-bottom:1.5px solid var(--x-grid);padding:.5rem 0}
.exhibit table.x-cards td{display:grid;grid-template-columns:5.5rem 1fr;column-gap:.75rem;border:0;padding:.1rem 0;text-align:left;white-space:normal}
.exhibit table.x-cards td::before{content:attr(data-label);font-size:.75rem;line-height:1.75;color:var(--x-soft)}
.exhibit table.x-cards td:first-child{display:block;font-weight:600}
.exhibit table.x-cards td:first-child::before{content:none}
}
@media print{.exhibit details:not(.x-more){display:none}.exhibit .x-more summary{display:none}.exhibit .x-more::details-content{content-visibility:visible;block-size:auto}.exhibit{break-inside:avoid}.exhibit:has(ol,table){break-inside:auto}}
"""


def style_sheet() -> str:
    """All rules of exhibits: custom properties for light, dark and print, then the layout."""
    fills = "".join(f".exhibit .xf-{n}{{fill:var(--x-{n})}}" for n in LIGHT)
    strokes = "".join(f".exhibit .xs-{n}{{stroke:var(--x-{n})}}" for n in LIGHT)
    fonts = "".join(
        f".exhibit svg.x-chart:lang({lang}){{font-family:{family}}}"
        for lang, family in FONT.items()
    )
    light, dark = _properties(LIGHT), _properties(DARK)
    return (
        f".exhibit{{{light}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]) .exhibit{{{dark}}}}}"
        f"@media screen{{:root[data-theme=dark] .exhibit{{{dark}}}}}"
        f"{fills}{strokes}{fonts}{_RULES.strip()}"
    )
