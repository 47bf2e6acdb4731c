"""Of two cues beside a quote, the one that touches it is its own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from quotes.attribution.attributions import Attribution
from quotes.attribution.relays import behind_relays, nearest_first, of_quoted_people
from quotes.records import Span
from quotes.tagging import QuotedText
from tests.marked import marked_attributions


def span(text: str, words: str) -> tuple[Span, ...]:
    return (Span(text.index(words), text.index(words) + len(words)),)


def attribution(text: str, content: str, cue: str, source: str) -> Attribution:
    return Attribution(span(text, content) if content else (), span(text, cue), span(text, source))


def read(text: str, *found: Attribution) -> list[tuple[str, ...]]:
    return [
        tuple(text[s.start : s.end] for s in (*a.content, *a.cue, *a.source))
        for a in nearest_first(text, found)
    ]


def test_a_quote_goes_back_from_the_messenger_to_the_speaker_before_it() -> None:
    text = "Ada Lind said: “We wait,” according to NTB."
    speaker = attribution(text, "", "said", "Ada Lind")
    messenger = attribution(text, "“We wait,”", "according to", "NTB")
    assert read(text, speaker, messenger) == [
        ("according to", "NTB"),
        ("“We wait,”", "said", "Ada Lind"),
    ]


def test_a_quote_goes_back_from_the_messenger_to_the_speaker_behind_it() -> None:
    text = "“We wait,” said Ada Lind, according to NTB."
    messenger = attribution(text, "“We wait,”", "according to", "NTB")
    speaker = attribution(text, "", "said", "Ada Lind")
    assert read(text, messenger, speaker)[0] == ("“We wait,”", "said", "Ada Lind")


def test_a_quote_that_only_the_messenger_attributes_stays_with_it() -> None:
    text = "Ada Lind spoke on Monday. “We wait,” according to NTB."
    speaker = attribution(text, "", "spoke", "Ada Lind")
    messenger = attribution(text, "“We wait,”", "according to", "NTB")
    assert read(text, speaker, messenger)[1] == ("“We wait,”", "according to", "NTB")


def test_a_speaker_keeps_the_quote_beside_another_cue() -> None:
    text = "Bo Ek nodded: “We wait,” said Ada Lind."
    idle = attribution(text, "", "nodded", "Bo Ek")
    quote = attribution(text, "“We wait,”", "said", "Ada Lind")
    assert read(text, idle, quote)[1] == ("“We wait,”", "said", "Ada Lind")


def test_the_speaker_between_a_quote_and_its_messenger_is_asked_for() -> None:
    text = "“We wait,” Ada Lind told reporters, according to NTB."
    messenger = attribution(text, "“We wait,”", "according to", "NTB")
    shown = []

    def find(texts: Sequence[QuotedText]) -> list[list[Attribution]]:
        shown.extend(part for part, _ in texts)
        return [[attribution(text, "“We wait,”", "told", "Ada Lind")]]

    speaker, relay = behind_relays(text, [messenger], find)
    assert shown == ["“We wait,” Ada Lind told reporters, "]
    assert (speaker.cue, speaker.source) == (span(text, "told"), span(text, "Ada Lind"))
    assert (relay.content, relay.cue, relay.source) == ((), messenger.cue, messenger.source)


def test_the_speaker_in_what_the_messenger_says_is_asked_for() -> None:
    text = "“We wait,” Ada Lind told them, according to NTB. “All of us.”"
    messenger = Attribution(
        (*span(text, "“We wait,” Ada Lind told them"), *span(text, "“All of us.”")),
        span(text, "according to"),
        span(text, "NTB"),
    )
    inner = attribution(text, "“We wait,”", "told", "Ada Lind")
    speaker, relay = behind_relays(text, [messenger], lambda _: [[inner]])
    assert speaker.content == (*span(text, "“We wait,”"), *span(text, "“All of us.”"))
    assert (speaker.cue, speaker.source) == (span(text, "told"), span(text, "Ada Lind"))
    assert (relay.content, relay.cue, relay.source) == ((), messenger.cue, messenger.source)


def test_who_speaks_before_a_messenger_that_reported_it_is_asked_for() -> None:
    text = "“We wait,” Ada Lind told them, NTB reported."
    messenger = attribution(text, "“We wait,”", "reported", "NTB")
    inner = attribution(text, "“We wait,”", "told", "Ada Lind")
    speaker, relay = behind_relays(text, [messenger], lambda _: [[inner]])
    assert (speaker.cue, speaker.source) == (span(text, "told"), span(text, "Ada Lind"))
    assert (relay.content, relay.cue, relay.source) == ((), messenger.cue, messenger.source)


@pytest.mark.parametrize(
    "told", ["Ada Lind, the mayor, said: ", "Ada Lind told reporters, "], ids=["colon", "comma"]
)
def test_who_speaks_before_a_quotation_that_a_messenger_passes_on_is_asked_for(told: str) -> None:
    text = f"{told}“We wait,” according to NTB."
    messenger = attribution(text, f"{told}“We wait,”", "according to", "NTB")
    cue = "said:" if "said" in told else "told"
    inner = attribution(text, "“We wait,”", cue, told[: told.index(cue)].rstrip())
    speaker, relay = behind_relays(text, [messenger], lambda _: [[inner]])
    assert speaker == inner
    assert (relay.content, relay.cue, relay.source) == ((), messenger.cue, messenger.source)


@pytest.mark.parametrize(
    "told",
    [
        "Talks between Ada Lind and the council went on, but by Monday, ",
        "When Ada Lind had said no, ",
    ],
    ids=["a clause between", "words before"],
)
def test_whoever_does_not_lead_into_the_quotation_passed_on_does_not_speak(told: str) -> None:
    text = f"{told}“we wait,” according to NTB."
    messenger = attribution(text, f"{told}“we wait,”", "according to", "NTB")
    inner = attribution(text, "“we wait,”", "Talks" if "Talks" in told else "said", "Ada Lind")
    assert behind_relays(text, [messenger], lambda _: [[inner]]) == [messenger]


def test_who_speaks_before_an_aide_that_said_so_is_asked_for() -> None:
    text = "“We wait,” she told them, her aide Bo Ek said."
    aide = attribution(text, "“We wait,”", "said", "her aide Bo Ek")
    inner = attribution(text, "“We wait,”", "told", "she")
    speaker, relay = behind_relays(text, [aide], lambda _: [[inner]])
    assert (speaker.cue, speaker.source) == (span(text, "told"), span(text, "she"))
    assert (relay.content, relay.cue, relay.source) == ((), aide.cue, aide.source)


def test_no_one_is_asked_for_where_only_the_speaker_stands_behind_a_quote() -> None:
    text = "“We wait,” the mayor of Norrby, Ada Lind, said."
    speaker = attribution(text, "“We wait,”", "said", "the mayor of Norrby, Ada Lind,")

    def find(texts: Sequence[QuotedText]) -> list[list[Attribution]]:
        raise AssertionError(texts)

    assert behind_relays(text, [speaker], find) == [speaker]


def test_whoever_is_not_told_right_before_the_messenger_does_not_speak() -> None:
    text = "“The gaps” she named are “all of them, and more,” NTB reported."
    messenger = attribution(
        text, "“The gaps” she named are “all of them, and more,”", "reported", "NTB"
    )
    inner = attribution(text, "“The gaps”", "named", "she")
    assert behind_relays(text, [messenger], lambda _: [[inner]]) == [messenger]


def test_a_quote_stays_with_its_messenger_where_nobody_else_is_found() -> None:
    text = "“We wait,” it wrote on Monday, according to NTB."
    messenger = attribution(text, "“We wait,”", "according to", "NTB")
    assert behind_relays(text, [messenger], lambda texts: [[] for _ in texts]) == [messenger]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (
            "[c1 “We wait,”] [s1 NTB] [u1 quoted] [c1 Ada Lind as saying].",
            "[c1 “We wait,”] NTB [u1 quoted] [s1 Ada Lind] [u1 as saying].",
        ),
        (
            "[c1 “We wait,”] [s1 NTB] [u1 cited Ada Lind as saying].",
            "[c1 “We wait,”] NTB [u1 cited] [s1 Ada Lind] [u1 as saying].",
        ),
        (
            "[c1 “We wait,”] but Ada Lind [u1 was quoted by] [s1 NTB] [c1 as saying that it was late].",
            "[c1 “We wait,”] but [s1 Ada Lind] [u1 was quoted] by NTB [u1 as saying] [c1 that it was late].",
        ),
        (
            "[c1 Ada Lind] [u1 was quoted by] [s1 NTB] [c1 as saying that it was late].",
            "[s1 Ada Lind] [u1 was quoted] by NTB [u1 as saying] [c1 that it was late].",
        ),
        (
            "[s1 NTB] [u1 quoted] [c1 Ada Lind as saying that it was late].",
            "NTB [u1 quoted] [s1 Ada Lind] [u1 as saying] [c1 that it was late].",
        ),
        (
            "[s1 The film] [u1 shows] [c1 Ada Lind shouting at them, “We wait!”]",
            "The film shows [s1 Ada Lind] [u1 shouting] at them, [c1 “We wait!”]",
        ),
    ],
    ids=[
        "an agency quotes",
        "all of it a cue",
        "an agency is quoting",
        "the name among the words",
        "without marks",
        "a film shows",
    ],
)
def test_whom_a_medium_quotes_is_the_speaker(found: str, expected: str) -> None:
    text, attributions = marked_attributions(found)
    assert (text, of_quoted_people(text, attributions)) == marked_attributions(expected)


@pytest.mark.parametrize(
    "marked",
    [
        "[s1 Bo Ek] [u1 said] [c1 she heard Ada Lind shouting, “We wait!”]",
    ],
    ids=["a clause that is no mention"],
)
def test_other_contents_stay_with_their_source(marked: str) -> None:
    text, attributions = marked_attributions(marked)
    assert of_quoted_people(text, attributions) == attributions
