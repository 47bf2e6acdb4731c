"""Whom a description means: "the mayor", "the country's foreign ministry", "two residents"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from quotes.annotate import Entity, EntityKind
from quotes.records import Span, SpeakerKind
from quotes.speakers import lexicon
from quotes.speakers.cast import MOST_COMPARED, Actor, Cast
from quotes.speakers.discourse import CERTAIN, Discourse
from quotes.speakers.entities import is_person
from quotes.speakers.naming import Form, Naming, NamingReader
from quotes.speakers.offices import (
    ADDING_NOTHING,
    Office,
    contradict,
    is_also_called,
    office_described,
    role_words,
)
from quotes.speakers.stems import stem
from quotes.speakers.words import AGED, PARENT, Token, determines, first_preposition, tokens

_NATIONAL = regex.compile(
    r"(?:the|its|their)\s(?:country|nation|state|kingdom)(?P<apostrophe>['’])s\s(?P<body>.+)",
    regex.IGNORECASE,
)
_IN_SCIENCES = ("ologist", "onomist", "grapher", "icist")
_AGE_BEHIND = regex.compile(r"(?:,\s(?:aged\s)?|\s\()(?P<years>\d{1,3})\b")
_ANYBODY = regex.compile(r"the\s(?:boy|girl|man|woman)", regex.IGNORECASE)


class Descriptions:
    """The descriptions of an article, resolved in the order in which they stand.

    Args:
        text: The article.
        entities: Its entities, in order.
        reader: Reads its mentions.
        cast: Everybody whom it names.
        discourse: Whom it has been about so far.
    """

    def __init__(
        self,
        text: str,
        entities: Sequence[Entity],
        reader: NamingReader,
        cast: Cast,
        discourse: Discourse,
    ) -> None:
        self._text = text
        self._entities = entities
        self._reader = reader
        self._cast = cast
        self._discourse = discourse
        self._by_wording: dict[str, Actor] = {}
        self._by_head: dict[str, Actor] = {}

    def meant(self, naming: Naming) -> Actor | None:
        """Whom the article has introduced that a definite description means, if anybody."""
        return (
            self._cast.called(naming.words)
            or self._national(naming)
            or self._cast.described(naming)
            or self._general(naming)
            or self._just_named(naming)
            or self._aged(naming)
            or self._without_name(naming)
            or self._only_one(naming)
        )

    def as_worded(self, naming: Naming) -> Actor:
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

    def _national(self, naming: Naming) -> Actor | None:
        """Resolve "the country's foreign ministry": the body of the country that was just talked about."""
        match = _NATIONAL.match(self._text, naming.span.start, naming.span.end)
        last = self._discourse.last_speaker(naming.span.start)
        if match is None or last is None:
            return None
        stems = {stem(token.text) for token in tokens(last.name)}
        for entity in self._entities_before(naming.span.start):
            place = self._text[entity.start : entity.end]
            if entity.kind is EntityKind.LOCATION and stem(place) in stems:
                full = f"{place}{match['apostrophe']}s {match['body']}"
                return self._cast.find(
                    Naming(Form.NAME, SpeakerKind.ORGANIZATION, full, naming.span, naming.head)
                )
        return None

    def _entities_before(self, position: int) -> Iterator[Entity]:
        """The entities before a position, the last first, as many as are compared."""
        before = bisect_left(self._entities, position, key=lambda entity: entity.start)
        return reversed(self._entities[max(0, before - MOST_COMPARED) : before])

    def _general(self, naming: Naming) -> Actor | None:
        """Resolve "the website", "the city": the one that was just talked about."""
        if naming.bare or naming.head not in lexicon.GENERAL_NOUNS:
            return None
        private = naming.head in lexicon.PRIVATE_BODIES
        last = self._discourse.last_speaker(naming.span.start) if private else None
        if last and _may_be_body(last) and self._is_near(last, naming.span.start):
            last.kind = naming.kind  # "Norrbo declined to comment. The company …"
            return last
        unfit = lexicon.PUBLIC_BODIES if private else ()
        kinds = {naming.kind, SpeakerKind.GROUP} if naming.head == "group" else {naming.kind}
        return self._discourse.antecedent(naming.span, kinds, None, unfit=unfit)

    def _just_named(self, naming: Naming) -> Actor | None:
        """Resolve "the Upland senator", "the party's nominee": whom the text has just been about."""
        in_office = naming.head in lexicon.OFFICES or naming.head in lexicon.OFFICES_IN_SHORT
        if naming.kind is not SpeakerKind.PERSON or not in_office:
            return None
        words = tokens(naming.words)
        alone = len([word for word in words if word.lower not in lexicon.DEFINITE]) < 2
        if alone and naming.head not in lexicon.PARTISANS:
            return None  # "the senator" may be anybody
        last = self._topic(naming)
        described = office_described(naming)
        other = last and any(contradict(described, Office.of(words)) for words in last.roles)
        return None if other else last

    def _only_one(self, naming: Naming) -> Actor | None:
        """Resolve "the mother of four", "the Dane", "the British zoologist": the only person there is.

        Who has a role that the article tells is called by it, not by another profession.
        """
        actor = self._discourse.only_person(naming.span.start, naming.gender)
        if actor is None or naming.head in self._by_head:
            return None
        roles: set[str] = set().union(*actor.roles)
        works = naming.head in lexicon.PROFESSIONS or naming.head.endswith(_IN_SCIENCES)
        fits = (
            naming.head in lexicon.NATIONALS
            or PARENT.search(naming.words)
            or (naming.head in lexicon.PLAYERS and not roles & lexicon.NOT_PLAYING)
            or (works and not roles)
            or (naming.head in lexicon.VAGUE and _is_told(naming, roles))
            or _is_also_called(naming, actor)
        )
        return actor if fits else None

    def _topic(self, naming: Naming) -> Actor | None:
        """Whom the text has just been about, if that is certain."""
        return self._discourse.antecedent(
            naming.span, (SpeakerKind.PERSON,), naming.gender, least=CERTAIN
        )

    def _without_name(self, naming: Naming) -> Actor | None:
        """Resolve "the man": who has spoken last, if that is somebody without a name."""
        if not _ANYBODY.fullmatch(naming.words):
            return None
        start = naming.span.start
        actor = self._discourse.last_speaker(start)
        if actor is None or not actor.may_be(naming.gender):
            return None
        unnamed = self._by_wording.get(actor.name.casefold()) is actor
        near = self._is_near(actor, start)
        if not (unnamed and near and actor.kind is SpeakerKind.PERSON):
            return None
        actor.gender = naming.gender
        return actor

    def _is_near(self, actor: Actor, position: int) -> bool:
        return self._discourse.is_near(actor.last_before(position), position)

    def _aged(self, naming: Naming) -> Actor | None:
        """Resolve "the 22-year-old": who is of that age, or the last person of unknown age."""
        aged = AGED.search(naming.words)
        if aged is None or naming.kind is not SpeakerKind.PERSON:
            return None
        for entity in self._entities_before(naming.span.start):
            age = _AGE_BEHIND.match(self._text, entity.end)
            if is_person(entity) and age and age["years"] == aged["years"]:
                named = self._reader.read(Span(entity.start, entity.end))
                return self._cast.find(named) if named else None
        last = self._topic(naming)
        if last is not self._discourse.last_person(naming.span.start, naming.gender):
            last = self._discourse.only_person(naming.span.start, naming.gender)
        return last if last and self._ages(last) <= {aged["years"]} else None

    def _ages(self, actor: Actor) -> set[str]:
        """The ages by which the text calls somebody, or that stand behind a name."""
        named = (_AGE_BEHIND.match(self._text, span.end) for span in actor.names.values())
        called = (AGED.search(name) for name in actor.names)
        return {match["years"] for match in (*named, *called) if match}


def _may_be_body(actor: Actor) -> bool:
    """Whether what is taken for a person is called by one word only, without gender and role."""
    lone = all(name.isalnum() for name in actor.names)
    return actor.kind is SpeakerKind.PERSON and lone and not (actor.gender or actor.roles)


def _is_told(naming: Naming, roles: set[str]) -> bool:
    """Whether every word of a description but its head is told of somebody: "the Kremlin official"."""
    further = {word.lower for word in _further(naming)}
    return bool(further) and further <= roles


def _is_also_called(naming: Naming, actor: Actor) -> bool:
    """Whether a description is another name of an office that somebody holds: "Norway's top diplomat"."""
    described = office_described(naming)
    small = {stem(word.lower) for word in _further(naming) if not word.is_name_like}
    return any(
        is_also_called(naming.head, words)
        and small - ADDING_NOTHING <= {stem(word) for word in words}
        and not contradict(described, Office.of(words))
        for words in actor.roles
    )


def _further(naming: Naming) -> list[Token]:
    """The words of a description but for its head and determiners."""
    words = tokens(naming.words)
    return [word for word in words if not determines(word) and word.lower != naming.head]


def _tells_more(naming: Naming, actor: Actor) -> bool:
    """Whether a description says more than the actor's: "Halden data", "the 300 in the hall"."""
    known = {word for name in actor.names for word in name.casefold().split()}
    words = tokens(naming.words)
    behind = first_preposition(words)
    return any(
        (
            (word.is_name_like or word.text[0].isdigit() or index > behind)
            and word.lower not in known | lexicon.DETERMINERS
        )
        or word.lower in lexicon.OTHERS - known
        for index, word in enumerate(words)
    )
