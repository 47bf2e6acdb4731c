"""The people, bodies and places that an article names, each with all its names."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import regex
from attrs import define, field

from quotes.annotate import Entity, EntityKind
from quotes.records import Span, SpeakerKind
from quotes.speakers import lexicon
from quotes.speakers.first_names import gender_of
from quotes.speakers.lexicon import Gender
from quotes.speakers.likeness import (
    folded,
    head_stem,
    may_be_one,
    may_be_same,
    person_words,
    stems_of,
    surname_of,
)
from quotes.speakers.naming import Form, Naming
from quotes.speakers.offices import (
    ADDING_NOTHING,
    Office,
    contradict,
    is_also_called,
    office_described,
    role_words,
)
from quotes.speakers.stems import stem

_CAPITALISED = regex.compile(r"\b\p{Lu}[\p{L}-]*")
_SEAT = regex.compile(r"\b(?:White|Blue)\sHouse\b|\bOval\sOffice\b|\b(?:Kremlin|[EÉ]lysée)\b")
_ACRONYM = regex.compile(r"(?:\p{Lu}\.?){2,7}")
_PEOPLES = ("i", "n", "an", "ian", "ese", "ish")  # Israel's are Israeli
_PERHAPS_PERSONS = frozenset((SpeakerKind.PERSON, SpeakerKind.UNKNOWN))
_LONGEST_SURNAME = 3  # words: of Regina Ip Lau Suk-yee, Ip is the first
_LEAST_MISSPELT = 5  # letters of a surname that may be misspelt
MOST_COMPARED = 100  # actors of like names, the latest; keeps the cost linear in any text


@define(eq=False)
class Actor:
    """Somebody or something of the article, as it is pieced together from mentions.

    Attributes:
        kind: What it is.
        names: Every form of the name, with where it first appears.
        other_names: Those of them that the article says it is known by besides.
        mentions: Where it is mentioned, by name or otherwise, in order.
        roles_told: Every role that the article gives it, by where.
        roles: The same in lower-case words, to match descriptions with.
        gender: If anything tells it.
    """

    kind: SpeakerKind
    names: dict[str, Span] = field(factory=dict)
    other_names: set[str] = field(factory=set)
    mentions: list[Span] = field(factory=list)
    roles_told: dict[Span, str] = field(factory=dict)
    roles: list[set[str]] = field(factory=list)
    gender: Gender | None = None

    @property
    def name(self) -> str:
        """The fullest form of the name; no other name, nor what people of a country are called."""
        peoples = {name + ending for name in self.names for ending in _PEOPLES}
        own = [name for name in self.names if name not in self.other_names | peoples]
        return max(own or self.names, key=lambda name: (len(name.split()), len(name)))

    @property
    def role(self) -> str | None:
        """The first role that the article gives it, in the fullest form."""
        if not self.roles_told:
            return None
        first = self.roles_told[min(self.roles_told)]
        return max((r for r in self.roles_told.values() if r.startswith(first)), key=len)

    @property
    def is_unnamed(self) -> bool:
        """Whether it is only described: "the captain"."""
        return all(
            name[0].islower() or name.split()[0].lower() in lexicon.DETERMINERS
            for name in self.names
        )

    def add(self, naming: Naming) -> list[set[str]]:
        """Take in what another mention says; the words of the roles that it tells."""
        known = self.names.get(naming.words, naming.span)
        self.names[naming.words] = min(known, naming.span)
        self.mention(naming.span)
        self.gender = self.gender or naming.gender
        told = [naming.office] if naming.office else []
        if naming.role:
            self.roles_told[naming.span] = naming.role
            told.append(f"{naming.role} {naming.belongs}")
        roles = [role_words(role) for role in told]
        self.roles += roles
        return roles

    def mention(self, span: Span) -> None:
        """Remember a place where it is mentioned."""
        index = bisect_left(self.mentions, span)
        if self.mentions[index : index + 1] != [span]:
            self.mentions.insert(index, span)

    def may_be(self, gender: Gender | None) -> bool:
        """Whether nothing tells that it is of another gender; True where none is asked for."""
        return gender is None or self.gender in (gender, None)

    def last_before(self, offset: int) -> int:
        """Where its last mention before an offset begins, or -1."""
        index = bisect_left(self.mentions, offset, key=lambda span: span.start) - 1
        return self.mentions[index].start if index >= 0 else -1


class Cast:
    """All actors of an article.

    Persons are told apart by surname, first name, middle name and gender; everything else by the
    words of its name. Take in all full names before looking up short ones: an article may say
    "Lind" in its headline and "Ada Lind" below.

    Args:
        text: The article.
        entities: Its entities.
    """

    def __init__(self, text: str, entities: Iterable[Entity]) -> None:
        self._text = text
        self._has_head_of_state = _SEAT.search(text) is not None
        self._of_bodies = {
            part
            for entity in entities
            if entity.kind is EntityKind.ORGANIZATION
            for part in stems_of(text[entity.start : entity.end])
        }
        self._first_seen = _first_seen(text)
        self.actors: list[Actor] = []
        self._by_surname: dict[str, list[Actor]] = defaultdict(list)
        self._by_first_name: dict[str, list[Actor]] = defaultdict(list)
        self._by_middle_name: dict[str, list[Actor]] = defaultdict(list)
        self._by_stem: dict[str, list[Actor]] = defaultdict(list)
        self._by_role: dict[str, list[Actor]] = defaultdict(list)
        self._by_short_name: dict[str, Actor] = {}

    def take_in(self, namings: Iterable[Naming], others: Mapping[Span, Sequence[Naming]]) -> None:
        """Register full names, then the short ones, those first that tell a gender.

        So where the text has Mr. Lind and Ada Lind, there are two when Lind comes up.

        Args:
            namings: Every mention that names somebody.
            others: By what other names some are known, by where the first stands.
        """
        ordered = sorted(namings, key=lambda naming: naming.span)
        full = [n for n in ordered if len(person_words(n.words)) > 1 or not _is_person(n)]
        for naming in full:
            self._name_too(self._register(naming), others.get(naming.span, ()))
        short = [n for n in ordered if _is_person(n) and len(person_words(n.words)) == 1]
        for naming in sorted(short, key=lambda naming: naming.gender is None):
            self._name_too(self.find(naming), others.get(naming.span, ()))

    def _name_too(self, actor: Actor | None, others: Iterable[Naming]) -> None:
        if actor is None:
            return
        for other in others:
            if actor.kind is SpeakerKind.PERSON:
                actor.other_names.add(other.words)
                self._look_up_by(person_words(other.words), actor)
            else:
                self._by_short_name[_without_points(other.words)] = actor
            self._see(actor, other)

    def find(self, naming: Naming) -> Actor | None:
        """The actor that a name means; a new one if nobody fits, None if several fit alike."""
        if naming.form is not Form.NAME:
            return None
        words = person_words(naming.words)
        if len(words) == 1 and naming.words.split()[0].lower() not in lexicon.DEFINITE:
            fitting = (
                self._persons_called(words[0], naming)
                or self._misspelt(words[0], naming)
                or (self._in_short(naming) if _is_person(naming) else [])
            )
            if fitting:
                actor = self._most_salient(fitting, naming.span.start)
                if actor is not None:
                    self._see(actor, naming)
                return actor
        return self._register(naming)

    def called(self, words: str) -> Actor | None:
        """The actor with just this name, in letters of either case."""
        wanted = folded(words)
        named = self._by_stem[head_stem(words)] or self._by_surname[wanted]
        for actor in named[-MOST_COMPARED:]:
            if wanted in map(folded, actor.names):
                return actor
        return None

    def _persons_called(self, word: str, naming: Naming) -> list[Actor]:
        key = folded(word)
        others = [*self._by_first_name[key], *self._by_middle_name[key]]
        fitting = (self._by_surname[key] or others)[-MOST_COMPARED:]
        if naming.gender is not None:
            fitting = [a for a in fitting if a.gender is naming.gender] or [
                a for a in fitting if a.gender is None
            ]
        return [a for a in fitting if not any(words & lexicon.KIN for words in a.roles)] or fitting

    def _misspelt(self, word: str, naming: Naming) -> list[Actor]:
        """The person whose surname is this word but for one letter, if there is just one.

        Nobody is first named by surname alone, so it is a slip of the writer.
        """
        if naming.kind not in _PERHAPS_PERSONS or len(word) < _LEAST_MISSPELT:
            return []
        wanted = folded(word)
        nearly = regex.compile(rf"{wanted[0]}(?:{regex.escape(wanted[1:])}){{e<=1}}")
        fitting = {
            id(actor): actor
            for actor in self.actors[-MOST_COMPARED:]
            if actor.kind is SpeakerKind.PERSON
            if actor.may_be(naming.gender)
            for surname in map(surname_of, actor.names)
            if surname and nearly.fullmatch(surname) and wanted not in (surname, surname + "s")
        }
        return list(fitting.values()) if len(fitting) == 1 else []

    def _register(self, naming: Naming) -> Actor:
        if _is_person(naming):
            actor = self._same_person(naming) or self._new_person(naming)
        else:
            actor = self._same_thing(naming) or self._new_thing(naming)
        self._see(actor, naming)
        return actor

    def _see(self, actor: Actor, naming: Naming) -> None:
        for word in set().union(*actor.add(naming)):
            if self._by_role[word][-1:] != [actor]:
                self._by_role[word].append(actor)

    def _most_salient(self, actors: Sequence[Actor], position: int) -> Actor | None:
        """Of several that fit, the one mentioned most; none if another is mentioned as much."""
        if len(actors) == 1:
            return actors[0]
        ranked = sorted(actors, key=lambda actor: len(actor.mentions), reverse=True)
        first, second = (len(actor.mentions) for actor in ranked[:2])
        if first >= 2 * second:
            return ranked[0]
        before = [a for a in actors if a.last_before(position) >= 0]
        return before[0] if len(before) == 1 else None

    # Persons.

    def _same_person(self, naming: Naming) -> Actor | None:
        words = person_words(naming.words)
        fitting = [
            actor
            for actor in self._by_surname[_surname_key(words)][-MOST_COMPARED:]
            if actor.may_be(naming.gender)
            if any(may_be_one(words, person_words(name)) for name in actor.names)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _new_person(self, naming: Naming) -> Actor:
        actor = Actor(SpeakerKind.PERSON)
        words = person_words(naming.words)
        actor.gender = naming.gender or gender_of(words[0], words[-1])
        self._look_up_by(words, actor)
        self.actors.append(actor)
        return actor

    def _look_up_by(self, words: Sequence[str], actor: Actor) -> None:
        self._by_surname[_surname_key(words)].append(actor)
        if len(words) > 1:
            self._by_first_name[folded(words[0])].append(actor)
            if len(words) > 2:  # a surname of two words, or a particle
                self._by_surname[folded(" ".join(words[-2:]))].append(actor)
            for word in words[max(1, len(words) - _LONGEST_SURNAME) : -1]:
                self._by_middle_name[folded(word)].append(actor)

    # Everything else.

    def _same_thing(self, naming: Naming) -> Actor | None:
        letters = _without_points(naming.words)
        if letters in self._by_short_name:
            return self._by_short_name[letters]
        if _ACRONYM.fullmatch(naming.words):
            holders = self._by_role[letters.lower()][-MOST_COMPARED:]
            bodies = self._by_stem[letters.lower()][-MOST_COMPARED:]
            called = next((actor for actor in holders if _is_called(actor, letters)), None)
            begun = next((actor for actor in bodies if _begins(actor, letters)), None)
            return called or begun or next(iter(self._in_short(naming)), None)
        stems = stems_of(naming.words)
        if not stems:
            return None
        fitting = [
            actor
            for actor in self._by_stem[head_stem(naming.words)][-MOST_COMPARED:]
            if all(
                may_be_same(
                    naming.words, name, place=SpeakerKind.PLACE in (naming.kind, actor.kind)
                )
                for name in actor.names
                if not _ACRONYM.fullmatch(name)
            )
            if not self._is_of_later_country(naming, actor)
        ]
        return max(fitting, key=lambda a: a.last_before(naming.span.end), default=None)

    def _in_short(self, naming: Naming) -> list[Actor]:
        """Who alone has an office or name with these initials: "the CEC", or, in interviews, "AL:"."""
        letters = naming.words.replace(".", "")
        office = self._has_article(naming.span.start)
        turn = self._text.startswith(":", naming.span.end)
        fitting = [
            actor
            for actor in self.actors[-MOST_COMPARED:]
            if actor.kind is SpeakerKind.PERSON
            if (office and letters in map(_capitals, filter(_is_title, actor.roles_told.values())))
            or (turn and letters in map(_capitals, actor.names))
        ]
        return fitting if len(fitting) == 1 else []

    def _is_of_later_country(self, naming: Naming, actor: Actor) -> bool:
        """Whether a public body is of a country that came up only after the actor was named without.

        Headlines, which leave out articles too, may do so.
        """
        first = actor.mentions[0].start
        if naming.head not in lexicon.PUBLIC_BODIES or not self._has_article(first):
            return False
        told = stems_of(naming.words).difference(*map(stems_of, actor.names))
        return any(self._first_seen.get(part, first) > first for part in told)

    def _has_article(self, start: int) -> bool:
        return self._text[max(0, start - len("the ")) : start].lower() == "the "

    def _new_thing(self, naming: Naming) -> Actor:
        actor = Actor(naming.kind)
        for part in stems_of(naming.words):
            self._by_stem[part].append(actor)
        capitals = _capitals(naming.words)
        if len(capitals) > 1:
            self._by_short_name.setdefault(capitals, actor)
            self._by_short_name.setdefault(
                "".join(w[0].upper() for w in naming.words.split()), actor
            )
        if _ACRONYM.fullmatch(naming.words):
            self._by_short_name.setdefault(_without_points(naming.words), actor)
        self.actors.append(actor)
        return actor

    def described(self, naming: Naming) -> Actor | None:
        """The actor that a definite description means: "the defense ministry", "the mayor"."""
        phrase = self._text[naming.span.start : naming.span.end]
        if naming.kind is SpeakerKind.PERSON:
            return self._with_role(naming, phrase)
        stems = stems_of(phrase)
        fitting = [
            actor
            for actor in self._by_stem[head_stem(phrase)][-MOST_COMPARED:]
            if any(
                stems <= stems_of(name) and head_stem(name) == head_stem(phrase)
                for name in actor.names
            )
        ]
        return max(fitting, key=lambda a: a.last_before(naming.span.start), default=None)

    def announced(self, naming: Naming) -> Actor | None:
        """The document that "a new poll" announces: the first poll that is named, if it is later."""
        if naming.kind is not SpeakerKind.DOCUMENT or naming.form is not Form.INDEFINITE:
            return None
        named = (
            actor
            for actor in self._by_stem[stem(naming.head)][-MOST_COMPARED:]
            if any(head_stem(name) == stem(naming.head) for name in actor.names)
        )
        first = min(named, key=lambda actor: actor.mentions[0], default=None)
        return first if first and first.mentions[0] > naming.span else None

    def _with_role(self, naming: Naming, phrase: str) -> Actor | None:
        wanted = role_words(phrase) - lexicon.DETERMINERS
        described = office_described(naming)
        spelled_out = lexicon.SPELLED_OUT.get(naming.head, ())
        heads = {naming.head, lexicon.TITLES.get(naming.head, naming.head), *spelled_out[-1:]}
        best: list[tuple[int, int, Actor]] = []
        holders = [actor for head in heads for actor in self._by_role[head][-MOST_COMPARED:]]
        for actor in holders:
            for words in actor.roles:
                fits = heads & words and words.issuperset(spelled_out)
                fits = fits and (naming.head != "head" or wanted <= words)  # of what tells who
                office = Office.of(words)
                if (
                    fits
                    and actor.may_be(naming.gender)
                    and not contradict(described, office)
                    and not self._is_less_than_state(described, office)
                ):
                    score = len(wanted & words) - 2 * bool(wanted - words - heads)
                    score -= 2 * bool((words ^ wanted) & lexicon.OTHER_OFFICE)
                    best.append((score, actor.last_before(naming.span.start), actor))
        if not best:
            return self._also_called(naming, wanted)
        return max(best, key=lambda row: row[:2])[2]

    def _is_less_than_state(self, described: Office, office: Office) -> bool:
        """Whether "the president" is one of a country, and the office one of a bank or the like."""
        unspecific = described.exclusive == {"president"} and not described.whose
        return self._has_head_of_state and unspecific and bool(office.whose & self._of_bodies)

    def _also_called(self, naming: Naming, wanted: set[str]) -> Actor | None:
        """Whose office has another name too: of a pope, "the pontiff"; of all such the last."""
        further = {stem(word) for word in wanted - {naming.head}} - ADDING_NOTHING
        fitting = [
            actor
            for office in lexicon.ALSO_CALLED.get(naming.head, ())
            for actor in self._by_role[min(office)][-MOST_COMPARED:]
            for words in actor.roles
            if is_also_called(naming.head, words) and actor.may_be(naming.gender)
            if further <= {stem(word) for word in words} and actor.mentions[0] < naming.span
        ]
        return max(fitting, key=lambda a: a.last_before(naming.span.start), default=None)


def _is_called(actor: Actor, letters: str) -> bool:
    """Whether an office is told with these letters: "Superintendent of Police (SP)"."""
    return any(f"({letters})" in role for role in actor.roles_told.values())


def _begins(actor: Actor, letters: str) -> bool:
    """Whether the name of a body begins with these letters: "NTB Media Group"."""
    return any(name.startswith(f"{letters} ") for name in actor.names)


def _without_points(words: str) -> str:
    return words.replace(".", "")


def _capitals(words: str) -> str:
    return "".join(word[0] for word in words.split() if word[0].isupper())


def _is_title(role: str) -> bool:
    """Whether a role is written like "Chief Election Commissioner"."""
    return role.split()[-1][0].isupper()


def _first_seen(text: str) -> dict[str, int]:
    """The stem of every word with a capital, with where it first stands."""
    found: dict[str, int] = {}
    for match in _CAPITALISED.finditer(text):
        found.setdefault(stem(match.group()), match.start())
    return found


def _surname_key(words: Sequence[str]) -> str:
    """What the surname at the end of a name is looked up by; Umm Khaled is not Khaled."""
    mother = len(words) > 1 and words[-2].lower() == "umm"
    return folded(" ".join(words[-2:]) if mother else words[-1])


def _is_person(naming: Naming) -> bool:
    return naming.kind is SpeakerKind.PERSON
