"""The name in a noun phrase, and what stands before it."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from attrs import frozen

from quotes.annotate import Entity, EntityKind
from quotes.records import SpeakerKind
from quotes.speakers import lexicon
from quotes.speakers.entities import is_person
from quotes.speakers.first_names import gender_of
from quotes.speakers.lexicon import Gender
from quotes.speakers.phrases import head_end
from quotes.speakers.words import (
    AGENT,
    INITIAL,
    POSSESSIVE,
    Token,
    determines,
    does_something,
    gender_of_nouns,
    is_plural,
    is_title,
    kind_of_head,
    singular,
)

KIND_OF_ENTITY = {
    EntityKind.PERSON: SpeakerKind.PERSON,
    EntityKind.ORGANIZATION: SpeakerKind.ORGANIZATION,
    EntityKind.FACILITY: SpeakerKind.ORGANIZATION,
    EntityKind.LOCATION: SpeakerKind.PLACE,
}
# Members of a people, party or creed; they are a group, not a body of that name.
_PEOPLE = regex.compile(r"(?:ans|ats|ists|ites)$")
# Words that name nobody by themselves, even with a capital at the start of a sentence.
_NEVER_NAMES = (
    lexicon.PERSON_NOUNS
    | lexicon.COLLECTIVE_NOUNS
    | lexicon.DEFINITE
    | lexicon.INDEFINITE
    | lexicon.PARTISANS
)
_TRAINED = regex.compile(r"\w-(?:born|\p{Ll}{2,}ed)$")  # "Oxford-trained"
_PARTS_OF_OFFICES = frozenset("foreign house of press prime state vice white".split())
_MOST = frozenset("most right rt very".split())  # "the Rt Rev Ada Lind"
_LINKING = lexicon.PREPOSITIONS | frozenset(["and", "as", "like", "than"])


@frozen
class Name:
    """A name among the words of a noun phrase: its kind, and the numbers of its first and last word."""

    kind: SpeakerKind
    first: int
    last: int


def name_in(core: list[Token], entities: Sequence[Entity]) -> Name | None:
    """The name at the head of a noun phrase, if that is one."""
    last = head_end(core, entities)
    determined = determines(core[0]) and not _begins_name(core[0], entities)
    if determined and core[0].lower in lexicon.INDEFINITE and is_plural(core[: last + 1]):
        return None
    if _TRAINED.search(core[last].text):
        return None
    if not core[last].is_name_like:
        return _named_body(core[: last + 1], entities)
    kinds = [e.kind for e in entities if e.start < core[last].end and core[last].start < e.end]
    if _is_description(core, last, determined=determined, kinds=kinds, entities=entities):
        return None
    first = last
    while first > int(determined) and _belongs_to_name(core, first - 1):
        first -= 1
    titled = first > 0 and core[first - 1].lower in lexicon.HONORIFICS
    while first < last and determines(core[first]) and core[first].text.islower():
        first += 1
    head = core[last].lower
    if head in lexicon.ORGANIZATION_NOUNS | lexicon.DOCUMENT_NOUNS and not titled:
        document = head not in lexicon.ORGANIZATION_NOUNS
        return Name(SpeakerKind.DOCUMENT if document else SpeakerKind.ORGANIZATION, first, last)
    in_person = _in_person(core, first, last, entities)
    named = kinds or in_person or titled or any(gender_of(word.text) for word in core[first:last])
    if head in lexicon.OFFICE_HOLDERS and not named:
        return None  # "the Home Secretary"
    bodies = {EntityKind.ORGANIZATION, EntityKind.FACILITY}.intersection(kinds)
    if in_person and not bodies:
        return _recognised_person(core, first, last, min(in_person), entities)
    return _titled_person(core, first, last, kinds, titled=titled) or _by_kind(
        core, first, last, kinds, entities
    )


def _is_description(
    core: list[Token],
    last: int,
    *,
    determined: bool,
    kinds: Sequence[EntityKind],
    entities: Sequence[Entity],
) -> bool:
    """Whether a phrase whose head has a capital describes: "the tall Dane", "Supporters of Lind"."""
    head = core[last].lower
    if head != singular(head) and singular(head) in lexicon.OFFICES_IN_SHORT:
        return True  # "around 20 MPs"
    if head in lexicon.OFFICES_IN_SHORT:  # "the Lind Group CEO", "a Green MP", "Norwegian PM"
        return core[0].lower in lexicon.DETERMINERS or not any(map(is_person, entities))
    if determined and (head in lexicon.NATIONALS or head in lexicon.PARTISANS):
        return True
    shows = head in lexicon.SHOWING or head in lexicon.DOCUMENT_NOUNS
    if last == 0 and len(core) > 1 and not kinds and shows:
        return True
    common = head in lexicon.ADHERENTS or singular(head) in _NEVER_NAMES
    several = not kinds and head.endswith("s")
    bodies = several and singular(head) in lexicon.ORGANIZATION_NOUNS
    agents = several and AGENT.search(singular(head))
    alone = last == 0 or (last == 1 and determined)
    return alone and bool(common or bodies or agents or _PEOPLE.search(core[last].text))


def _in_person(core: list[Token], first: int, last: int, entities: Sequence[Entity]) -> list[int]:
    """The numbers of the words that are recognised as people's names."""
    people = [entity for entity in entities if is_person(entity)]
    return [
        index
        for index in range(first, last + 1)
        if any(e.start <= core[index].start and core[index].end <= e.end for e in people)
    ]


def behind_titles(core: list[Token], first: int, last: int) -> int:
    """The number of the first of these words that is no title; of the last, if all are."""
    while first < last and is_title(core[first]):
        first += 1
    return first


def _recognised_person(
    core: list[Token], first: int, last: int, recognised: int, entities: Sequence[Entity]
) -> Name:
    """A person's name from where it is recognised, without what stands before and behind."""
    begin = max(
        behind_titles(core, first, last), _start_of_person(core, recognised, last, entities)
    )
    before = lexicon.PARTISANS | lexicon.SHORT_TITLES | lexicon.OFFICES_IN_SHORT
    begin = max([begin, *(i + 1 for i in range(begin, last) if core[i].lower in before)])
    beside = core[begin].lower in lexicon.PROFESSIONS | lexicon.NATIONALS  # "Fisherman Ada Lind"
    if last - begin > 1 and (beside or core[begin].lower.endswith("goer")):
        begin += 1
    while begin > first and INITIAL.fullmatch(core[begin - 1].text):
        begin -= 1
    return Name(SpeakerKind.PERSON, begin, _without_honours(core, begin, last))


def _titled_person(
    core: list[Token], first: int, last: int, kinds: Sequence[EntityKind], *, titled: bool
) -> Name | None:
    """A person's name by two of three signs: a title, a first name, that it is no other name."""
    begin = behind_titles(core, first, last)
    known = [index for index in range(begin, last) if gender_of(core[index].text)]
    if not titled and sum((begin > first, bool(known), not kinds)) < 2:
        return None
    begin = max([begin, *known[:1]])
    return Name(SpeakerKind.PERSON, begin, _without_honours(core, begin, last))


def _by_kind(
    core: list[Token],
    first: int,
    last: int,
    kinds: Sequence[EntityKind],
    entities: Sequence[Entity],
) -> Name | None:
    """A name of the kind that the recogniser gives it, or else a person's if it looks like one."""
    if EntityKind.NORP in kinds:
        plural = core[last].lower.endswith("s")
        return None if plural else Name(SpeakerKind.GROUP, first, last)
    if kinds == [EntityKind.LOCATION]:  # the "MFA of Georgia" is no place
        within = [e.kind for e in entities if core[first].start <= e.start < core[last].start]
        kinds = [*kinds, *(kind for kind in within if kind is EntityKind.ORGANIZATION)]
    known = [KIND_OF_ENTITY[kind] for kind in kinds if kind in KIND_OF_ENTITY]
    begin = behind_titles(core, first, last)
    if not known:
        short = 1 <= last - begin <= 3 and core[0].lower not in lexicon.DEFINITE
        if short and not any(core[index].text.isupper() for index in range(begin, last + 1)):
            known = [SpeakerKind.PERSON]
    kind = known[-1] if known else SpeakerKind.UNKNOWN
    return Name(kind, begin if kind is SpeakerKind.PERSON else first, last)


def _start_of_person(core: list[Token], begin: int, last: int, entities: Sequence[Entity]) -> int:
    """The first word of a person's name; one before a surname may be missed by the recogniser."""
    before = core[begin - 1] if begin == last > 0 else None
    if before is None or not before.is_name_like or before.text.isupper():
        return begin
    if gender_of(before.text):
        return begin - 1
    named = any(entity.start <= before.start < entity.end for entity in entities)
    role = is_title(before) or does_something(before) or before.lower in lexicon.PARTISANS
    led = begin > 1 and core[begin - 2].lower in lexicon.PREPOSITIONS
    return begin if named or role or led or determines(before) else begin - 1


def _without_honours(core: list[Token], begin: int, last: int) -> int:
    """The last word of a person's name: Ada Lind | MP."""
    while last > begin and core[last].text in lexicon.HONOURS:
        last -= 1
    return last


def _named_body(phrase: list[Token], entities: Sequence[Entity]) -> Name | None:
    """A body or document with a name before it: "the Obama administration", no "Korean company"."""
    kind = kind_of_head(phrase[-1].lower, is_plural(phrase))
    if kind not in (SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT):
        return None
    peoples = {entity.start for entity in entities if entity.kind is EntityKind.NORP}
    named = [word.start for word in phrase if word.is_name_like and not determines(word)]
    if phrase[-1].lower in lexicon.GENERAL_NOUNS and peoples.issuperset(named):
        return None
    for first, word in enumerate(phrase[:-1]):
        if word.lower in lexicon.DEFINITE | lexicon.ARTICLES:
            continue
        opens = first == 0 and not (word.text.isupper() or phrase[1].is_name_like)
        if word.is_name_like and not opens:  # the first word may begin a sentence
            return Name(kind, first, len(phrase) - 1)
    return None


def _begins_name(word: Token, entities: Sequence[Entity]) -> bool:
    """Whether a number is the first word of a name: "Ten Hag"."""
    return word.lower in lexicon.NUMBERS and any(
        entity.start == word.start and entity.end > word.end and entity.kind in KIND_OF_ENTITY
        for entity in entities
    )


def _belongs_to_name(core: list[Token], index: int) -> bool:
    word = core[index]
    if word.is_name_like and word.lower not in lexicon.HONORIFICS:
        return True
    connecting = lexicon.CONNECTORS | lexicon.NAME_PARTICLES
    if word.lower not in connecting or index == 0:
        return False
    of_the = index > 1 and core[index - 1].lower in connecting and core[index - 2].is_name_like
    return core[index - 1].is_name_like or of_the


def role_before(text: str, core: list[Token], first: int) -> str | None:
    """The words before a person's name, honorifics apart: "Foreign Minister", "the teacher"."""
    before = [
        word
        for index, word in enumerate(core[:first])
        if not _is_honorific(word) or core[index - 1].lower == "first"  # first lady
        if not (word.lower in _MOST and core[index + 1].lower in lexicon.HONORIFICS)
    ]
    while before and before[0].text in _LINKING:
        before.pop(0)
    while before and before[-1].lower in ("named", "surnamed", "called"):
        before.pop()
    article = before and determines(before[0])
    if article and (len(before) == 1 or not before[1].text.islower()):
        before.pop(0)
    if not before or before[-1].text in _LINKING:
        return None
    if all(word.lower in _PARTS_OF_OFFICES for word in before):
        return None
    described = len(before) == 2 and before[0].lower in ("a", "an")
    if described and kind_of_head(before[-1].lower, False) is SpeakerKind.UNKNOWN:
        return None  # "a sobbing Ada Lind"
    role = text[before[0].start : before[-1].end + text.startswith((".", ")"), before[-1].end)]
    if POSSESSIVE.search(role):
        return None
    return within_sentence(role)


def _is_honorific(word: Token) -> bool:
    """Whether a word is an honorific, and no noun: Sister Ada, but "his sister Ada"."""
    noun = word.text.islower() and word.lower in lexicon.PERSON_NOUNS
    return word.lower in lexicon.HONORIFICS and not noun


def within_sentence(role: str) -> str:
    """A role as it would stand within a sentence: its first word in lower case, if it is small."""
    small = role.partition(" ")[0].lower() in lexicon.DETERMINERS | lexicon.FORMERLY
    return role[0].lower() + role[1:] if small else role


def gender_of_name(core: list[Token], first: int, last: int) -> Gender | None:
    """The gender that a title, a first name or a noun before it tells.

    A name alone may be a surname, though there are men called so: "Joseph said".
    """
    for word in core[:first]:
        if lexicon.HONORIFICS.get(word.lower):
            return lexicon.HONORIFICS[word.lower]
    by_name = gender_of(core[first].text, core[last].text) if first < last else None
    return by_name or gender_of_nouns(core[:first])
