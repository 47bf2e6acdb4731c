"""Whether a description can be of somebody whose office the article has told."""

from __future__ import annotations

from collections.abc import Container, Iterable

import regex
from attrs import frozen

from quotes.speakers import lexicon
from quotes.speakers.naming import Naming
from quotes.speakers.stems import stem
from quotes.speakers.words import first_preposition, tokens

# Offices of which nobody holds two; "the senator" may well be "the candidate".
_EXCLUSIVE = frozenset(
    "chancellor governor king mayor minister pope premier president queen secretary senator".split()
)
# What ministers, secretaries, chiefs and directors are there for.
PORTFOLIOS = frozenset(
    map(
        stem,
        (
            "administrative affairs agriculture budget business campaign commerce communications "
            "community culture defence defense development digital domestic economic economy education "
            "electoral emergency emergencies employment energy environment environmental external "
            "family finance financial fire fisheries food foreign health home housing immigration "
            "industry information infrastructure innovation intelligence interior internal justice "
            "labor labour legal local majority marketing media medical military minority national "
            "operating planning police policy press prime prison prisons public regional research "
            "resources rights rural school science security social sport sports state strategy tax "
            "technical technology trade traffic transport transportation treasury veterans water "
            "welfare youth"
        ).split(),
    )
)
# Each word for a party, with one by which it is known.
_PARTIES = lexicon.by_word(
    {
        "communist": "communist communists",
        "conservative": "conservative conservatives tory tories",
        "democrat": "democrat democratic democrats",
        "green": "green greens",
        "independent": "independent independents",
        "labour": "labour",
        "liberal": "liberal liberals",
        "libertarian": "libertarian libertarians",
        "republican": "gop republican republicans",
        "socialist": "socialist socialists",
    }
)
_OFFICES = (
    lexicon.OFFICES
    | lexicon.OFFICE_HOLDERS
    | lexicon.OFFICES_IN_SHORT
    | lexicon.PERSON_NOUNS
    | {noun for nouns in lexicon.HOLDERS.values() for noun in nouns}
) - lexicon.PARTISANS
_SAYS_NOTHING = (
    lexicon.DETERMINERS
    | lexicon.PREPOSITIONS
    | lexicon.OTHER_OFFICE
    | frozenset("and general junior new senior top".split())
)
# Words of a description that do not tell of which of several holders of an office it is.
ADDING_NOTHING = frozenset(map(stem, ("country", "nation", "s", "top", "veteran")))
_ATTORNEY_GENERAL = {"attorney", "general"}  # who is no lawyer
_POSSESSOR = regex.compile(r"(?P<noun>\p{L}+)['’]s\s")
_PERSONS = lexicon.PERSON_NOUNS | lexicon.OFFICES


@frozen
class Office:
    """What the words of a role or description say of an office.

    Attributes:
        exclusive: Its name, where nobody holds another like it besides.
        former: Whether it is held no longer.
        under: The word that makes it a deputy's.
        portfolio: What it is for: "foreign", "police".
        party: Which party it belongs to.
        whose: Which country, town, club or body it belongs to.
    """

    exclusive: frozenset[str]
    former: bool
    under: frozenset[str]
    portfolio: frozenset[str]
    party: frozenset[str]
    whose: frozenset[str]

    @classmethod
    def of(cls, words: Iterable[str], *, named: Container[str] | None = None) -> Office:
        """Read lower-case words.

        Args:
            words: Those of a role or description.
            named: Those of them that can say whose the office is; all, unless given.
        """
        known = {part for word in words for part in word.split("-") if len(part) > 1}
        telling = known - _SAYS_NOTHING
        party = {_PARTIES[word] for word in telling & _PARTIES.keys()}
        portfolio = {stem(word) for word in telling} & PORTFOLIOS
        others = telling - _PARTIES.keys() - _OFFICES
        whose = {stem(word) for word in others if named is None or word in named}
        return cls(
            exclusive=frozenset(known & _EXCLUSIVE),
            former=bool(known & lexicon.OTHER_OFFICE - lexicon.UNDER_OFFICE),
            under=frozenset(known & lexicon.UNDER_OFFICE),
            portfolio=frozenset(portfolio),
            party=frozenset(party),
            whose=frozenset(whose - portfolio),
        )


def contradict(description: Office, role: Office) -> bool:
    """Whether two tell different offices: "the foreign minister", "Defence Minister".

    Either may leave out what the other says, but in no regard may each say what the other does not.
    """
    if description.under != role.under:
        return True
    if description.former != role.former and description.exclusive & role.exclusive:
        return True
    regards = (
        (description.exclusive, frozenset() if role.former else role.exclusive),
        (description.portfolio, role.portfolio),
        (description.party, role.party),
        (description.whose, role.whose),
    )
    return any(ours - theirs and theirs - ours for ours, theirs in regards)


def is_also_called(noun: str, role: set[str]) -> bool:
    """Whether a noun is another name of an office that a role tells: of a pope, "pontiff"."""
    other = role & lexicon.OTHER_OFFICE or role >= _ATTORNEY_GENERAL
    return not other and any(office <= role for office in lexicon.ALSO_CALLED.get(noun, ()))


def office_described(naming: Naming) -> Office:
    """The office that a description tells; of small words only those behind "of" tell whose."""
    words = tokens(naming.words)
    behind = first_preposition(words)
    named = {w.lower for i, w in enumerate(words) if w.is_name_like or i > behind}
    told = {word.lower for word in words}
    return Office.of(told | _spelled_out(told), named=named)


def role_words(role: str) -> set[str]:
    """The words of a role in lower case, short titles spelled out; of no one else's, as a mother's."""
    role = role.lower()
    for possessor in _POSSESSOR.finditer(role):
        if possessor["noun"] in _PERSONS:
            role = role[possessor.end() :]
            break
    words = set(regex.findall(r"[\p{L}-]+", role))
    words |= {lexicon.TITLES[word] for word in words if word in lexicon.TITLES}
    words |= _spelled_out(words)
    return words | {noun for title in words for noun in lexicon.HOLDERS.get(title, ())}


def _spelled_out(words: Iterable[str]) -> set[str]:
    """The words of the offices that are among others in short: of "pm", "prime" and "minister"."""
    return {part for word in words for part in lexicon.SPELLED_OUT.get(word, ())}
