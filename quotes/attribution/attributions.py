"""What the tagger says of a text, before anyone asks who the speakers are."""

from __future__ import annotations

from attrs import evolve, field, frozen

from quotes.records import Span


@frozen
class Attribution:
    """A cue with the source and the content that go with it.

    Attributes:
        content: The pieces of what is attributed; empty where a cue and a source stand beside a
            quote that another cue attributes ("…," she said, according to the agency).
        cue: The pieces of the attributing words; empty for a quote that nothing attributes.
        source: The pieces of the words that name the speaker; may be empty.
        confidence: From 0 to 1.
        nested: The reports within the content.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    confidence: float = field(default=1.0)
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
