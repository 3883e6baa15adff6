"""From answers to the document: the last place where anything is decided."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tumen.core.confidence import WORDS
from tumen.core.dates import PartialDate
from tumen.core.errors import DataError
from tumen.core.evidence import Evidence, Finding, SourceCard, Unknown
from tumen.core.exhibits import Exhibit
from tumen.core.grades import CREDIBILITY, RELIABILITY
from tumen.core.kinds import Answer, Ask, Question
from tumen.core.states import State
from tumen.core.values import Lang, Slot, Text
from tumen.dossier import laws, words
from tumen.dossier.declared import exhibit_item
from tumen.dossier.document import (
    VERSION,
    Document,
    EvidenceItem,
    Gap,
    Judgement,
    Note,
    QuestionItem,
    Ref,
    Relation,
    SentenceItem,
    StateItem,
    seal,
)
from tumen.dossier.language import fill, slots_of, write
from tumen.dossier.source_list import coverage_rows, source_items


@dataclass(frozen=True)
class Composed:
    """The document and the declarations of its exhibits, by key, for the renderers."""

    document: Document
    exhibits: Mapping[str, Exhibit]


@dataclass
class Composer:
    """Findings into words, evidence into numbered items, for one request and language.

    Evidence is numbered in the order in which it is first cited; one place in one source is one
    piece, whichever side it takes in a sentence.
    """

    ask: Ask
    lang: Lang
    cards: Mapping[str, SourceCard]
    evidence: dict[Evidence, EvidenceItem] = field(default_factory=dict)
    exhibits: dict[str, Exhibit] = field(default_factory=dict)
    _numbered: dict[Evidence, EvidenceItem] = field(default_factory=dict)

    @property
    def cited(self) -> list[EvidenceItem]:
        """Each piece once, in order of its number."""
        return list(self._numbered.values())

    def word(self, key: str, **slots: Slot) -> str:
        return fill(words.WORDS[key].in_(self.lang), slots, self.lang)

    def text(self, text: Text) -> str:
        return write(text, self.lang)

    def sentence(self, finding: Finding, question: Question, number: str) -> SentenceItem:
        """A finding in words. Raises DataError where it breaks a law of `dossier.laws`."""
        where = f"question {question.name}"
        laws.has_source(finding, where)
        if finding.key == "quote":
            where += f", {finding.evidence[0].locator}"
            text = write(finding.slots["statement"], self.lang)
        else:
            text = fill(question.sentences[finding.key][self.lang], finding.slots, self.lang)
        laws.is_finished(text, self.lang, where)
        laws.speaks_of_one(text, self.lang, where)
        for piece in finding.evidence:
            laws.was_known(piece, self.ask.as_of, where)
        assert finding.confidence is not None  # a Finding judges itself when it is made
        refs = (Ref(self._piece(piece).id, _relation(piece)) for piece in finding.evidence)
        return SentenceItem(
            id=number,
            text=text,
            key=finding.key,
            when=str(finding.when) if finding.when else None,
            confidence=finding.confidence.level.value,
            confidence_words=self.text(WORDS[finding.confidence.level]),
            confidence_reason=self.text(finding.confidence.reason),
            evidence=list(dict.fromkeys(refs)),
        )

    def _piece(self, piece: Evidence) -> EvidenceItem:
        place = replace(piece, relation="supports")
        if place not in self._numbered:
            self._numbered[place] = EvidenceItem(
                id=f"e{len(self._numbered) + 1}",
                kind="dataset" if piece.is_dataset else "claim",
                source=piece.source,
                publisher=piece.publisher,
                title=piece.title,
                url=piece.url,
                published=str(piece.published) if piece.published else None,
                known=str(piece.known),
                reliability=piece.reliability,  # type: ignore[arg-type]
                reliability_words=RELIABILITY[piece.reliability].in_(self.lang),
                credibility=piece.credibility,
                credibility_words=CREDIBILITY[piece.credibility].in_(self.lang),
                locator=piece.locator,
                statement=self.text(piece.statement) if piece.statement else None,
                interested=piece.interested,
            )
        self.evidence[piece] = self._numbered[place]
        return self._numbered[place]

    def gap(self, unknown: Unknown, question: Question) -> Gap:
        reason = fill(question.sentences[unknown.key][self.lang], unknown.slots, self.lang)
        return Gap(
            text=self.word("not_known", reason=_uncapital(reason) if self.lang == "en" else reason),
            would_answer=self.word("would_answer", what=self.text(unknown.would_answer)),
        )

    def question(self, question: Question, answer: Answer) -> QuestionItem:
        for exhibit in answer.exhibits:
            if exhibit.key in self.exhibits:
                raise DataError(f"question {question.name}: two exhibits are called {exhibit.key}")
            self.exhibits[exhibit.key] = exhibit
        return QuestionItem(
            name=question.name,
            heading=self.heading(question),
            summarises=question.summarises,
            answer=[
                self.sentence(finding, question, f"{question.name}-{i}")
                for i, finding in enumerate(answer.findings, 1)
            ],
            further=[
                self.sentence(finding, question, f"{question.name}-f{i}")
                for i, finding in enumerate(answer.details, 1)
            ],
            unknown=[self.gap(unknown, question) for unknown in answer.unknowns],
            exhibits=[exhibit_item(exhibit, self.lang) for exhibit in answer.exhibits],
        )

    def summary(
        self, question: Question, answer: Answer, judged: Mapping[int, Question]
    ) -> tuple[QuestionItem, list[Judgement]]:
        """The summarising question: its findings are other questions' judgements and speak in
        their sentences. `judged` knows each judgement's question by the finding's identity."""

        def spoken(findings: Sequence[Finding], mark: str) -> list[SentenceItem]:
            return [
                self.sentence(finding, judged[id(finding)], f"{question.name}-{mark}{i}")
                for i, finding in enumerate(findings, 1)
            ]

        item = QuestionItem(
            name=question.name,
            heading=self.heading(question),
            summarises=True,
            answer=spoken(answer.findings, ""),
            further=spoken(answer.details, "f"),
            unknown=[self.gap(unknown, question) for unknown in answer.unknowns],
            exhibits=[],
        )
        judgements = [
            Judgement(sentence.id, judged[id(finding)].name)
            for sentence, finding in zip(item.answer, answer.findings, strict=True)
        ]
        return item, judgements

    def heading(self, question: Question) -> str:
        template = question.title[self.lang]
        given: dict[str, Slot] = {"a": self.ask.a, "b": self.ask.b}
        given["third"] = self.ask.third or Text("no third state found", "該当なし")
        return fill(template, {name: given[name] for name in slots_of(template)}, self.lang)

    def state(self, state: State) -> StateItem:
        return StateItem(state.code, write(state, self.lang), state.is_disputed)

    def notes(self, tables: set[str]) -> list[Note]:
        """What holds for the whole document; the note on sanctions where they are spoken of."""
        states = [self.ask.a, self.ask.b] + ([self.ask.third] if self.ask.third else [])
        notes = [
            Note("horizon", self.word("two_clocks", day=PartialDate.of(self.ask.as_of))),
            Note("confidence", self.word("confidence")),
            Note("neutral", self.word("neutral")),
        ]
        notes += [
            Note("disputed", self.word("disputed", state=state))
            for state in states
            if state.is_disputed
        ]
        if "sanction_measures" in tables:
            notes.append(Note("not_advice", self.word("sanctions")))
        return notes


def _relation(piece: Evidence) -> Relation:
    return "contradicts" if piece.relation == "contradicts" else "supports"


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
    """The document of a pair, from each question with its answer.

    `cards` are the datasets at hand, `snapshot` the id of their content. The same input gives the
    same document. Raises DataError when a sentence or its evidence breaks a law.
    """
    composer = Composer(ask, lang, cards)
    ordered = sorted(answered, key=lambda pair: pair[0].order)
    plain = [(question, answer) for question, answer in ordered if not question.summarises]
    judged = {id(answer.judgement): question for question, answer in plain if answer.judgement}
    summed = [
        composer.summary(question, answer, judged)
        for question, answer in ordered
        if question.summarises
    ]
    questions = [composer.question(question, answer) for question, answer in plain]
    drawn = {name for exhibit in composer.exhibits.values() for name in exhibit.sources}
    used = {item.source for item in composer.cited} | drawn
    spoken_of = {
        table for question, answer in plain if answer.findings for table in question.tables
    }
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
        judgements=[judgement for _, judgements in summed for judgement in judgements],
        questions=[*questions, *(item for item, _ in summed)],
        evidence=composer.cited,
        sources=source_items(composer.cited, drawn, cards, lang),
        coverage=coverage_rows(cards, used, lang),
        notes=composer.notes(spoken_of),
    )
    return Composed(seal(document), composer.exhibits)
