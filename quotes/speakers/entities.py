"""The entities of an article, mended where the whole of it shows a recogniser's slips."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

import regex
from attrs import evolve

from quotes.annotate import Entity, EntityKind
from quotes.speakers import lexicon
from quotes.speakers.first_names import gender_of
from quotes.speakers.words import Token, is_title

_AND = regex.compile(r"\s(?:and|&)\s")
# "the UK | MoD", "Norway's | MoD"
_BODY_IN_SHORT = regex.compile(
    r"(?<=\b[Tt]he\s(?:\p{Lu}[\p{L}.-]+\s)?|['’]s\s)\p{Lu}\p{L}{0,3}\p{Lu}\b"
)
# "Norrbo, | a battery startup from Halden", but not "the party leader"
_A_BODY = regex.compile(
    r",\s(?:an?|the)\s(?:[\p{L}\d’'-]+\s){0,3}?\L<nouns>"
    r"(?=[,.;)]|\s(?:based|founded|backed|led|owned|run|for|from|in|of|on|that|which|with)\b)",
    nouns=lexicon.ORGANIZATION_NOUNS,
)
# "Norrby | coach Ada Lind"
_HOLDING = regex.compile(
    r"\s(?:[\p{Ll}-]+\s)?(?:boss|captain|coach|defender|forward|goalkeeper|keeper|manager|midfielder|"
    r"striker|skipper|winger|mayor|governor|chairman|chairwoman|spokesman|spokeswoman|spokesperson)\s"
)
# "Norrbo Energy| AS", but not NORRBO AS IT WAS
_LEGAL_FORM = regex.compile(
    r"(?<=\p{Ll}) (?:AB|AG|AS|ASA|A/S|BV|GmbH|LLC|LLP|NV|Oyj|PLC|plc|SA|SE|SpA|(?:Co|Corp|Inc|Ltd)\b\.?)(?![\p{L}/])"
)
_SMALL_WORD = regex.compile(r"\b\p{Ll}+\b")
_NAME_BEHIND = regex.compile(r"\.? \p{Lu}\p{L}")
_NEXT_WORD = regex.compile(r" \p{Lu}[\p{L}’'-]*\p{L}")
_WITHIN = regex.compile(r"(?<=\p{Ll}\s)")
_CAPITALISED = regex.compile(r"\b\p{Lu}[\p{L}-]*\p{L}")


def is_person(entity: Entity) -> bool:
    """Whether an entity is a person's name."""
    return entity.kind is EntityKind.PERSON


def mended(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities, in order: people apart, of one kind each, none cut short and no surname missed."""
    common = frozenset(_SMALL_WORD.findall(text))
    single = [
        entity
        for entity in _single(text, [_with_legal_form(text, entity) for entity in _whole(entities)])
        if not (_is_title(text, entity) or _is_common(text, entity, common))
    ]
    return _with_surnames(text, _completed(text, _with_usual_kinds(text, single)))


def _whole(entities: Iterable[Entity]) -> list[Entity]:
    """The entities, those that were cut within a word made one: "U" and ".S."."""
    found: list[Entity] = []
    for entity in entities:
        if found and (found[-1].end, found[-1].kind) == (entity.start, entity.kind):
            entity = evolve(found.pop(), end=entity.end)
        found.append(entity)
    return found


def _with_legal_form(text: str, entity: Entity) -> Entity:
    """The entity, with the legal form behind it that shows a company."""
    if form := _LEGAL_FORM.match(text, entity.end):
        return evolve(entity, end=form.end(), kind=EntityKind.ORGANIZATION)
    return entity


def _single(text: str, entities: Sequence[Entity]) -> Iterator[Entity]:
    """The entities, those that are two people's made two: "Ada Lind and Coach Bo Ek"."""
    for entity in entities:
        joined = _AND.search(text, entity.start, entity.end)
        if joined and is_person(entity):
            yield evolve(entity, end=joined.start())
            yield evolve(entity, start=joined.end())
        else:
            yield entity


def _is_title(text: str, entity: Entity) -> bool:
    """Whether an entity is but a title before a name: the "Hon" of Hon. Ada Lind."""
    word = Token(entity.start, entity.end, text[entity.start : entity.end])
    return is_title(word) and _NAME_BEHIND.match(text, entity.end) is not None


def _is_common(text: str, entity: Entity, common: Collection[str]) -> bool:
    """Whether an entity is but a noun that begins a headline before a name: "Startup" Norrbo grows."""
    begins = entity.start == 0 or text[entity.start - 1] in "\n\r"
    behind = _NAME_BEHIND.match(text, entity.end) is not None
    return begins and behind and text[entity.start : entity.end].lower() in common


def _with_usual_kinds(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities, each of the kind that its words are given most often in the article.

    Abbreviations that stand behind an article or a possessor, as people's do not, are bodies; so is
    what begins with no first name and ends as bodies do, is said to be one or has people: "Norrby
    Municipality", "Norrbo, a battery startup,", "Norrbo coach Ada Lind".
    """
    kinds: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for entity in entities:
        kinds[text[entity.start : entity.end]][entity.kind] += 1
    usual = {words: counts.most_common(1)[0][0] for words, counts in kinds.items()}
    for match in _BODY_IN_SHORT.finditer(text):
        if usual.get(match.group()) is EntityKind.PERSON:
            usual[match.group()] = EntityKind.ORGANIZATION
    bodies = {text[e.start : e.end] for e in entities if _A_BODY.match(text, e.end)}
    bodies |= {
        text[e.start : e.end]
        for e, holder in pairwise(entities)
        if is_person(e) and is_person(holder) and _HOLDING.fullmatch(text, e.end, holder.start)
    }
    for words, kind in usual.items():
        first, _, last = words.partition(" ")
        body = last.rpartition(" ")[-1].lower() in lexicon.ORGANIZATION_NOUNS or words in bodies
        if kind is EntityKind.PERSON and body and gender_of(first) is None:
            usual[words] = EntityKind.ORGANIZATION
    return [evolve(entity, kind=usual[text[entity.start : entity.end]]) for entity in entities]


def _completed(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities, people's with a word more where that makes the end of a name known elsewhere.

    Where the text has Suu Kyi as well, "Aung San Suu" before Kyi is a slip of the recogniser.
    """
    known = {text[e.start : e.end] for e in entities if is_person(e)}
    found: list[Entity] = []
    for entity in entities:
        if found and entity.start < found[-1].end:
            continue  # the word that was missed, taken for another name
        more = _NEXT_WORD.match(text, entity.end)
        last = text.rfind(" ", entity.start, entity.end) + 1 or entity.start
        if is_person(entity) and more and text[last : more.end()] in known:
            entity = evolve(entity, end=more.end())
        found.append(entity)
    return found


def _with_surnames(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """The entities, and what a recogniser missed.

    The surnames of people with full names; within sentences, first names that are all of a name.
    """
    people = [text[e.start : e.end].split() for e in entities if is_person(e)]
    surnames = {words[-1] for words in people if len(words) > 1}
    first_names = {words[0] for words in people if len(words) == 1 and gender_of(words[0])}
    missed: list[Entity] = []
    ends = [entity.end for entity in entities]
    for match in _CAPITALISED.finditer(text):
        word = match.group()
        if word in surnames or (word in first_names and _WITHIN.match(text, match.start())):
            index = bisect_right(ends, match.start())
            if index == len(entities) or match.end() <= entities[index].start:
                missed.append(Entity(*match.span(), EntityKind.PERSON))
    return sorted([*entities, *missed], key=lambda entity: entity.start)
