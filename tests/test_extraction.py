"""What extraction promises of any text."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import quotes
from quotes.records import Passage
from quotes.tagging import tagger
from tests.fixtures import read_fixtures, texts

ARTICLES = Path(__file__).parents[2] / "shared" / "data" / "polnear" / "dev" / "text"

_SENTENCES = (
    "“We will wait,” said Ada Lind, the mayor.",
    '"It is late," he said, "and cold."',
    "The ministry said that it had ‘no plans’ to move.",
    "According to the agency, two people were hurt.",
    "‹ Nous verrons », a-t-il dit.",
    "“It goes on",
    "WALLACE: Let’s begin.",
    "She doesn't agree: ''No.''",
)
articles = st.lists(
    st.one_of(st.sampled_from(_SENTENCES), texts),
    max_size=6,
).flatmap(
    lambda parts: st.sampled_from(("", " ", "\n", "\r\n\r\n")).map(lambda gap: gap.join(parts))
)


def passages(extraction: quotes.Extraction) -> Iterator[Passage]:
    for quote in extraction:
        yield from (part for part in (quote, quote.cue, quote.mention, quote.via) if part)


def assert_exact(text: str, extraction: quotes.Extraction) -> None:
    """Every span lies in the text, in order, and holds the words of its record."""
    assert extraction.text == text
    for passage in passages(extraction):
        words = [text[span.start : span.end] for span in passage.spans]
        assert passage.pieces == tuple(words)
        assert all(0 <= span.start < span.end <= len(text) for span in passage.spans)
        assert list(passage.spans) == sorted(passage.spans)
    for quote in extraction:
        for span in (quote.context.sentence, quote.context.paragraph):
            assert 0 <= span.start <= quote.spans[0].start
            assert quote.spans[-1].end <= span.end <= len(text)
        sentence = quote.context.sentence
        assert text[: sentence.start].endswith(quote.context.before)
        assert text[sentence.end :].startswith(quote.context.after)
        assert 0 <= quote.confidence <= 1
    for speaker in extraction.speakers:
        assert all(text[span.start : span.end] for span in speaker.mentions)
    starts = [quote.spans[0].start for quote in extraction]
    assert starts == sorted(starts)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=articles)
def test_every_span_of_every_record_is_exact(text: str) -> None:
    assert_exact(text, quotes.extract(text))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=articles)
def test_the_same_text_gives_the_same_records(text: str) -> None:
    assert quotes.extract(text) == quotes.extract(text)


@pytest.mark.skipif(not ARTICLES.exists(), reason="the articles are not ours to ship")
def test_every_span_in_every_development_article_is_exact() -> None:
    paths = sorted(ARTICLES.glob("*.txt"))
    found = quotes.Extractor().extract_many(path.read_bytes().decode("utf-8") for path in paths)
    for path, extraction in zip(paths, found, strict=True):
        assert_exact(path.read_bytes().decode("utf-8"), extraction)
        assert quotes.Extraction.from_dict(extraction.to_dict()) == extraction


def test_what_else_is_extracted_makes_no_difference() -> None:
    articles = [fixture.text for fixture in read_fixtures()]
    alone = [quotes.Extractor().extract(text) for text in articles]
    together = list(quotes.Extractor().extract_many(reversed(articles)))
    assert together[::-1] == alone


@pytest.mark.parametrize("windows_at_once", [1, 2])
def test_how_much_is_decoded_at_once_makes_no_difference(
    monkeypatch: pytest.MonkeyPatch, windows_at_once: int
) -> None:
    articles = [fixture.text for fixture in read_fixtures()]
    expected = [quotes.extract(text) for text in articles]
    decoding = sys.modules["quotes.attribution.decode"]  # its name is its function's, too
    monkeypatch.setattr(decoding, "WINDOWS_AT_ONCE", windows_at_once)
    for text, extraction in zip(articles, expected, strict=True):
        found = quotes.extract(text)
        assert [quote.spans for quote in found] == [quote.spans for quote in extraction]
        assert [quote.confidence for quote in found] == pytest.approx(
            [quote.confidence for quote in extraction], abs=1e-6
        )


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("We will wait,” said Ada Lind, the mayor.", "We will wait,”"),
        ("He is a danger to all of us.”", "He is a danger to all of us.”"),
        ('He is a danger to all of us."', 'He is a danger to all of us."'),
    ],
)
def test_an_excerpt_may_begin_within_a_direct_quote(text: str, content: str) -> None:
    (quote,) = quotes.extract(text)
    assert (quote.text, quote.kind) == (content, quotes.QuoteKind.DIRECT)


def test_inches_behind_a_number_do_not_make_a_direct_quote() -> None:
    (quote,) = quotes.extract('Ada Lind said that the river rose by 12"')
    assert quote.kind is quotes.QuoteKind.INDIRECT


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\N{LINE SEPARATOR}", "\0"])
def test_blank_text_has_no_quotes(text: str) -> None:
    assert quotes.extract(text).quotes == ()


@pytest.mark.parametrize("text", [b"bytes", bytearray(b"bytes"), None, 3, ["a"]])
def test_what_is_not_a_str_is_a_type_error_that_says_what_to_pass(text: object) -> None:
    with pytest.raises(TypeError, match="str"):
        quotes.extract(text)  # type: ignore[arg-type]


def test_a_single_text_is_not_many() -> None:
    with pytest.raises(TypeError, match="extract"):
        quotes.Extractor().extract_many("One text.")


def test_many_texts_are_read_as_they_are_asked_for() -> None:
    read = []

    def source() -> Iterator[str]:
        for text in ("“We wait,” said Ada Lind.", "“We go,” said Bo Ek."):
            read.append(text)
            yield text

    found = quotes.Extractor().extract_many(source())
    next(found)
    assert len(read) == 1


@pytest.mark.parametrize(
    "odd",
    ["\ud800", "\0", "\u202e", "\u0301", "\r\n", "\U0001f600", "\ufeff", "\u200b"],
    ids=lambda odd: odd.encode("unicode_escape").decode(),
)
def test_odd_characters_do_not_move_offsets(odd: str) -> None:
    text = f"It{odd} rained. “We will wait,” said Ada Lind. {odd}“We will not,” said Bo Ek.{odd}"
    extraction = quotes.extract(text)
    assert_exact(text, extraction)
    assert [quote.text for quote in extraction] == ["“We will wait,”", "“We will not,”"]


@pytest.mark.parametrize(
    "text",
    ["“" * 100_000, "\"'" * 5_000, "“a” " * 5_000, "x" * 1_000_000, "said " * 10_000],
    ids=["opening marks", "straight marks", "quotations", "no break", "cues"],
)
def test_overlong_and_overfull_texts_get_a_result(text: str) -> None:
    assert_exact(text, quotes.extract(text))


def test_an_extractor_can_be_shared_by_threads() -> None:
    text = "“We will wait,” said Ada Lind. “We will not,” said Bo Ek."
    extractor = quotes.Extractor()
    found: list[quotes.Extraction] = []
    threads = [
        threading.Thread(target=lambda: found.append(extractor.extract(text))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [quotes.extract(text)] * 4


def test_a_user_s_own_pipeline_is_used() -> None:
    class Pipeline:
        """Stands in for a Stanza pipeline; knows no sentences and no names."""

        calls = 0

        def __call__(self, text: str) -> Pipeline:
            Pipeline.calls += 1
            return self

        sentences = ()
        ents = ()

    quotes.Extractor(Pipeline()).extract("“We will wait,” said Ada Lind.")
    assert Pipeline.calls == 1


@pytest.mark.parametrize("name", ["tagger.onnx", "tokenizer.json"])
def test_a_missing_tagger_file_is_named_with_the_remedy(name: str, tmp_path: Path) -> None:
    shutil.copytree(tagger.FOLDER, tmp_path / "models")
    (tmp_path / "models" / name).unlink()
    with pytest.raises(quotes.ModelError, match=rf"{name} .*reinstall"):
        list(tagger.Tagger(tmp_path / "models").tag([("“We wait,” said Ada Lind.", [])]))


@pytest.mark.parametrize("name", ["tagger.onnx", "tokenizer.json"])
def test_a_damaged_tagger_file_is_named_with_the_remedy(name: str, tmp_path: Path) -> None:
    shutil.copytree(tagger.FOLDER, tmp_path / "models")
    whole = (tmp_path / "models" / name).read_bytes()
    (tmp_path / "models" / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(quotes.ModelError, match=rf"{name} .*reinstall"):
        list(tagger.Tagger(tmp_path / "models").tag([("“We wait,” said Ada Lind.", [])]))


def test_a_quote_in_a_clause_ends_before_the_verb_of_the_sentence():
    text = (
        "Judith Farrow, who once described herself as “a character actress trapped in a leading "
        "lady's cheekbones,” has died."
    )
    assert [quote.text for quote in quotes.extract(text)] == [
        "herself as “a character actress trapped in a leading lady's cheekbones,”"
    ]
