"""Words in quotation marks that are not part of any quote, and why."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from quotes.marks import QuotedSpan
from quotes.records import Quote, QuotedWords, Reason, Span
from quotes.stretches import touches

_CLAUSE_LENGTH = 6  # words; from so many on, words in marks say something by themselves

_NAME_BEFORE = regex.compile(r"(?r)\p{Lu}[\p{L}.’'-]*(?<!['’]s)\s")
_NAME_BEHIND = regex.compile(r"\s\p{Lu}\p{L}")
_CAPITALISED = regex.compile(r"\p{Lu}[\p{L}\p{N}’'.-]*(?:\s\p{Lu}[\p{L}\p{N}’'.-]*){0,2}")
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}’'.-]*")
_SENTENCE = regex.compile(r"\P{L}*\p{Lu}.*[.!?…]\P{L}*", regex.DOTALL)
_SMALL = frozenset(
    "a an the and but or nor for of in on at to by as from with into over is vs".split()
)


def unattributed(
    text: str, quoted: Sequence[QuotedSpan], quotes: Sequence[Quote]
) -> tuple[QuotedWords, ...]:
    """The outermost words in quotation marks of which no quote holds any, in text order.

    Args:
        text: The article.
        quoted: Its quoted stretches.
        quotes: Its quotes.
    """
    taken = sorted(span for quote in quotes for span in quote.spans)
    return tuple(
        QuotedWords.of(text, (Span(span.start, span.end),), reason=_reason(text, span))
        for span in quoted
        if span.level == 0 and not touches(taken, span)
    )


def _reason(text: str, span: QuotedSpan) -> Reason:
    if not (span.closed or span.continued):
        return Reason.UNCLOSED
    inside = text[span.start + span.opening : span.end - span.closing]
    words = _WORD.findall(inside)
    if _is_nickname(text, span, inside):
        return Reason.NICKNAME
    if _is_title(words, ends_sentence=inside.rstrip().endswith((".", "!"))):
        return Reason.TITLE
    if len(words) >= _CLAUSE_LENGTH or _SENTENCE.fullmatch(inside):
        return Reason.UNATTRIBUTED
    return Reason.TERM


def _is_nickname(text: str, span: QuotedSpan, inside: str) -> bool:
    return bool(
        _CAPITALISED.fullmatch(inside)
        and _NAME_BEFORE.match(text, 0, span.start)
        and _NAME_BEHIND.match(text, span.end)
    )


def _is_title(words: Sequence[str], ends_sentence: bool) -> bool:
    """Whether words are capitalised as in the title of a work, which one with a stop is not."""
    heavy = [word for word in words if word.lower() not in _SMALL]
    capitalised = all(word[0].isupper() or word[0].isdigit() for word in heavy)
    enough = len(heavy) > 1 if ends_sentence else len(heavy) > 0
    return enough and capitalised and words[0][0].isupper()
