"""The records that quotes returns: what was said, by whom, where it stands, and how sure we are.

Every offset counts code points of the text as it was given, and every span is half-open:
`text[span.start:span.end]` is the words. Records are immutable and know only themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import total_ordering
from itertools import pairwise
from typing import Any, Self

from attrs import Attribute, field, frozen
from attrs.validators import and_, deep_iterable, ge, instance_of, le, min_len, optional


class QuoteKind(StrEnum):
    """How much of a quote's content stands in quotation marks."""

    DIRECT = "direct"
    """All of its words."""
    INDIRECT = "indirect"
    """None: the content is reported in the writer's words."""
    MIXED = "mixed"
    """Some: a paraphrase around words that were taken over."""


class SpeakerKind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    """A country, government or city that speaks as an actor: "Moscow said"."""
    GROUP = "group"
    """People without a proper name of their own: "residents", "two officials"."""
    DOCUMENT = "document"
    """A text that speaks: "the report", "the indictment"."""
    UNKNOWN = "unknown"


class Act(StrEnum):
    """What a speaker does with a quote's words, as its cue tells.

    The first five are speech and writing, together `COMMUNICATION`; the others are attitudes that
    an article attributes without anything having been said. The classes follow those of speech
    acts (Searle 1976) and of attribution in the Penn Discourse Treebank (Prasad et al. 2007).
    """

    SAY = "say"
    """States: "said", "told", "according to"; also words in quotation marks without a cue."""
    WRITE = "write"
    """Puts in writing: "wrote", "tweeted", "the letter read"."""
    ASK = "ask"
    """Puts a question: "asked whether"."""
    DEMAND = "demand"
    """Wants others to act: "urged", "ordered", "called for"."""
    PROMISE = "promise"
    """Commits to acting: "vowed", "agreed to", "threatened"."""
    THINK = "think"
    """Holds true: "believes", "expects", "doubts"."""
    KNOW = "know"
    """Has found out: "learned", "found", "realized"."""
    FEEL = "feel"
    """Is moved by it: "fears", "hopes", "was angry that"."""
    INTEND = "intend"
    """Wants or means to act: "plans", "wants", "decided"."""


COMMUNICATION = frozenset((Act.SAY, Act.WRITE, Act.ASK, Act.DEMAND, Act.PROMISE))
"""The acts of speech and writing."""


class Reason(StrEnum):
    """Why words in quotation marks are not a quote."""

    TERM = "term"
    """A few words set apart: an expression, a term, scare quotes."""
    TITLE = "title"
    """The title of a work, or another proper name."""
    NICKNAME = "nickname"
    """Part of a name."""
    UNATTRIBUTED = "unattributed"
    """A whole clause or more that the article does not attribute, so far as could be told."""
    UNCLOSED = "unclosed"
    """The closing mark is missing, so where the words end is not known."""


@total_ordering
@frozen
class Span:
    """A half-open range of code points of the text as it was given.

    Raises:
        ValueError: If the range is empty, reversed or begins before the text.
    """

    start: int = field(validator=and_(instance_of(int), ge(0)))
    end: int = field(validator=instance_of(int))

    @end.validator
    def _end_is_after_start(self, _: Attribute[int], end: int) -> None:
        if end <= self.start:
            raise ValueError(f"a span must end after its start: [{self.start}, {end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __lt__(self, other: object) -> bool:
        # What attrs would write compares tuples of all fields, and is several times as slow.
        if not isinstance(other, Span):
            return NotImplemented
        return (self.start, self.end) < (other.start, other.end)


def _check_spans(_: object, attribute: Attribute[Any], spans: tuple[Span, ...]) -> None:
    if not spans:
        raise ValueError(f"{attribute.name} must hold at least one span")
    for left, right in pairwise(spans):
        if right.start < left.end:
            raise ValueError(f"{attribute.name} must be sorted and disjoint: {left}, {right}")


_spans = and_(deep_iterable(instance_of(Span), instance_of(tuple)), _check_spans)


@frozen
class Passage:
    """Words of the article, possibly in several pieces.

    Attributes:
        text: The pieces as they stand in the article, joined by single spaces.
        spans: Where each piece stands, in order.

    Raises:
        ValueError: If there is no span, spans overlap, or the text does not fit them.
    """

    text: str = field(validator=instance_of(str))
    spans: tuple[Span, ...] = field(validator=_spans)

    def __attrs_post_init__(self) -> None:
        if len(self.text) != sum(map(len, self.spans)) + len(self.spans) - 1:
            raise ValueError(f"text of {len(self.text)} code points does not fit {self.spans}")

    @property
    def pieces(self) -> tuple[str, ...]:
        """The words of each span, exactly as they stand in the article."""
        found = []
        start = 0
        for span in self.spans:
            found.append(self.text[start : start + len(span)])
            start += len(span) + 1
        return tuple(found)

    @property
    def start(self) -> int:
        """Where the first piece begins."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where the last piece ends."""
        return self.spans[-1].end

    @classmethod
    def of(cls, article: str, spans: tuple[Span, ...], **fields: Any) -> Self:
        """The passage of `article` at `spans`, with whatever other fields the class has."""
        text = " ".join(article[span.start : span.end] for span in spans)
        return cls(text=text, spans=spans, **fields)


@frozen
class Cue(Passage):
    """The words that attribute a quote: "said", "according to", "has long insisted"."""


@frozen
class Mention(Passage):
    """The words beside a quote that name its speaker: "he", "Mr. Smith", "the ministry"."""


@frozen
class Speaker:
    """Somebody or something that is quoted in an article.

    One article has one `Speaker` for all the quotes of a speaker.

    Attributes:
        id: Unique within the article: "s1", "s2", … in order of first mention.
        name: The fullest form of the name in the article, without titles and appositions.
        kind: What the speaker is.
        role: The office or description that the article gives with the name, as it stands there.
        aliases: Other forms of the name in the article, in order of appearance.
        mentions: Where the article names or refers to the speaker, in order.
    """

    id: str = field(validator=instance_of(str))
    name: str = field(validator=and_(instance_of(str), min_len(1)))
    kind: SpeakerKind = field(validator=instance_of(SpeakerKind))
    role: str | None = field(default=None, validator=optional(instance_of(str)))
    aliases: tuple[str, ...] = field(
        default=(), validator=deep_iterable(instance_of(str), instance_of(tuple))
    )
    mentions: tuple[Span, ...] = field(
        default=(), validator=deep_iterable(instance_of(Span), instance_of(tuple))
    )


@frozen
class Via(Passage):
    """Through whom a quote reached the article: "according to the news agency Tass".

    Attributes:
        text: The words that say so, the cue included.
        spans: Where they stand.
        speaker: Who passed the quote on, where that could be told.
    """

    speaker: Speaker | None = field(default=None, validator=optional(instance_of(Speaker)))


@frozen
class Context:
    """What stands around a quote.

    Attributes:
        sentence: From the start of the sentence in which the quote, its cue and its mention begin
            to the end of the sentence in which they end.
        paragraph: The same for paragraphs.
        before: Text right before `sentence`, at most `CONTEXT_LENGTH` code points, whole words.
        after: Text right after `sentence`, likewise.
    """

    sentence: Span = field(validator=instance_of(Span))
    paragraph: Span = field(validator=instance_of(Span))
    before: str = field(default="", validator=instance_of(str))
    after: str = field(default="", validator=instance_of(str))


@frozen
class Source:
    """The article that a text comes from; all fields are the caller's and optional."""

    url: str | None = field(default=None, validator=optional(instance_of(str)))
    title: str | None = field(default=None, validator=optional(instance_of(str)))
    author: str | None = field(default=None, validator=optional(instance_of(str)))
    publisher: str | None = field(default=None, validator=optional(instance_of(str)))
    published: str | None = field(default=None, validator=optional(instance_of(str)))
    id: str | None = field(default=None, validator=optional(instance_of(str)))


@frozen
class QuotedWords(Passage):
    """Words in quotation marks that are not part of any quote.

    Attributes:
        text: The words, marks included.
        spans: Where they stand.
        reason: Why they are not attributed to anybody.
    """

    reason: Reason = field(validator=instance_of(Reason))


def _check_nested(_: object, __: Attribute[Any], nested: object) -> None:
    if not isinstance(nested, tuple) or not all(isinstance(quote, Quote) for quote in nested):
        raise TypeError(f"nested must be a tuple of quotes, not {nested!r}")


@frozen(kw_only=True)
class Quote(Passage):
    """Words that an article attributes to somebody.

    Attributes:
        id: Unique within the article: "q1", "q2", … in text order.
        kind: How much of the content stands in quotation marks.
        act: What the speaker does with the words.
        text: The content as it stands in the article, marks included; pieces of a split quote,
            and paragraphs of a long one, are joined by single spaces.
        spans: Where each piece stands.
        cue: The words that attribute it, where there are any.
        mention: The words beside it that name its speaker, where there are any.
        speaker: Who said it, or None where that could not be told surely enough.
        via: Through whom it was reported, or None if the article reports it itself.
        context: What stands around it.
        confidence: From 0 to 1, how sure the library is of content and attribution together.
        source: The article, as the caller gave it.
        nested: The reports within this quote, which its speaker makes of others' or their own
            words ("what it said were …"), in the order in which they begin.
    """

    id: str = field(validator=instance_of(str))
    kind: QuoteKind = field(validator=instance_of(QuoteKind))
    act: Act = field(default=Act.SAY, validator=instance_of(Act))
    cue: Cue | None = field(default=None, validator=optional(instance_of(Cue)))
    mention: Mention | None = field(default=None, validator=optional(instance_of(Mention)))
    speaker: Speaker | None = field(default=None, validator=optional(instance_of(Speaker)))
    via: Via | None = field(default=None, validator=optional(instance_of(Via)))
    context: Context = field(validator=instance_of(Context))
    confidence: float = field(validator=and_(instance_of(float), ge(0.0), le(1.0)))
    source: Source | None = field(default=None, validator=optional(instance_of(Source)))
    nested: tuple[Quote, ...] = field(default=(), validator=_check_nested)

    def with_nested(self) -> Iterator[Quote]:
        """This quote, then the quotes nested in it, each before those nested in it in turn."""
        yield self
        for quote in self.nested:
            yield from quote.with_nested()


@frozen
class Extraction:
    """Every quote of one article, with its speakers. Iterating gives the quotes.

    Attributes:
        text: The article as it was given.
        quotes: In the order in which they begin; those within others are in their `nested`.
        speakers: Of quotes and vias, in order of first mention.
        source: The article's source, as the caller gave it.
        unattributed: Words in quotation marks that are not part of any quote, in text order.

    Raises:
        ValueError: If the records do not fit together: an id is used twice, a span or its words
            are not the text's, a speaker is not one of `speakers`, or a source is another.
    """

    text: str = field(validator=instance_of(str))
    quotes: tuple[Quote, ...] = field(
        validator=deep_iterable(instance_of(Quote), instance_of(tuple))
    )
    speakers: tuple[Speaker, ...] = field(
        validator=deep_iterable(instance_of(Speaker), instance_of(tuple))
    )
    source: Source | None = field(default=None, validator=optional(instance_of(Source)))
    unattributed: tuple[QuotedWords, ...] = field(
        default=(), validator=deep_iterable(instance_of(QuotedWords), instance_of(tuple))
    )

    def __attrs_post_init__(self) -> None:
        for records in (tuple(self.with_nested()), self.speakers):
            ids = [record.id for record in records]
            if len(set(ids)) < len(ids):
                raise ValueError(f"ids must be unique: {', '.join(ids)}")
        for speaker in self.speakers:
            self._check_bounds(speaker.id, speaker.mentions)
        known = {id(speaker) for speaker in self.speakers}
        for words in self.unattributed:
            self._check_words(words.reason, words)
        for quote in self.with_nested():
            for passage in (quote, quote.cue, quote.mention, quote.via):
                if passage is not None:
                    self._check_words(quote.id, passage)
            self._check_bounds(quote.id, (quote.context.sentence, quote.context.paragraph))
            for named in (quote.speaker, quote.via.speaker if quote.via else None):
                if named is not None and id(named) not in known:
                    raise ValueError(f"{quote.id}: {named.name!r} is not one of the speakers")
            if quote.source != self.source:
                raise ValueError(f"{quote.id}: its source is not that of the extraction")

    def _check_words(self, owner: str, passage: Passage) -> None:
        for piece, span in zip(passage.pieces, passage.spans, strict=True):
            if self.text[span.start : span.end] != piece:
                raise ValueError(f"{owner}: {piece!r} does not stand in the text at {span}")

    def _check_bounds(self, owner: str, spans: tuple[Span, ...]) -> None:
        for span in spans:
            if span.end > len(self.text):
                raise ValueError(f"{owner}: {span} ends after the text, at {len(self.text)}")

    def __iter__(self) -> Iterator[Quote]:
        return iter(self.quotes)

    def __len__(self) -> int:
        return len(self.quotes)

    def __getitem__(self, index: int) -> Quote:
        return self.quotes[index]

    def with_nested(self) -> Iterator[Quote]:
        """Every quote, each followed by the quotes nested in it."""
        for quote in self.quotes:
            yield from quote.with_nested()

    def quotes_of(self, *acts: Act | str) -> tuple[Quote, ...]:
        """The quotes of these acts: `extraction.quotes_of(*quotes.COMMUNICATION)`.

        Raises:
            ValueError: If there is no such act.
        """
        wanted = {Act(act) for act in acts}
        return tuple(quote for quote in self.quotes if quote.act in wanted)

    def quotes_by(self, speaker: Speaker | str) -> tuple[Quote, ...]:
        """The quotes of one speaker.

        Args:
            speaker: A `Speaker` of this extraction, or a name: the speaker's own or an alias.
        """
        if isinstance(speaker, str):
            named = [s for s in self.speakers if speaker == s.name or speaker in s.aliases]
        else:
            named = [speaker]
        return tuple(quote for quote in self.quotes if quote.speaker in named)

    def to_dict(self) -> dict[str, Any]:
        """The extraction as plain dicts, lists, strings and numbers, fit for JSON.

        Speakers are listed once, under "speakers"; quotes refer to them by id.
        """
        from quotes.serialization import to_dict

        return to_dict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Extraction:
        """The extraction that `to_dict` wrote, equal to it.

        Raises:
            ValueError: If `data` does not have that form; the message says where.
        """
        from quotes.serialization import from_dict

        return from_dict(data)
