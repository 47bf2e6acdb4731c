"""Which roles people have."""

from __future__ import annotations

import pytest

from tests.resolutions import LOCATION, NORP, ORGANIZATION, PERSON, names, resolved, speakers


@pytest.mark.parametrize(
    ("mention", "role"),
    [
        ("Ada Lind, the mayor of Norrby", "the mayor of Norrby"),
        ("Ada Lind, a doctor from Norrby, Sweden", "a doctor from Norrby, Sweden"),
        ("Finance Minister Ada Lind", "Finance Minister"),
        ("the teacher Ada Lind", "the teacher"),
        ("Ada Lind, 40, a doctor", "a doctor"),
        ("a doctor named Ada Lind", "a doctor"),
        ("people like Ada Lind", None),
        ("Under Secretary Ada Lind", "Under Secretary"),
        ("the Greens (Norrby) leader Ada Lind", "Greens (Norrby) leader"),
        ("the brother of Ada Lind", None),
        ("former Norrby and Borg governor Ada Lind", "former Norrby and Borg governor"),
        ("Ms. Lind", None),
    ],
)
def test_roles_come_from_appositions_and_titles(mention: str, role: str | None) -> None:
    text = f"The water rose, said {mention}."
    (speaker,) = speakers(resolved(text, [("The water rose", mention)], Ada_Lind=PERSON))
    assert speaker is not None
    assert speaker.role == role


def test_a_party_before_a_name_is_a_role_even_where_it_is_taken_for_part_of_the_name() -> None:
    text = "It was late, said Democrat Ada Lind."
    found = resolved(text, [("It was late", "Democrat Ada Lind")], Democrat_Ada_Lind=PERSON)
    assert [(s.name, s.role) for s in found.speakers] == [("Ada Lind", "Democrat")]


def test_a_role_that_begins_a_sentence_is_not_capitalised() -> None:
    text = "The mayor, Ada Lind, said that the water rose."
    found = resolved(text, [("that the water rose", "The mayor, Ada Lind,")], Ada_Lind=PERSON)
    assert [speaker.role for speaker in found.speakers] == ["the mayor"]


def test_a_minister_is_named_behind_the_comma_and_not_by_the_office() -> None:
    text = "It was late, said the Minister of Education, Ada Lind."
    found = resolved(
        text,
        [("It was late", "the Minister of Education, Ada Lind")],
        Education=ORGANIZATION,
        Ada_Lind=PERSON,
    )
    assert [(s.name, s.role) for s in found.speakers] == [("Ada Lind", "the Minister of Education")]


def test_a_role_goes_on_behind_an_adjective() -> None:
    text = "Ada Lind, a charming, quiet doctor, came to Norrby. It was late, said Lind."
    found = resolved(text, [("It was late", "Lind")], Ada_Lind=PERSON)
    assert [s.role for s in found.speakers] == ["a charming, quiet doctor"]


def test_another_is_who_is_named_behind_it() -> None:
    text = "One said it was late. Another, Ada Lind, said it was early."
    found = resolved(text, [("it was early", "Another, Ada Lind,")], Ada_Lind=PERSON)
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [("Ada Lind", None)]


@pytest.mark.parametrize(
    ("introduction", "role"),
    [
        ("The opposition leader Ada Lind", "the opposition leader"),
        ("They met union leader Ada Lind", "union leader"),
        ("On that day leader Ada Lind", "leader"),
        ("It met U.S. Attorney Ada Lind, who", "U.S. Attorney"),
    ],
)
def test_what_somebody_leads_is_part_of_the_role(introduction: str, role: str) -> None:
    text = f"{introduction} was late. Lind said it was cold."
    entities = {"U.S.": LOCATION, "Ada Lind": PERSON, "Lind": PERSON}
    found = resolved(text, [("it was cold", "Lind")], **entities)
    assert found.speakers[0].role == role


def test_a_role_does_not_begin_with_what_somebody_says() -> None:
    text = "She shared the view of the minister, Ada Lind, and left. Lind said it was cold."
    found = resolved(text, [("it was cold", "Lind")], Ada_Lind=PERSON, Lind=PERSON)
    assert found.speakers[0].role == "the minister"


def test_the_body_before_a_title_is_part_of_the_role() -> None:
    text = "They met Storting deputy Ada Lind. Lind said it was late."
    found = resolved(
        text, [("it was late", "Lind")], Storting=ORGANIZATION, Ada_Lind=PERSON, Lind=PERSON
    )
    assert found.speakers[0].role == "Storting deputy"


def test_a_description_before_a_name_tells_role_and_gender() -> None:
    text = "The opposition’s spokeswoman, Tove Ek, was calm. It was late, she said."
    found = resolved(text, [("It was late", "she")], Tove_Ek=PERSON)
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [
        ("Tove Ek", "the opposition’s spokeswoman")
    ]


def test_a_sentence_behind_a_name_is_no_role() -> None:
    text = "To Ada Lind, his plan was late. It was late, Lind said."
    found = resolved(text, [("It was late", "Lind")], Ada_Lind=PERSON, Lind=PERSON)
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [("Ada Lind", None)]


@pytest.mark.parametrize("role", ["striker", "boss", "economist", "MP", "nurse"])
def test_what_somebody_does_is_the_role_where_it_stands_before_the_name(role: str) -> None:
    text = f"It was {role} Ada Lind. Lind said it was late."
    found = resolved(text, [("it was late", "Lind")], Ada_Lind=PERSON, Lind=PERSON)
    assert [speaker.role for speaker in found.speakers] == [role]


@pytest.mark.parametrize(
    ("mention", "role"),
    [
        ("Det Chief Insp Ada Lind", "Det Chief Insp"),
        ("Supt Ada Lind", "Supt"),
        ("PC Ada Lind", "PC"),
    ],
)
def test_ranks_in_short_are_the_role_and_no_part_of_the_name(mention: str, role: str) -> None:
    found = resolved(f"{mention} said it was late.", [("it was late", mention)], Ada_Lind=PERSON)
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [("Ada Lind", role)]


def test_the_party_behind_a_name_is_its_role() -> None:
    text = "The letter of Ada Lind, Democrat of Norrby, was read. Lind said it was late."
    found = resolved(text, [("it was late", "Lind")], Ada_Lind=PERSON, Lind=PERSON)
    assert [speaker.role for speaker in found.speakers] == ["Democrat of Norrby"]


@pytest.mark.parametrize(
    ("mention", "role"),
    [
        ("Norrby superintendent of police (SP) Ada Lind", "Norrby superintendent of police (SP)"),
        ("The king's chief of staff Ada Lind", "the king's chief of staff"),
        ("Deputy Commissioner (DC) Ada Lind", "Deputy Commissioner (DC)"),
        ("The lawmaker from Norrby constituency Ada Lind", "the lawmaker from Norrby constituency"),
        ("CEO of Upland Youth Connect Ada Lind", "CEO of Upland Youth Connect"),
        (
            "Commissioner for Trade, Mining and Fish, Ada Lind,",
            "Commissioner for Trade, Mining and Fish",
        ),
    ],
)
def test_an_office_of_several_words_is_the_role_before_a_name(mention: str, role: str) -> None:
    found = resolved(f"{mention} said it was late.", [("it was late", mention)], Ada_Lind=PERSON)
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [("Ada Lind", role)]


@pytest.mark.parametrize(
    "mention",
    ["A spokesman of governor Ada Lind", "A spokesman for Ada Lind", "A friend of Ada Lind"],
)
def test_a_spokesman_for_somebody_is_not_that_person(mention: str) -> None:
    found = resolved(f"{mention} said it was late.", [("it was late", mention)], Ada_Lind=PERSON)
    assert names(found) == [mention]


@pytest.mark.parametrize(
    ("mention", "role"),
    [
        ("First lady Ada Lind", "First lady"),
        ("Ada Lind, 59, of Norrby,", None),
        ("Ada Lind, from Norrby,", None),
        ("House Ada Lind", None),
    ],
)
def test_what_stands_beside_a_name_is_a_role_only_if_it_tells_one(
    mention: str, role: str | None
) -> None:
    found = resolved(f"{mention} said it was late.", [("it was late", mention)], Ada_Lind=PERSON)
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [("Ada Lind", role)]


@pytest.mark.parametrize(
    ("mention", "role"),
    [
        ("The Manager of the Norrby Relief Agency (NRA), Dr. Ada Lind,", "Norrby Relief Agency"),
        ("The Chairman, Norrby Residents Forum, Comrade Ada Lind,", "Norrby Residents Forum"),
    ],
)
def test_a_title_may_stand_between_an_office_and_its_holder(mention: str, role: str) -> None:
    text = f"{mention} said it was late."
    found = resolved(
        text,
        [("it was late", mention)],
        Ada_Lind=PERSON,
        Norrby_Relief_Agency=ORGANIZATION,
        Norrby_Residents_Forum=ORGANIZATION,
        Comrade=PERSON,
    )
    (speaker,) = found.speakers
    assert speaker.name == "Ada Lind"
    assert speaker.role is not None
    assert role in speaker.role


def test_a_profession_before_a_name_is_not_part_of_it() -> None:
    text = "Fisherman Ada Lind said it was late."
    found = resolved(text, [("it was late", "Fisherman Ada Lind")], Fisherman_Ada_Lind=PERSON)
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [
        ("Ada Lind", "Fisherman")
    ]


def test_what_somebody_is_in_charge_of_is_part_of_the_role() -> None:
    text = "The police chief Ada Lind left. Lind said it was late."
    found = resolved(text, [("it was late", "Lind")], Ada_Lind=PERSON, Lind=PERSON)
    assert found.speakers[0].role == "police chief"


@pytest.mark.parametrize(
    ("mention", "role"),
    [
        ("The Bishop of Norrby, the Rt Rev Ada Lind,", "the Bishop of Norrby"),
        ("Principal Ada Lind", "Principal"),
        ("Fellow Briton Ada Lind", "Fellow Briton"),
        ("Ek's sister Ada Lind", "Ek's sister"),
        ("A sobbing Ada Lind", None),
        ("A teacher Ada Lind", "a teacher"),
    ],
)
def test_what_stands_before_a_name_is_the_role(mention: str, role: str | None) -> None:
    found = resolved(f"{mention} said it was late.", [("it was late", mention)], Ada_Lind=PERSON)
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [("Ada Lind", role)]


def test_a_partisan_is_called_by_the_name_behind() -> None:
    mention = "The panel's top Republican, Sen. Ada Lind of Norrby,"
    text = f"{mention} said it was late."
    found = resolved(text, [("it was late", mention)], Ada_Lind=PERSON, Republican=NORP)
    assert names(found) == ["Ada Lind"]


@pytest.mark.parametrize(
    ("mention", "role"),
    [
        ("Man of the match Ada Lind", "Man of the match"),
        (
            "Minister of state for parliamentary affairs Ada Lind",
            "Minister of state for parliamentary affairs",
        ),
        ("Minister of Trade and Fish Ada Lind and Mayor Bo Ek", "Minister of Trade and Fish"),
        ("NTB head of football Ada Lind", "NTB head of football"),
        ("The director of the Norrby diocese Ada Lind", "the director of the Norrby diocese"),
    ],
)
def test_an_office_with_several_prepositions_is_the_role_of_the_name_behind(
    mention: str, role: str
) -> None:
    found = resolved(
        f"{mention} said it was late.", [("it was late", mention)], Ada_Lind=PERSON, Bo_Ek=PERSON
    )
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [("Ada Lind", role)]


def test_a_title_with_a_hyphen_is_a_role() -> None:
    text = "The then-councillor Ada Lind left. Lind said it was late."
    found = resolved(text, [("it was late", "Lind")], Ada_Lind=PERSON, Lind=PERSON)
    assert found.speakers[0].role == "then-councillor"


def test_a_role_begins_with_all_that_it_is_of() -> None:
    text = "Norrby Fed president Ada Lind left. Lind said it was late."
    found = resolved(
        text,
        [("it was late", "Lind")],
        Norrby=LOCATION,
        Fed=ORGANIZATION,
        Ada_Lind=PERSON,
    )
    assert [s.role for s in found.speakers] == ["Norrby Fed president"]
