"""What the tagger says of a text, before anyone asks who the speakers are."""

from __future__ import annotations

from attrs import field, frozen

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
