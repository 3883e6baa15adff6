"""From answers to the document: the last place where anything is decided."""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tumen.core.confidence import LIKELIHOOD, WORDS
from tumen.core.dates import PartialDate, Span
from tumen.core.errors import DataError
from tumen.core.evidence import Evidence, Finding, SourceCard, Unknown
from tumen.core.exhibits import Exhibit, Grid
from tumen.core.grades import CREDIBILITY, RELIABILITY
from tumen.core.kinds import Answer, Ask, Question
from tumen.core.states import State
from tumen.core.values import Lang, Slot, Text
from tumen.dossier import words
from tumen.dossier.document import (
    VERSION,
    Document,
    EvidenceItem,
    ExhibitItem,
    Gap,
    Judgement,
    QuestionItem,
    Ref,
    SentenceItem,
    SourceItem,
    StateItem,
    seal,
)
from tumen.dossier.language import fill, write

FIRST_DECADE = 1860


@dataclass(frozen=True)
class Composed:
    """The document and the declarations of its exhibits, by key, for the renderers."""

    document: Document
    exhibits: Mapping[str, Exhibit]


@dataclass
class Composer:
    """Findings into words, evidence into numbered items, for one request and language."""

    ask: Ask
    lang: Lang
    cards: Mapping[str, SourceCard]
    evidence: dict[Evidence, EvidenceItem] = field(default_factory=dict)
    exhibits: dict[str, Exhibit] = field(default_factory=dict)

    def word(self, key: str, **slots: Slot) -> str:
        return fill(words.WORDS[key].in_(self.lang), slots, self.lang)

    def text(self, text: Text) -> str:
        return write(text, self.lang)

    def sentence(self, finding: Finding, question: Question, number: str) -> SentenceItem:
        if finding.key == "quote":
            statement = finding.slots["statement"]
            text = write(statement, self.lang)
        else:
            text = fill(question.sentences[finding.key][self.lang], finding.slots, self.lang)
        if re.search(r"[{}]", text) or not re.search(r"[.。」”!?)\)]$", text):
            raise DataError(f"{question.name}: not a finished sentence: {text!r}")
        assert finding.confidence is not None
        level = self.text(WORDS[finding.confidence.level])
        for _, _, likely in LIKELIHOOD:
            if level in text and likely.in_(self.lang) in text:
                raise DataError(f"{question.name}: likelihood and confidence in one: {text!r}")
        return SentenceItem(
            id=number,
            text=text,
            key=finding.key,
            when=str(finding.when) if finding.when else None,
            confidence=finding.confidence.level.value,
            confidence_words=level,
            confidence_reason=self.text(finding.confidence.reason),
            evidence=[Ref(self._piece(piece).id, piece.relation) for piece in finding.evidence],
        )

    def _piece(self, piece: Evidence) -> EvidenceItem:
        """The numbered evidence; nothing that became known after the day asked may enter."""
        if piece.known.latest > self.ask.as_of:
            raise DataError(
                f"evidence {piece.locator} became known {piece.known}, after {self.ask.as_of}"
            )
        if piece not in self.evidence:
            self.evidence[piece] = EvidenceItem(
                id=f"e{len(self.evidence) + 1}",
                kind="dataset" if piece.is_dataset else "claim",
                source=piece.source,
                publisher=piece.publisher,
                title=piece.title,
                url=piece.url,
                published=str(piece.published) if piece.published else None,
                known=str(piece.known),
                reliability=piece.reliability,
                reliability_words=RELIABILITY[piece.reliability].in_(self.lang),
                credibility=piece.credibility,
                credibility_words=CREDIBILITY[piece.credibility].in_(self.lang),
                locator=piece.locator,
                statement=self.text(piece.statement) if piece.statement else None,
                interested=piece.interested,
            )
        return self.evidence[piece]

    def gap(self, unknown: Unknown, question: Question) -> Gap:
        reason = fill(question.sentences[unknown.key][self.lang], unknown.slots, self.lang)
        return Gap(
            text=self.word("not_known", reason=_uncapital(reason) if self.lang == "en" else reason),
            would_answer=self.word("would_answer", what=self.text(unknown.would_answer)),
        )

    def exhibit(self, exhibit: Exhibit) -> ExhibitItem:
        from tumen.dossier.exhibits import table_of

        self.exhibits[exhibit.key] = exhibit
        columns, rows = table_of(exhibit, self.lang)
        return ExhibitItem(
            key=exhibit.key,
            kind=type(exhibit).__name__.lower(),
            title=self.text(exhibit.title),
            alt=self.text(exhibit.alt),
            note=self.text(exhibit.note) if exhibit.note else None,
            made_by=exhibit.made_by,
            sources=list(exhibit.sources),
            columns=list(columns),
            rows=[list(row) for row in rows],
        )

    def question(self, question: Question, answer: Answer) -> QuestionItem:
        return QuestionItem(
            name=question.name,
            heading=self.heading(question),
            answer=[
                self.sentence(finding, question, f"{question.name}-{i}")
                for i, finding in enumerate(answer.findings, 1)
            ],
            further=[
                self.sentence(finding, question, f"{question.name}-f{i}")
                for i, finding in enumerate(answer.details, 1)
            ],
            unknown=[self.gap(unknown, question) for unknown in answer.unknowns],
            exhibits=[self.exhibit(exhibit) for exhibit in answer.exhibits],
        )

    def heading(self, question: Question) -> str:
        from tumen.dossier.language import slots_of

        template = question.title[self.lang]
        given: dict[str, Slot] = {"a": self.ask.a, "b": self.ask.b}
        given["third"] = self.ask.third or Text("no third state found", "該当なし")
        used = {name: given[name] for name in slots_of(template)}
        return fill(template, used, self.lang)

    def state(self, state: State) -> StateItem:
        return StateItem(state.code, write(state, self.lang), state.is_disputed)

    def sources(self, extra: set[str]) -> list[SourceItem]:
        """Datasets first, then documents, in the order in which the text uses them."""
        used = list(dict.fromkeys(item.source for item in self.evidence.values()))
        used += sorted(extra - set(used))
        items = [self._dataset(self.cards[name]) for name in used if name in self.cards]
        seen = set()
        for item in self.evidence.values():
            if item.source in self.cards or item.source in seen:
                continue
            seen.add(item.source)
            items.append(
                SourceItem(
                    item.source, "document", item.title, item.publisher, item.url, item.published
                )
            )
        return items

    def _dataset(self, card: SourceCard) -> SourceItem:
        origin, coverage = card.origin, card.coverage
        return SourceItem(
            id=card.name,
            kind="dataset",
            title=self.text(origin.title),
            publisher=origin.producer,
            url=origin.url,
            released=str(origin.released),
            version=origin.version,
            licence=f"{origin.licence.value} ({origin.licence_name})",
            citation=origin.citation,
            covers=write(Span(coverage.first, coverage.last), self.lang),
            absence=self.word(
                "absence_none" if coverage.absent_row == "none" else "absence_unknown"
            ),
            known_rule=self.text(card.known_rule),
            caveats=[self.text(caveat) for caveat in card.caveats],
        )

    def coverage(self, names: Sequence[str]) -> ExhibitItem:
        cards = [self.cards[name] for name in names]
        decades = range(FIRST_DECADE, self.ask.as_of.year + 1, 10)
        return self.exhibit(
            Grid(
                key="coverage",
                title=words.WORDS["coverage"],
                alt=words.WORDS["coverage_alt"],
                note=words.WORDS["coverage_note"],
                sources=tuple(names) or ("none",),
                made_by="coverage of each source",
                columns=tuple(Text(f"{d}s", f"{d}年代") for d in decades),
                rows=tuple(card.origin.title for card in cards),
                cells=tuple(tuple((_covered(card, d), "") for d in decades) for card in cards),
            )
        )


def _covered(card: SourceCard, decade: int) -> str:
    first, last = card.coverage.first.year, card.coverage.last.year
    if first <= decade and last >= decade + 9:
        return "full"
    return "part" if first <= decade + 9 and last >= decade else "none"


def _uncapital(text: str) -> str:
    """A reason that opens with "the United States" was capitalised as a sentence; it is none."""
    return text[:1].lower() + text[1:] if text.startswith(("The ", "A ", "An ")) else text


def compose(
    ask: Ask,
    answered: Sequence[tuple[Question, Answer]],
    cards: Mapping[str, SourceCard],
    snapshot: str,
    lang: Lang,
) -> Composed:
    """The document of a pair. Raises DataError when a sentence or its evidence breaks a law."""
    composer = Composer(ask, lang, cards)
    plain = [(question, answer) for question, answer in answered if not question.summarises]
    summaries = [(question, answer) for question, answer in answered if question.summarises]
    judged = {id(answer.judgement): question for question, answer in plain if answer.judgement}
    judgements = [
        Judgement(
            composer.sentence(finding, judged[id(finding)], f"judgement-{i}"),
            judged[id(finding)].name,
        )
        for _, summary in summaries
        for i, finding in enumerate(summary.findings, 1)
    ]
    changed = [
        composer.sentence(finding, judged[id(finding)], f"changed-{i}")
        for _, summary in summaries
        for i, finding in enumerate(summary.details, 1)
    ]
    questions = [composer.question(question, answer) for question, answer in plain]
    drawn = {name for exhibit in composer.exhibits.values() for name in exhibit.sources}
    sources = composer.sources({name for name in drawn if name in cards})
    coverage = composer.coverage([item.id for item in sources if item.kind == "dataset"])
    day = PartialDate.of(ask.as_of)
    states = [ask.a, ask.b] + ([ask.third] if ask.third else [])
    notes = [
        composer.word("two_clocks", day=day),
        composer.word("confidence"),
        composer.word("neutral"),
        *(composer.word("disputed", state=state) for state in states if state.is_disputed),
        composer.word("sanctions"),
    ]
    document = Document(
        format=VERSION,
        id="",
        lang=lang,
        title=composer.word("title", a=ask.a, b=ask.b),
        a=composer.state(ask.a),
        b=composer.state(ask.b),
        third=composer.state(ask.third) if ask.third else None,
        as_of=ask.as_of.isoformat(),
        tumen_version=importlib.metadata.version("tumen"),
        snapshot=snapshot,
        judgements=judgements,
        changed=changed,
        questions=questions,
        evidence=list(composer.evidence.values()),
        sources=sources,
        coverage=coverage,
        notes=notes,
    )
    return Composed(seal(document), composer.exhibits)
