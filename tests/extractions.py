"""Made-up extractions that are sound, and as odd as sound ones can be."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

from quotes import (
    Act,
    Context,
    Cue,
    Extraction,
    Mention,
    Quote,
    QuotedWords,
    QuoteKind,
    Reason,
    Source,
    Span,
    Speaker,
    SpeakerKind,
    Via,
)

# What formats stumble over: their own syntax, formulas, all kinds of line breaks and characters
# that some of them cannot hold. High surrogates are left out, since JSON cannot tell one before a
# low one from the character that both stand for.
_ODD = (
    "abc  .,;“”‘’\"'é=+-@＝<>/&[]{}%!"
    "\n\r\t\x0b\x0c\x1d\x85\u2028\u2029\x00\x01\udc80\ufeff\ufffe\u0301\u200d\u202e\xa0😀"
)
LETTERS = st.characters(exclude_characters="".join(map(chr, range(0xD800, 0xDC00))))

_SURROGATES = re.compile("[\ud800-\udfff]")

words = st.text(_ODD, min_size=1, max_size=6) | st.text(LETTERS, min_size=1, max_size=3)
_texts = st.text(_ODD, min_size=1, max_size=60) | st.text(LETTERS, min_size=1, max_size=20)
_sources = st.builds(
    Source,
    url=st.none() | st.just("https://news.example/herring?a=1#top") | words,
    title=st.none() | words,
    author=st.none() | words,
    publisher=st.none() | words,
    published=st.none() | st.just("2026-03-01") | words,
    id=st.none() | words,
)


def encodable(text: str) -> str:
    """The text as formats write it that cannot hold lone surrogates."""
    return _SURROGATES.sub("\ufffd", text)


# Speakers and quotes before there is a text: numbers stand for offsets and for speakers.
_cuts = st.lists(st.integers(0, 99), min_size=2, max_size=6)
_speakers = st.tuples(
    words,
    st.sampled_from(SpeakerKind),
    st.none() | words,
    st.lists(words, max_size=2),
    st.none() | _cuts,
)
_plans = st.fixed_dictionaries(
    {
        "content": _cuts,
        "kind": st.sampled_from(QuoteKind),
        "act": st.sampled_from(Act),
        "cue": st.none() | _cuts,
        "mention": st.none() | _cuts,
        "via": st.none() | _cuts,
        "context": st.tuples(_cuts, words),
        "confidence": st.floats(0, 1),
        "speakers": st.tuples(*[st.integers(-1, 2)] * 2),
    }
)
_trees = st.recursive(
    st.tuples(_plans, st.just([])),
    lambda trees: st.tuples(_plans, st.lists(trees, max_size=2)),
    max_leaves=3,
)
# What ids begin with: the library's own, or what somebody might have put into JSON.
_prefixes = st.sampled_from(["q", "s", '1 <"&', "=", "\udc80"])
_casts = st.lists(_speakers, max_size=3)
_forests = st.lists(_trees, max_size=3)
_sets_apart = st.lists(st.tuples(_cuts, st.sampled_from(Reason)), max_size=1)


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """Quotes that cross and nest, in pieces or whole, with and without all that is optional."""
    text = draw(_texts)
    source = draw(st.none() | _sources)
    whole = (Span(0, len(text)),)
    prefix = draw(_prefixes)
    speakers = tuple(
        Speaker(
            id=f"{prefix}{number}",
            name=name,
            kind=kind,
            role=role,
            aliases=tuple(aliases),
            mentions=_spans(mentions, whole) if mentions else (),
        )
        for number, (name, kind, role, aliases, mentions) in enumerate(draw(_casts), 1)
    )

    def passage(form: Any, cuts: list[int] | None, **fields: Any) -> Any:
        return cuts and form.of(text, _spans(cuts, whole), **fields)

    def quote(id: str, tree: Any, around: tuple[Span, ...]) -> Quote:
        plan, inner = tree
        spans = _spans(plan["content"], around)
        sentence, before = plan["context"]
        said_by, passed_on_by = (
            speakers[number] if 0 <= number < len(speakers) else None for number in plan["speakers"]
        )
        return Quote.of(
            text,
            spans,
            id=id,
            kind=plan["kind"],
            act=plan["act"],
            cue=passage(Cue, plan["cue"]),
            mention=passage(Mention, plan["mention"]),
            via=passage(Via, plan["via"], speaker=passed_on_by),
            speaker=said_by,
            context=Context(_spans(sentence, whole)[0], whole[0], before=before),
            confidence=plan["confidence"],
            source=source,
            nested=tuple(quote(f"{id}.{n}", tree, spans) for n, tree in enumerate(inner, 1)),
        )

    quotes = [quote(f"{prefix}{n}", tree, whole) for n, tree in enumerate(draw(_forests), 1)]
    return Extraction(
        text,
        tuple(sorted(quotes, key=lambda quote: quote.start)),
        speakers,
        source,
        tuple(passage(QuotedWords, cuts, reason=reason) for cuts, reason in draw(_sets_apart)),
    )


def _spans(cuts: list[int], around: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans within those around them, one or several, as these numbers have it."""
    room = [offset for span in around for offset in range(span.start, span.end)]
    chosen = sorted({cut % (len(room) + 1) for cut in cuts})
    found = []
    for first, end in zip(chosen[::2], chosen[1::2], strict=False):
        last = first
        while last + 1 < end and room[last + 1] == room[last] + 1:
            last += 1
        found.append(Span(room[first], room[last] + 1))
    return tuple(found) or around
