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
from quotes.speakers.entities import is_person
from quotes.speakers.first_names import gender_of
from quotes.speakers.lexicon import Gender
from quotes.speakers.names import (
    Name,
    behind_titles,
    gender_of_name,
    name_in,
    role_before,
    within_sentence,
)
from quotes.speakers.phrases import core_of, head_end, of_first_person, without_time
from quotes.speakers.words import (
    AGENT,
    Token,
    first_preposition,
    gender_of_nouns,
    is_plural,
    is_title,
    kind_of_head,
    singular,
    tokens,
)


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
        office: The same as a clause tells it: "leader of the union", of "who leads the union".
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
    office: str = ""
    belongs: str = ""
    gender: Gender | None = None
    bare: bool = False


HEADLINE_LENGTH = 200  # code points
_MARKED = regex.compile(r".*(?:“[^”]*”|\"[^\"]*\"|‘[^’]*’)", regex.DOTALL)
_HIMSELF = frozenset("herself himself itself themselves".split())
_MARK = regex.compile(r"[\"“]")
_ADDRESSED = regex.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?\s(?:\p{Lu}\.\s|\p{Lu}[\p{L}’'-]+\s)*?"
    r"(?P<surname>\p{Lu}[\p{L}’'-]*\p{L})(?=['’]s|\b)(?!\s\p{Lu})"
)
_APPOSITION = regex.compile(
    r"\s*(?:,|\s--|—|–)\s*(?:\d{1,3}\s*,\s*)?+"
    r"((?!(?:\p{Ll}+\s)?known\b|(?:who|whom|whose|which|where|when|while|and|but|or|of|from|in|at)\b)\S.*)"
)
_LEADING = regex.compile(
    r",\s+who\s(?P<verb>\L<verbs>)\s(?P<what>[^,;.]+)", verbs=list(lexicon.LEADING)
)
_CLAUSE = regex.compile(r",?\s+(?:who|whom|whose|which|that)\b")


class NamingReader:
    """Reads the mentions of one article.

    Args:
        text: The article.
        entities: Its entities, in order.
    """

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._text = text
        self._entities = entities
        self._surnames = {text[e.start : e.end].split()[-1] for e in entities if is_person(e)}
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
        core = without_time(core_of(text, words, span), within)
        if _is_several(core, within):
            whole = Span(core[0].start, core[-1].end)
            named = text[whole.start : whole.end]
            return Naming(Form.INDEFINITE, SpeakerKind.GROUP, named, whole, core[-1].lower)
        core = of_first_person(core, within)
        holder = _holder_behind(text, core, span, within)
        if holder is not None:
            return holder
        name = None if _is_headline_case(text, core, within) else self._name(core, within)
        behind = None
        if name is None or name.kind is SpeakerKind.UNKNOWN or _may_be_office(core, name):
            behind = self._named_behind(words[: len(core)], words[len(core) :], span, within)
        if name is None:
            return behind or _description(text, core)
        if behind is not None and behind.kind is SpeakerKind.PERSON:
            return behind  # "Environmentalist, Ann Lee,"
        after, end = core[name.last].end, _trimmed_end(text, words[-1].start, span.end)
        naming = _named(text, core, name, _apposition(text, after, end))
        return evolve(naming, office=_office_told(text, after, end))

    def _named_behind(
        self,
        described: list[Token],
        words: list[Token],
        span: Span,
        entities: Sequence[Entity],
    ) -> Naming | None:
        """Whom an apposition after a description names: "his deputy, Ann Lee,"."""
        clause = not words or words[0].lower in lexicon.RELATIVE_PRONOUNS | lexicon.PREPOSITIONS
        if clause or self._text[described[-1].end : span.end].lstrip()[:1] != ",":
            return None
        core = core_of(self._text, words, span)
        name = self._name(core, entities)
        if name is None or not _may_be_called(described, name.kind):
            return None
        if name.kind is SpeakerKind.PERSON and is_plural(described[: head_end(described) + 1]):
            return None  # "the defendants, Ann Lee and Bo Ek,"
        if _is_of_another(described, core[name.first : name.last + 1]):
            return None
        role = None
        if described[head_end(described)].lower not in lexicon.INDEFINITE:  # "another, Ann Lee,"
            role = within_sentence(self._text[described[0].start : described[-1].end])
        naming = _named(self._text, core, name, role)
        return evolve(naming, gender=naming.gender or gender_of_nouns(described))

    def _name(self, core: list[Token], entities: Sequence[Entity]) -> Name | None:
        """The name at the head of a noun phrase, by what the whole article tells of surnames."""
        found = name_in(core, entities)
        if found is None:
            return None
        if found.kind is SpeakerKind.PERSON:
            return self._without_owner(core, found, entities)
        first = behind_titles(core, found.first, found.last)
        nicknamed = _MARK.search(self._text, core[first].start, core[found.last].start)
        known = core[found.last].text in self._surnames or nicknamed
        person = 1 <= found.last - first <= 3 and known
        return Name(SpeakerKind.PERSON, first, found.last) if person else found

    def _without_owner(self, core: list[Token], name: Name, entities: Sequence[Entity]) -> Name:
        """A person's name behind a possessor: "Lind Group's | Bo Ek"; Ada's Café is nobody's name."""
        owned = [
            index + 1
            for index in range(name.first, name.last)
            if self._text.startswith(("'s", "’s"), core[index].end)
        ]
        if not owned:
            return name
        people = {entity.start for entity in entities if is_person(entity)}
        if core[owned[-1]].start in people:
            return evolve(name, first=owned[-1])
        return evolve(name, kind=SpeakerKind.ORGANIZATION)


def is_informant(naming: Naming) -> bool:
    """Whether a mention can be of somebody or something that reports: no "protocols"."""
    head = singular(naming.head)
    if naming.kind is SpeakerKind.GROUP:
        known = naming.head in lexicon.MEDIA or head in lexicon.PERSON_NOUNS
        return known or AGENT.search(head) is not None
    return naming.form is Form.NAME or naming.kind is not SpeakerKind.UNKNOWN


def _holder_behind(
    text: str, core: list[Token], span: Span, entities: Sequence[Entity]
) -> Naming | None:
    """Who holds an office for several things: "Commissioner for Trade, Mining and Peace, Ada Lind"."""
    office = any(w.lower in lexicon.OFFICE_HOLDERS for w in core[: head_end(core) + 1])
    people = [entity for entity in entities if is_person(entity)]
    if not (office and len(people) == 1) or people[0].start < core[-1].end:
        return None
    (holder,) = people
    words = tokens(text, holder.start, holder.end)
    if _is_of_another(core, words):
        return None
    begin = holder.start
    for word in reversed(tokens(text, core[-1].end, holder.start)):
        if not is_title(word):
            break
        words.insert(0, word)
        begin = word.start
    before = text[core[-1].end : begin].rstrip()
    if not before.endswith(",") or text[holder.end : span.end].strip(" ,"):
        return None
    first = behind_titles(words, 0, len(words) - 1)
    role = within_sentence(text[core[0].start : begin].rstrip(" ,"))
    naming = _named(text, words, Name(SpeakerKind.PERSON, first, len(words) - 1), None)
    return evolve(naming, role=role, gender=naming.gender or gender_of_nouns(core))


def _is_adverb(word: Token, following: Token) -> bool:
    """Whether a word says nothing of who is meant: "only officials", but "nearly ten officials"."""
    counts = following.text[0].isdigit() or following.lower in lexicon.NUMBERS
    return word.lower in lexicon.FOCUSING_ADVERBS or (
        word.lower in lexicon.COUNTING_ADVERBS and not counts
    )


def _named(text: str, core: list[Token], name: Name, beside: str | None) -> Naming:
    """What a name says, given the description that stands beside it."""
    kind, first, last = name.kind, name.first, name.last
    for index in range(first + 1, last + 1):  # the "Norrby Relief Fund (NRF) party"
        letters = core[index].text.isupper() and index > first + 1
        if (letters or index == last) and "(" in text[core[index - 1].end : core[index].start]:
            last = index - 1
            break
    while last > first and ")" in text[core[first].end : core[first + 1].start]:
        first += 1  # "President (Ada) Lind"
    personal = kind is SpeakerKind.PERSON
    behind = core[last + 1 :]
    belongs = personal and behind and behind[0].lower == "of"
    return Naming(
        Form.NAME,
        kind,
        text[core[first].start : core[last].end],
        Span(core[first].start, core[last].end),
        head=core[last].lower,
        role=(role_before(text, core, first) or beside) if personal else None,
        belongs=text[behind[0].start : behind[-1].end] if belongs else "",
        gender=(gender_of_name(core, first, last) or _gender_of_head(beside)) if personal else None,
    )


def _gender_of_head(described: str | None) -> Gender | None:
    """The gender that the noun of a description tells: "sister of the president"."""
    words = tokens(described) if described else []
    return gender_of_nouns(words[: head_end(words) + 1][-1:])


def _may_be_office(core: list[Token], name: Name) -> bool:
    """Whether a body's name of one word may be an office: "The Taoiseach"."""
    article = core[0].lower in lexicon.ARTICLES and name.first == name.last == len(core) - 1
    return article and name.kind is not SpeakerKind.PERSON


def _may_be_called(described: list[Token], kind: SpeakerKind) -> bool:
    """Whether a description can be of what a name of this kind names."""
    if kind is SpeakerKind.PERSON:
        return True
    head = described[head_end(described)].lower
    things = lexicon.ORGANIZATION_NOUNS | lexicon.PLACE_NOUNS | lexicon.DOCUMENT_NOUNS
    return kind is not SpeakerKind.UNKNOWN and head in things


def _is_of_another(described: list[Token], name: list[Token]) -> bool:
    """Whether one word may name whom a described person is of: "a spokesman for the owner, Lind"."""
    last = singular(described[-1].lower)
    agent = AGENT.search(last) and last not in lexicon.CHARGES
    of = first_preposition(described) < len(described)
    return bool(agent and of and len(name) == 1 and gender_of(name[0].text) is None)


def _is_several(core: list[Token], entities: Sequence[Entity]) -> bool:
    """Whether a mention names two that act together: "Norway and Sweden"."""
    if len(entities) != 2 or entities[0].kind is not entities[1].kind:
        return False
    first, second = entities
    between = [word.lower for word in core if first.end <= word.start < second.start]
    return between in (["and"], ["and", "the"])


def _is_headline_case(text: str, core: list[Token], entities: Sequence[Entity]) -> bool:
    """Whether words are capitalised for opening a headline: "Popular Website Shows Bias"."""
    head = core[-1]
    opens = core[0].start < HEADLINE_LENGTH and not text[: core[0].start].strip()
    named = any(e.kind in (EntityKind.PERSON, EntityKind.LOCATION) for e in entities)
    bodies = lexicon.ORGANIZATION_NOUNS | lexicon.DOCUMENT_NOUNS
    if named or not opens or core[0].lower in lexicon.DEFINITE or head.lower not in bodies:
        return False
    return head.lower in regex.findall(r"\p{Ll}+", text)


def _pronoun(words: list[Token]) -> str | None:
    if len(words) == 3 and words[1].lower == "of" and words[2].lower in lexicon.RELATIVE_PRONOUNS:
        return words[2].lower  # "many of whom"
    if words[0].lower in ("who", "whom") and not words[0].text.isupper():  # nor the WHO
        return words[0].lower  # also with what follows it: "who in May"
    first = words[0].lower
    if first not in lexicon.PRONOUNS or (words[0].text.isupper() and len(words[0].text) > 1):
        return None
    if first in ("he", "she") and words[1:2] and words[1].lower == "and":
        return first  # of several, the first: "he and his lawyer"
    # "her office", "those officials" are descriptions; "he himself", "she, too" are pronouns.
    followers = {word.lower for word in words[1:]}
    extra = followers - _HIMSELF - {"too", "also", "both", "all"}
    return first if not extra else None


def _inside(entities: Sequence[Entity], span: Span) -> list[Entity]:
    first = bisect_left(entities, span.start, key=lambda entity: entity.end - 1)
    last = bisect_left(entities, span.end, key=lambda entity: entity.start)
    return list(entities[first:last])


def _apposition(text: str, start: int, end: int) -> str | None:
    """What stands behind a comma after a name, up to the mention's end or a relative clause."""
    match = _APPOSITION.match(text, start, end)
    if match is None:
        return None
    clause = _CLAUSE.search(text, match.start(1), end)
    stop = _trimmed_end(text, match.start(1), clause.start() if clause else end)
    role = text[match.start(1) : stop]
    return role if any(char.islower() for char in role[:1]) or " " in role else None


def _office_told(text: str, start: int, end: int) -> str:
    """What somebody is who "leads" or "chairs" something, as a clause behind a name says."""
    match = _LEADING.match(text, start, end)
    return f"{lexicon.LEADING[match['verb']]} of {match['what']}" if match else ""


def _trimmed_end(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-("):
        end -= 1
    return end


def _description(text: str, core: list[Token]) -> Naming:
    """Read a noun phrase whose head is not a name."""
    phrase = core[: head_end(core) + 1]
    head = phrase[-1].lower
    possessed = any(text[word.end : word.end + 1] in ("'", "’") for word in phrase[:-1])
    first = phrase[0].lower
    plural = is_plural(phrase)
    if head in lexicon.SOMEBODY or first in lexicon.SOMEBODY:
        form, kind, bare = Form.INDEFINITE, SpeakerKind.PERSON, False
    else:
        determined = first in lexicon.DEFINITE or possessed
        counted = first in lexicon.INDEFINITE or first[0].isdigit()
        bare = not (determined or counted or plural)
        form = Form.DEFINITE if determined or bare else Form.INDEFINITE
        kind = kind_of_head(head, plural)
    end = core[-1].end
    end += text.startswith("%", end) or _MARKED.fullmatch(text, core[0].start, end + 1) is not None
    before_and = [word for word, other in pairwise(phrase) if other.lower == "and"]
    return Naming(
        form,
        kind,
        text[core[0].start : end],
        Span(phrase[0].start, phrase[-1].end),
        head=head,
        gender=gender_of_nouns([phrase[-1], *before_and]),
        bare=bare,
    )
