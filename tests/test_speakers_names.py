"""Whom names mean, and which words are part of them."""

from __future__ import annotations

import pytest

from quotes.annotate import Entity, EntityKind
from quotes.speakers.entities import mended
from tests.resolutions import LOCATION, ORGANIZATION, PERSON, names, resolved, speakers


def test_a_surname_means_the_person_named_in_full() -> None:
    text = "Ada Lind opened the bridge. It was late, Lind said. It was dear, said Ms. Lind."
    found = resolved(text, [("It was late", "Lind"), ("It was dear", "Ms. Lind")], Ada_Lind=PERSON)
    assert names(found) == ["Ada Lind", "Ada Lind"]
    assert speakers(found)[0] is speakers(found)[1]


def test_a_name_in_full_may_come_after_the_surname() -> None:
    text = "Lind warns of floods. The river is high, said Ada Lind on Monday."
    found = resolved(text, [("floods", "Lind"), ("The river is high", "Ada Lind")], Ada_Lind=PERSON)
    assert names(found) == ["Ada Lind", "Ada Lind"]


def test_two_people_with_one_surname_stay_two() -> None:
    text = "Ada Lind and Bo Lind met. It is mine, Ada Lind said. It is not, Bo Lind said."
    found = resolved(
        text,
        [("It is mine", "Ada Lind"), ("It is not", "Bo Lind")],
        Ada_Lind=PERSON,
        Bo_Lind=PERSON,
    )
    assert names(found) == ["Ada Lind", "Bo Lind"]


def test_a_honorific_tells_people_with_one_surname_apart() -> None:
    text = "Ada Lind and Peter Lind met. It is mine, Mr. Lind said. It is not, Ms. Lind said."
    found = resolved(
        text,
        [("It is mine", "Mr. Lind"), ("It is not", "Ms. Lind")],
        Ada_Lind=PERSON,
        Peter_Lind=PERSON,
    )
    assert names(found) == ["Peter Lind", "Ada Lind"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The nonpartisan Commission on Norrby Roads", "Commission on Norrby Roads"),
        ("The Committee for a Dry Norrby", "Committee for a Dry Norrby"),
        ("Federal and state officials", "Federal and state officials"),
        ("One Republican", "One Republican"),
        ("Norrby Sen. Ada Lind", "Ada Lind"),
        ("Sens. Ada Lind and other lawmakers", "Ada Lind"),
        ("nominated MCA Ada Lind", "Ada Lind"),
    ],
)
def test_a_name_has_all_its_words_and_no_others(source: str, name: str) -> None:
    text = f"It was late, said {source}."
    people = ("Norrby Sen. Ada Lind", "MCA Ada Lind", "Ada Lind")
    found = resolved(text, [("It was late", source)], **dict.fromkeys(people, PERSON))
    assert names(found) == [name]


def test_a_name_of_which_the_last_word_was_missed_is_completed_from_elsewhere() -> None:
    text = "Ada Maria Lind Ek came to Norrby. Lind Ek left. It was late, she said."
    found = resolved(text, [("It was late", "she")], Ada_Maria_Lind=PERSON, Lind_Ek=PERSON)
    assert names(found) == ["Ada Maria Lind Ek"]


def test_honours_behind_a_name_are_no_part_of_it() -> None:
    text = "Ada Lind came. It was late, said Ms Lind MP."
    found = resolved(text, [("It was late", "Ms Lind MP")], Ada_Lind=PERSON, Lind_MP=PERSON)
    assert names(found) == ["Ada Lind"]


def test_a_place_behind_people_is_not_their_name() -> None:
    text = "It is loud, said residents of the old quarter, Norrby."
    found = resolved(
        text, [("It is loud", "residents of the old quarter, Norrby")], Norrby=LOCATION
    )
    assert names(found) == ["residents of the old quarter"]


def test_mentions_stand_where_the_text_has_them() -> None:
    text = "Ada Lind opened the bridge. It was late, Lind said."
    (speaker,) = resolved(text, [("It was late", "Lind")], Ada_Lind=PERSON).speakers
    assert [text[span.start : span.end] for span in speaker.mentions] == ["Ada Lind", "Lind"]


def test_a_surname_with_a_slip_of_one_letter_means_the_person_named_in_full() -> None:
    text = "Ada Lindqvist opened the bridge. It was late, Lindqist said."
    found = resolved(text, [("It was late", "Lindqist")], Ada_Lindqvist=PERSON, Lindqist=PERSON)
    assert names(found) == ["Ada Lindqvist"]


def test_a_surname_that_two_people_may_have_misspelt_is_somebody_else_s() -> None:
    text = "Ada Hansen met Bo Hanson. It was late, Hansun said."
    found = resolved(
        text, [("It was late", "Hansun")], Ada_Hansen=PERSON, Bo_Hanson=PERSON, Hansun=PERSON
    )
    assert names(found) == ["Hansun"]


def test_a_plural_of_a_surname_is_not_a_slip() -> None:
    text = "Ada Lindqvist opened the bridge. It was late, Lindqvists said."
    found = resolved(text, [("It was late", "Lindqvists")], Ada_Lindqvist=PERSON)
    assert names(found) != ["Ada Lindqvist"]


def test_a_nickname_and_a_middle_initial_are_parts_of_one_name() -> None:
    text = 'Rep. Robert C. "Bobby" Lind left. It is cold, Lind said. It is late, Bobby Lind said.'
    found = resolved(
        text,
        [("It is cold", "Lind"), ("It is late", "Bobby Lind")],
        **{'Robert_C._"Bobby"_Lind': PERSON},
        Bobby_Lind=PERSON,
    )
    assert names(found) == ['Robert C. "Bobby" Lind'] * 2


def test_a_first_name_that_the_writer_adds_in_brackets_is_left_out() -> None:
    text = "President (Ada) Lind said it was late."
    found = resolved(text, [("it was late", "President (Ada) Lind")], Lind=PERSON)
    assert names(found) == ["Lind"]


def test_a_surname_of_several_words_may_be_called_by_its_first() -> None:
    text = "Ada Lind Lau Suklan left. Lind said it was late."
    found = resolved(text, [("it was late", "Lind")], Ada_Lind_Lau_Suklan=PERSON)
    assert names(found) == ["Ada Lind Lau Suklan"]


def test_names_may_have_small_words_in_the_middle() -> None:
    text = "It was late, said Secretary Ada dela Lind."
    found = resolved(text, [("It was late", "Secretary Ada dela Lind")], Ada_dela_Lind=PERSON)
    assert [(s.name, s.role) for s in found.speakers] == [("Ada dela Lind", "Secretary")]


def test_names_may_begin_with_a_small_article() -> None:
    mention = "Norrland’s Prime Minister Ada al-Lind"
    found = resolved(
        f"{mention} said it was late.", [("it was late", mention)], **{"Ada al-Lind": PERSON}
    )
    assert names(found) == ["Ada al-Lind"]


def test_two_people_taken_for_one_name_are_two() -> None:
    text = "Ada Lind and Coach Bo Ek, who said it was late, left. Ek said it was early."
    found = resolved(
        text,
        [("it was late", "Bo Ek"), ("it was early", "Ek")],
        **{"Ada Lind and Coach Bo Ek": PERSON},
    )
    assert names(found) == ["Bo Ek"] * 2


def test_an_initial_before_a_name_is_part_of_it() -> None:
    text = "I. Ada Lind said it was late."
    assert names(resolved(text, [("it was late", "I. Ada Lind")], Ada_Lind=PERSON)) == [
        "I. Ada Lind"
    ]


def test_a_number_may_begin_a_name() -> None:
    text = "Erik ten Hag left. Ten Hag said it was late."
    found = resolved(text, [("it was late", "Ten Hag")], Erik_ten_Hag=PERSON, Ten_Hag=PERSON)
    assert names(found) == ["Erik ten Hag"]


def test_whom_somebody_belongs_to_is_not_part_of_the_name() -> None:
    text = "Morgan Stark's Ada Lind said it was late."
    found = resolved(
        text, [("it was late", "Morgan Stark's Ada Lind")], Ada_Lind=PERSON, Morgan_Stark=PERSON
    )
    assert names(found) == ["Ada Lind"]


@pytest.mark.parametrize("kind", [PERSON, ORGANIZATION])
def test_initials_before_a_colon_are_a_person_s(kind: EntityKind) -> None:
    text = "Ada Lind spoke to Bo Ek.\n\nAL: It was late."
    found = resolved(text, [("It was late", "AL")], Ada_Lind=PERSON, Bo_Ek=PERSON, AL=kind)
    assert names(found) == ["Ada Lind"]


def test_a_first_name_before_a_middle_name_of_another() -> None:
    text = "Nazrul Islam Khan left. Nazrul said it was late. Asif Nazrul Haque said it was early."
    found = resolved(
        text,
        [("it was late", "Nazrul"), ("it was early", "Asif Nazrul Haque")],
        Nazrul_Islam_Khan=PERSON,
        Asif_Nazrul_Haque=PERSON,
    )
    assert names(found) == ["Nazrul Islam Khan", "Asif Nazrul Haque"]


def test_the_mother_of_somebody_does_not_bear_the_name() -> None:
    text = "Khaled Lind left. His mother, Umm Khaled, wept. Khaled said it was late."
    found = resolved(
        text, [("it was late", "Khaled")], Khaled_Lind=PERSON, Umm_Khaled=PERSON, Khaled=PERSON
    )
    assert names(found) == ["Khaled Lind"]


@pytest.mark.parametrize(
    "known_as",
    [", also known as Abu Ek,", ", who is better known as Abu Ek,", " (a.k.a. “Abu Ek”)"],
)
def test_another_name_by_which_somebody_is_known_means_them(known_as: str) -> None:
    text = f"Ole Lund{known_as} left. It was late, Abu Ek said."
    found = resolved(text, [("It was late", "Abu Ek")], Ole_Lund=PERSON, Abu_Ek=PERSON)
    (speaker,) = found.speakers
    assert (speaker.name, speaker.role, speaker.aliases) == ("Ole Lund", None, ("Abu Ek",))


def test_of_two_of_a_family_the_surname_is_not_the_one_s_who_is_introduced_as_kin() -> None:
    text = (
        "Ada Lind was asleep. It was her brother, Tomás Lind, who called. Get out, said Tomás Lind. "
        "Tomás Lind called again. It was late, Lind said."
    )
    found = resolved(
        text,
        [("Get out", "Tomás Lind"), ("It was late", "Lind")],
        Ada_Lind=PERSON,
        Tomás_Lind=PERSON,
        Lind=PERSON,
    )
    assert names(found) == ["Tomás Lind", "Ada Lind"]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Winyat Lind", "Winyat Lind"),
        ("Undersecretary Lind", "Lind"),
        ("Minister of Tourism Lind", "Lind"),
    ],
)
def test_a_first_name_that_the_recogniser_missed_is_part_of_the_name(
    mention: str, name: str
) -> None:
    found = resolved(f"{mention} said it was late.", [("it was late", mention)], Lind=PERSON)
    assert names(found) == [name]


def test_the_son_of_his_father_is_called_by_the_name_before() -> None:
    text = "Ole de Lind Filho left. De Lind said it was late."
    found = resolved(text, [("it was late", "De Lind")], Ole_de_Lind_Filho=PERSON, De_Lind=PERSON)
    assert names(found) == ["Ole de Lind Filho"]


def test_what_belongs_to_somebody_does_not_bear_the_name() -> None:
    text = "Ada Lind runs Ada's Rock Café. It was late, Ada said."
    found = resolved(
        text, [("It was late", "Ada")], **{"Ada Lind": PERSON, "Ada's Rock Café": PERSON}
    )
    assert names(found) == ["Ada Lind"]


def test_where_somebody_was_trained_is_no_name() -> None:
    mention = "Norrby-trained, former history teacher Ada Lind"
    text = f"{mention} said it was late."
    found = resolved(text, [("it was late", mention)], Norrby=LOCATION, Ada_Lind=PERSON)
    assert names(found) == ["Ada Lind"]


@pytest.mark.parametrize("what", ["Concertgoer", "Fisherman"])
def test_what_somebody_does_is_no_name(what: str) -> None:
    mention = f"{what} Ada Lind"
    text = f"{mention} said it was late."
    found = resolved(text, [("it was late", mention)], **{mention: PERSON})
    assert [(s.name, s.role) for s in found.speakers] == [("Ada Lind", what)]


def test_who_is_named_in_a_clause_about_another_is_known_by_surname() -> None:
    text = "A witness that the mayor, Doctor Ada Lind, knew left. Lind said it was late."
    found = resolved(text, [("it was late", "Lind")], Ada_Lind=PERSON, Lind=PERSON)
    assert names(found) == ["Ada Lind"]


def test_a_name_that_was_cut_within_a_word_is_made_whole() -> None:
    cut = [Entity(9, 10, LOCATION), Entity(10, 13, LOCATION)]
    assert mended("They met U.S. troops.", cut) == [Entity(9, 13, LOCATION)]


def test_first_names_that_stand_alone_are_found_wherever_they_stand_within_a_sentence() -> None:
    text = "My editor Carol left. Carol sings. I rang Carol."
    whole = [Entity(10, 15, PERSON), Entity(22, 27, PERSON)]
    assert mended(text, whole) == [*whole, Entity(42, 47, PERSON)]
