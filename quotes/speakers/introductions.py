"""Where an article introduces people: by name, with the title before and the apposition behind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from quotes.annotate import Entity, EntityKind
from quotes.paragraphs import paragraphs
from quotes.records import Span
from quotes.speakers import lexicon
from quotes.speakers.entities import is_person
from quotes.speakers.offices import PORTFOLIOS
from quotes.speakers.stems import stem
from quotes.speakers.words import determines, first_preposition, tokens

_ORIGINS = frozenset((EntityKind.NORP, EntityKind.LOCATION, EntityKind.ORGANIZATION))
_ORIGINS_BEFORE = 3  # at most: "US Senate Republican | leader"
_BEFORE_NAMES = frozenset().union(
    lexicon.TITLES, lexicon.HONORIFICS, lexicon.OFFICES_IN_SHORT, lexicon.PROFESSIONS, ["executive"]
)
_TITLE_BEFORE = regex.compile(r"(?r)(?<![\p{L}.])[\p{L}-]+\.?\s")
# "the opposition | leader Ada Lind", "Union | leader Ada Lind"
_LED = regex.compile(
    r"(?r)(?:\b(?:the|an?|her|his|its|our|their)\s)?\b\L<led>\s",
    regex.IGNORECASE,
    led=lexicon.LED | lexicon.ORGANIZATION_NOUNS | lexicon.PLACE_NOUNS,
)
_UNFINISHED = regex.compile(r"(?:(?<=\b\p{Lu}\.)|(?:\s\p{Lu}\.)+)\s\p{Lu}[\p{L}’'-]+")
# "the opposition's spokeswoman, | Ada Lind,"
_DESCRIBED_AHEAD = regex.compile(
    r"(?r)\b(?:[Aa]n?|[Tt]he|[Hh]er|[Hh]is|[Ii]ts|[Mm]y|[Oo]ur|[Tt]heir|\p{Lu}[\p{L}-]+['’]s)\s"
    r"(?:[\p{L}’'-]+\s){0,5}(?P<noun>[\p{L}-]+),\s"
)
# "former Norrby and Borg | governor Ada Lind"
_FORMERLY = regex.compile(
    r"(?r)\b(?:(?i:\L<formerly>)|then)\s(?:(?:\p{Lu}[\p{L}.&'’-]*|and|of|the)\s){1,6}",
    formerly=lexicon.FORMERLY,
)
_APPOSITION_AFTER = regex.compile(
    r",\s(?:(?:the|a|an|former|his|her|its|their|(?:Democrat|Republican)(?=\sof))\b|[\p{Lu}][\p{L}-]+['’]s\s\p{Ll})"
    r"(?:\s[\p{L}-]+(?:able|ed|ful|ible|ic|ing|ish|ive|less|ous),)*[^,.;:()\n“”\"]{3,90}(?=,|\.(?:\s|$))",
)
# ", his plan was late" is no apposition; ", a man who was late" is one.
_SENTENCE = regex.compile(
    r"(?:(?!\b(?:that|which|who|whose)\b).)*\b(?:are|can|cannot|could|did|do|does|had|has|have|is|may|might"
    r"|must|said|says|should|was|were|will|would)\b"
)
_NAME_AHEAD = regex.compile(r",\s(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?")
_KNOWN_AS = regex.compile(
    r",?\s\(?(?:who\s(?:is|was)\s)?(?:(?:also|better|formerly|popularly|professionally|widely)\s)?"
    r"(?:known\s(?:\w+\s)?as|aka|a\.k\.a\.|alias|born)\s[“\"'‘]?"
)
_IN_LETTERS = regex.compile(r"\s\(\p{Lu}[\p{L}.&-]*\p{Lu}\.?\)")
_DEFINED = regex.compile(
    r"\s\((?:(?:(?:collectively|hereafter|hereinafter|together|each)?,?\s?(?:the\s)?[“\"]"
    r"(?P<other>[\p{L}\d .&’'-]{2,40}),?[”\"],?)(?:\s(?:and|or)\s)?){1,4}\)"
)
_NICKNAMED = regex.compile(
    r"\b(?P<first>\p{Lu}[\p{L}’'-]+)(?:\s\p{Lu}\.)?\s[\"“(]\p{Lu}\p{Ll}+[\"”)]\s\p{Lu}[\p{L}’'-]+"
)
_DATELINE_BEHIND = regex.compile(
    r"(?:[ ,]+[\p{Lu}\d][\p{L}\d.]*){0,4}(?:\s*\([^)\n]{1,30}\))?\s*(?:[—–:]|--|/[^/\n]{1,30}/|(?<=[\d)]|\p{Lu}{2})\s+-\s)"
)


def with_role(text: str, entity: Entity, entities: Sequence[Entity]) -> Span:
    """Where a name stands in running text with the title before and the apposition behind it."""
    start, end = entity.start, entity.end
    if entity.kind is EntityKind.ORGANIZATION:
        return Span(_start_of_origin(text, start, entities), end)
    if not is_person(entity):
        return Span(start, end)
    surname = _UNFINISHED.match(text, end)  # Stanza may stop at an initial
    end = surname.end() if surname else end
    start = _start_of_title(text, start, entities)
    described = _DESCRIBED_AHEAD.match(text, 0, start) if text.startswith(",", end) else None
    if described and described["noun"].lower() in lexicon.PEOPLE:
        return Span(_start_of_person(text, Span(*described.span())), end)
    formerly = _FORMERLY.match(text, 0, start)
    start = formerly.start() if formerly else start
    after = _APPOSITION_AFTER.match(text, end)
    end = after.end() if after and not _SENTENCE.match(after.group()) else end
    return Span(start, end)


def _start_of_title(text: str, name: int, entities: Sequence[Entity]) -> int:
    """Where the titles before a name begin, with whom or what these are of."""
    start = name
    while before := _TITLE_BEFORE.match(text, 0, start):
        word = before.group().strip().lower().removesuffix(".")
        under = word == "under" and text.startswith("Secretary", start)
        charge = start < name and stem(word) in PORTFOLIOS
        titles = {word, word.rpartition("-")[2]}  # "vice-president"
        if not (under or charge or titles & _BEFORE_NAMES):
            break
        start = before.start()
    if start == name:
        return name
    origin = _start_of_origin(text, start, entities, (" ", "'s ", "’s "))
    led = _LED.match(text, 0, start) if origin == start and text[start].islower() else None
    return led.start() if led else origin


def _start_of_person(text: str, described: Span) -> int:
    """Where the description of a person begins: "the argument of | the minister, Ada Lind"."""
    words = tokens(text, described.start, described.end)
    head = words[first_preposition(words) - 1].lower
    last = max(index for index, word in enumerate(words) if index == 0 or determines(word))
    person = head in lexicon.PEOPLE | lexicon.FEMALE_NOUNS | lexicon.MALE_NOUNS
    of_another = person and first_preposition(words) < len(words)  # "the wife of the minister"
    return words[0 if of_another else last].start


def _start_of_origin(
    text: str, start: int, entities: Sequence[Entity], between: Sequence[str] = (" ",)
) -> int:
    """Where peoples, places or bodies begin that stand right before: "Chicago Fed | president"."""
    index = bisect_left(entities, start, key=lambda entity: entity.start)
    for before in reversed(entities[max(0, index - _ORIGINS_BEFORE) : index]):
        if before.kind not in _ORIGINS or text[before.end : start] not in between:
            break
        start, between = before.start, (" ",)
    return start


def with_name_behind(text: str, source: Span, entities: Sequence[Entity]) -> Span:
    """A source with the name that stands behind it: "the minister | , Ada Lind,"."""
    begin = _NAME_AHEAD.match(text, source.end)
    if begin is None:
        return source
    index = bisect_left(entities, begin.end(), key=lambda entity: entity.start)
    for entity in entities[index : index + 1]:
        closed = text.startswith(",", entity.end)
        if entity.start == begin.end() and is_person(entity) and closed:
            return Span(source.start, entity.end)
    return source


def other_names(text: str, entities: Sequence[Entity]) -> Iterator[tuple[Span, Span]]:
    """The names with others for the same.

    "Ada Lind, known as Bo Ek", "Popular Union (UP)", "Norrbo AS (“Norrbo” or the “Company”)".
    """
    people = [entity for entity in entities if is_person(entity)]
    for name, other in pairwise(people):
        if _KNOWN_AS.fullmatch(text, name.end, other.start):
            yield Span(name.start, name.end), Span(other.start, other.end)
    for name, other in pairwise(entities):
        body = name.kind is EntityKind.ORGANIZATION
        if body and _IN_LETTERS.fullmatch(text, name.end, other.end + 1):
            yield Span(name.start, name.end), Span(other.start, other.end)
    for name in entities:
        defined = None if is_person(name) else _DEFINED.match(text, name.end)
        for start, end in defined.spans("other") if defined else ():
            yield Span(name.start, name.end), Span(start, end)


def nicknamed(text: str) -> Iterator[Span]:
    """Where people are named with a nickname in the middle: Robert “Bobby” Scott."""
    for match in _NICKNAMED.finditer(text):
        if match["first"].lower() not in lexicon.TITLES:
            yield Span(*match.span())


def datelines(text: str, entities: Sequence[Entity]) -> Iterator[Span]:
    """Where a report was written, and by which agency.

    "DOHA — …", "Doha, Nov. 3 (NTB): …", "DOHA, Nov. 3. /NTB/. …", "DOHA (NTB) - …". Where an agency is told,
    the recogniser may take the place for anything.
    """
    starts = {start for start, _ in paragraphs(text)}
    for entity in entities:
        if entity.start in starts:
            behind = _DATELINE_BEHIND.match(text, entity.end)
            if behind and (entity.kind is EntityKind.LOCATION or "(" in behind.group()):
                yield Span(entity.start, behind.end())
