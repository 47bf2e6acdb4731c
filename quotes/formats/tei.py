"""The article as TEI P5, with its quotes marked up as `<said>` and its speakers in the header."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count, pairwise

import regex

from quotes.formats.fragments import Fragment, nested_fragments
from quotes.formats.rows import with_outer
from quotes.paragraphs import paragraphs
from quotes.records import (
    COMMUNICATION,
    Act,
    Extraction,
    Quote,
    QuoteKind,
    Source,
    Span,
    Speaker,
    SpeakerKind,
)

_DOCUMENT = """\
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
<teiHeader>
<fileDesc>
<titleStmt><title>{title}</title></titleStmt>
<publicationStmt><p>Quotes marked up by the Python library “quotes”.</p></publicationStmt>
<sourceDesc>{source}</sourceDesc>
</fileDesc>
<encodingDesc>
<classDecl>
{kinds}
{acts}
</classDecl>
</encodingDesc>
{participants}</teiHeader>
<text>
<body xml:space="preserve">{body}</body>
</text>
</TEI>
"""

_NAME = regex.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_NOT_IN_XML = regex.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_PEOPLE = {SpeakerKind.PERSON: "person", SpeakerKind.GROUP: "personGrp"}


def write(extraction: Extraction) -> str:
    """A TEI document; the characters of its `<body>` are those of the article."""
    quotes = [quote for quote, _ in with_outer(extraction.quotes)]
    names = _Names()
    kinds = names.take(*QuoteKind)
    acts = names.take(*Act)
    speakers = names.take(*(speaker.id for speaker in extraction.speakers))
    blocks = _blocks(extraction.text)
    fragments = nested_fragments([quote.spans for quote in quotes], blocks)
    attributes = [
        _attributes(
            {
                "who": f"#{speakers[quote.speaker.id]}" if quote.speaker else None,
                "direct": "true" if quote.kind is QuoteKind.DIRECT else "false",
                "aloud": _aloud(quote.act),
                "ana": f"#{kinds[quote.kind]} #{acts[quote.act]}",
                "cert": repr(quote.confidence),
            }
        )
        for quote in quotes
    ]
    links = _links(quotes, fragments, names)
    openings = [
        f"<said{link}{attributes[fragment.owner]}>"
        for link, fragment in zip(links, fragments, strict=True)
    ]
    return _DOCUMENT.format(
        title=_xml((extraction.source and extraction.source.title) or "Untitled"),
        source=_source(extraction.source),
        kinds=_taxonomy("How much of a quote stands in quotation marks", kinds),
        acts=_taxonomy("What the speaker does with the words", acts),
        participants=_participants(extraction.speakers, speakers),
        body="".join(_body(extraction.text, blocks, fragments, openings)) or "<p/>",
    )


class _Names:
    """Gives out names that are fit for `xml:id`, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._numbers = count(2)

    def take(self, *ids: str) -> dict[str, str]:
        """A name for each of these ids: itself, where it is fit and free."""
        return {id: self._take(id) for id in ids}

    def _take(self, id: str) -> str:
        name = wanted = id if _NAME.fullmatch(id) else "id"
        while name in self._taken:
            name = f"{wanted}_{next(self._numbers)}"
        self._taken.add(name)
        return name


def _blocks(text: str) -> list[Span]:
    """The paragraphs, each with the white space after it, so that together they are the text."""
    starts = [start for start, _ in paragraphs(text)][1:]
    return [Span(*block) for block in pairwise((0, *starts, len(text)))] if text else []


def _aloud(act: Act) -> str:
    """Whether the words were spoken, which articles rarely tell from written statements."""
    return "unknown" if act in COMMUNICATION and act is not Act.WRITE else "false"


def _links(quotes: Sequence[Quote], fragments: Sequence[Fragment], names: _Names) -> Iterator[str]:
    """The name of each fragment and those of the ones before and after it in its quote."""
    first = names.take(*(quote.id for quote in quotes))
    ids: dict[int, list[str]] = defaultdict(list)
    for fragment in fragments:
        quote = quotes[fragment.owner]
        taken = ids[fragment.owner]
        part = f"{first[quote.id]}-{len(taken) + 1}"
        taken.append(names.take(part)[part] if taken else first[quote.id])
    seen: dict[int, int] = defaultdict(int)
    for fragment in fragments:
        own, number = ids[fragment.owner], seen[fragment.owner]
        seen[fragment.owner] += 1
        yield _attributes(
            {
                "xml:id": own[number],
                "prev": f"#{own[number - 1]}" if number else None,
                "next": f"#{own[number + 1]}" if number + 1 < len(own) else None,
            }
        )


def _body(
    text: str, blocks: Iterable[Span], fragments: Sequence[Fragment], openings: Sequence[str]
) -> Iterator[str]:
    upcoming = 0
    for block in blocks:
        yield "<p>"
        written = block.start
        ends: list[int] = []  # of the open fragments, the innermost last
        while upcoming < len(fragments) and fragments[upcoming].start < block.end:
            fragment = fragments[upcoming]
            while ends and ends[-1] <= fragment.start:
                yield _xml(text[written : ends[-1]])
                yield "</said>"
                written = ends.pop()
            yield _xml(text[written : fragment.start])
            yield openings[upcoming]
            written = fragment.start
            ends.append(fragment.end)
            upcoming += 1
        while ends:
            yield _xml(text[written : ends[-1]])
            yield "</said>"
            written = ends.pop()
        yield _xml(text[written : block.end])
        yield "</p>"


def _source(source: Source | None) -> str:
    known = source and {
        '<title level="a">{}</title>': source.title,
        "<author>{}</author>": source.author,
        "<publisher>{}</publisher>": source.publisher,
        "<date>{}</date>": source.published,
        '<idno type="url">{}</idno>': source.url,
        "<idno>{}</idno>": source.id,
    }
    elements = [form.format(_xml(words)) for form, words in (known or {}).items() if words]
    return f"<bibl>{''.join(elements)}</bibl>" if elements else "<p>Unknown.</p>"


def _taxonomy(title: str, names: Mapping[str, str]) -> str:
    categories = "".join(
        f'<category xml:id="{name}"><catDesc>{id}</catDesc></category>'
        for id, name in names.items()
    )
    return f"<taxonomy><desc>{title}</desc>{categories}</taxonomy>"


def _participants(speakers: Sequence[Speaker], names: Mapping[str, str]) -> str:
    """People and groups of them, then all others: TEI calls any body that acts an `<org>`."""
    people = [_participant(s, names[s.id]) for s in speakers if s.kind in _PEOPLE]
    bodies = [_participant(s, names[s.id]) for s in speakers if s.kind not in _PEOPLE]
    if not speakers:
        return ""
    lists = [
        f"<{name}>\n{''.join(listed)}</{name}>\n"
        for name, listed in (("listPerson", people), ("listOrg", bodies))
        if listed
    ]
    return f"<profileDesc>\n<particDesc>\n{''.join(lists)}</particDesc>\n</profileDesc>\n"


def _participant(speaker: Speaker, name: str) -> str:
    element = _PEOPLE.get(speaker.kind, "org")
    form = "persName" if speaker.kind in _PEOPLE else "orgName"
    kind = "" if speaker.kind in _PEOPLE else f' type="{speaker.kind}"'
    aliases = "".join(f'<{form} type="alias">{_xml(alias)}</{form}>' for alias in speaker.aliases)
    role = f'<note type="role">{_xml(speaker.role)}</note>' if speaker.role else ""
    named = f"<{form}>{_xml(speaker.name)}</{form}>"
    return f'<{element} xml:id="{name}"{kind}>{named}{aliases}{role}</{element}>\n'


def _attributes(values: Mapping[str, str | None]) -> str:
    return "".join(f' {name}="{value}"' for name, value in values.items() if value)


def _xml(words: str) -> str:
    """The words as XML that reads back the same; what XML cannot hold is named by its number."""
    return _NOT_IN_XML.sub(_glyph, words.translate(_ESCAPES))


def _glyph(match: regex.Match[str]) -> str:
    return f'<g n="U+{ord(match.group()):04X}">\ufffd</g>'
