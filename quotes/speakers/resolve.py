"""From attributions to speakers: who each source is, by name, description or pronoun."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import regex
from attrs import evolve, frozen

from quotes.annotate import Annotations
from quotes.attribution.attributions import Attribution
from quotes.marks import QuotedSpan
from quotes.paragraphs import paragraphs
from quotes.records import Span, Speaker, SpeakerKind, Via
from quotes.speakers import lexicon
from quotes.speakers.cast import Actor, Cast
from quotes.speakers.descriptions import Descriptions
from quotes.speakers.discourse import Discourse
from quotes.speakers.entities import mended
from quotes.speakers.introductions import (
    datelines,
    nicknamed,
    other_names,
    with_name_behind,
    with_role,
)
from quotes.speakers.names import KIND_OF_ENTITY
from quotes.speakers.naming import HEADLINE_LENGTH, Form, Naming, NamingReader, is_informant
from quotes.speakers.via import find_via
from quotes.stretches import touches

_THINGS = frozenset(
    (SpeakerKind.ORGANIZATION, SpeakerKind.PLACE, SpeakerKind.DOCUMENT, SpeakerKind.UNKNOWN)
)
_BODIES = frozenset((SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT))
_SENTENCE_END = regex.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_DOCUMENTS = regex.compile(
    r"\b(?:his|her|its|their|the|these|those)\s(?:[\p{L}-]+\s)?\L<nouns>\b",
    regex.IGNORECASE,
    nouns=sorted(f"{noun}s" for noun in lexicon.DOCUMENT_NOUNS),
)
_READ = regex.compile(r"\s(?:also\s)?reads?\b")  # as documents do
_NOBODY = regex.compile(r"(?:no|neither)\b", regex.IGNORECASE)  # "no law requires them to"
_FURTHEST = 100  # code points before a relative pronoun
_ABSTRACT = regex.compile(r"(?:ing|ism|ity|ment|ness|ship|tion)s?$")  # nothing that is a "who"
_SUBJECT = regex.compile(
    r"(?P<phrase>(?:An?|Another|Her|His|My|One|Our|The|Their)\s(?:[\p{L}-]+\s){0,3}?(?i:\L<people>))"
    r"(?:,\swho\s|\s(?:\p{Ll}+ed|began|broke|came|did|drove|fell|felt|gave|got|grew|had|has|held|is|kept"
    r"|knew|left|ran|rose|sat|saw|shook|spoke|stood|threw|took|was|went|wept|wore)\b)",
    people=lexicon.PEOPLE | lexicon.PROFESSIONS | lexicon.PLAYERS,
)
_DESCRIBED_BEFORE = regex.compile(
    r"(?:(?:^|[,;:.!?“”\"(—–]\s*|\b(?:about|against|among|and|are|as|at|but|by|for|from|in|including|"
    r"is|of|on|or|than|to|was|were|with)\s)"
    r"(?P<phrase>(?:(?:many|most|other|several|some|the|these|those|\d[\d,.]*)\s)?"
    r"(?:[\p{L}\d’'-]+\s){0,2}?(?:\p{Ll}+s|men|people|women)"
    r"(?:\s(?:of|(?:briefed|close|familiar|involved|\p{Ll}+ed)\s(?:about|by|in|on|to|with))"
    r"\s(?:[\p{L}\d/’'-]+\s){0,2}?[\p{L}’'-]+)?)"
    r"|\b(?P<phrase>(?:an?|one|another)\s(?:[\p{L}-]+\s)?[\p{L}-]+|the\s(?:[\p{L}-]+\s)?[\p{L}-]+))"
    r",?\s(?:(?:many|most|some|all|both)\sof\s)?$",
    regex.IGNORECASE,
)


@frozen
class Reported:
    """Who said the content of one attribution, and through whom it was reported.

    Attributes:
        speaker: Who said it, where that is sure.
        via: Through whom it was reported.
        nested: The same for the attribution's nested ones, parallel to them.
    """

    speaker: Speaker | None
    via: Via | None = None
    nested: tuple[Reported, ...] = ()


@frozen
class Resolution:
    """The speakers of an article.

    Attributes:
        speakers: Those of quotes and vias, in order of first mention.
        by_attribution: Parallel to the attributions that were given.
    """

    speakers: tuple[Speaker, ...]
    by_attribution: tuple[Reported, ...]


def resolve(
    text: str,
    attributions: Sequence[Attribution],
    annotations: Annotations,
    quoted: Sequence[QuotedSpan],
) -> Resolution:
    """Find out who the sources of attributions are.

    Names are resolved against everybody whom the article names, descriptions against the roles
    and bodies that it has introduced, and pronouns against whom it has just talked about. Groups
    and people without a name keep the words of their mention. Where none of this is sure, the
    speaker is None.

    Args:
        text: The article.
        attributions: In text order.
        annotations: The article's sentences and entities.
        quoted: Its quoted stretches.
    """
    resolver = _Resolver(text, attributions, annotations, quoted)
    actors = resolver.actors()
    vias = find_via(text, attributions, annotations, quoted)
    passed_on = [resolver.named(via.source) if via else None for via in vias]
    voices = [resolver.voice(a, actor) for a, actor in zip(attributions, actors, strict=True)]
    speakers = _Speakers([*(a for voice in voices for a in voice.actors()), *passed_on])
    reported = tuple(
        evolve(
            speakers.reported(voice),
            via=Via.of(text, via.spans, speaker=speakers.of(by))
            if via and by and by is not voice.actor
            else None,
        )
        for voice, via, by in zip(voices, vias, passed_on, strict=True)
    )
    return Resolution(speakers.all, reported)


@frozen
class _Voice:
    """The actor of an attribution, with the voices of those nested in it."""

    actor: Actor | None
    nested: tuple[_Voice, ...]

    def actors(self) -> Iterator[Actor | None]:
        yield self.actor
        for voice in self.nested:
            yield from voice.actors()


class _Speakers:
    """One record for each actor that speaks."""

    def __init__(self, actors: Iterable[Actor | None]) -> None:
        speaking = {id(actor): actor for actor in actors if actor is not None}
        ordered = sorted(speaking.values(), key=lambda actor: actor.mentions[0])
        self._records = {
            id(actor): _record(actor, number) for number, actor in enumerate(ordered, 1)
        }

    def of(self, actor: Actor | None) -> Speaker | None:
        return None if actor is None else self._records[id(actor)]

    def reported(self, voice: _Voice) -> Reported:
        nested = tuple(self.reported(inner) for inner in voice.nested)
        return Reported(self.of(voice.actor), nested=nested)

    @property
    def all(self) -> tuple[Speaker, ...]:
        return tuple(self._records.values())


def _record(actor: Actor, number: int) -> Speaker:
    return Speaker(
        id=f"s{number}",
        name=actor.name,
        kind=actor.kind,
        role=actor.role,
        aliases=tuple(
            name for name in sorted(actor.names, key=actor.names.__getitem__) if name != actor.name
        ),
        mentions=tuple(actor.mentions),
    )


class _Resolver:
    """Resolves the sources of one article, in the order in which they stand."""

    def __init__(
        self,
        text: str,
        attributions: Sequence[Attribution],
        annotations: Annotations,
        quoted: Sequence[QuotedSpan],
    ) -> None:
        self._text = text
        self._outermost = [span for span in quoted if span.level == 0]
        self._attributions = attributions
        self._entities = mended(text, annotations.entities)
        self._reader = NamingReader(text, self._entities)
        self._cast = Cast(text, self._entities)
        self._namings = {a.source[0]: self._read(a.source[0]) for a in attributions if a.source}
        self._discourse = Discourse(
            text,
            annotations.sentences,
            [start for start, _ in paragraphs(text)],
            sorted(span for attribution in attributions for span in attribution.content),
        )
        self._descriptions = Descriptions(
            text, self._entities, self._reader, self._cast, self._discourse
        )
        self._body = _end_of_headlines(text)
        self._introduce()

    def _read(self, source: Span) -> Naming | None:
        naming = self._reader.read(source)
        if naming is None or naming.form is not Form.DEFINITE:
            return naming
        named = with_name_behind(self._text, source, self._entities)
        return self._reader.read(named) if named != source else naming

    def _introduce(self) -> None:
        """Make everybody known whom entities and sources name, before any mention is resolved."""
        sources = [naming for naming in self._namings.values() if naming]
        within = {naming.span.start for naming in sources if naming.form is Form.NAME}
        others = [
            Naming(Form.NAME, SpeakerKind.PERSON, self._text[span.start : span.end], span)
            for span in nicknamed(self._text)
        ]
        others_of: dict[Span, list[Naming]] = {}
        for name, other in other_names(self._text, self._entities):
            naming = self._reader.read(other)
            if naming is not None and naming.form is Form.NAME:
                others_of.setdefault(name, []).append(naming)
                within.add(naming.span.start)
        read_to = 0
        for entity in self._entities:
            known = entity.start in within or entity.start < read_to
            if entity.kind in KIND_OF_ENTITY and not known:
                naming = self._reader.read(with_role(self._text, entity, self._entities))
                if naming is not None and naming.form is Form.NAME:
                    others.append(naming)
                    read_to = naming.span.end
        named = [*others, *(naming for naming in sources if naming.form is Form.NAME)]
        self._cast.take_in(named, others_of)
        written_at = list(datelines(self._text, self._entities))
        for naming in others:
            actor = self._cast.find(naming)
            if actor is not None and not touches(written_at, naming.span):
                self._discourse.mention(actor, naming.span)

    def actors(self) -> list[Actor | None]:
        """The actor of each attribution."""
        found: dict[int, Actor | None] = {}
        order = [i for i, a in enumerate(self._attributions) if a.source]
        order.sort(key=lambda i: self._attributions[i].source[0])
        resolved: dict[Span, Actor | None] = {}
        for index in order:
            source = self._attributions[index].source[0]
            if source not in resolved:
                actor = resolved[source] = self._actor(source)
                if actor is not None and not _NOBODY.match(self._text, source.start):
                    self._discourse.mention(actor, source, speaks=True)
            found[index] = resolved[source]
        self._resolve_first_person(order, found)
        self._resolve_bare(order, found)
        for index, actor in found.items():
            if actor is not None:
                actor.mention(self._attributions[index].source[0])
        return [found.get(index) for index in range(len(self._attributions))]

    def voice(self, attribution: Attribution, actor: Actor | None) -> _Voice:
        """An attribution's actor, with those of the reports nested in it. Call after `actors`."""
        nested = (
            self.voice(report, self._actor_within(report.source[0], actor))
            for report in attribution.nested
        )
        return _Voice(actor, tuple(nested))

    def _actor_within(self, source: Span, speaker: Actor | None) -> Actor | None:
        """The actor of a source that stands in the words of a speaker.

        Whom a pronoun in quotation marks means, only the same quotation tells: all four that were
        found elsewhere in PolNeAR's dev split were wrong.
        """
        naming = self._namings[source] = self._reader.read(source)
        if naming is None:
            return None
        pronoun = naming.words if naming.form is Form.PRONOUN else None
        quotation = self._quotation(source)
        if pronoun in lexicon.FIRST_PERSON:
            actor = speaker
        elif pronoun and quotation:
            actor = self._antecedent(naming, since=quotation.start)
            if actor is speaker:
                actor = None  # people do not call themselves "he" or "she"
        else:
            actor = self._actor(source)
            if actor is speaker and naming.form is Form.DEFINITE:
                actor = self._descriptions.as_worded(naming)  # nobody describes themselves
        if actor is not None:
            actor.mention(source)
        return actor

    def _quotation(self, span: Span) -> QuotedSpan | None:
        """The outermost quotation around a span."""
        index = bisect_right(self._outermost, span.start, key=lambda quoted: quoted.start) - 1
        inside = index >= 0 and span.end <= self._outermost[index].end
        return self._outermost[index] if inside else None

    def _resolve_first_person(self, order: Sequence[int], found: dict[int, Actor | None]) -> None:
        """Resolve "I" and "we": whoever speaks the words in which they stand."""
        contents = sorted(
            (piece, index) for index in order for piece in self._attributions[index].content
        )
        for index in order:
            source = self._attributions[index].source[0]
            naming = self._namings[source]
            if naming and naming.form is Form.PRONOUN and naming.words in lexicon.FIRST_PERSON:
                around = bisect_right(contents, source.start, key=lambda row: row[0].start) - 1
                inside = around >= 0 and source.start < contents[around][0].end
                outer = contents[around][1] if inside else index
                found[index] = found.get(outer) if outer != index else None

    def _resolve_bare(self, order: Sequence[int], found: dict[int, Actor | None]) -> None:
        """Resolve "Lawmaker urges calm": whom a headline describes is the next source of that kind.

        What is neither a person nor a body has to be called so as well: "New poll".
        """
        following: dict[SpeakerKind, Actor] = {}
        for index in reversed(order):
            naming = self._namings[self._attributions[index].source[0]]
            actor = found[index]
            if naming is None or actor is None:
                continue
            headline = naming.bare and naming.span.start < self._body
            if headline and naming.span in actor.names.values():
                later = following.get(naming.kind, actor)
                sure = later.kind in (SpeakerKind.PERSON, SpeakerKind.ORGANIZATION)
                if sure or naming.head in later.name.lower().split():
                    found[index] = later
            elif naming.form is not Form.PRONOUN:
                following[actor.kind] = actor

    def _actor(self, source: Span) -> Actor | None:
        naming = self._namings[source]
        if naming is None:
            return None
        if naming.form is Form.NAME:
            return self._cast.find(naming)
        if naming.form is Form.PRONOUN:
            return self._antecedent(naming)
        return self._described(naming)

    def _described(self, naming: Naming) -> Actor:
        known = self._descriptions.meant(naming) if naming.form is Form.DEFINITE else None
        return known or self._cast.announced(naming) or self._descriptions.as_worded(naming)

    def named(self, span: Span) -> Actor | None:
        """The actor that the words at a span name or describe."""
        naming = self._reader.read(span)
        if naming is None or naming.form is Form.PRONOUN or not is_informant(naming):
            return None
        actor = self._cast.find(naming) or self._descriptions.as_worded(naming)
        actor.mention(naming.span)
        return actor

    def _antecedent(self, naming: Naming, since: int = 0) -> Actor | None:
        """Whom a pronoun means, if the text behind an offset tells."""
        pronoun = naming.words
        if pronoun in lexicon.SINGULAR_PRONOUNS:
            gender = lexicon.SINGULAR_PRONOUNS[pronoun]
            self._mention_described(naming.span.start)
            person = self._discourse.antecedent(
                naming.span, (SpeakerKind.PERSON,), gender, since=since
            )
            if person is not None:
                person.gender = gender
            return person
        if pronoun in lexicon.NEUTER_PRONOUNS:
            read = _READ.match(self._text, naming.span.end) is not None
            things = frozenset((SpeakerKind.DOCUMENT,)) if read else _THINGS
            return self._discourse.antecedent(naming.span, things, None, since=since)
        if pronoun in lexicon.PLURAL_PRONOUNS:
            documents = self._discourse.last_in_sentence(_DOCUMENTS, naming.span.start)
            described = self._reader.read(documents) if documents else None
            if described is not None and described.form is Form.DEFINITE:
                return self._descriptions.as_worded(described)
            return self._discourse.antecedent(
                naming.span, {SpeakerKind.GROUP, *_BODIES}, None, since=since, unlikely=_BODIES
            )
        if pronoun in lexicon.RELATIVE_PRONOUNS:
            personal = pronoun in ("who", "whom", "whose")
            kinds = (SpeakerKind.PERSON,) if personal else tuple(SpeakerKind)
            named = self._discourse.just_before(naming.span, kinds)
            return named or self._described_before(naming.span.start, personal=personal)
        return None

    def _mention_described(self, position: int) -> None:
        """Mention whom the sentence before describes: "The farmer shrugged. It was late, | he said."""
        opening = self._discourse.opening_before(position)
        match = _SUBJECT.match(self._text, opening) if opening is not None else None
        naming = self._reader.read(Span(*match.span("phrase"))) if match else None
        if (
            naming is not None
            and naming.kind is SpeakerKind.PERSON
            and naming.form is not Form.NAME
        ):
            self._discourse.mention(self._described(naming), naming.span)

    def _described_before(self, relative: int, *, personal: bool) -> Actor | None:
        """Resolve "29 others who", "members of the clergy, many of whom" by the words before."""
        match = _DESCRIBED_BEFORE.search(self._text, max(0, relative - _FURTHEST), relative)
        naming = self._reader.read(Span(*match.span("phrase"))) if match else None
        if naming is None or naming.form is Form.PRONOUN:
            return None
        if naming.form is Form.NAME:
            return self._cast.find(naming)
        if personal and _ABSTRACT.search(naming.head):
            return None
        sure = naming.form is not Form.DEFINITE or naming.kind is not SpeakerKind.UNKNOWN
        return self._described(naming) if sure else None


def _end_of_headlines(text: str) -> int:
    """Where the second paragraph begins, or if it comes later, the first that ends as sentences do.

    The first paragraph is a headline more often than not; the lines below it may be subheads.
    """
    units = paragraphs(text)
    for start, end in units[1:]:
        if _SENTENCE_END.search(text, start, end) and end - start > HEADLINE_LENGTH:
            return start
    return 0
