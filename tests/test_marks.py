import pytest
from hypothesis import given

from quotes.marks import QuotedSpan, find_quoted
from quotes.paragraphs import paragraphs
from tests.fixtures import Fixture, read_fixtures, texts


def quoted_words(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_quoted(text)]


@pytest.mark.parametrize("fixture", read_fixtures(), ids=str)
def test_fixtures(fixture: Fixture) -> None:
    assert quoted_words(fixture.text) == fixture.quoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # families of marks
        ("“a” b", ["“a”"]),
        ('"a" b "c"', ['"a"', '"c"']),
        ("„a“ and „b”", ["„a“", "„b”"]),
        ("»a« and «b»", ["»a«", "«b»"]),
        ("‹a› ‚b‘ ‘c’", ["‹a›", "‚b‘", "‘c’"]),
        ("``a'' and ''b''", ["``a''", "''b''"]),
        ("＂a＂", ["＂a＂"]),
        # quotations in quotations
        ("“a ‘b’ c”", ["“a ‘b’ c”", "‘b’"]),
        ("\"a 'b' c\"", ["\"a 'b' c\"", "'b'"]),
        ("“a “b” c”", ["“a “b” c”", "“b”"]),
        ("« a “b” »", ["« a “b” »", "“b”"]),
        # apostrophes
        ("It’s the dogs’ and the ’90s, ’tis all.", []),
        ("‘The boys’ boats,’ he said", ["‘The boys’ boats,’"]),
        ("Rock 'n' roll isn't 'dead'", ["'dead'"]),
        ("6' tall, 5 o'clock", []),
        # odd marks
        ("“a “b”", ["“a", "“b”"]),
        ("a” b", []),
        ('He said, "a', ['"a']),
        ("", []),
        # marks that all close by what they are: they open and close by turns
        ("He said,” All is well.” Then he left.", ["” All is well.”"]),
        ("A c.” a b,” he said.” Yes.”", ["” a b,”", "” Yes.”"]),
        ("a b,” he said. She was” a” b", ["” a”"]),
        ('He replied:" a." And" b c".', ['" a."', '" b c"']),
        ("” a b,” he said", ["” a b,”"]),
        ('Boards 5" wide and 7" long', []),
        # what could nest wrongly
        ("“«``", ["“«", "«", "``"]),
        ("“a «b “c”", ["“a «b", "«b", "“c”"]),
        ("“a «b “c» d", ["“a", "«b “c»", "“c"]),
    ],
)
def test_finds(text: str, expected: list[str]) -> None:
    assert quoted_words(text) == expected


def test_levels_and_marks_are_told() -> None:
    outer, inner = find_quoted("``a ‘b’")
    assert (outer.level, outer.opening, outer.closing, outer.closed) == (0, 2, 0, False)
    assert (inner.level, inner.opening, inner.closing, inner.closed) == (1, 1, 1, True)


def test_a_quotation_goes_on_where_the_next_paragraph_opens_again() -> None:
    first, second, other = find_quoted("“One.\n\n“Two,” she said.\n\n“Three.”")
    assert (first.continued, second.continued, other.continued) == (True, False, False)


def test_a_quotation_goes_on_without_opening_marks_until_it_is_closed() -> None:
    text = "She said: “One.\n\nTwo, it’s two.\n\nThree,” and sat down.\n\nFour."
    assert quoted_words(text) == ["“One.", "Two, it’s two.", "Three,”"]
    assert [span.opening for span in find_quoted(text)] == [1, 0, 0]
    assert [span.continued for span in find_quoted(text)] == [True, True, False]


@pytest.mark.parametrize(
    "text",
    [
        '"One.\n\nTwo," she said.',  # a straight mark may be either
        "“One.\n\nTwo “three” four.”",
        "“One." + "\n\nTwo." * 9 + "”",
    ],
)
def test_an_unclosed_quotation_otherwise_ends_with_its_paragraph(text: str) -> None:
    assert quoted_words(text)[0] in ("“One.", '"One.')
    assert not find_quoted(text)[0].continued


@given(texts)
def test_spans_are_sorted_and_nest_within_paragraphs(text: str) -> None:
    spans = find_quoted(text)
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))
    bounds = paragraphs(text)
    around: list[QuotedSpan] = []
    for span in spans:
        assert any(start <= span.start < span.end <= end for start, end in bounds)
        assert span.opening + span.closing <= span.end - span.start
        while around and around[-1].end <= span.start:
            around.pop()
        assert span.level == len(around)
        assert not around or span.end <= around[-1].end
        around.append(span)


@pytest.mark.parametrize(
    "unit", ['"', "“", "”", "‘", "'", "«“", "“a «b “c» d ", "“ \n", "“a\n\nb”"]
)
def test_many_marks_are_no_trouble(unit: str) -> None:
    # Were the cost quadratic, this would go on for hours.
    assert len(find_quoted(unit * (100_000 // len(unit)))) <= 100_000
