"""Whom pronouns mean, and what tells a gender."""

from __future__ import annotations

import pytest

from quotes.annotate import Annotations, Entity, Sentence
from quotes.attribution import Attribution
from quotes.marks import find_quoted
from quotes.records import Span
from quotes.speakers import resolve
from tests.resolutions import LOCATION, ORGANIZATION, PERSON, names, places, resolved


def resolved_within(text: str, content: str, nested: tuple[str, str]) -> list[str | None]:
    """The speakers of a quote of Ada Lind's and of the report within it."""
    piece, inner, source = (places(text, words)[0] for words in (content, *nested))
    said = places(text, "Ada Lind")[-1]
    report = Attribution((inner,), (Span(inner.start - 1, inner.start),), (source,))
    attribution = Attribution(
        (piece,), (Span(piece.end, piece.end + 1),), (said,), nested=(report,)
    )
    people = sorted(span for name in ("Ada Lind", "Bo Ek") for span in places(text, name))
    entities = tuple(Entity(span.start, span.end, PERSON) for span in people)
    annotations = Annotations((Sentence(0, len(text)),), entities)
    (reported,) = resolve(text, [attribution], annotations, find_quoted(text)).by_attribution
    return [said and said.name for said in (reported.speaker, reported.nested[0].speaker)]


def test_pronouns_mean_the_last_speaker_of_their_gender() -> None:
    text = (
        "We can wait, Ada Lind said. We cannot, Peter Ek said. She had waited before, she added. "
        "He had not, he said."
    )
    found = resolved(
        text,
        [
            ("We can wait", "Ada Lind"),
            ("We cannot", "Peter Ek"),
            ("She had waited before", "she"),
            ("He had not", "he"),
        ],
        Ada_Lind=PERSON,
        Peter_Ek=PERSON,
    )
    assert names(found) == ["Ada Lind", "Peter Ek", "Ada Lind", "Peter Ek"]


def test_it_means_a_body_or_a_place_not_a_person() -> None:
    text = "Peter Ek wrote to Norway. Norway has refused, Norway said. It was late, it added."
    found = resolved(
        text,
        [("Norway has refused", "Norway"), ("It was late", "it")],
        Peter_Ek=PERSON,
        Norway=LOCATION,
    )
    assert names(found) == ["Norway", "Norway"]


def test_i_inside_a_quote_is_its_speaker() -> None:
    text = "“I think it works,” said Ada Lind."
    found = resolved(
        text, [("“I think it works,”", "Ada Lind"), ("it works", "I")], Ada_Lind=PERSON
    )
    assert names(found) == ["Ada Lind", "Ada Lind"]


def test_a_pronoun_that_can_mean_nobody_has_no_speaker() -> None:
    text = "The water rose. It will fall, she said."
    assert names(resolved(text, [("It will fall", "she")])) == [None]


def test_he_is_nobody_whom_the_phrase_before_asks_about() -> None:
    text = "Bo Ek came to Norrby. Asked about Peter Lind, he said it was late."
    found = resolved(text, [("it was late", "he")], Bo_Ek=PERSON, Peter_Lind=PERSON)
    assert names(found) == ["Bo Ek"]


def test_a_pronoun_means_rather_a_subject_than_whom_a_preposition_opens_the_sentence_with() -> None:
    text = "Norrby Council met. It was cold. With Borg Council away, it called the day long."
    found = resolved(
        text, [("the day long", "it")], Norrby_Council=ORGANIZATION, Borg_Council=ORGANIZATION
    )
    assert names(found) == ["Norrby Council"]


@pytest.mark.parametrize(
    "dateline",
    ["Norrby: ", "NORRBY, Nov. 3 (NTB) — ", "NORRBY, Nov. 3. /NTB/. ", "NORRBY, Nov. 3 (NTB) - "],
)
def test_a_pronoun_does_not_mean_the_place_or_agency_of_a_dateline(dateline: str) -> None:
    text = f"{dateline}Borg Council met on Friday. It called the day long."
    kinds = {"Norrby": LOCATION, "NORRBY": LOCATION, "NTB": ORGANIZATION}
    found = resolved(text, [("the day long", "It")], Borg_Council=ORGANIZATION, **kinds)
    assert names(found) == ["Borg Council"]


def test_i_within_a_quote_is_its_speaker() -> None:
    text = "“I told him it was late,” Ada Lind said."
    found = resolved_within(text, "“I told him it was late,”", ("it was late", "I"))
    assert found == ["Ada Lind", "Ada Lind"]


def test_she_within_a_quote_in_marks_is_not_its_speaker() -> None:
    text = "Ada Lind came. “She told me it was late,” Ada Lind said."
    found = resolved_within(text, "“She told me it was late,”", ("it was late", "She"))
    assert found == ["Ada Lind", None]


def test_he_within_a_quote_in_marks_is_whom_the_same_quotation_names() -> None:
    text = "“Bo Ek came. He told me it was late,” Ada Lind said."
    found = resolved_within(text, "“Bo Ek came. He told me it was late,”", ("it was late", "He"))
    assert found == ["Ada Lind", "Bo Ek"]


def test_he_within_a_quote_in_marks_may_be_anybody_outside_of_it() -> None:
    text = "Bo Ek came. “He told me it was late,” Ada Lind said."
    found = resolved_within(text, "“He told me it was late,”", ("it was late", "He"))
    assert found == ["Ada Lind", None]


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("The hall let in 29 others who called it cold.", "who", "29 others"),
        (
            "It rests with members of the town council, many of whom called it cold.",
            "many of whom",
            "members of the town council",
        ),
        ("They paid an architect who called it cold.", "who", "an architect"),
        (
            "It was known to two people briefed on the deliberations, who called it cold.",
            "who",
            "two people briefed on the deliberations",
        ),
        ("It angers the Norrby council, which called it cold.", "which", "Norrby council"),
    ],
)
def test_a_relative_pronoun_means_whom_the_words_before_describe(
    text: str, mention: str, name: str
) -> None:
    assert names(resolved(text, [("it cold", mention)])) == [name]


def test_a_possessor_is_not_whom_the_sentence_is_about() -> None:
    text = "Bo Lind’s colleague Peter Ek left after he called it cold."
    found = resolved(text, [("it cold", "he")], Bo_Lind=PERSON, Peter_Ek=PERSON)
    assert names(found) == ["Peter Ek"]


def test_a_surname_that_the_recogniser_missed_counts_as_a_mention() -> None:
    text = "Lind opened the bridge. He called it fine. Later, Peter Lind left."
    found = resolved(text, [("it fine", "He")], Peter_Lind=PERSON)
    assert names(found) == ["Peter Lind"]


def test_a_pronoun_does_not_mean_nobody() -> None:
    text = "No law asks for the letters. They show the debt."
    assert names(resolved(text, [("the letters", "No law"), ("the debt", "They")]))[1] is None


def test_a_surname_that_is_a_man_s_first_name_may_be_a_woman_s() -> None:
    text = "Amelize Joseph left. It is cold, Joseph said. It will pass, she said."
    found = resolved(
        text, [("It is cold", "Joseph"), ("It will pass", "she")], Amelize_Joseph=PERSON
    )
    assert names(found) == ["Amelize Joseph", "Amelize Joseph"]


def test_they_can_mean_documents_of_the_same_sentence() -> None:
    text = (
        "Voters called it wise. Lind released his letters, though they show debts. "
        "Ek released her letters, though they show greed."
    )
    found = resolved(
        text,
        [("it wise", "Voters"), ("debts", "they"), ("greed", "they")],
        Lind=PERSON,
        Ek=PERSON,
    )
    assert names(found) == ["Voters", "his letters", "her letters"]


def test_an_agency_in_capitals_is_no_pronoun() -> None:
    text = "WHO chief Ada Lind said it was late."
    found = resolved(
        text, [("it was late", "WHO chief Ada Lind")], WHO=ORGANIZATION, Ada_Lind=PERSON
    )
    assert names(found) == ["Ada Lind"]
    assert found.speakers[0].role == "WHO chief"


def test_a_man_is_not_the_woman_of_that_surname() -> None:
    text = "It was late, Mr. Lind said. Anna Lind, his sister, came."
    found = resolved(text, [("It was late", "Mr. Lind")], Lind=PERSON, Anna_Lind=PERSON)
    assert names(found) == ["Lind"]


def test_a_preposition_of_the_sentence_before_leads_to_no_name() -> None:
    text = "Bo Ek said he had no shoes on. Ole Lund said it was late. He said it was early."
    found = resolved(
        text,
        [("he had no shoes on", "Bo Ek"), ("it was late", "Ole Lund"), ("it was early", "He")],
        Bo_Ek=PERSON,
        Ole_Lund=PERSON,
    )
    assert names(found) == ["Bo Ek", "Ole Lund", "Ole Lund"]


def test_they_are_the_people_rather_than_the_body_just_named() -> None:
    text = (
        "Residents said it was late. They added it was dark.\n\n"
        "Norrby Council met. They said it was early."
    )
    found = resolved(
        text,
        [("it was late", "Residents"), ("it was dark", "They"), ("it was early", "They")],
        Norrby_Council=ORGANIZATION,
    )
    assert names(found) == ["Residents"] * 3


def test_whom_a_report_is_according_to_is_who_goes_on() -> None:
    text = "Ole Lund said it was late.\n\nAccording to Xu Ek, it was early. He said no more."
    found = resolved(
        text,
        [("it was late", "Ole Lund"), ("it was early", "Xu Ek"), ("no more", "He")],
        Ole_Lund=PERSON,
        Xu_Ek=PERSON,
    )
    assert names(found) == ["Ole Lund", "Xu Ek", "Xu Ek"]


def test_a_pronoun_tells_the_gender_of_whom_it_means() -> None:
    text = (
        "Ada Lind left.\n\nAn official said it was late. He added it was early.\n\n"
        "For Lind, little matters. Where will we sleep, she said."
    )
    found = resolved(
        text,
        [
            ("it was late", "An official"),
            ("it was early", "He"),
            ("Where will we sleep", "she"),
        ],
        Ada_Lind=PERSON,
        Lind=PERSON,
    )
    assert names(found) == ["An official", "An official", "Ada Lind"]


@pytest.mark.parametrize(
    ("mention", "gender"),
    [("Crowe's ex-wife, Xu Lind,", "She"), ("Xu Lind, brother of the president,", "He")],
)
def test_kinship_tells_a_gender(mention: str, gender: str) -> None:
    other = "Eva Lund" if gender == "She" else "Ole Lund"
    text = f"{other} said it was dark. {mention} said it was late. {gender} said it was early."
    found = resolved(
        text,
        [("it was dark", other), ("it was late", mention), ("it was early", gender)],
        **{"Xu Lind": PERSON, "Crowe": PERSON, other: PERSON},
    )
    assert names(found) == [other, "Xu Lind", "Xu Lind"]


@pytest.mark.parametrize(
    ("name", "pronoun"),
    [
        ("Lucía Lind", "she"),
        ("Jean-Marc Lind", "he"),
        ("Anne-Marie Lind", "she"),
        ("Jean Lind", "she"),
        ("Karen Lind", "she"),
        ("Karen Lindyan", "he"),
    ],
)
def test_first_names_tell_gender_with_accents_and_hyphens_too(name: str, pronoun: str) -> None:
    other = "Erik Lund" if pronoun == "she" else "Eva Lund"
    text = f"{name} left. Then {other} said it was late.\n\nThe lake froze. It was early, {pronoun} said."
    found = resolved(
        text,
        [("it was late", other), ("It was early", pronoun)],
        **{name: PERSON, other: PERSON},
    )
    assert names(found) == [other, name]


def test_who_is_whom_the_words_before_describe() -> None:
    text = "Chancellor Ada Lind left. The chancellor, who said it was late, was calm."
    found = resolved(text, [("it was late", "who")], Ada_Lind=PERSON)
    assert names(found) == ["Ada Lind"]


def test_who_is_nobody_where_the_words_before_are_of_a_thing() -> None:
    text = "They left the arena, who said it was late."
    assert names(resolved(text, [("it was late", "who")])) == [None]


def test_he_and_somebody_else_are_the_first_of_them() -> None:
    text = "Bo Ek was late, and Ada Lind was not. He and Lind said it was cold."
    found = resolved(text, [("it was cold", "He and Lind")], Bo_Ek=PERSON, Lind=PERSON)
    assert names(found) == ["Bo Ek"]


def test_he_is_whom_the_sentence_before_is_about_if_it_quotes_nothing() -> None:
    text = "The rain stopped, Bo Ek said. Ben Lind walked past. He said it was cold."
    sources = [("The rain stopped", "Bo Ek"), ("it was cold", "He")]
    assert names(resolved(text, sources, Bo_Ek=PERSON, Ben_Lind=PERSON)) == ["Bo Ek", "Ben Lind"]


def test_who_is_nothing_that_people_do() -> None:
    text = "They wrote of the negotiations, who said it was late."
    assert names(resolved(text, [("it was late", "who")])) == [None]


def test_nobody_describes_themselves_in_what_they_say() -> None:
    text = "Ada Lind said the Norrby secretary told them it was late."
    outer, inner = places(text, "the Norrby secretary told them it was late")[0], "it was late"
    report = Attribution(
        tuple(places(text, inner)),
        tuple(places(text, "told")),
        tuple(places(text, "the Norrby secretary")),
    )
    attribution = Attribution(
        (outer,), tuple(places(text, "said")), tuple(places(text, "Ada Lind")), nested=(report,)
    )
    annotations = Annotations((Sentence(0, len(text)),), (Entity(0, 8, PERSON),))
    (found,) = resolve(text, [attribution], annotations, []).by_attribution
    assert found.nested[0].speaker is not None
    assert found.nested[0].speaker.name == "the Norrby secretary"


def test_whom_the_sentence_before_a_quotation_is_about_says_it() -> None:
    text = (
        "Bo Ek said it was late. It was dear, he added. Ole Lund was unconvinced. "
        "“It was early,” he wrote."
    )
    found = resolved(
        text,
        [("it was late", "Bo Ek"), ("It was dear", "he"), ("It was early", "he")],
        Bo_Ek=PERSON,
        Ole_Lund=PERSON,
    )
    assert names(found) == ["Bo Ek", "Bo Ek", "Ole Lund"]


def test_a_sentence_may_be_about_whom_two_descriptions_lead_to() -> None:
    text = (
        "Bo Ek said it was late. Norrby's founder, the rich Ole Lund, frowned. "
        "“It was early,” he wrote."
    )
    found = resolved(
        text,
        [("it was late", "Bo Ek"), ("It was early", "he")],
        Bo_Ek=PERSON,
        Ole_Lund=PERSON,
        Norrby=ORGANIZATION,
    )
    assert names(found) == ["Bo Ek", "Ole Lund"]


def test_he_is_whom_a_description_before_who_has_brought_in() -> None:
    text = (
        "Bo Ek said it was late. One father, who declined to say why, left. It was early, he said."
    )
    found = resolved(
        text,
        [("it was late", "Bo Ek"), ("to say why", "who"), ("It was early", "he")],
        Bo_Ek=PERSON,
    )
    assert names(found) == ["Bo Ek", "One father", "One father"]


def test_who_speaks_behind_an_opening_phrase_is_whom_the_sentence_is_about() -> None:
    text = (
        "Bo Ek said it was dark. It was cold, he added.\n\nTouching on Norrby, Ole Lund said it was late. "
        "The town, he said, was old."
    )
    found = resolved(
        text,
        [
            ("it was dark", "Bo Ek"),
            ("It was cold", "he"),
            ("it was late", "Ole Lund"),
            ("was old", "he"),
        ],
        Bo_Ek=PERSON,
        Ole_Lund=PERSON,
        Norrby=LOCATION,
    )
    assert names(found) == ["Bo Ek", "Bo Ek", "Ole Lund", "Ole Lund"]


def test_who_was_born_somewhere_is_whom_the_sentence_is_about() -> None:
    text = (
        "Ole Lund left. Bo Ek said it was dark.\n\nBorn near Norrby, Mr. Lund heard the sea at nine. "
        "It was weather, he said."
    )
    found = resolved(
        text,
        [("it was dark", "Bo Ek"), ("It was weather", "he")],
        Bo_Ek=PERSON,
        Ole_Lund=PERSON,
        Norrby=LOCATION,
    )
    assert names(found) == ["Bo Ek", "Ole Lund"]


def test_they_is_no_body_that_has_not_just_spoken() -> None:
    text = "Norrby Council met. They said it was early."
    found = resolved(text, [("it was early", "They")], Norrby_Council=ORGANIZATION)
    assert names(found) == [None]


def test_who_has_spoken_at_length_still_speaks_behind_it() -> None:
    long = " ".join(f"It was late in town {number}." for number in range(12))
    text = f"Ole Lund was clear.\n\n“{long}\n\n“It was early,” he added."
    found = resolved(text, [(long, "Ole Lund"), ("It was early", "he")], Ole_Lund=PERSON)
    assert names(found) == ["Ole Lund", "Ole Lund"]


def test_who_appears_for_somebody_is_whom_the_sentence_is_about() -> None:
    text = (
        "It was late, Bo Ek said.\n\n"
        "Appearing for the state, Solicitor General Ole Lund sought a day. He said it was early."
    )
    found = resolved(
        text,
        [
            ("It was late", "Bo Ek"),
            ("a day", "Solicitor General Ole Lund"),
            ("it was early", "He"),
        ],
        Bo_Ek=PERSON,
        Ole_Lund=PERSON,
    )
    assert names(found) == ["Bo Ek", "Ole Lund", "Ole Lund"]


def test_whoever_has_just_spoken_may_be_he_without_a_name() -> None:
    text = "Bo Ek called it late. The captain said it was early. It was dark, he said."
    found = resolved(
        text,
        [("it late", "Bo Ek"), ("it was early", "The captain"), ("It was dark", "he")],
        Bo_Ek=PERSON,
    )
    assert names(found) == ["Bo Ek", "The captain", "The captain"]


def test_whose_coach_somebody_is_does_not_speak() -> None:
    text = "Norrby coach Ada Lind, the first there, was glad. It was late, she said."
    found = resolved(text, [("It was late", "she")], Norrby=PERSON, Ada_Lind=PERSON)
    assert names(found) == ["Ada Lind"]


def test_whom_the_sentence_before_describes_is_he_though_no_mention_of_a_quote() -> None:
    text = "Mayor Bo Ek said it was late. The old farmer shrugged. It was dark, he said."
    sources = [("it was late", "Mayor Bo Ek"), ("It was dark", "he")]
    found = resolved(text, sources, Bo_Ek=PERSON)
    assert names(found) == ["Bo Ek", "The old farmer"]


def test_what_reads_is_no_body() -> None:
    text = "Norrby Church sent a letter. It reads: We wait."
    found = resolved(text, [("We wait", "It")], Norrby_Church=ORGANIZATION)
    assert names(found) == [None]
