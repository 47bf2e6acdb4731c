"""Read what the words of a mention say of their speaker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

import regex
from attrs import evolve, frozen

from quotes.annotate import Entity, EntityKind
from quotes.records import Span, SpeakerKind
from quotes.speakers import lexicon
from quotes.speakers.first_names import gender_of
from quotes.speakers.lexicon import Gender


class Form(Enum):
    """How a mention refers to its speaker."""

    NAME = "name"
    PRONOUN = "pronoun"
    DEFINITE = "definite"
    """A description of somebody the reader knows: "the mayor", "my father"."""
    INDEFINITE = "indefinite"
    """A description of somebody new: "a resident", "officials"."""


@frozen
class Naming:
    """What a mention says of its speaker.

    Attributes:
        form: How it refers.
        kind: What the speaker is, as far as the words tell.
        words: The name without titles, articles and possessive; or the description as worded, or
            the pronoun.
        span: Where these words stand.
        head: The noun that a description is about, in lower case.
        role: The office or apposition that stands with a name.
        belongs: Where a person belongs, if it stands behind the name: "of Norrby".
        gender: If the words tell it.
        bare: Whether it is a singular description without an article, as headlines have it.
    """

    form: Form
    kind: SpeakerKind
    words: str
    span: Span
    head: str = ""
    role: str | None = None
    belongs: str = ""
    gender: Gender | None = None
    bare: bool = False


AGED = regex.compile(r"\b(?P<years>\d{1,3})-year-old\b")
HEADLINE_LENGTH = 200  # code points

_WORD = regex.compile(r"[\p{L}\p{N}$@#][\p{L}\p{M}\p{N}.&/’'\-]*")
_POSSESSIVE = regex.compile(r"(?<=.)(?:['’]s|(?<=s)['’])$")
# But not a bracket within a phrase: "the Greens (Norrby) leader".
_TAIL = regex.compile(
    r"\s*(?:,(?!\d)|[;:\[“\"]|\((?![^()]{1,20}\)\s\p{L})|\s--?\s|—|–|\b(?:who|whom|whose|which)\b"
    r"|(?<!\b(?:about|at|by|for|from|in|like|of|on|to|with)\s)\bthat\b)"
)
_CAPITALISED = r"(?:the\s)?\p{Lu}[\p{L}.’'-]*(?:\s(?:of\s)?\p{Lu}[\p{L}.’'-]*)*"
# "the ministers of Norway, Sweden and Denmark"
_OF_SEVERAL = regex.compile(
    rf"[^,;:(“\"]*?\p{{Ll}}s\s(?:at|for|from|in|of)\s{_CAPITALISED}(?:,\s{_CAPITALISED})*"
    rf",?\sand\s{_CAPITALISED}"
)
_PARTICIPLE = regex.compile(r"\p{Ll}+(?:ed|en|ing)|held|led|sent|made|done")
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
# Endings of nouns for people by what they do or where they belong: "organizer", "economist".
_AGENT = regex.compile(r"(?:er|or|ist|i?an|man|woman|ant|ent|ee|ic|eur|ary|ate)$")
_CALLED = regex.compile(r"(?r)\b\p{Ll}+ed")
_MARKED = regex.compile(r".*(?:“[^”]*”|\"[^\"]*\"|‘[^’]*’)", regex.DOTALL)
_TITLE = regex.compile(r"\s*[“\"][^“”\"]+[”\"]")
_PARTS_OF_OFFICES = frozenset("foreign house of press prime state vice white".split())
_LINKING = lexicon.PREPOSITIONS | frozenset(["and", "as", "like", "than"])
_FORMERLY = frozenset("former late acting outgoing incoming".split())
INITIAL = regex.compile(r"\p{Lu}\.?")
_HIMSELF = frozenset("herself himself itself themselves".split())
_MARK = regex.compile(r"[\"“]")
_ADDRESSED = regex.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?\s(?:\p{Lu}\.\s|\p{Lu}[\p{L}’'-]+\s)*?"
    r"(?P<surname>\p{Lu}[\p{L}’'-]*\p{L})(?=['’]s|\b)(?!\s\p{Lu})"
)
_KIND_OF_ENTITY = {
    EntityKind.PERSON: SpeakerKind.PERSON,
    EntityKind.ORGANIZATION: SpeakerKind.ORGANIZATION,
    EntityKind.FACILITY: SpeakerKind.ORGANIZATION,
    EntityKind.LOCATION: SpeakerKind.PLACE,
}


_WITH_ARTICLE = regex.compile(r"(?:a[dlnrsz]|bin|d|el|ibn|l)[-’']\p{Lu}")  # "al-Sadr"
_FIELD = regex.compile(r"(?:geograph|histor|ics|law|literature|medicine|ology|science|studies)")


@frozen
class _Token:
    start: int
    end: int
    text: str  # without a possessive ending and a full stop that ends a title

    @property
    def lower(self) -> str:
        return self.text.lower().removesuffix(".")

    @property
    def is_name_like(self) -> bool:
        """Whether it is written like a part of a name."""
        digits = self.text[0].isdigit() and self.text != self.text.lower()
        return self.text[0].isupper() or digits or _WITH_ARTICLE.match(self.text) is not None


def tokens(text: str, start: int, end: int) -> list[_Token]:
    """The words in a stretch of text, possessive endings taken off."""
    found = []
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        if "'" in word or "’" in word:
            word = _POSSESSIVE.sub("", word).rstrip("'’")
        if word.endswith(".") and word.count(".") == 1 and len(word) > 4:
            word = word[:-1]
        if word:
            found.append(_Token(match.start(), match.start() + len(word), word))
    return found


def first_preposition(words: Sequence[_Token]) -> int:
    """The number of the first preposition among words; how many words there are, if none is one."""
    found = (index for index, word in enumerate(words) if word.lower in lexicon.PREPOSITIONS)
    return next(found, len(words))


class NamingReader:
    """Reads the mentions of one article.

    Args:
        text: The article.
        entities: Its entities, in order.
    """

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._text = text
        self._entities = entities
        self._surnames = {text[e.start : e.end].split()[-1] for e in entities if _is_person(e)}
        self._surnames.update(match["surname"] for match in _ADDRESSED.finditer(text))

    def read(self, span: Span) -> Naming | None:
        """Read the mention at a span; None if it has no words."""
        text = self._text
        words = tokens(text, span.start, span.end)
        while len(words) > 1 and (_is_adverb(words[0], words[1]) or words[0].text == "by"):
            del words[0]
        while len(words) > 1 and words[-1].lower in _HIMSELF:
            del words[-1]
        if all(word.lower in lexicon.ARTICLES for word in words):
            return None
        pronoun = _pronoun(words)
        if pronoun:
            return Naming(
                Form.PRONOUN,
                SpeakerKind.PERSON if pronoun in lexicon.SINGULAR_PRONOUNS else SpeakerKind.UNKNOWN,
                pronoun,
                Span(words[0].start, words[0].end),
                gender=lexicon.SINGULAR_PRONOUNS.get(pronoun),
            )
        within = _inside(self._entities, span)
        core = _without_time(_core(text, words, span), within)
        if _is_several(core, within):
            whole = Span(core[0].start, core[-1].end)
            named = text[whole.start : whole.end]
            return Naming(Form.INDEFINITE, SpeakerKind.GROUP, named, whole, core[-1].lower)
        holder = _holder_behind(text, core, span, within)
        if holder is not None:
            return holder
        if not _is_headline_case(text, core, within):
            name = self._name(core, within)
            if name is not None and name[0] is SpeakerKind.UNKNOWN:  # "Environmentalist, Ann Lee,"
                behind = self._named_behind(words[: len(core)], words[len(core) :], span, within)
                if behind is not None and behind.kind is SpeakerKind.PERSON:
                    return behind
            if name is not None:
                end = _trimmed_end(text, words[-1].start, span.end)
                return _named(text, core, name, _apposition(text, core[name[2]].end, end))
        described = words[: len(core)]
        return self._named_behind(described, words[len(core) :], span, within) or _description(
            text, core
        )

    def _named_behind(
        self,
        described: list[_Token],
        words: list[_Token],
        span: Span,
        entities: Sequence[Entity],
    ) -> Naming | None:
        """Whom an apposition after a description names: "his deputy, Ann Lee,"."""
        clause = not words or words[0].lower in lexicon.RELATIVE_PRONOUNS
        if clause or self._text[described[-1].end : span.end].lstrip()[:1] != ",":
            return None
        core = _core(self._text, words, span)
        name = self._name(core, entities)
        if name is None or not _may_be_called(described, name[0]):
            return None
        role = None
        if described[_head_end(described)].lower not in lexicon.INDEFINITE:  # "another, Ann Lee,"
            role = _within_sentence(self._text[described[0].start : described[-1].end])
        naming = _named(self._text, core, name, role)
        return evolve(naming, gender=naming.gender or _gender_of_nouns(described))

    def _name(
        self, core: list[_Token], entities: Sequence[Entity]
    ) -> tuple[SpeakerKind, int, int] | None:
        """The kind of the name at the head of a noun phrase, and its first and last word."""
        found = _name(core, entities)
        if found is not None and found[0] is not SpeakerKind.PERSON:
            _, first, last = found
            while first < last and _is_title(core[first]):
                first += 1
            nicknamed = _MARK.search(self._text, core[first].start, core[last].start)
            known = core[last].text in self._surnames or nicknamed
            if 1 <= last - first <= 3 and known:
                return SpeakerKind.PERSON, first, last
        return found


def _holder_behind(
    text: str, core: list[_Token], span: Span, entities: Sequence[Entity]
) -> Naming | None:
    """Who holds an office for several things: "Commissioner for Trade, Mining and Peace, Ada Lind"."""
    office = any(w.lower in lexicon.OFFICE_HOLDERS for w in core[: _head_end(core) + 1])
    people = [entity for entity in entities if _is_person(entity)]
    if not (office and len(people) == 1) or people[0].start < core[-1].end:
        return None
    (last,) = people
    apart = text[core[-1].end : last.start].rstrip().endswith(",")
    if not apart or text[last.end : span.end].strip(" ,"):
        return None
    role = text[core[0].start : last.start].rstrip(" ,")
    words = tokens(text, last.start, last.end)
    return Naming(
        Form.NAME,
        SpeakerKind.PERSON,
        text[words[0].start : words[-1].end],
        Span(words[0].start, words[-1].end),
        head=words[-1].lower,
        role=_within_sentence(role),
        gender=_gender_of_nouns(core),
    )


def _is_adverb(word: _Token, following: _Token) -> bool:
    """Whether a word says nothing of who is meant: "only officials", but "nearly ten officials"."""
    counts = following.text[0].isdigit() or following.lower in lexicon.NUMBERS
    return word.lower in lexicon.FOCUSING_ADVERBS or (
        word.lower in lexicon.COUNTING_ADVERBS and not counts
    )


def _is_person(entity: Entity) -> bool:
    return entity.kind is EntityKind.PERSON


def _named(
    text: str, core: list[_Token], name: tuple[SpeakerKind, int, int], beside: str | None
) -> Naming:
    """What a name says, given the description that stands beside it."""
    kind, first, last = name
    while last > first and "(" in text[core[last - 1].end : core[last].start]:
        last -= 1  # the "Norrby Relief Fund (NRF)"
    while last > first and ")" in text[core[first].end : core[first + 1].start]:
        first += 1  # "President (Ada) Lind"
    is_person = kind is SpeakerKind.PERSON
    behind = core[last + 1 :]
    belongs = is_person and behind and behind[0].lower == "of"
    return Naming(
        Form.NAME,
        kind,
        text[core[first].start : core[last].end],
        Span(core[first].start, core[last].end),
        head=core[last].lower,
        role=(_prefix_role(text, core, first) or beside) if is_person else None,
        belongs=text[behind[0].start : behind[-1].end] if belongs else "",
        gender=_gender(core, first, last) if is_person else None,
    )


def _may_be_called(described: list[_Token], kind: SpeakerKind) -> bool:
    """Whether a description can be of what a name of this kind names."""
    if kind is SpeakerKind.PERSON:
        return True
    head = described[_head_end(described)].lower
    things = lexicon.ORGANIZATION_NOUNS | lexicon.PLACE_NOUNS | lexicon.DOCUMENT_NOUNS
    return kind is not SpeakerKind.UNKNOWN and head in things


def is_informant(naming: Naming) -> bool:
    """Whether a mention can be of somebody or something that reports: no "protocols"."""
    head = naming.head.removesuffix("s")
    if naming.kind is SpeakerKind.GROUP:
        known = naming.head in lexicon.MEDIA or head in lexicon.PERSON_NOUNS
        return known or _AGENT.search(head) is not None
    return naming.form is Form.NAME or naming.kind is not SpeakerKind.UNKNOWN


def _is_several(core: list[_Token], entities: Sequence[Entity]) -> bool:
    """Whether a mention names two that act together: "Norway and Sweden"."""
    if len(entities) != 2 or entities[0].kind is not entities[1].kind:
        return False
    first, second = entities
    between = [word.lower for word in core if first.end <= word.start < second.start]
    return between in (["and"], ["and", "the"])


def _is_headline_case(text: str, core: list[_Token], entities: Sequence[Entity]) -> bool:
    """Whether words are capitalised for opening a headline: "Popular Website Shows Bias"."""
    head = core[-1]
    opens = core[0].start < HEADLINE_LENGTH and not text[: core[0].start].strip()
    named = any(e.kind in (EntityKind.PERSON, EntityKind.LOCATION) for e in entities)
    bodies = lexicon.ORGANIZATION_NOUNS | lexicon.DOCUMENT_NOUNS
    if named or not opens or core[0].lower in lexicon.DEFINITE or head.lower not in bodies:
        return False
    return head.lower in regex.findall(r"\p{Ll}+", text)


def _pronoun(words: list[_Token]) -> str | None:
    if len(words) == 3 and words[1].lower == "of" and words[2].lower in lexicon.RELATIVE_PRONOUNS:
        return words[2].lower  # "many of whom"
    if words[0].lower in ("who", "whom") and not words[0].text.isupper():  # nor the WHO
        return words[0].lower  # also with what follows it: "who in May"
    first = words[0].lower
    known = (
        first in lexicon.SINGULAR_PRONOUNS
        or first in lexicon.PLURAL_PRONOUNS
        or first in lexicon.NEUTER_PRONOUNS
        or first in lexicon.FIRST_PERSON
        or first in lexicon.RELATIVE_PRONOUNS
        or first in lexicon.OTHER_PRONOUNS
    )
    if not known or (words[0].text.isupper() and len(words[0].text) > 1):
        return None
    # "her office", "those officials" are descriptions; "he himself", "she, too" are pronouns.
    followers = {word.lower for word in words[1:]}
    extra = followers - _HIMSELF - {"too", "also", "both", "all"}
    return first if not extra else None


def _core(text: str, words: list[_Token], span: Span) -> list[_Token]:
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
        adjective = index == 1 and len(core) > 3 and core[_head_end(core)].text.islower()
        if adjective and after.text.islower() and not _determines(after):
            continue  # "Federal and state officials"
        if index == 1 and _does_something(before) and _does_something(after):
            continue  # "Organizer and founder Ada Lind"
        if core[index].lower in ("and", "or") and before.is_name_like and _starts_phrase(after):
            return core[:index]  # of several, the first
    suffix = [word for word in words[len(core) :] if word.lower in lexicon.NAME_SUFFIXES]
    return core + suffix[:1] if suffix and words.index(suffix[0]) == len(core) else core


def _does_something(word: _Token) -> bool:
    """Whether a word is for people by what they do: "organizer"."""
    return word.lower in lexicon.PEOPLE or _AGENT.search(word.lower) is not None


def _is_title_behind(text: str, start: int, end: int) -> bool:
    """Whether a title in marks ends a mention after a participle: the new released | “Report on Ice”."""
    return (
        _CALLED.match(text, 0, start) is not None and _TITLE.fullmatch(text, start, end) is not None
    )


def _without_time(core: list[_Token], entities: Sequence[Entity]) -> list[_Token]:
    """The words without a date behind them: "a panel | in 2001"."""
    for index in range(1, len(core) - 1):
        dated = [
            e for e in entities if e.kind is EntityKind.DATE and e.start == core[index + 1].start
        ]
        if core[index].lower in ("in", "on") and dated and core[-1].end <= dated[0].end:
            return core[:index]
    return core


def _determines(word: _Token) -> bool:
    return word.lower in lexicon.DETERMINERS


def _starts_phrase(word: _Token) -> bool:
    """Whether a word begins a noun phrase of its own rather than going on with a name."""
    known = _determines(word) or word.lower in lexicon.HONORIFICS
    return not word.is_name_like or known or gender_of(word.text) is not None


def _is_nickname(text: str, tail: regex.Match[str], words: list[_Token]) -> bool:
    """Whether a quotation mark here opens a nickname: Robert “Bobby” Scott."""
    after = [word for word in words if word.start >= tail.end()]
    return len(after) > 1 and after[0].is_name_like and after[1].is_name_like


def _inside(entities: Sequence[Entity], span: Span) -> list[Entity]:
    first = bisect_left(entities, span.start, key=lambda entity: entity.end - 1)
    last = bisect_left(entities, span.end, key=lambda entity: entity.start)
    return list(entities[first:last])


def _name(core: list[_Token], entities: Sequence[Entity]) -> tuple[SpeakerKind, int, int] | None:
    """The kind of the name at the head of a noun phrase, and its first and last word."""
    last = _head_end(core, entities)
    phrase = core[: last + 1]
    if core[0].lower in lexicon.INDEFINITE and _is_plural(phrase):
        return None
    if not core[last].is_name_like:
        return _named_body(phrase)
    if core[0].lower in lexicon.DETERMINERS and core[last].lower in lexicon.OFFICES_IN_SHORT:
        return None  # "the Lind Group CEO", "a Green MP"
    head = core[last].lower
    common = head in lexicon.ADHERENTS or head.removesuffix("s") in _NEVER_NAMES
    kinds = [e.kind for e in entities if e.start < core[last].end and core[last].start < e.end]
    agents = not kinds and head.endswith("s") and _AGENT.search(head.removesuffix("s"))
    people = common or agents or _PEOPLE.search(core[last].text)
    alone = last == 0 or (last == 1 and _determines(core[0]))
    phrase_only = last == 0 and len(core) > 1 and not kinds and head in lexicon.SHOWING
    if phrase_only or (alone and people):
        return None
    first = last
    while first > 0 and _belongs_to_name(core, first - 1, last):
        first -= 1
    titled = first > 0 and core[first - 1].lower in lexicon.HONORIFICS
    while first < last and _determines(core[first]) and (first == 0 or core[first].text.islower()):
        first += 1
    in_person = [
        index
        for index in range(first, last + 1)
        if any(
            e.kind is EntityKind.PERSON
            and e.start <= core[index].start
            and core[index].end <= e.end
            for e in entities
        )
    ]
    if core[last].lower in lexicon.ORGANIZATION_NOUNS | lexicon.DOCUMENT_NOUNS and not titled:
        document = core[last].lower in lexicon.DOCUMENT_NOUNS - lexicon.ORGANIZATION_NOUNS
        kind = SpeakerKind.DOCUMENT if document else SpeakerKind.ORGANIZATION
        return kind, first, last
    if core[last].lower in lexicon.OFFICE_HOLDERS and not (
        kinds or in_person or titled or any(gender_of(word.text) for word in core[first:last])
    ):
        return None  # "the Home Secretary"
    begin = first
    while begin < last and _is_title(core[begin]):
        begin += 1
    known = [i for i in range(begin, last) if gender_of(core[i].text)]
    bodies = {EntityKind.ORGANIZATION, EntityKind.FACILITY}.intersection(kinds)
    if in_person and not bodies:
        begin = max(begin, min(in_person))
        before = lexicon.PARTISANS | lexicon.SHORT_TITLES
        begin = max([begin, *(i + 1 for i in range(begin, last) if core[i].lower in before)])
        while begin > first and INITIAL.fullmatch(core[begin - 1].text):
            begin -= 1
        return SpeakerKind.PERSON, begin, _without_honours(core, begin, last)
    signs = (begin > first, bool(known), not kinds)  # a title, a first name, no other name
    if titled or sum(signs) > 1:
        begin = max(begin, known[0]) if known else begin
        return SpeakerKind.PERSON, begin, _without_honours(core, begin, last)
    if EntityKind.NORP in kinds:
        plural = core[last].lower.endswith("s")
        return None if plural else (SpeakerKind.GROUP, first, last)
    if kinds == [EntityKind.LOCATION]:  # the "MFA of Georgia" is no place
        within = [e.kind for e in entities if core[first].start <= e.start < core[last].start]
        kinds += [kind for kind in within if kind is EntityKind.ORGANIZATION]
    known_kinds = [_KIND_OF_ENTITY[kind] for kind in kinds if kind in _KIND_OF_ENTITY]
    kind = known_kinds[-1] if known_kinds else SpeakerKind.UNKNOWN
    if not known_kinds:
        two_words = 1 <= last - begin <= 3 and core[0].lower not in lexicon.DEFINITE
        if two_words and not any(core[i].text.isupper() for i in range(begin, last + 1)):
            kind = SpeakerKind.PERSON
    return kind, begin if kind is SpeakerKind.PERSON else first, last


def _without_honours(core: list[_Token], begin: int, last: int) -> int:
    """The last word of a person's name: Ada Lind | MP."""
    while last > begin and core[last].text in lexicon.HONOURS:
        last -= 1
    return last


def _named_body(phrase: list[_Token]) -> tuple[SpeakerKind, int, int] | None:
    """A body or document with a name before it: "the Obama administration"."""
    kind = _kind_of_head(phrase[-1].lower, _is_plural(phrase))
    if kind not in (SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT):
        return None
    for first, word in enumerate(phrase[:-1]):
        if word.lower in lexicon.DEFINITE | lexicon.ARTICLES:
            continue
        opens = first == 0 and not (word.text.isupper() or phrase[1].is_name_like)
        if word.is_name_like and not opens:  # the first word may begin a sentence
            return kind, first, len(phrase) - 1
    return None


def _head_end(core: list[_Token], entities: Sequence[Entity] = ()) -> int:
    """The last word of the noun phrase before its first preposition, or of a name across "of"."""
    nouns = lexicon.DOCUMENT_NOUNS | lexicon.ORGANIZATION_NOUNS
    for index, word in enumerate(core):
        if index and _PARTICIPLE.fullmatch(word.text):
            before = core[index - 1]
            if before.text in nouns or (before.text.endswith("s") and len(before.text) > 3):
                return index - 1
        if index and word.lower in lexicon.PREPOSITIONS and not _joins_name(core, index, entities):
            aware = index > 1 and core[index - 1].lower in lexicon.ADJECTIVES_BEHIND_NOUNS
            return index - 2 if aware else index - 1
    return len(core) - 1


def _joins_name(core: list[_Token], index: int, entities: Sequence[Entity]) -> bool:
    """Whether a preposition stands within a name: "Ministry of Health", "Center for Peace"."""
    before, after = core[index - 1], core[index + 1 : index + 2]
    if not after or after[0].lower in lexicon.DAYS:
        return False
    if _names_holder(core, index, entities):
        return True
    if not before.is_name_like:
        return False
    if not _continues_name(after[0], core[index + 2 : index + 3]):
        return False
    if any(e.start <= before.start and after[0].end <= e.end for e in entities):
        return True
    if before.lower in lexicon.ADHERENTS:
        return False
    if before.lower in lexicon.PERSON_NOUNS:  # of an office only with its holder's name behind
        named = any(_is_person(e) and after[0].start <= e.start < core[-1].end for e in entities)
        return named or any(gender_of(word.text) for word in core[index + 2 : -1])
    if any(_is_person(e) and e.end == before.end for e in entities):
        return False
    body = before.lower in lexicon.ORGANIZATION_NOUNS
    return core[index].lower == "of" or (core[index].lower in ("for", "on", "to") and body)


def _names_holder(core: list[_Token], index: int, entities: Sequence[Entity]) -> bool:
    """Whether an office with "of" or the like has its holder's name behind.

    So "chief of staff Ada Lind", but not "spokesman for President Ada Lind".
    """
    holders = [_is_person(e) and e.start for e in entities if e.end >= core[-1].end]
    first = next((i for i, word in enumerate(core) if word.start in holders), 0)
    offices = lexicon.OFFICE_HOLDERS | lexicon.OFFICES | lexicon.OFFICES_IN_SHORT
    if core[index - 1].lower not in offices or first < index + 2 or first == len(core) - 1:
        return False
    before = core[first - 1]
    things = lexicon.ORGANIZATION_NOUNS | lexicon.PLACE_NOUNS | lexicon.CHARGES
    named = before.is_name_like and before.lower not in lexicon.PEOPLE
    return named or before.lower in things or _FIELD.search(before.lower) is not None


def _continues_name(word: _Token, following: list[_Token]) -> bool:
    article = word.lower in ("the", "a") and bool(following) and following[0].is_name_like
    our = word.lower in ("our", "reclaim")
    return word.is_name_like or article or our


def _belongs_to_name(core: list[_Token], index: int, last: int) -> bool:
    word = core[index]
    if index == 0 and _determines(word):
        return False
    if word.is_name_like and word.lower not in lexicon.HONORIFICS:
        return True
    connecting = lexicon.CONNECTORS | lexicon.NAME_PARTICLES
    if word.lower not in connecting or index == 0:
        return False
    of_the = index > 1 and core[index - 1].lower in connecting and core[index - 2].is_name_like
    return core[index - 1].is_name_like or of_the


def _is_title(word: _Token) -> bool:
    return word.lower in lexicon.TITLES or word.lower in lexicon.HONORIFICS


def _prefix_role(text: str, core: list[_Token], first: int) -> str | None:
    """The words before a person's name, honorifics apart: "Foreign Minister", "the teacher"."""
    before = [
        word
        for index, word in enumerate(core[:first])
        if word.lower not in lexicon.HONORIFICS or core[index - 1].lower == "first"  # first lady
    ]
    while before and before[0].text in _LINKING:
        before.pop(0)
    while before and before[-1].lower in ("named", "surnamed", "called"):
        before.pop()
    article = before and _determines(before[0])
    if article and (len(before) == 1 or not before[1].text.islower()):
        before.pop(0)
    if not before or before[-1].text in _LINKING:
        return None
    if all(word.lower in _PARTS_OF_OFFICES for word in before):
        return None
    role = text[before[0].start : before[-1].end + text.startswith((".", ")"), before[-1].end)]
    if _POSSESSIVE.search(role):
        return None
    return _within_sentence(role)


def _within_sentence(role: str) -> str:
    """A role as it would stand within a sentence: its first word in lower case, if it is small."""
    small = role.partition(" ")[0].lower() in lexicon.DETERMINERS | _FORMERLY
    return role[0].lower() + role[1:] if small else role


_APPOSITION = regex.compile(
    r"\s*(?:,|\s--|—|–)\s*(?:\d{1,3}\s*,\s*)?+((?!(?:who|whom|whose|which|and|but|or|of|from|in|at)\b)\S.*)"
)
_CLAUSE = regex.compile(r",?\s+(?:who|whom|whose|which|that)\b")


def _apposition(text: str, start: int, end: int) -> str | None:
    """What stands behind a comma after a name, up to the mention's end or a relative clause."""
    match = _APPOSITION.match(text, start, end)
    if match is None:
        return None
    clause = _CLAUSE.search(text, match.start(1), end)
    stop = _trimmed_end(text, match.start(1), clause.start() if clause else end)
    role = text[match.start(1) : stop]
    return role if any(char.islower() for char in role[:1]) or " " in role else None


def _trimmed_end(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-("):
        end -= 1
    return end


def _gender(core: list[_Token], first: int, last: int) -> Gender | None:
    """The gender that a title, a first name or a noun before it tells.

    A name alone may be a surname, though there are men called so: "Joseph said".
    """
    for word in core[:first]:
        if lexicon.HONORIFICS.get(word.lower):
            return lexicon.HONORIFICS[word.lower]
    by_name = gender_of(core[first].text) if first < last else None
    return by_name or _gender_of_nouns(core[:first])


def _gender_of_nouns(words: Sequence[_Token]) -> Gender | None:
    lowered = {word.lower for word in words}
    if lowered & lexicon.FEMALE_NOUNS:
        return Gender.FEMALE
    return Gender.MALE if lowered & lexicon.MALE_NOUNS else None


def _description(text: str, core: list[_Token]) -> Naming:
    """Read a noun phrase whose head is not a name."""
    phrase = core[: _head_end(core) + 1]
    head = phrase[-1].lower
    possessed = any(text[word.end : word.end + 1] in ("'", "’") for word in phrase[:-1])
    first = phrase[0].lower
    plural = _is_plural(phrase)
    if head in lexicon.SOMEBODY or first in lexicon.SOMEBODY:
        form, kind, bare = Form.INDEFINITE, SpeakerKind.PERSON, False
    else:
        determined = first in lexicon.DEFINITE or possessed
        counted = first in lexicon.INDEFINITE or first[0].isdigit()
        bare = not (determined or counted or plural)
        form = Form.DEFINITE if determined or bare else Form.INDEFINITE
        kind = _kind_of_head(head, plural)
    end = core[-1].end
    end += _MARKED.fullmatch(text, core[0].start, end + 1) is not None
    before_and = [word for word, other in pairwise(phrase) if other.lower == "and"]
    return Naming(
        form,
        kind,
        text[core[0].start : end],
        Span(phrase[0].start, phrase[-1].end),
        head=head,
        gender=_gender_of_nouns([phrase[-1], *before_and]),
        bare=bare,
    )


def _kind_of_head(head: str, plural: bool) -> SpeakerKind:
    if head in lexicon.DOCUMENT_NOUNS:
        return SpeakerKind.DOCUMENT
    if plural:
        return SpeakerKind.GROUP
    if head in lexicon.ORGANIZATION_NOUNS:
        return SpeakerKind.ORGANIZATION
    if head in lexicon.PLACE_NOUNS:
        return SpeakerKind.PLACE
    known = head in lexicon.PERSON_NOUNS or head in lexicon.OFFICES_IN_SHORT
    person = known or AGED.fullmatch(head) or _AGENT.search(head)
    return SpeakerKind.PERSON if person else SpeakerKind.UNKNOWN


def _is_plural(phrase: list[_Token]) -> bool:
    head = phrase[-1].lower
    if head in lexicon.COLLECTIVE_NOUNS:
        return True
    return head.endswith("s") and not head.endswith("ss") and head not in lexicon.SINGULAR_IN_S
