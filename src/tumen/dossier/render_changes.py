"""The changes between two days as HTML, Markdown and an Atom feed."""

from __future__ import annotations

import hashlib
from xml.sax.saxutils import escape as xml

from tumen.core.dates import PartialDate
from tumen.core.values import Slot
from tumen.dossier.changes import ChangeItem, Changes, by_kind
from tumen.dossier.language import date_text, fill
from tumen.dossier.to_html import environment, link
from tumen.dossier.to_markdown import escape
from tumen.dossier.words import WORDS


def _word(changes: Changes, key: str, **slots: Slot) -> str:
    return fill(WORDS[key].in_(changes.lang), slots, changes.lang)


def _span(changes: Changes) -> str:
    return _word(
        changes,
        "changes_span",
        since=PartialDate.parse(changes.since),
        until=PartialDate.parse(changes.until),
    )


def changes_html(changes: Changes) -> str:
    """One self-contained page."""
    from markupsafe import Markup

    style = environment().get_template("style.css").render()
    return (
        environment()
        .get_template("changes.html")
        .render(
            changes=changes,
            groups=by_kind(changes),
            span=_span(changes),
            word=lambda key, **slots: _word(changes, key, **slots),
            day=lambda text: date_text(PartialDate.parse(text), changes.lang),
            link=link,
            style=Markup(style),
        )
    )


def changes_markdown(changes: Changes) -> str:
    """Headings by kind; before, after, and the reports that did it."""
    lines = [f"# {escape(changes.title)}", "", _span(changes), ""]
    if not changes.changes:
        lines += [_word(changes, "changes_none"), ""]
    for kind, items in by_kind(changes).items():
        lines += [f"## {_word(changes, f'change_{kind}')} ({len(items)})", ""]
        for item in items:
            lines.append(f"- **{escape(item.heading)}**")
            for side, sentence in (("before", item.before), ("after", item.after)):
                if sentence is not None:
                    lines.append(f"  - {_word(changes, side)}: {escape(sentence.text)}")
            for piece in item.by:
                known = date_text(PartialDate.parse(piece.known), changes.lang)
                lines.append(
                    f"  - {_word(changes, 'by')}: {escape(piece.publisher)}, {known}, "
                    f"{piece.reliability}{piece.credibility}, `{piece.locator}` <{link(piece.url) or ''}>"
                )
        lines.append("")
    return "\n".join(lines)


def changes_atom(changes: Changes) -> str:
    """An Atom feed (RFC 4287): one entry a change, dated by the latest report that did it."""
    pair = f"{changes.a.code}-{changes.b.code}"
    feed_id = f"tag:tumen,2026:{pair}/{changes.lang}"
    entries = "".join(_entry(changes, item, feed_id) for item in changes.changes)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{changes.lang}">\n'
        f"<id>{feed_id}</id>\n<title>{xml(changes.title)}</title>\n"
        f"<subtitle>{xml(_span(changes))}</subtitle>\n"
        f"<updated>{changes.until}T00:00:00Z</updated>\n<author><name>Tumen</name></author>\n"
        f"{entries}</feed>\n"
    )


def _entry(changes: Changes, item: ChangeItem, feed_id: str) -> str:
    text = "\n".join(sentence.text for sentence in (item.after, item.before) if sentence)
    digest = hashlib.sha256(f"{item.kind}{item.question}{text}".encode()).hexdigest()[:16]
    updated = max((piece.known for piece in item.by), default=changes.until)
    sources = "".join(
        f'<link rel="related" href="{xml(address, {chr(34): "&quot;"})}"/>'
        for piece in item.by
        if (address := link(piece.url))
    )
    return (
        f"<entry><id>{feed_id}/{digest}</id><title>{xml(f'{item.kind_words}: {item.heading}')}</title>"
        f"<updated>{updated}T00:00:00Z</updated>{sources}"
        f'<category term="{item.kind}"/><content type="text">{xml(text)}</content></entry>\n'
    )
