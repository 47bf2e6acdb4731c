"""The words of mentions, and what a single one tells of whom it is said."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from attrs import frozen

from quotes.records import SpeakerKind
from quotes.speakers import lexicon
from quotes.speakers.lexicon import Gender

# "the mother of three", "the father-of-two"
PARENT = regex.compile(
    r"\b(?:mother|father|mum|mom|dad|grandmother|grandfather)(?:-|\s)of(?:-|\s)(?:\d+|\L<numbers>)\b",
    numbers=list(lexicon.NUMBERS),
)
AGED = regex.compile(r"\b(?P<years>\d{1,3})-year-old\b")
INITIAL = regex.compile(r"\p{Lu}\.?")
# Endings of nouns for people by what they do or where they belong: "organizer", "economist".
AGENT = regex.compile(r"(?:er|or|ist|i?an|man|woman|ant|ent|ee|ic|eur|ary|ate)$")
POSSESSIVE = regex.compile(r"(?<=.)(?:['’]s|(?<=s)['’])$")
_WORD = regex.compile(r"[\p{L}\p{N}$@#][\p{L}\p{M}\p{N}.&/’'\-]*")
_WITH_ARTICLE = regex.compile(r"(?:a[dlnrsz]|bin|d|el|ibn|l)[-’']\p{Lu}")  # "al-Sadr"


@frozen
class Token:
    """A word of a mention: its half-open place in the text, and itself.

    Its text is without a possessive ending and a full stop that ends a title.
    """

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        """It in lower case, without a full stop."""
        return self.text.lower().removesuffix(".")

    @property
    def is_name_like(self) -> bool:
        """Whether it is written like a part of a name."""
        digits = self.text[0].isdigit() and self.text != self.text.lower()
        return self.text[0].isupper() or digits or _WITH_ARTICLE.match(self.text) is not None


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words in a stretch of text, or in all of it, possessive endings taken off."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        if "'" in word or "’" in word:
            word = POSSESSIVE.sub("", word).rstrip("'’")
        if word.endswith(".") and word.count(".") == 1 and len(word) > 4:
            word = word[:-1]
        if word:
            found.append(Token(match.start(), match.start() + len(word), word))
    return found


def first_preposition(words: Sequence[Token]) -> int:
    """The number of the first preposition among words; how many words there are, if none is one."""
    found = (index for index, word in enumerate(words) if word.lower in lexicon.PREPOSITIONS)
    return next(found, len(words))


def determines(word: Token) -> bool:
    """Whether a word is an article or stands for one: "the", "her", "three"."""
    return word.lower in lexicon.DETERMINERS


def is_title(word: Token) -> bool:
    """Whether a word is one that stands before names: "senator", "Mrs."."""
    return word.lower in lexicon.TITLES or word.lower in lexicon.HONORIFICS


def does_something(word: Token) -> bool:
    """Whether a word is for people by what they do: "organizer"."""
    return word.lower in lexicon.PEOPLE or AGENT.search(word.lower) is not None


def singular(noun: str) -> str:
    """The singular of a noun in lower case that ends as plurals do: of "deputies", "deputy"."""
    return noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")


def is_plural(phrase: list[Token]) -> bool:
    """Whether a phrase that ends with its head is about several."""
    head = phrase[-1].lower
    if head in lexicon.COLLECTIVE_NOUNS or head in lexicon.SEVERAL or head.isdigit():
        return True
    return head.endswith("s") and not head.endswith("ss") and head not in lexicon.SINGULAR_IN_S


def kind_of_head(head: str, plural: bool) -> SpeakerKind:
    """What a noun, in lower case, is said of, if that is sure."""
    if head in lexicon.DOCUMENT_NOUNS:
        return SpeakerKind.DOCUMENT
    if plural:
        return SpeakerKind.GROUP
    if head in lexicon.ORGANIZATION_NOUNS:
        return SpeakerKind.ORGANIZATION
    if head in lexicon.PLACE_NOUNS:
        return SpeakerKind.PLACE
    nouns = (
        lexicon.PERSON_NOUNS | lexicon.OFFICES_IN_SHORT | lexicon.NATIONALS | lexicon.PROFESSIONS
    )
    person = head in nouns or AGED.fullmatch(head) or PARENT.fullmatch(head) or AGENT.search(head)
    return SpeakerKind.PERSON if person else SpeakerKind.UNKNOWN


def gender_of_nouns(words: Sequence[Token]) -> Gender | None:
    """The gender that nouns like "chairwoman" or "father" tell."""
    lowered = {part for word in words for part in word.lower.split("-")}  # "ex-wife"
    if lowered & lexicon.FEMALE_NOUNS:
        return Gender.FEMALE
    return Gender.MALE if lowered & lexicon.MALE_NOUNS else None
