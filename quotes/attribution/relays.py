"""Whose words a quote is when two cues stand beside it: its speaker's, not the messenger's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

import regex
from attrs import evolve

from quotes.attribution.attributions import Attribution, moved
from quotes.marks import QuotedSpan, find_quoted
from quotes.records import Span
from quotes.tagging import QuotedText

_RELAYING = regex.compile(
    r"according\s+to|(?:as\s+)?(?:reported|quoted|cited)\s+by|reported", regex.IGNORECASE
)
_BETWEEN = regex.compile(r"\s+\p{L}[^.!?\n\r“”\"]*\s\p{L}[^.!?\n\r“”\"]*")  # two words or more
_CLAUSE_BETWEEN = regex.compile(r"\s+\p{L}[^.!?:;\n\r“”\"]*\s\p{L}[^.!?:;\n\r“”\"]*,\s+")
# | She told reporters: | “…,” according to the agency.
_INTRODUCING = regex.compile(r"\p{L}[^.!?;\n\r“”\"]*\s\p{L}[^!?;\n\r“”\"]*[,:]\s+")
_UP_TO_QUOTE = regex.compile(r"[^,;:.!?()\n\r“”\"]*[,:]?\s*")
_UP_TO_RELAY = regex.compile(r"[^,;:.!?()\n\r“”\"]*,?\s*")
_CONJUNCTION = r"(?:and|but|while|when|as|that|because|if)\s"
_SUBJECT = rf"(?P<subject>[\p{{L}}\p{{N}}](?:(?!\s{_CONJUNCTION})[^,;:.!?()“”\"\n\r]){{0,60}}?)\s+"
AS_SAYING = r"as\s+(?:saying|having\s+(?:called|described|said|told)|telling|stating)\b"
_AS_SAYING = rf"(?P<cue>{AS_SAYING})"
# "…," Lind was quoted by the agency as saying.
_QUOTED_AS_SAYING = regex.compile(
    rf"(?<=^|[\n\r.!?,;:”\"]\s*|\b{_CONJUNCTION})(?:[Oo]n\s\p{{L}}+day\s)?"
    rf"(?!{_CONJUNCTION}|(?i:in|on|at|by|to|for|from|after|during)\s)"
    rf"{_SUBJECT}"
    r"(?P<cue>(?:was|were|is|are|(?:ha[sd]|have)\s+been)\s+(?:(?:also|later)\s+)?(?:quoted|cited))"
    r"(?:\s+(?:by|in|on)\s[^,;:.!?()“”\"\n\r]{1,60}?)?\s+"
    rf"{_AS_SAYING}"
)
# "…," the agency | quoted Lind as saying.
_QUOTING_AS_SAYING = regex.compile(
    rf"(?P<quoting>(?:quot|cit)(?:ed|es?|ing))\s+{_SUBJECT}{_AS_SAYING}"
)
# "…," the agency quoted | Lind as saying.
_SAYING = regex.compile(_SUBJECT + _AS_SAYING)
# The agency quoted | Lind as saying it was late. The film shows | Lind asking, "…"
_SAYING_THIS = regex.compile(
    rf"(?!(?i:he|i|it|she|that|there|they|we|who|you)\s){_SUBJECT}"
    rf"(?:{_AS_SAYING}[,:]?\s+(?P<words>\S.*)|(?P<cue>(?:say|ask|tell|shout|yell|declar|joke?|promis|warn|repl[yi]|chant)ing)\b"
    r"[^,;:.!?“”\"\n\r]{0,40}[,:]\s+(?P<words>(?:[“\"]|'').*))",
    regex.DOTALL,
)
_NEARLY_ADJACENT = 3  # code points, for a colon and a space


def nearest_first(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Give quotes that were passed on back to the cue right beside them.

    In: She said: "…," according to the agency, the tagger may hold the agency for the source. The
    cue that touches the quote then has none; the two are exchanged.

    Args:
        text: The article.
        attributions: In text order.
    """
    found = list(attributions)
    idle = {}  # cues without content, by where they and their sources end and by where they begin
    for index, attribution in enumerate(found):
        if not attribution.content and attribution.cue and attribution.source:
            words = (*attribution.cue, *attribution.source)
            idle["ends", max(span.end for span in words)] = index
            idle["begins", min(span.start for span in words)] = index
    for index, attribution in enumerate(found):
        if not (attribution.content and _is_relaying(text, attribution)):
            continue
        before, behind = attribution.content[0].start, attribution.content[-1].end
        for gap in range(_NEARLY_ADJACENT + 1):
            other = idle.get(("ends", before - gap), idle.get(("begins", behind + gap)))
            if other is not None and not found[other].content:
                beside = found[other]
                found[index] = evolve(attribution, cue=beside.cue, source=beside.source)
                found[other] = evolve(beside, cue=attribution.cue, source=attribution.source)
                break
    return found


def of_quoted_people(text: str, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Give what somebody was "quoted by the agency as saying" to that person, not the agency.

    Args:
        text: The article.
        attributions: In text order.
    """
    found = [_of_whom_the_agency_quotes(text, attribution) for attribution in attributions]
    by_cue = {cue: index for index, a in enumerate(found) if a.content for cue in a.cue}
    cues = sorted(by_cue)
    for match in _QUOTED_AS_SAYING.finditer(text):
        words = Span(match.starts("cue")[0], match.end("cue"))
        at = bisect_right(cues, words.start, key=lambda cue: cue.end)
        if at < len(cues) and cues[at].start < words.end:
            index = by_cue[cues[at]]
            attributing = Span(match.start("subject"), words.end)
            content = tuple(
                rest
                for piece in found[index].content
                for rest in _outside(text, piece, attributing)
            )
            found[index] = Attribution(
                content=content,
                cue=tuple(Span(*cue) for cue in match.spans("cue")),
                source=(Span(*match.span("subject")),),
                certainty=found[index].certainty,
            )
    return found


def _of_whom_the_agency_quotes(text: str, attribution: Attribution) -> Attribution:
    """An attribution with "Lind as saying" or "Lind asking" and the words in it, given to Lind."""
    if not (attribution.content and attribution.cue):
        return attribution
    *content, last = attribution.content
    quoting = attribution.cue
    match = _QUOTING_AS_SAYING.fullmatch(text, quoting[0].start, quoting[-1].end)
    if match:
        content.append(last)
        quoting = (Span(*match.span("quoting")),)
    elif match := _SAYING_THIS.fullmatch(text, last.start, last.end):
        content.append(Span(*match.span("words")))
    elif content:
        match = _SAYING.fullmatch(text, last.start, last.end)
    if match is None:
        return attribution
    return evolve(
        attribution,
        content=tuple(content),
        cue=(*(quoting if match["cue"].startswith("as") else ()), Span(*match.span("cue"))),
        source=(Span(*match.span("subject")),),
    )


def _outside(text: str, piece: Span, words: Span) -> Iterator[Span]:
    """What of a piece of content stands before and behind some words."""
    parts = (piece.start, min(piece.end, words.start)), (max(piece.start, words.end), piece.end)
    for start, end in parts:
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield Span(start, end)


def behind_relays(
    text: str,
    attributions: Sequence[Attribution],
    find: Callable[[Sequence[QuotedText]], list[list[Attribution]]],
) -> list[Attribution]:
    """Find who speaks where the tagger sees only who passed the quote on.

    In "…," she told reporters, according to the agency, and in She told reporters: "…," according to
    the agency, the tagger may take all before "according" for what the agency says. Shown these words
    alone, it tells who spoke them.

    Args:
        text: The article.
        attributions: In text order.
        find: Finds the attributions of texts, given their quoted stretches.
    """
    shown: dict[int, tuple[Span, list[QuotedSpan]]] = {}
    for index, a in enumerate(attributions):
        part = _before_telling(a)
        if part and (_is_relaying(text, a) or _is_behind_clause(text, a, part)):
            quoted = find_quoted(text[part.start : part.end])
            if _has_more_than_content(text, a, part, quoted):
                shown[index] = part, quoted
    parts = [(text[part.start : part.end], quoted) for part, quoted in shown.values()]
    reports = find(parts) if parts else []
    found = list(attributions)
    for (index, (part, _)), inner in zip(shown.items(), reports, strict=True):
        outer = attributions[index]
        spoken = [moved(a, part.start) for a in inner if a.cue and a.source and a.content]
        if spoken and (_ends(text, spoken[0], part) or _introduces(text, spoken[0], outer)):
            behind = (piece for piece in outer.content if piece.start >= part.end)
            found[index] = evolve(spoken[0], content=(*spoken[0].content, *behind))
            found.append(Attribution(content=(), cue=outer.cue, source=outer.source))
    return sorted(found, key=lambda a: (a.content or a.cue)[0].start)


def _ends(text: str, speaking: Attribution, part: Span) -> bool:
    """Whether who speaks is told right before who passed it on: “…,” she told them, | the paper said."""
    told = max(span.end for span in (*speaking.cue, *speaking.source))
    if speaking.content[0].start != part.start:
        return False
    return _UP_TO_RELAY.fullmatch(text, told, max(told, part.end)) is not None


def _introduces(text: str, speaking: Attribution, relaying: Attribution) -> bool:
    """Whether who speaks and what is said are all that is passed on: | She told them: “…,” | it said."""
    telling = (*speaking.cue, *speaking.source)
    told, start = max(span.end for span in telling), speaking.content[0].start
    first, last = min(span.start for span in telling), speaking.content[-1]
    if (first, last.end) != (relaying.content[0].start, relaying.content[-1].end):
        return False
    return _UP_TO_QUOTE.fullmatch(text, told, max(told, start)) is not None


def _before_telling(attribution: Attribution) -> Span | None:
    """From the begin of a content to the cue and source behind it."""
    telling = min((s.start for s in (*attribution.cue, *attribution.source)), default=0)
    if not (attribution.content and attribution.cue) or attribution.content[0].start >= telling:
        return None
    return Span(attribution.content[0].start, telling)


def _end_of_content(attribution: Attribution, part: Span) -> int:
    """Where the last piece of a content ends that begins in a part of the text."""
    return max(piece.end for piece in attribution.content if piece.start < part.end)


def _is_behind_clause(text: str, attribution: Attribution, part: Span) -> bool:
    """Whether a clause stands between a content and who tells it: he told them, | his aide | said."""
    end = _end_of_content(attribution, part)
    return _CLAUSE_BETWEEN.fullmatch(text, end, max(end, part.end)) is not None


def _has_more_than_content(
    text: str, attribution: Attribution, part: Span, quoted: Sequence[QuotedSpan]
) -> bool:
    """Whether words that may attribute stand before a relaying cue, in the content or behind it."""
    end = _end_of_content(attribution, part)
    if _BETWEEN.fullmatch(text, end, max(end, part.end)):
        return True
    if not (quoted and quoted[0].closed):
        return False
    start, stop = part.start + quoted[0].start, part.start + quoted[0].end
    if start == part.start:
        return _BETWEEN.match(text, stop, end) is not None
    return stop == end and _INTRODUCING.fullmatch(text, part.start, start) is not None


def _is_relaying(text: str, attribution: Attribution) -> bool:
    cues = attribution.cue[:1]
    return any(_RELAYING.match(text, cue.start, cue.end) for cue in cues)
