import pytest
from hypothesis import given

from quotes.paragraphs import paragraphs
from tests.fixtures import texts


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\r\n ", []),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\nTwo.\rThree.\u2028Four.", ["One.", "Two.", "Three.", "Four."]),
        ("  One. \n  Two.", ["One.", "Two."]),
    ],
)
def test_a_line_is_a_paragraph(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_text_wrapped_at_a_fixed_width_has_paragraphs_between_blank_lines(line_break: str) -> None:
    text = line_break.join(["A line that", "is wrapped and", "goes on.", " ", "Another", "one."])
    first, second = words(text)
    assert first.split() == ["A", "line", "that", "is", "wrapped", "and", "goes", "on."]
    assert second.split() == ["Another", "one."]


@given(texts)
def test_all_but_white_space_is_in_one_paragraph(text: str) -> None:
    covered = 0
    for start, end in paragraphs(text):
        assert not text[covered:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        covered = end
    assert not text[covered:].strip()


@pytest.mark.parametrize("unit", ["\v", "\n", "\r\n", "\u2028 ", "\n ", " ", "a\nb "])
def test_many_line_breaks_are_no_trouble(unit: str) -> None:
    assert paragraphs("wrapped\ntext\nhere" + unit * 100_000 + "x")


def test_each_of_several_articles_has_paragraphs_of_its_own_kind() -> None:
    lines = "\n".join(f"Line number {number}." for number in range(30))
    wrapped = "\n".join(["some words of a text that", "goes on and on over many"] * 15)
    found = words(f"{lines}\n\n{wrapped}\n\n{lines}")
    assert len(found) == 30 + 1 + 30
