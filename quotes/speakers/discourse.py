"""Who is being talked about where, and whom a pronoun therefore means.

Candidates are weighed as in Lappin and Leass (1994): nearness, being the subject, having just
spoken; against them count standing in a prepositional phrase, as a possessor or inside a quote.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import deque
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

import regex
from attrs import frozen

from quotes.annotate import Sentence
from quotes.records import Span, SpeakerKind
from quotes.speakers import lexicon
from quotes.speakers.cast import Actor
from quotes.speakers.lexicon import Gender
from quotes.speakers.words import is_title, tokens

# Weights chosen on the 24 articles of speakers/dev.jsonl.
SPEAKER, SUBJECT, OBLIQUE, POSSESSOR, QUOTED = 1.5, 2.0, -0.6, -0.4, -4.5
PER_SENTENCE, PER_PARAGRAPH, UNKNOWN_GENDER, REPEATED = -0.35, -1.5, -0.75, 0.15
UNLIKELY, INTRODUCED = -4.5, 1.5
THRESHOLD = -2.8  # below it, nobody is meant surely enough
CERTAIN = 1.0  # the same for descriptions, which may bring in somebody new
MAX_SENTENCES = 8  # that a pronoun looks back
MAX_MENTIONS = 40
MAX_CLAUSE = 200  # code points of a clause before a name
MAX_WORDS_OF_PHRASE = 6  # between a possessor and the name it leads to


@frozen(order=True)
class _Seen:
    start: int
    end: int
    order: int
    weight: float
    actor: Actor

    def __hash__(self) -> int:
        return hash((self.start, self.order))


@frozen
class _Units:
    """Where sentences and paragraphs begin, in order; what a semicolon divides is two sentences.

    All of them; or, lest "he added" is too far from whoever has spoken at length, those outside of
    contents.
    """

    sentences: Sequence[int]
    paragraphs: Sequence[int]

    def sentence(self, position: int) -> int:
        return bisect_right(self.sentences, position)

    def paragraph(self, position: int) -> int:
        return bisect_right(self.paragraphs, position)


class Discourse:
    """The mentions of an article in text order, to look back on.

    Args:
        text: The article.
        sentences: Its sentences.
        paragraphs: Where its paragraphs begin.
        contents: The contents of its attributions, in order.
    """

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        paragraphs: Sequence[int],
        contents: Sequence[Span],
    ) -> None:
        self._text = text
        self._contents = contents
        self._content_starts = [span.start for span in contents]
        clauses = {match.end() for match in _SEMICOLON.finditer(text)}
        starts = sorted(clauses.union(sentence.start for sentence in sentences))
        self._units = _Units(starts, paragraphs)
        ends = {span.start: span.end for span in contents}
        whole = {
            start
            for start, end in pairwise([*paragraphs, len(text)])
            if start in ends and not text[ends[start] : end].strip()
        }
        self._told = _Units(
            [start for start in starts if start in ends or self._content_at(start) is None],
            [start for start in paragraphs if start not in whole],
        )
        self._seen: list[tuple[int, int, _Seen]] = []

    def mention(self, actor: Actor, span: Span, *, speaks: bool = False) -> None:
        """Remember that an actor is mentioned at a place, perhaps as the source of a quote."""
        weight = SPEAKER if speaks else 0.0
        possessor = self._is_possessor(span)
        oblique = self._weight_of_phrase(span)
        weight += SUBJECT if self._is_subject(span) and not possessor and not oblique else 0.0
        weight += POSSESSOR if possessor else 0.0
        weight += oblique
        if not speaks and self._content_at(span.start) is not None:
            weight += QUOTED
        order = len(self._seen)
        insort(self._seen, (span.start, order, _Seen(span.start, span.end, order, weight, actor)))

    def antecedent(
        self,
        span: Span,
        kinds: Collection[SpeakerKind],
        gender: Gender | None,
        least: float = THRESHOLD,
        since: int = 0,
        unfit: Collection[str] = (),
        unlikely: Collection[SpeakerKind] = (),
    ) -> Actor | None:
        """The actor of one of these kinds that a pronoun most likely means, or None.

        Args:
            span: Where the pronoun, or what stands for one, is.
            kinds: What it can mean.
            gender: The gender it shows.
            least: The least weight that is sure enough.
            since: The offset from which on mentions count.
            unfit: Words, in lower case, of which none is in the name of what can be meant.
            unlikely: Those of the kinds that it seldom means.
        """
        fitting = [
            seen
            for seen in reversed(self._recent(self._end_of_candidates(span.start)))
            if seen.actor.kind in kinds and seen.start >= since and seen.actor.may_be(gender)
            if not unfit or set(seen.actor.name.lower().split()).isdisjoint(unfit)
        ]
        nearest = self._most_salient(span, fitting, self._units, gender, least, unlikely)
        if nearest is None and least == THRESHOLD:
            return self._most_salient(span, fitting, self._told, gender, least, unlikely)
        return nearest

    def _most_salient(
        self,
        span: Span,
        candidates: Iterable[_Seen],
        units: _Units,
        gender: Gender | None,
        least: float,
        unlikely: Collection[SpeakerKind],
    ) -> Actor | None:
        """Whose mentions, the last first, weigh most, if that is sure enough."""
        content = self._content_at(span.start)
        scores: dict[int, float] = {}
        actors: dict[int, Actor] = {}
        for seen in candidates:
            actor, start = seen.actor, seen.start
            distance = units.sentence(span.start) - units.sentence(start)
            if distance > MAX_SENTENCES:
                break
            score = seen.weight + PER_SENTENCE * distance
            score += PER_PARAGRAPH * (units.paragraph(span.start) - units.paragraph(start))
            if content is not None and self._content_at(start) == content:
                score -= QUOTED
            if gender and actor.gender is None and not (distance == 1 and actor.is_unnamed):
                score += UNKNOWN_GENDER
            if actor.kind in unlikely:
                score += UNLIKELY
            if (
                distance == 1
                and seen.weight == SUBJECT
                and self._leads_on(start, span.start, gender)
            ):
                score += INTRODUCED
            key = id(actor)
            actors[key] = actor
            scores[key] = max(score, scores[key]) + REPEATED if key in scores else score
        best = max(scores, key=lambda key: scores[key], default=None)
        return actors[best] if best is not None and scores[best] >= least else None

    def opening_before(self, position: int) -> int | None:
        """Where the sentence before that of a position begins, if it quotes nothing nor begins with a name.

        None as well where that is in another paragraph.
        """
        second = self._start_of_sentence(position)
        first = self._start_of_sentence(second - 1) if second else second
        named = bisect_left(self._seen, (first,)) != bisect_left(self._seen, (first + 1,))
        alone = first < second and not named
        return first if alone and self._quotes_nothing(first, second) else None

    def _leads_on(self, before: int, position: int, gender: Gender | None) -> bool:
        """Whether a sentence quotes nothing and leads to the next.

        That begins with a quotation or is about him or her: "Ada Lind was unconvinced. “It is late,”
        she said."
        """
        second = self._start_of_sentence(position)
        about = gender is not None or _QUOTATION.match(self._text, second) is not None
        return about and self._quotes_nothing(self._start_of_sentence(before), second)

    def _quotes_nothing(self, first: int, second: int) -> bool:
        """Whether from one sentence of a paragraph to another of it nothing is quoted."""
        index = bisect_left(self._content_starts, first)
        quotes = index < len(self._contents) and self._content_starts[index] < second
        return not quotes and self._units.paragraph(first) == self._units.paragraph(second)

    def _end_of_candidates(self, position: int) -> int:
        """Where those end whom a pronoun can mean: "Asked about Lind, he" means nobody asked about."""
        start = self._start_of_sentence(position)
        return start if _PARTICIPLE_PHRASE.fullmatch(self._text, start, position) else position

    def only_person(self, position: int, gender: Gender | None) -> Actor | None:
        """The one person whom a paragraph has named up to a position, or if it has none, the one before.

        Whom people mention in what they say does not count, nor anybody of another gender.
        """
        people = self._people(position, gender)
        nearest = self._units.paragraph(people[-1].start) if people else 0
        if self._units.paragraph(position) - nearest > 1:
            return None
        actors = [seen.actor for seen in people if self._units.paragraph(seen.start) == nearest]
        return actors[0] if len(set(map(id, actors))) == 1 else None

    def is_near(self, before: int, position: int) -> bool:
        """Whether two places stand in one paragraph, or in one and the next."""
        return self._units.paragraph(position) - self._units.paragraph(before) <= 1

    def last_person(self, position: int, gender: Gender | None) -> Actor | None:
        """Whom the text named last before a position, outside of what people say."""
        people = self._people(position, gender)
        return people[-1].actor if people else None

    def _people(self, position: int, gender: Gender | None) -> list[_Seen]:
        return [
            seen
            for seen in self._recent(position)
            if seen.actor.kind is SpeakerKind.PERSON and seen.actor.may_be(gender)
            if self._content_at(seen.start) is None
        ]

    def just_before(self, span: Span, kinds: Collection[SpeakerKind]) -> Actor | None:
        """The actor of one of these kinds mentioned right before a relative pronoun."""
        last = bisect_left(self._seen, (span.start,))
        for _, _, seen in reversed(self._seen[max(0, last - 3) : last]):
            between = self._text[seen.end : span.start]
            near = between.count(",") <= 2 and "." not in between and len(between) < 60
            if near and seen.actor.kind in kinds:
                return seen.actor
        return None

    def last_in_sentence(self, pattern: regex.Pattern[str], position: int) -> Span | None:
        """The last match of a pattern in the sentence that holds a position, before it."""
        start = self._start_of_sentence(position)
        last = deque(pattern.finditer(self._text, start, position), maxlen=1)
        return Span(*last[0].span()) if last else None

    def last_speaker(self, position: int) -> Actor | None:
        """Whoever spoke last before `position`."""
        recent = reversed(self._recent(position))
        return next((seen.actor for seen in recent if seen.weight >= SPEAKER - 1.1), None)

    def _recent(self, position: int) -> list[_Seen]:
        """The last mentions before a position, in order."""
        last = bisect_left(self._seen, (position,))
        return [seen for _, _, seen in self._seen[max(0, last - MAX_MENTIONS) : last]]

    def _content_at(self, position: int) -> int | None:
        """The index of the content that holds a position."""
        index = bisect_right(self._content_starts, position) - 1
        return index if index >= 0 and position < self._contents[index].end else None

    def _start_of_sentence(self, position: int) -> int:
        sentence = self._units.sentence(position) - 1
        return self._units.sentences[sentence] if sentence >= 0 else 0

    def _is_subject(self, span: Span) -> bool:
        """Whether nothing but titles, opening phrases and possessors stand before it."""
        start = self._start_of_sentence(span.start)
        if _IN_CLAUSE.search(self._text, max(start, span.start - MAX_CLAUSE), span.start):
            return False
        first = bisect_left(self._seen, (start,))
        if first == bisect_left(self._seen, (span.start,)):
            return True
        name = self._with_titles(span, start)
        if _OPENING.fullmatch(self._text, start, name):
            return True
        before = Span(self._seen[first][2].start, self._seen[first][2].end)
        if name < span.start and before.start == start and self._text[before.end : name] == " ":
            return True  # "Norrbo coach | Ada Lind"
        between = self._text[before.end : span.start]
        return (
            self._is_possessor(before)
            and _UP_TO_NAME.fullmatch(between) is not None
            and len(between.split()) <= MAX_WORDS_OF_PHRASE
        )

    def _with_titles(self, span: Span, start: int) -> int:
        """Where a name begins with the titles before it, no sooner than its sentence."""
        begin = span.start
        for word in reversed(tokens(self._text, max(start, begin - 40), begin)):
            if not is_title(word):
                break
            begin = word.start
        return begin

    def _weight_of_phrase(self, span: Span) -> float:
        sentence = self._start_of_sentence(span.start)
        begin = max(sentence, span.start - 40)
        begin = max(begin, self._text.rfind(",", begin, span.start))  # "for the state, | Ada Lind"
        before = tokens(self._text, begin, span.start)
        while before and (is_title(before[-1]) or before[-1].lower in lexicon.DEFINITE):
            before.pop()
        according = [word.lower for word in before[-2:]] == ["according", "to"]
        led = before and before[-1].lower in lexicon.PREPOSITIONS and not according
        return OBLIQUE if led else 0.0

    def _is_possessor(self, span: Span) -> bool:
        return _POSSESSIVE.match(self._text, span.end) is not None or (
            self._text.endswith("s", span.start, span.end)
            and self._text.startswith(("'", "’"), span.end)
        )


_PARTICIPLE_PHRASE = regex.compile(
    r"(?!According\b)\p{Lu}\p{Ll}+(?:ed|ing)\s[^.;:!?“”\"\n\r]{1,200},\s+"
)
# "Touching on Norrby, | Ada Lind said"
_OPENING = regex.compile(
    r"(?:\p{Lu}\p{Ll}+(?:ed|ing)|Born|Known|Seen|After|Amid|At|Before|During|For|From|In|On|Since|With)\b[^,.;:!?“”\"\n\r]{1,80},\s+"
)
_IN_CLAUSE = regex.compile(r",\s(?:who|whose|which)\b[^,]*+$")
# "Norrby's | founder, the rich | Ada Lind"
_UP_TO_NAME = regex.compile(r"[^,]*(?:,\s(?:the|an?|former)\b[^,]*)?")
_SEMICOLON = regex.compile(r";\s+")
_QUOTATION = regex.compile(r"[\"“„‘«]|''|``")
_POSSESSIVE = regex.compile(r"['’]s")
