"""Which bodies, places and documents are meant."""

from __future__ import annotations

from quotes.records import SpeakerKind
from tests.resolutions import LOCATION, NORP, ORGANIZATION, PERSON, names, resolved, speakers


def test_whoever_holds_an_office_is_not_the_body_it_is_of() -> None:
    text = "The rules stay, said the Chairman of the Board of the Norrby Rowing Club."
    mention = "the Chairman of the Board of the Norrby Rowing Club"
    found = resolved(text, [("The rules stay", mention)], Norrby_Rowing_Club=ORGANIZATION)
    assert names(found) == [mention]


def test_the_day_is_no_part_of_a_name() -> None:
    text = "The rules stay, the Rowing Club on Tuesday said."
    found = resolved(
        text, [("The rules stay", "the Rowing Club on Tuesday")], Rowing_Club=ORGANIZATION
    )
    assert names(found) == ["Rowing Club"]


def test_a_ministry_is_called_by_its_fullest_name() -> None:
    text = "The Norwegian Defense Ministry moved ships. It was a drill, the defense ministry said."
    found = resolved(
        text, [("It was a drill", "the defense ministry")], Norwegian_Defense_Ministry=ORGANIZATION
    )
    assert names(found) == ["Norwegian Defense Ministry"]
    assert speakers(found)[0].kind is SpeakerKind.ORGANIZATION


def test_two_foreign_ministries_stay_two() -> None:
    text = "It is ours, the Danish Foreign Ministry said. It is not, the Swedish Foreign Ministry said."
    found = resolved(
        text,
        [
            ("It is ours", "the Danish Foreign Ministry"),
            ("It is not", "the Swedish Foreign Ministry"),
        ],
        Foreign_Ministry=ORGANIZATION,
        Danish=NORP,
        Swedish=NORP,
    )
    assert names(found) == ["Danish Foreign Ministry", "Swedish Foreign Ministry"]


def test_the_country_s_ministry_is_that_of_the_country_just_quoted() -> None:
    text = (
        "Estonia met Latvia in Riga. We will sign, the Estonian Trade Ministry said. "
        "The text is ready, the country’s foreign ministry said."
    )
    found = resolved(
        text,
        [
            ("We will sign", "the Estonian Trade Ministry"),
            ("The text is ready", "the country’s foreign ministry"),
        ],
        Estonia=LOCATION,
        Latvia=LOCATION,
        Estonian_Trade_Ministry=ORGANIZATION,
    )
    assert names(found)[1] == "Estonia’s foreign ministry"


def test_words_that_only_begin_alike_are_not_one_name() -> None:
    text = "Armenia will help, Armenia said. Armenpress reports rain."
    found = resolved(
        text,
        [("Armenia will help", "Armenia"), ("rain", "Armenpress")],
        Armenia=LOCATION,
        Armenpress=ORGANIZATION,
    )
    assert names(found) == ["Armenia", "Armenpress"]


def test_a_place_within_the_name_of_another_is_not_that_place() -> None:
    text = "The ship crossed the South China Sea. It was ours, China said. So it was, it added."
    found = resolved(
        text,
        [("It was ours", "China"), ("So it was", "it")],
        South_China=LOCATION,
        China=LOCATION,
    )
    assert names(found) == ["China", "China"]


def test_an_acronym_means_what_it_stands_for() -> None:
    text = "The World Health Organization met. The risk is low, the WHO said."
    found = resolved(
        text,
        [("The risk is low", "the WHO")],
        World_Health_Organization=ORGANIZATION,
        WHO=ORGANIZATION,
    )
    assert names(found) == ["World Health Organization"]


def test_a_ministry_is_no_company() -> None:
    text = "Borg Steel was fined. The Norrby Ministry said so. The company called it a mistake."
    found = resolved(
        text,
        [("so", "The Norrby Ministry"), ("it a mistake", "The company")],
        Borg_Steel=ORGANIZATION,
        Norrby_Ministry=ORGANIZATION,
    )
    assert names(found)[1] == "Borg Steel"


def test_a_new_document_is_the_first_that_is_named_later() -> None:
    text = "A new poll shows a lead. The Norrby poll shows hope. The Ek poll shows fear."
    found = resolved(
        text,
        [("a lead", "A new poll"), ("hope", "The Norrby poll"), ("fear", "The Ek poll")],
        Norrby=LOCATION,
        Ek=PERSON,
    )
    assert names(found) == ["Norrby poll", "Norrby poll", "Ek poll"]


def test_a_short_name_behind_an_article_is_a_body_and_no_person() -> None:
    text = "The Norrish MoD said it was late. The MoD of Uppland said it was early."
    found = resolved(
        text,
        [("it was late", "The Norrish MoD"), ("it was early", "The MoD of Uppland")],
        Norrish=NORP,
        MoD=PERSON,
        Uppland=LOCATION,
    )
    assert names(found) == ["Norrish MoD", "MoD of Uppland"]
    assert {speaker.kind for speaker in found.speakers} == {SpeakerKind.ORGANIZATION}


def test_an_army_is_not_called_the_group() -> None:
    text = "The Norrby army came. It was late, the group said."
    found = resolved(text, [("It was late", "the group")], The_Norrby_army=ORGANIZATION)
    assert names(found) == ["the group"]


def test_a_ministry_is_not_of_a_country_that_comes_up_later() -> None:
    text = (
        "Borg was calm. The Defense Ministry said it was late. "
        "The Norrish Defense Ministry said it was early."
    )
    found = resolved(
        text,
        [("it was late", "The Defense Ministry"), ("it was early", "The Norrish Defense Ministry")],
        Defense_Ministry=ORGANIZATION,
        Norrish_Defense_Ministry=ORGANIZATION,
    )
    assert names(found) == ["Defense Ministry", "Norrish Defense Ministry"]


def test_a_headline_may_leave_the_country_of_a_ministry_out() -> None:
    text = (
        "Defense Ministry: it was late\n\n"
        "The Norrish Defense Ministry said it was early, the paper had learned."
    )
    found = resolved(
        text,
        [("it was late", "Defense Ministry"), ("it was early", "The Norrish Defense Ministry")],
        Defense_Ministry=ORGANIZATION,
        Norrish_Defense_Ministry=ORGANIZATION,
    )
    assert names(found) == ["Norrish Defense Ministry"] * 2


def test_of_two_ministries_that_fit_the_one_named_before_is_meant() -> None:
    text = (
        "The Norrish Army said it was late. The Army said it was early. "
        "The Uppland Army said it was dark."
    )
    found = resolved(
        text,
        [
            ("it was late", "The Norrish Army"),
            ("it was early", "The Army"),
            ("it was dark", "The Uppland Army"),
        ],
        Norrish_Army=ORGANIZATION,
        Army=ORGANIZATION,
        Uppland_Army=ORGANIZATION,
    )
    assert names(found) == ["Norrish Army", "Norrish Army", "Uppland Army"]


def test_data_of_somebody_are_not_the_data_before() -> None:
    text = "It was late, official data showed. It was early, according to Halden data."
    found = resolved(text, [("It was late", "official data"), ("It was early", "Halden data")])
    assert names(found) == ["official data", "Halden data"]


def test_a_body_may_be_described_before_it_is_named() -> None:
    source = "The football body, NFA,"
    found = resolved(f"{source} said it was late.", [("it was late", source)], NFA=ORGANIZATION)
    assert names(found) == ["NFA"]


def test_the_initials_of_a_body_do_not_mean_who_works_there() -> None:
    text = "A Norrby Tax Service commissioner, Ada Lind, left. The NTS said it was late."
    found = resolved(text, [("it was late", "The NTS")], Ada_Lind=PERSON, NTS=ORGANIZATION)
    assert names(found) == ["NTS"]


def test_the_group_may_be_members_of_something() -> None:
    text = "The Norrby Post asked.\n\nThe Norrbans said it was late. The group said it was early."
    found = resolved(
        text,
        [("it was late", "The Norrbans"), ("it was early", "The group")],
        Norrby_Post=ORGANIZATION,
        Norrbans=NORP,
    )
    assert names(found) == ["The Norrbans", "The Norrbans"]


def test_a_body_may_be_called_by_the_letters_its_name_begins_with() -> None:
    text = (
        "NTB Media Group grows, said Ada Lind, board secretary of NTB. In the long run NTB wants "
        "to move."
    )
    found = resolved(
        text,
        [("grows", "Ada Lind, board secretary of NTB"), ("to move", "NTB")],
        Ada_Lind=PERSON,
        NTB_Media_Group=ORGANIZATION,
        NTB=ORGANIZATION,
    )
    assert names(found) == ["Ada Lind", "NTB Media Group"]


def test_a_country_is_not_called_as_its_people_are() -> None:
    text = "Israel said it was late. Israeli said it was early."
    found = resolved(
        text,
        [("it was late", "Israel"), ("it was early", "Israeli")],
        Israel=LOCATION,
        Israeli=LOCATION,
    )
    assert names(found) == ["Israel", "Israel"]


def test_a_company_by_its_people_is_the_one_just_talked_about() -> None:
    text = "Hyundai Heavy Industries grows. It was early, the Korean company said."
    found = resolved(
        text,
        [("It was early", "the Korean company")],
        Hyundai_Heavy_Industries=ORGANIZATION,
        Korean=NORP,
    )
    assert names(found) == ["Hyundai Heavy Industries"]


def test_an_order_is_what_it_adds() -> None:
    text = "An Amiri order said it was late. It added it was early."
    found = resolved(text, [("it was late", "An Amiri order"), ("it was early", "It")])
    assert names(found) == ["An Amiri order"] * 2


def test_a_body_taken_for_a_person_is_not_who_speaks_for_it() -> None:
    text = "It was late, said a spokesman for the owner, Norrby Municipality."
    source = "a spokesman for the owner, Norrby Municipality"
    found = resolved(text, [("It was late", source)], Norrby_Municipality=PERSON)
    assert names(found) == ["a spokesman for the owner"]


def test_one_word_may_name_the_owner_and_not_who_speaks_for_it() -> None:
    text = "It was late, said a spokesman for the owner, Norrbo."
    source = "a spokesman for the owner, Norrbo"
    found = resolved(text, [("It was late", source)], Norrbo=PERSON)
    assert names(found) == ["a spokesman for the owner"]


def test_unions_are_no_union_named_later() -> None:
    text = "Unions said it was late. The Seamen's Union said it was cold."
    sources = [("it was late", "Unions"), ("it was cold", "The Seamen's Union")]
    found = resolved(text, sources, **{"Seamen's Union": ORGANIZATION})
    assert names(found) == ["Unions", "Seamen's Union"]


def test_a_body_may_be_called_by_the_letters_in_brackets_behind_its_name() -> None:
    text = "The Popular Union (UP) party said it was late. The UP said it was cold."
    sources = [("it was late", "The Popular Union (UP) party"), ("it was cold", "The UP")]
    found = resolved(text, sources, Popular_Union=ORGANIZATION, UP=ORGANIZATION)
    assert names(found) == ["Popular Union", "Popular Union"]


def test_a_day_is_nobody_s_name() -> None:
    text = "In town, local sources since Sunday said it was late."
    found = resolved(text, [("it was late", "local sources since Sunday")])
    assert names(found) == ["local sources since Sunday"]


def test_a_clause_is_no_part_of_what_a_document_is_called() -> None:
    text = "A letter he wrote to the town said it was late."
    found = resolved(text, [("it was late", "A letter he wrote to the town")])
    assert names(found) == ["A letter"]


def test_letters_are_no_clause() -> None:
    found = resolved("It was late, said the I.R.S.", [("It was late", "the I.R.S")])
    assert names(found) == ["I.R.S"]


def test_what_is_said_to_be_a_body_is_no_person() -> None:
    text = "Startup Norrbo grows\n\nNorrbo, a battery startup from Halden, said it was late."
    source = "Norrbo, a battery startup from Halden,"
    found = resolved(text, [("it was late", source)], Norrbo=PERSON, Startup=ORGANIZATION)
    assert [(s.name, s.kind) for s in found.speakers] == [("Norrbo", SpeakerKind.ORGANIZATION)]


def test_what_was_taken_for_a_person_may_be_the_company() -> None:
    text = "Norrbo declined to say. In its own results, the company said it was late."
    found = resolved(text, [("to say", "Norrbo"), ("it was late", "the company")], Norrbo=PERSON)
    assert names(found) == ["Norrbo", "Norrbo"]


def test_a_body_is_called_as_it_says_it_will_be() -> None:
    text = (
        "Norrbo Energy AS (“Norrbo” or “the Company”) said it was late. The Company expects dusk. "
        "Norrbo plans for dawn."
    )
    found = resolved(
        text,
        [("it was late", "Norrbo Energy AS"), ("dusk", "The Company"), ("for dawn", "Norrbo")],
        Norrbo_Energy_AS=ORGANIZATION,
    )
    assert names(found) == ["Norrbo Energy AS"] * 3


def test_the_legal_form_behind_a_name_is_part_of_it_and_shows_a_company() -> None:
    text = "Norrbo Energy AS said it was late. The company expects dusk."
    found = resolved(
        text,
        [("it was late", "Norrbo Energy AS"), ("dusk", "The company")],
        Norrbo_Energy=PERSON,
    )
    assert names(found) == ["Norrbo Energy AS"] * 2


def test_the_carmaker_is_the_company_just_named() -> None:
    text = "Shares of Norrbo fell after the carmaker said it was late."
    found = resolved(text, [("it was late", "the carmaker")], Norrbo=ORGANIZATION)
    assert names(found) == ["Norrbo"]


def test_a_place_that_a_dateline_puts_before_an_agency_is_no_company() -> None:
    text = "OLD NORRBY (NTB) - Norrbo met on Friday. The company said it was late."
    found = resolved(
        text, [("it was late", "The company")], OLD_NORRBY=ORGANIZATION, Norrbo=ORGANIZATION
    )
    assert names(found) == ["Norrbo"]
