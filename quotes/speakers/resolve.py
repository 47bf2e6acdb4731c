"""From attributions to speakers: who each source is, by name, description or pronoun."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import regex
from attrs import evolve, frozen

from quotes.annotate import Annotations, Entity, EntityKind
from quotes.attribution.attributions import Attribution
from quotes.marks import QuotedSpan
from quotes.paragraphs import paragraphs
from quotes.records import Span, Speaker, SpeakerKind, Via
from quotes.speakers import lexicon
from quotes.speakers.cast import MOST_COMPARED, Actor, Cast, office_described, role_words
from quotes.speakers.discourse import CERTAIN, Discourse
from quotes.speakers.naming import (
    AGED,
    HEADLINE_LENGTH,
    Form,
    Naming,
    NamingReader,
    first_preposition,
    is_informant,
    tokens,
)
from quotes.speakers.offices import Office, contradict
from quotes.speakers.stems import stem
from quotes.speakers.via import find_via
from quotes.stretches import touches

_THINGS = frozenset(
    (SpeakerKind.ORGANIZATION, SpeakerKind.PLACE, SpeakerKind.DOCUMENT, SpeakerKind.UNKNOWN)
)
_MANY = frozenset((SpeakerKind.GROUP, SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT))
_CAST_ENTITIES = {
    EntityKind.PERSON: SpeakerKind.PERSON,
    EntityKind.ORGANIZATION: SpeakerKind.ORGANIZATION,
    EntityKind.FACILITY: SpeakerKind.ORGANIZATION,
    EntityKind.LOCATION: SpeakerKind.PLACE,
}
_ORIGINS = frozenset((EntityKind.NORP, EntityKind.LOCATION, EntityKind.ORGANIZATION))


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
        single = list(_single(text, annotations.entities))
        entities = _completed(text, _with_usual_kinds(text, single))
        self._entities = _with_surnames(text, entities)
        self._reader = NamingReader(text, self._entities)
        self._cast = Cast(text)
        self._namings = {a.source[0]: self._read(a.source[0]) for a in attributions if a.source}
        self._discourse = Discourse(
            text,
            annotations.sentences,
            [start for start, _ in paragraphs(text)],
            sorted(span for attribution in attributions for span in attribution.content),
        )
        self._by_wording: dict[str, Actor] = {}
        self._by_head: dict[str, Actor] = {}
        self._body = _end_of_headlines(text)
        self._introduce()

    def _read(self, source: Span) -> Naming | None:
        naming = self._reader.read(source)
        if naming is None or naming.form is not Form.DEFINITE:
            return naming
        named = self._with_name(source)
        return self._reader.read(named) if named != source else naming

    def _with_name(self, source: Span) -> Span:
        """A source with the name that stands behind it: "the minister | , Ada Lind,"."""
        begin = _NAME_AHEAD.match(self._text, source.end)
        if begin is None:
            return source
        index = bisect_left(self._entities, begin.end(), key=lambda entity: entity.start)
        for entity in self._entities[index : index + 1]:
            closed = self._text.startswith(",", entity.end)
            if entity.start == begin.end() and entity.kind is EntityKind.PERSON and closed:
                return Span(source.start, entity.end)
        return source

    def _introduce(self) -> None:
        """Make everybody known whom entities and sources name, before any mention is resolved."""
        sources = [naming for naming in self._namings.values() if naming]
        within = {naming.span.start for naming in sources if naming.form is Form.NAME}
        others = [
            Naming(Form.NAME, SpeakerKind.PERSON, match.group(), Span(*match.span()))
            for match in _NICKNAMED.finditer(self._text)
            if match["first"].lower() not in lexicon.TITLES
        ]
        read_to = 0
        for entity in self._entities:
            known = entity.start in within or entity.start < read_to
            if entity.kind in _CAST_ENTITIES and not known:
                naming = self._reader.read(_with_role(self._text, entity, self._entities))
                if naming is not None and naming.form is Form.NAME:
                    others.append(naming)
                    read_to = naming.span.end
        self._cast.take_in([*others, *(naming for naming in sources if naming.form is Form.NAME)])
        datelines = list(_datelines(self._text, self._entities))
        for naming in others:
            actor = self._cast.find(naming)
            if actor is not None and not touches(datelines, naming.span):
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
        """Resolve "Lawmaker urges calm": whom a headline describes is the next source of that kind."""
        following: dict[SpeakerKind, Actor] = {}
        for index in reversed(order):
            naming = self._namings[self._attributions[index].source[0]]
            actor = found[index]
            if naming is None or actor is None:
                continue
            headline = naming.bare and naming.span.start < self._body
            if headline and naming.span in actor.names.values():
                found[index] = following.get(naming.kind, actor)
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
        if naming.form is Form.DEFINITE:
            known = (
                self._cast.called(naming.words)
                or self._national(naming)
                or self._cast.described(naming)
                or self._general(naming)
                or self._just_named(naming)
                or self._aged(naming)
            )
            if known is not None:
                return known
        return self._cast.announced(naming) or self._as_worded(naming)

    def named(self, span: Span) -> Actor | None:
        """The actor that the words at a span name or describe."""
        naming = self._reader.read(span)
        if naming is None or naming.form is Form.PRONOUN or not is_informant(naming):
            return None
        actor = self._cast.find(naming) or self._as_worded(naming)
        actor.mention(naming.span)
        return actor

    def _antecedent(self, naming: Naming, since: int = 0) -> Actor | None:
        """Whom a pronoun means, if the text behind an offset tells."""
        pronoun = naming.words
        if pronoun in lexicon.SINGULAR_PRONOUNS:
            return self._discourse.antecedent(
                naming.span, (SpeakerKind.PERSON,), lexicon.SINGULAR_PRONOUNS[pronoun], since=since
            )
        if pronoun in lexicon.NEUTER_PRONOUNS:
            return self._discourse.antecedent(naming.span, _THINGS, None, since=since)
        if pronoun in lexicon.PLURAL_PRONOUNS:
            documents = self._discourse.last_in_sentence(_DOCUMENTS, naming.span.start)
            described = self._reader.read(documents) if documents else None
            if described is not None and described.form is Form.DEFINITE:
                return self._as_worded(described)
            return self._discourse.antecedent(naming.span, _MANY, None, since=since)
        if pronoun in lexicon.RELATIVE_PRONOUNS:
            personal = pronoun in ("who", "whom", "whose")
            kinds = (SpeakerKind.PERSON,) if personal else tuple(SpeakerKind)
            named = self._discourse.just_before(naming.span, kinds)
            return named or self._described_before(naming.span.start)
        return None

    def _described_before(self, relative: int) -> Actor | None:
        """Resolve "29 others who", "members of the clergy, many of whom" by the words before."""
        match = _DESCRIBED_BEFORE.search(self._text, max(0, relative - _FURTHEST), relative)
        naming = self._reader.read(Span(*match.span("phrase"))) if match else None
        if naming is None or naming.form is Form.PRONOUN:
            return None
        if naming.form is Form.NAME:
            return self._cast.find(naming)
        return self._as_worded(naming)

    def _national(self, naming: Naming) -> Actor | None:
        """Resolve "the country's foreign ministry": the body of the country that was just talked about."""
        match = _NATIONAL.match(self._text, naming.span.start, naming.span.end)
        last = self._discourse.last_speaker(naming.span.start)
        if match is None or last is None:
            return None
        stems = {stem(token.text) for token in tokens(last.name, 0, len(last.name))}
        before = bisect_left(self._entities, naming.span.start, key=lambda entity: entity.start)
        for entity in reversed(self._entities[max(0, before - MOST_COMPARED) : before]):
            place = self._text[entity.start : entity.end]
            if entity.kind is EntityKind.LOCATION and stem(place) in stems:
                full = f"{place}{match['apostrophe']}s {match['body']}"
                return self._cast.find(
                    Naming(Form.NAME, SpeakerKind.ORGANIZATION, full, naming.span, naming.head)
                )
        return None

    def _general(self, naming: Naming) -> Actor | None:
        """Resolve "the website", "the city": the one that was just talked about."""
        if naming.bare or naming.head not in lexicon.GENERAL_NOUNS:
            return None
        unfit = lexicon.PUBLIC_BODIES if naming.head in lexicon.PRIVATE_BODIES else ()
        return self._discourse.antecedent(naming.span, (naming.kind,), None, unfit=unfit)

    def _just_named(self, naming: Naming) -> Actor | None:
        """Resolve "the Upland senator", "the party's nominee": whom the text has just been about."""
        in_office = naming.head in lexicon.OFFICES or naming.head in lexicon.OFFICES_IN_SHORT
        if naming.kind is not SpeakerKind.PERSON or not in_office:
            return None
        words = tokens(naming.words, 0, len(naming.words))
        alone = len([word for word in words if word.lower not in lexicon.DEFINITE]) < 2
        if alone and naming.head not in lexicon.PARTISANS:
            return None  # "the senator" may be anybody
        last = self._last_person(naming)
        described = office_described(naming)
        other = last and any(contradict(described, Office.of(words)) for words in last.roles)
        return None if other else last

    def _last_person(self, naming: Naming) -> Actor | None:
        """Whom the text has just been about, if that is certain."""
        return self._discourse.antecedent(
            naming.span, (SpeakerKind.PERSON,), naming.gender, least=CERTAIN
        )

    def _aged(self, naming: Naming) -> Actor | None:
        """Resolve "the 22-year-old": who is of that age, or the last person of unknown age."""
        aged = AGED.search(naming.words)
        if aged is None or naming.kind is not SpeakerKind.PERSON:
            return None
        before = bisect_left(self._entities, naming.span.start, key=lambda entity: entity.start)
        for entity in reversed(self._entities[max(0, before - MOST_COMPARED) : before]):
            age = _AGE_BEHIND.match(self._text, entity.end)
            if entity.kind is EntityKind.PERSON and age and age["years"] == aged["years"]:
                named = self._reader.read(Span(entity.start, entity.end))
                return self._cast.find(named) if named else None
        last = self._last_person(naming)
        return last if last and self._ages(last) <= {aged["years"]} else None

    def _ages(self, actor: Actor) -> set[str]:
        """The ages by which the text calls somebody, or that stand behind a name."""
        named = (_AGE_BEHIND.match(self._text, span.end) for span in actor.names.values())
        called = (AGED.search(name) for name in actor.names)
        return {match["years"] for match in (*named, *called) if match}

    def _as_worded(self, naming: Naming) -> Actor:
        """An actor without a name, called as the article words it."""
        known: Actor | None
        possessed = naming.words.split()[0].lower() in lexicon.POSSESSIVES
        same_head = self._by_head.get(naming.head)
        if (
            naming.form is Form.DEFINITE
            and same_head
            and not (possessed or _tells_more(naming, same_head))
        ):
            known = same_head
        elif naming.kind is not SpeakerKind.PERSON or naming.form is Form.DEFINITE:
            known = self._by_wording.get(naming.words.casefold())
        else:
            known = None  # two residents are two people
        if known is None:
            known = Actor(naming.kind, gender=naming.gender)
            known.names[naming.words] = naming.span
            known.roles.append(role_words(naming.words))
            self._by_wording[naming.words.casefold()] = known
        self._by_head[naming.head] = known
        known.mention(naming.span)
        return known


def _tells_more(naming: Naming, actor: Actor) -> bool:
    """Whether a description says more than the actor's: "Halden data", "the 300 in the hall"."""
    known = {word for name in actor.names for word in name.casefold().split()}
    words = tokens(naming.words, 0, len(naming.words))
    behind = first_preposition(words)
    return any(
        (
            (word.is_name_like or word.text[0].isdigit() or index > behind)
            and word.lower not in known | lexicon.DETERMINERS
        )
        or word.lower in lexicon.OTHERS - known
        for index, word in enumerate(words)
    )


def _datelines(text: str, entities: Sequence[Entity]) -> Iterator[Span]:
    """Where a report was written, and by which agency.

    "DOHA — …", "Doha, Nov. 3 (NTB): …", "DOHA, Nov. 3. /NTB/. …".
    """
    starts = {start for start, _ in paragraphs(text)}
    for entity in entities:
        if entity.kind is EntityKind.LOCATION and entity.start in starts:
            behind = _DATELINE_BEHIND.match(text, entity.end)
            if behind:
                yield Span(entity.start, behind.end())


def _single(text: str, entities: Sequence[Entity]) -> Iterator[Entity]:
    """The entities, those that are two people's made two: "Ada Lind and Coach Bo Ek"."""
    for entity in entities:
        joined = _AND.search(text, entity.start, entity.end)
        if joined and entity.kind is EntityKind.PERSON:
            yield evolve(entity, end=joined.start())
            yield evolve(entity, start=joined.end())
        else:
            yield entity


def _with_usual_kinds(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities, each of the kind that its words are given most often in the article.

    Abbreviations that stand behind an article or a possessor, as people's do not, are bodies.
    """
    kinds: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for entity in entities:
        kinds[text[entity.start : entity.end]][entity.kind] += 1
    usual = {words: counts.most_common(1)[0][0] for words, counts in kinds.items()}
    for match in _BODY_IN_SHORT.finditer(text):
        if usual.get(match.group()) is EntityKind.PERSON:
            usual[match.group()] = EntityKind.ORGANIZATION
    return [evolve(entity, kind=usual[text[entity.start : entity.end]]) for entity in entities]


def _completed(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities, people's with a word more where that makes the end of a name known elsewhere.

    Where the text has Suu Kyi as well, "Aung San Suu" before Kyi is a slip of the recogniser.
    """
    known = {text[e.start : e.end] for e in entities if e.kind is EntityKind.PERSON}
    found: list[Entity] = []
    for entity in entities:
        if found and entity.start < found[-1].end:
            continue  # the word that was missed, taken for another name
        more = _NEXT_WORD.match(text, entity.end)
        last = text.rfind(" ", entity.start, entity.end) + 1 or entity.start
        if entity.kind is EntityKind.PERSON and more and text[last : more.end()] in known:
            entity = evolve(entity, end=more.end())
        found.append(entity)
    return found


def _with_surnames(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities, and the surnames of people with full names where a recogniser missed them."""
    full = (text[e.start : e.end].split() for e in entities if e.kind is EntityKind.PERSON)
    surnames = {words[-1] for words in full if len(words) > 1}
    missed: list[Entity] = []
    ends = [entity.end for entity in entities]
    for match in _CAPITALISED.finditer(text):
        if match.group() in surnames:
            index = bisect_right(ends, match.start())
            if index == len(entities) or match.end() <= entities[index].start:
                missed.append(Entity(*match.span(), EntityKind.PERSON))
    return sorted([*entities, *missed], key=lambda entity: entity.start)


def _end_of_headlines(text: str) -> int:
    """Where the second paragraph begins, or if it comes later, the first that ends as sentences do.

    The first paragraph is a headline more often than not; the lines below it may be subheads.
    """
    units = paragraphs(text)
    for start, end in units[1:]:
        if _SENTENCE_END.search(text, start, end) and end - start > HEADLINE_LENGTH:
            return start
    return 0


# "the UK | MoD", "Norway's | MoD"
_BODY_IN_SHORT = regex.compile(
    r"(?<=\b[Tt]he\s(?:\p{Lu}[\p{L}.-]+\s)?|['’]s\s)\p{Lu}\p{L}{0,3}\p{Lu}\b"
)
_AND = regex.compile(r"\s(?:and|&)\s")
_NEXT_WORD = regex.compile(r" \p{Lu}[\p{L}’'-]*\p{L}")
_CAPITALISED = regex.compile(r"\b\p{Lu}[\p{L}-]*\p{L}")
_SENTENCE_END = regex.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_NATIONAL = regex.compile(
    r"(?:the|its|their)\s(?:country|nation|state|kingdom)(?P<apostrophe>['’])s\s(?P<body>.+)",
    regex.IGNORECASE,
)
_AGE_BEHIND = regex.compile(r"(?:,\s(?:aged\s)?|\s\()(?P<years>\d{1,3})\b")
_NAME_AHEAD = regex.compile(r",\s(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?")
_DOCUMENTS = regex.compile(
    r"\b(?:his|her|its|their|the|these|those)\s(?:[\p{L}-]+\s)?\L<nouns>\b",
    regex.IGNORECASE,
    nouns=sorted(f"{noun}s" for noun in lexicon.DOCUMENT_NOUNS),
)
_NOBODY = regex.compile(r"(?:no|neither)\b", regex.IGNORECASE)  # "no law requires them to"
_FURTHEST = 100  # code points before a relative pronoun
_DESCRIBED_BEFORE = regex.compile(
    r"(?:(?:^|[,;:.!?“”\"(—–]\s*|\b(?:about|against|among|and|are|as|at|but|by|for|from|in|including|"
    r"is|of|on|or|than|to|was|were|with)\s)"
    r"(?P<phrase>(?:(?:many|most|other|several|some|the|these|those|\d[\d,.]*)\s)?"
    r"(?:[\p{L}\d’'-]+\s){0,2}?(?:\p{Ll}+s|men|people|women)"
    r"(?:\sof\s(?:[\p{L}\d/’'-]+\s){0,2}?[\p{L}’'-]+)?)"
    r"|\b(?P<phrase>an?\s(?:[\p{L}-]+\s)?[\p{L}-]+|the\s[\p{L}-]+\s[\p{L}-]+))"
    r",?\s(?:(?:many|most|some|all|both)\sof\s)?$",
    regex.IGNORECASE,
)
_NICKNAMED = regex.compile(
    r"\b(?P<first>\p{Lu}[\p{L}’'-]+)(?:\s\p{Lu}\.)?\s[\"“(]\p{Lu}\p{Ll}+[\"”)]\s\p{Lu}[\p{L}’'-]+"
)
_UNFINISHED = regex.compile(r"(?:(?<=\b\p{Lu}\.)|(?:\s\p{Lu}\.)+)\s\p{Lu}[\p{L}’'-]+")
_DATELINE_BEHIND = regex.compile(
    r"(?:[ ,]+[\p{Lu}\d][\p{L}\d.]*){0,4}(?:\s*\([^)\n]{1,30}\))?\s*(?:[—–:]|--|/[^/\n]{1,30}/)"
)
# "the opposition's spokeswoman, | Ada Lind,"
_DESCRIBED_AHEAD = regex.compile(
    r"(?r)\b(?:[Aa]n?|[Tt]he|[Hh]er|[Hh]is|[Ii]ts|[Mm]y|[Oo]ur|[Tt]heir|\p{Lu}[\p{L}-]+['’]s)\s"
    r"(?:[\p{L}’'-]+\s){0,5}(?P<noun>[\p{L}-]+),\s"
)
# "former Norrby and Borg | governor Ada Lind"
_FORMERLY = regex.compile(
    r"(?r)\b(?:[Ff]ormer|late|then|[Aa]cting|[Oo]utgoing|[Ii]ncoming)\s"
    r"(?:(?:\p{Lu}[\p{L}.&'’-]*|and|of|the)\s){1,6}"
)
_BEFORE_NAMES = frozenset().union(
    lexicon.TITLES, lexicon.HONORIFICS, lexicon.OFFICES_IN_SHORT, lexicon.PROFESSIONS, ["executive"]
)
_TITLE_BEFORE = regex.compile(r"(?r)(?:(?:[\p{L}-]+\.?)\s)")
_APPOSITION_AFTER = regex.compile(
    r",\s(?:(?:the|a|an|former|his|her|its|their|(?:Democrat|Republican)(?=\sof))\b|[\p{Lu}][\p{L}-]+['’]s\s\p{Ll})"
    r"(?:\s[\p{L}-]+(?:able|ed|ful|ible|ic|ing|ish|ive|less|ous),)*[^,.;:()\n“”\"]{3,90}(?=,|\.(?:\s|$))",
)


# ", his plan was late" is no apposition; ", a man who was late" is one.
_SENTENCE = regex.compile(
    r"(?:(?!\b(?:that|which|who|whose)\b).)*\b(?:are|had|has|have|is|said|says|was|were|will|would)\b"
)


def _with_role(text: str, entity: Entity, entities: Sequence[Entity]) -> Span:
    """Where a name stands in running text with the title before and the apposition behind it."""
    start, end = entity.start, entity.end
    if entity.kind is EntityKind.PERSON:
        surname = _UNFINISHED.match(text, end)  # Stanza may stop at an initial
        end = surname.end() if surname else end
        while before := _TITLE_BEFORE.match(text, 0, start):
            word = before.group().strip().lower().removesuffix(".")
            under = word == "under" and text.startswith("Secretary", start)
            if not under and word not in _BEFORE_NAMES:
                break
            start = before.start()
        if start < entity.start:
            start = _start_of_origin(text, start, entities)
        described = _DESCRIBED_AHEAD.match(text, 0, start) if text.startswith(",", end) else None
        if described and described["noun"].lower() in lexicon.PEOPLE:
            return Span(described.start(), end)
        formerly = _FORMERLY.match(text, 0, start)
        start = formerly.start() if formerly else start
        after = _APPOSITION_AFTER.match(text, end)
        end = after.end() if after and not _SENTENCE.match(after.group()) else end
    elif entity.kind is EntityKind.ORGANIZATION:
        start = _start_of_origin(text, start, entities)
    return Span(start, end)


def _start_of_origin(text: str, start: int, entities: Sequence[Entity]) -> int:
    """Where a people, place or body begins that stands right before: "Russian | Navy"."""
    index = bisect_left(entities, start, key=lambda entity: entity.start) - 1
    if index >= 0:
        before = entities[index]
        if before.kind in _ORIGINS and text[before.end : start] == " ":
            return before.start
    return start
