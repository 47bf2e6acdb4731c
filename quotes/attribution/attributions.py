"""What the tagger says of a text, before anyone asks who the speakers are."""

from __future__ import annotations

import regex
from attrs import astuple, evolve, frozen

from quotes.records import Span

# Where another sentence begins.
ANOTHER_SENTENCE = regex.compile(r"[.!?…][\"”’'»)\]]*\s+[\"“‘«]?\p{Lu}|[\n\r]")
BREAK = regex.compile(r"(?r)[.!?…:,]\s*")  # at the end of a clause
UNTOLD = 0.5  # how sure the tagger is of a source that it does not give


@frozen
class Certainty:
    """How sure the tagger is of an attribution's parts: probabilities, the least of each kind.

    Attributes:
        content: Of the words of its content.
        cue: Of those of its cue.
        source: Of those of its source.
        to_cue: That the content belongs to this cue rather than to another.
        to_source: That the cue has this source rather than another or none.
    """

    content: float = 1.0
    cue: float = 1.0
    source: float = 1.0
    to_cue: float = 1.0
    to_source: float = 1.0

    @property
    def overall(self) -> float:
        """That what is said and by whom are right, as far as the tagger can tell."""
        return self.content * self.to_cue * self.to_source

    def and_of(self, other: Certainty) -> Certainty:
        """Of each part the lesser one."""
        return Certainty(*map(min, astuple(self), astuple(other)))


@frozen
class Attribution:
    """A cue with the source and the content that go with it.

    Attributes:
        content: The pieces of what is attributed; empty where a cue and a source stand beside a
            quote that another cue attributes ("…," she said, according to the agency).
        cue: The pieces of the attributing words; empty for a quote that nothing attributes.
        source: The pieces of the words that name the speaker; may be empty.
        certainty: What the tagger thinks of it.
        confidence: The share of its like that are right, once that has been told.
        nested: The reports within the content.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    certainty: Certainty = Certainty()
    confidence: float = 1.0
    nested: tuple[Attribution, ...] = ()


def moved(attribution: Attribution, by: int) -> Attribution:
    """An attribution of a part of a text, as one of the text in which that part begins at `by`."""

    def shifted(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(span.start + by, span.end + by) for span in spans)

    return evolve(
        attribution,
        content=shifted(attribution.content),
        cue=shifted(attribution.cue),
        source=shifted(attribution.source),
        nested=tuple(moved(nested, by) for nested in attribution.nested),
    )


def divided(
    text: str, attribution: Attribution, offset: int
) -> tuple[Attribution, tuple[Span, ...]]:
    """An attribution with what its content has before an offset, and the rest."""
    kept, rest = [], []
    for piece in attribution.content:
        if piece.end <= offset:
            kept.append(piece)
        elif piece.start >= offset:
            rest.append(piece)
        else:
            over = BREAK.match(text, piece.start, offset)
            end = over.start() if over else offset
            if end > piece.start:
                kept.append(Span(piece.start, end))
            rest.append(Span(offset, piece.end))
    return evolve(attribution, content=tuple(kept)), tuple(rest)
