"""Quotes as brat standoff: events with content, cue and source, as in the PolNeAR corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

import regex

from quotes.formats.json import dumps
from quotes.formats.rows import with_outer
from quotes.formats.surrogates import without_surrogates
from quotes.records import Act, Extraction, Passage, Quote, QuoteKind, Span

# All that Python, in which brat is written, takes for the end of a line. No annotation of brat's
# may hold one, so that brat itself leaves them out of what it marks.
_WITHIN_LINE = regex.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")

ANNOTATION_CONF = f"""\
[entities]
Content
Cue
Source
Via

[relations]
<OVERLAP>	Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]
Attribution	Content:Content, Cue?:Cue, Source?:Source, Via?:Via, Within?:Attribution

[attributes]
Kind	Arg:<EVENT>, Value:{"|".join(QuoteKind)}
Act	Arg:<EVENT>, Value:{"|".join(Act)}
"""
"""What tells brat of these annotations: `annotation.conf`, once in each folder."""


def text(extraction: Extraction) -> str:
    """The article for the `.txt` that stands beside the annotations; its offsets are the same."""
    return without_surrogates(extraction.text)


def write(extraction: Extraction) -> str:
    """The annotations for the `.ann`: an event for every quote, outer ones first."""
    return "".join(f"{line}\n" for line in _lines(extraction))


def _lines(extraction: Extraction) -> Iterator[str]:
    article = text(extraction)
    ids = count(1)
    events: dict[str, str] = {}
    for quote, outer in with_outer(extraction.quotes):
        marked = _marked(quote, article)
        if "Content" not in marked:
            continue  # white space alone, which brat cannot mark
        arguments = {role: f"T{next(ids)}" for role in marked}
        for role, id in arguments.items():
            yield _textbound(id, role, marked[role], article)
        trigger = f"T{next(ids)}"
        # What brat hangs an event on. A quote that no words attribute hangs on its own.
        yield _textbound(trigger, "Attribution", marked.get("Cue", marked["Content"]), article)
        number = len(events) + 1
        event = f"E{number}"
        if outer and outer.id in events:
            arguments["Within"] = events[outer.id]
        events[quote.id] = event
        roles = " ".join(f"{role}:{id}" for role, id in arguments.items())
        yield f"{event}\tAttribution:{trigger} {roles}"
        yield f"A{2 * number - 1}\tKind {event} {quote.kind.value}"
        yield f"A{2 * number}\tAct {event} {quote.act.value}"
        yield f"#{number}\tAnnotatorNotes {event}\t{_note(quote)}"


def _marked(quote: Quote, article: str) -> dict[str, tuple[Span, ...]]:
    """What each role marks, without the roles that mark nothing."""
    passages = {
        "Content": quote,
        "Cue": quote.cue,
        "Source": quote.mention,
        "Via": quote.via,
    }
    fragments = {role: _fragments(passage, article) for role, passage in passages.items()}
    return {role: found for role, found in fragments.items() if found}


def _fragments(passage: Passage | None, article: str) -> tuple[Span, ...]:
    """The spans of the passage, line by line, without the line breaks and blank lines in them."""
    return tuple(
        Span(*match.span())
        for span in (passage.spans if passage else ())
        for match in _WITHIN_LINE.finditer(article, span.start, span.end)
        if not match.group().isspace()
    )


def _textbound(id: str, type: str, fragments: Sequence[Span], article: str) -> str:
    offsets = ";".join(f"{span.start} {span.end}" for span in fragments)
    words = " ".join(article[span.start : span.end] for span in fragments)
    return f"{id}\t{type} {offsets}\t{words}"


def _note(quote: Quote) -> str:
    """What brat has no place for, as JSON."""
    speaker = quote.speaker
    return dumps(
        {
            "id": quote.id,
            "speaker": speaker and speaker.name,
            "role": speaker and speaker.role,
            "speaker_id": speaker and speaker.id,
            "confidence": quote.confidence,
        }
    )
