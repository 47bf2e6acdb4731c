import codecs
import json
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from hypothesis import given

from quotes import (
    Act,
    Context,
    Cue,
    Extraction,
    Mention,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    SpeakerKind,
)
from quotes.formats import FORMATS
from tests.extractions import encodable, extractions

BRAT = FORMATS["brat"]
TEXT = "“We fish,” Ada Smith said.\r\nShe added that “Ben said no.”"
LINE_BREAKS = set("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")


def example() -> Extraction:
    ada = Speaker("s1", "Ada Smith", SpeakerKind.PERSON, "captain")
    shared: Any = {
        "kind": QuoteKind.DIRECT,
        "context": Context(Span(0, len(TEXT)), Span(0, len(TEXT))),
    }
    inner = Quote.of(TEXT, (Span(53, 55),), id="q2.1", act=Act.ASK, confidence=0.5, **shared)
    quotes = (
        Quote.of(
            TEXT,
            (Span(0, 10),),
            id="q1",
            cue=Cue.of(TEXT, (Span(21, 25),)),
            mention=Mention.of(TEXT, (Span(11, 20),)),
            speaker=ada,
            confidence=0.75,
            **shared,
        ),
        Quote.of(TEXT, (Span(21, 57),), id="q2", confidence=0.25, nested=(inner,), **shared),
    )
    return Extraction(TEXT, quotes, (ada,))


def opened(path: str, mode: str = "r") -> Any:
    return codecs.open(path, mode, "utf-8")


@cache
def brat() -> SimpleNamespace:
    """The parser and the checks of brat's own server, which expects a configuration of its own."""
    package = find_spec("brat")
    assert package is not None
    (folder,) = package.submodule_search_locations or []
    source = str(Path(folder) / "server" / "src")
    configuration: Any = ModuleType("config")
    configuration.BASE_DIR = "/"  # below it, brat looks for annotation.conf
    sys.modules["config"] = configuration
    sys.path.insert(0, source)
    try:
        import annotation  # type: ignore[import-not-found]
        import projectconfig  # type: ignore[import-not-found]
        import verify_annotations  # type: ignore[import-not-found]
    finally:
        sys.path.remove(source)
    # As brat's own function of that name, in a mode that Python still has.
    annotation.open_textfile = projectconfig.open_textfile = opened
    return SimpleNamespace(
        read=annotation.TextAnnotations,
        configuration=projectconfig.ProjectConfiguration,
        verify=verify_annotations.verify_annotation,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("brat")
    for name, content in BRAT.once.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def read_by_brat(folder: Path, article: Extraction) -> Any:
    """What brat makes of the files of an article, with whatever it complains of as errors."""
    for suffix, write in {BRAT.suffix: BRAT.write, **BRAT.beside}.items():
        (folder / f"article{suffix}").write_text(write(article), encoding="utf-8", newline="")
    found = brat().read(str(folder / "article"), read_only=True)
    assert not found.failed_lines
    complaints = found.get_messages()
    assert (complaints.errors, complaints.warnings) == ([], [])
    return found


def as_in_polnear(article: Extraction) -> Iterator[dict[str, list[tuple[int, int]]]]:
    """The spans of each role, read as one reads the PolNeAR corpus."""
    spans = {}
    for line in BRAT.write(article).splitlines():
        key, _, body = line.partition("\t")
        if key.startswith("T"):
            offsets = body.partition("\t")[0].split(" ", 1)[1]
            spans[key] = [tuple(map(int, pair.split())) for pair in offsets.split(";")]
        elif key.startswith("E"):
            yield {role: spans[id] for role, id in (a.split(":") for a in body.split())
                   if role in ("Content", "Cue", "Source")}  # fmt: skip


def covered(spans: Any) -> set[int]:
    return {offset for start, end in spans for offset in range(start, end)}


def test_the_written_form() -> None:
    assert BRAT.write(example()) == (
        "T1\tContent 0 10\t“We fish,”\n"
        "T2\tCue 21 25\tsaid\n"
        "T3\tSource 11 20\tAda Smith\n"
        "T4\tAttribution 21 25\tsaid\n"
        "E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3\n"
        "A1\tKind E1 direct\n"
        "A2\tAct E1 say\n"
        '#1\tAnnotatorNotes E1\t{"id": "q1", "speaker": "Ada Smith", "role": "captain", '
        '"speaker_id": "s1", "confidence": 0.75}\n'
        "T5\tContent 21 26;28 57\tsaid. She added that “Ben said no.”\n"
        "T6\tAttribution 21 26;28 57\tsaid. She added that “Ben said no.”\n"
        "E2\tAttribution:T6 Content:T5\n"
        "A3\tKind E2 direct\n"
        "A4\tAct E2 say\n"
        '#2\tAnnotatorNotes E2\t{"id": "q2", "speaker": null, "role": null, '
        '"speaker_id": null, "confidence": 0.25}\n'
        "T7\tContent 53 55\tno\n"
        "T8\tAttribution 53 55\tno\n"
        "E3\tAttribution:T8 Content:T7 Within:E2\n"
        "A5\tKind E3 direct\n"
        "A6\tAct E3 ask\n"
        '#3\tAnnotatorNotes E3\t{"id": "q2.1", "speaker": null, "role": null, '
        '"speaker_id": null, "confidence": 0.5}\n'
    )


def test_brat_finds_nothing_wrong(folder: Path) -> None:
    found = read_by_brat(folder, example())
    assert [event.id for event in found.get_events()] == ["E1", "E2", "E3"]
    issues = brat().verify(found, brat().configuration(str(folder)))
    # The attribution of a quote without a cue hangs on its content.
    assert [issue.human_readable_str() for issue in issues] == []


@given(article=extractions())
def test_brat_reads_every_article(folder: Path, article: Extraction) -> None:
    found = read_by_brat(folder, article)
    marked = [quote for quote in article.with_nested() if quote.text.strip()]
    assert len(list(found.get_events())) == len(marked)
    errors = [
        issue.human_readable_str()
        for issue in brat().verify(found, brat().configuration(str(folder)))
        if issue.type != "AnnotationWarning"  # of quotes that share a cue
    ]
    assert errors == []


@given(extractions())
def test_roles_cover_the_words_and_no_line_breaks(article: Extraction) -> None:
    breaks = {offset for offset, letter in enumerate(article.text) if letter in LINE_BREAKS}
    spaces = {offset for offset, letter in enumerate(article.text) if letter.isspace()}
    quotes = [quote for quote in article.with_nested() if quote.text.strip()]
    for event, quote in zip(as_in_polnear(article), quotes, strict=True):
        passages = {"Content": quote, "Cue": quote.cue, "Source": quote.mention}
        for role, passage in passages.items():
            offsets = covered((s.start, s.end) for s in passage.spans) if passage else set()
            assert covered(event.get(role, ())) <= offsets - breaks
            assert covered(event.get(role, ())) >= offsets - spaces


@given(extractions())
def test_the_text_beside_has_the_same_offsets(article: Extraction) -> None:
    text = BRAT.beside[".txt"](article)
    assert text == encodable(article.text)


@given(extractions())
def test_notes_hold_what_brat_has_no_place_for(article: Extraction) -> None:
    notes = [
        json.loads(line.split("\t")[2])
        for line in BRAT.write(article).splitlines()
        if line.startswith("#")
    ]
    by_id = {quote.id: quote for quote in article.with_nested()}
    for note in notes:
        quote = by_id[note["id"]]
        assert note["confidence"] == quote.confidence
        assert note["speaker"] == (quote.speaker.name if quote.speaker else None)


def test_nothing_quoted_is_an_empty_file(folder: Path) -> None:
    assert BRAT.write(Extraction("No.", (), ())) == ""
    assert list(read_by_brat(folder, Extraction("No.", (), ()))) == []
