"""Whether two names can be one's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from quotes.speakers import lexicon
from quotes.speakers.stems import stem
from quotes.speakers.words import INITIAL, tokens

_NAMES_REMEMBERED = 4096  # the same names come up again and again


@lru_cache(_NAMES_REMEMBERED)
def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name, without "Jr." and the like."""
    words = tuple(token.text for token in tokens(name))
    kept = (word for word in words if word.lower().strip(".") not in lexicon.NAME_SUFFIXES)
    return tuple(kept) or words


def surname_of(full_name: str) -> str | None:
    """The surname of a name of several words, without regard to case."""
    words = person_words(full_name)
    return folded(words[-1]) if len(words) > 1 else None


def folded(word: str) -> str:
    """A word without regard to case and to the form of its apostrophes."""
    return word.casefold().replace("’", "'")


def may_be_one(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names with one surname can be one person's."""
    if folded(a[-1]) != folded(b[-1]):
        return False
    if len(a) == 1 or len(b) == 1:
        return True
    first, second = folded(a[0]), folded(b[0])
    if first == second:
        both = len(a) > 2 and len(b) > 2
        return not both or folded(a[1])[0] == folded(b[1])[0]
    initials = INITIAL.fullmatch(a[0]) or INITIAL.fullmatch(b[0])
    if initials and first[0] == second[0]:
        return True
    # Nicknames and second names: "Bobby" within "Robert C. Bobby Scott".
    return second in map(folded, a[:-1]) or first in map(folded, b[:-1])


@lru_cache(_NAMES_REMEMBERED)
def stems_of(name: str) -> frozenset[str]:
    """The stems of a name's words, articles and the like apart."""
    words = (token.text.lower() for token in tokens(name))
    small = lexicon.CONNECTORS | lexicon.DETERMINERS
    return frozenset(stem(word) for word in words if word not in small)


@lru_cache(_NAMES_REMEMBERED)
def head_stem(name: str) -> str:
    """The stem of the word that a name is about: of "Ministry of Health", the ministry."""
    words = [token.text.lower() for token in tokens(name)]
    for index, word in enumerate(words):
        if word in lexicon.PREPOSITIONS and index:
            return stem(words[index - 1])
    return stem(words[-1]) if words else ""


def may_be_same(a: str, b: str, *, place: bool) -> bool:
    """Whether two names of bodies or places can be one's: of bodies, the shorter's words count."""
    if head_stem(a) != head_stem(b):
        return False
    stems, others = stems_of(a), stems_of(b)
    if place:  # South Korea is not Korea
        return stems - _STATE == others - _STATE
    return stems <= others or others <= stems


# What states call themselves beside their names.
_STATE = stems_of("Republic Kingdom State States Federation People's Democratic Islamic Arab")
