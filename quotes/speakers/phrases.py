"""The noun phrase that a mention is: which words belong to it, and which one it is about."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quotes.annotate import Entity, EntityKind
from quotes.records import Span
from quotes.speakers import lexicon
from quotes.speakers.entities import is_person
from quotes.speakers.first_names import gender_of
from quotes.speakers.words import Token, determines, does_something

# But not a bracket within a phrase: "the Greens (Norrby) leader".
_TAIL = regex.compile(
    r"\s*(?:,(?!\d)|[;:\[“\"]|\((?![^()]{1,20}\)\s\p{L})|\s--?\s|—|–|\b(?:who|whom|whose|which)\b"
    r"|(?<=\p{Ll}\s)(?:he|I(?!\.)|she|they|we)\b"
    r"|(?<!\b(?:about|at|by|for|from|in|like|of|on|to|with)\s)\bthat\b)"
)
_CAPITALISED = r"(?:the\s)?\p{Lu}[\p{L}.’'-]*(?:\s(?:of\s)?\p{Lu}[\p{L}.’'-]*)*"
# "the ministers of Norway, Sweden and Denmark"
_OF_SEVERAL = regex.compile(
    rf"[^,;:(“\"]*?\p{{Ll}}s\s(?:at|for|from|in|of)\s{_CAPITALISED}(?:,\s{_CAPITALISED})*"
    rf",?\sand\s{_CAPITALISED}"
)
_PARTICIPLE = regex.compile(r"\p{Ll}+(?:ed|en|ing)|held|led|sent|made|done")
_CALLED = regex.compile(r"(?r)\b\p{Ll}+ed")
_TITLE = regex.compile(r"\s*[“\"][^“”\"]+[”\"]")


def core_of(text: str, words: list[Token], span: Span) -> list[Token]:
    """The words before the first comma, bracket or relative clause that ends what is named."""
    several = _OF_SEVERAL.match(text, words[0].start, span.end)
    tail = _TAIL.search(text, several.end() if several else words[0].end, span.end)
    if tail and _is_title_behind(text, tail.start(), span.end):
        tail = None
    while tail and text[tail.start() :].lstrip()[:1] in '“"' and _is_nickname(text, tail, words):
        tail = _TAIL.search(text, text.find(" ", tail.end()), span.end)
    core = [word for word in words if tail is None or word.start < tail.start() + 1]
    if core[-1].is_name_like and core[-1].lower in lexicon.ORGANIZATION_NOUNS:
        return core  # the "Lind and Ek Foundation"
    for index in range(1, len(core) - 1):
        before, after = core[index - 1], core[index + 1]
        if core[index].lower in lexicon.PREPOSITIONS:
            break
        if before.lower in lexicon.DEFINITE:
            continue  # "those and older reports"
        adjective = index == 1 and len(core) > 3 and core[head_end(core)].text.islower()
        if adjective and after.text.islower() and not determines(after):
            continue  # "Federal and state officials"
        if index == 1 and does_something(before) and does_something(after):
            continue  # "Organizer and founder Ada Lind"
        if core[index].lower in ("and", "or") and before.is_name_like and _starts_phrase(after):
            return core[:index]  # of several, the first
    suffix = [word for word in words[len(core) :] if word.lower in lexicon.NAME_SUFFIXES]
    return core + suffix[:1] if suffix and words.index(suffix[0]) == len(core) else core


def _is_title_behind(text: str, start: int, end: int) -> bool:
    """Whether a title in marks ends a mention after a participle: the new released | “Report on Ice”."""
    return (
        _CALLED.match(text, 0, start) is not None and _TITLE.fullmatch(text, start, end) is not None
    )


def _is_nickname(text: str, tail: regex.Match[str], words: list[Token]) -> bool:
    """Whether a quotation mark here opens a nickname: Robert “Bobby” Scott."""
    after = [word for word in words if word.start >= tail.end()]
    return len(after) > 1 and after[0].is_name_like and after[1].is_name_like


def _starts_phrase(word: Token) -> bool:
    """Whether a word begins a noun phrase of its own rather than going on with a name."""
    known = determines(word) or word.lower in lexicon.HONORIFICS
    return not word.is_name_like or known or gender_of(word.text) is not None


def without_time(core: list[Token], entities: Sequence[Entity]) -> list[Token]:
    """The words without a date behind them: "a panel | in 2001"."""
    for index in range(1, len(core) - 1):
        dated = [
            e for e in entities if e.kind is EntityKind.DATE and e.start == core[index + 1].start
        ]
        if core[index].lower in ("in", "on") and dated and core[-1].end <= dated[0].end:
            return core[:index]
    return core


def of_first_person(core: list[Token], entities: Sequence[Entity]) -> list[Token]:
    """The words up to the name of the first of two people: "Minister Bo Ek | and Mayor Ada Lind"."""
    people = [entity for entity in entities if is_person(entity) and entity.start < core[-1].end]
    if len(people) < 2:
        return core
    first = next((i for i, word in enumerate(core) if word.start >= people[0].start), 0)
    end = next((i for i, word in enumerate(core) if word.start >= people[0].end), len(core))
    behind_of = any(word.lower == "of" for word in core[max(0, first - 2) : first])
    joined = end < len(core) and core[end].lower == "and"
    return core[:end] if joined and end - first > 1 and not behind_of else core


def head_end(core: list[Token], entities: Sequence[Entity] = ()) -> int:
    """The last word of the noun phrase before its first preposition, or of a name across "of"."""
    nouns = lexicon.DOCUMENT_NOUNS | lexicon.ORGANIZATION_NOUNS
    for index, word in enumerate(core):
        if index and _PARTICIPLE.fullmatch(word.text):
            before = core[index - 1]
            if before.text in nouns or (before.text.endswith("s") and len(before.text) > 3):
                return index - 1
        if not index or word.lower not in lexicon.PREPOSITIONS:
            continue
        if _names_holder(core, index, entities):
            return len(core) - 1
        if not _joins_name(core, index, entities):
            aware = index > 1 and core[index - 1].lower in lexicon.ADJECTIVES_BEHIND_NOUNS
            return index - 2 if aware else index - 1
    return len(core) - 1


def _joins_name(core: list[Token], index: int, entities: Sequence[Entity]) -> bool:
    """Whether a preposition stands within a name: "Ministry of Health", "Center for Peace"."""
    before, after = core[index - 1], core[index + 1 : index + 2]
    if not after or after[0].lower in lexicon.DAYS:
        return False
    if not before.is_name_like:
        return False
    if not _continues_name(after[0], core[index + 2 : index + 3]):
        return False
    if any(e.start <= before.start and after[0].end <= e.end for e in entities):
        return True
    if before.lower in lexicon.ADHERENTS:
        return False
    if before.lower in lexicon.PERSON_NOUNS:  # of an office only with its holder's name behind
        named = any(is_person(e) and after[0].start <= e.start < core[-1].end for e in entities)
        return named or any(gender_of(word.text) for word in core[index + 2 : -1])
    if any(is_person(e) and e.end == before.end for e in entities):
        return False
    body = before.lower in lexicon.ORGANIZATION_NOUNS
    return core[index].lower == "of" or (core[index].lower in ("for", "on", "to") and body)


def _names_holder(core: list[Token], index: int, entities: Sequence[Entity]) -> bool:
    """Whether an office with "of" or the like has its holder's name behind.

    So "chief of staff Ada Lind", "player of the year Ada Lind", but not "spokesman for President
    Ada Lind".
    """
    holders = [is_person(e) and e.start for e in entities if e.end >= core[-1].end]
    first = next((i for i, word in enumerate(core) if word.start in holders), 0)
    if first < index + 2 or first == len(core) - 1:
        return False
    holder, before = core[index - 1], core[first - 1]
    if before.lower in lexicon.OCCASIONS:
        return does_something(holder)
    offices = lexicon.OFFICE_HOLDERS | lexicon.OFFICES | lexicon.OFFICES_IN_SHORT
    if holder.lower not in offices and holder.lower != "head":
        return False
    if before.is_name_like:
        return before.lower not in lexicon.PEOPLE
    things = lexicon.ORGANIZATION_NOUNS | lexicon.PLACE_NOUNS | lexicon.CHARGES
    small = determines(before) or before.lower in lexicon.PREPOSITIONS or before.lower == "and"
    person = does_something(before) and not before.lower.endswith("ment")
    return before.lower in things or not (small or person)


def _continues_name(word: Token, following: list[Token]) -> bool:
    article = word.lower in ("the", "a") and bool(following) and following[0].is_name_like
    our = word.lower in ("our", "reclaim")
    return word.is_name_like or article or our
