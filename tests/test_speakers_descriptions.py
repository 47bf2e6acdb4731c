"""Whom descriptions mean."""

from __future__ import annotations

import pytest

from quotes.annotate import EntityKind
from quotes.records import SpeakerKind
from tests.resolutions import LOCATION, NORP, ORGANIZATION, PERSON, names, resolved, speakers


def test_a_role_means_who_was_introduced_with_it() -> None:
    text = (
        "Ada Lind, the mayor of Norrby, met Bo Ek, a fisherman. We can wait, the mayor said. "
        "We cannot, the fisherman said."
    )
    found = resolved(
        text,
        [("We can wait", "the mayor"), ("We cannot", "the fisherman")],
        Ada_Lind=PERSON,
        Bo_Ek=PERSON,
    )
    assert names(found) == ["Ada Lind", "Bo Ek"]


def test_a_vice_president_is_not_the_president() -> None:
    text = "President Ada Lind met Vice President Bo Ek. It is done, the president said."
    found = resolved(text, [("It is done", "the president")], Ada_Lind=PERSON, Bo_Ek=PERSON)
    assert names(found) == ["Ada Lind"]


@pytest.mark.parametrize(
    "mention", ["two residents", "a senior official", "people close to the talks", "many voters"]
)
def test_unnamed_sources_are_kept_as_they_are_worded(mention: str) -> None:
    text = f"The water rose, {mention} said."
    assert names(resolved(text, [("The water rose", mention)])) == [mention]


def test_two_unnamed_people_are_not_one() -> None:
    text = "It is cold, a resident said. It is warm, a resident said."
    found = resolved(text, [("It is cold", "a resident"), ("It is warm", "a resident")])
    assert speakers(found)[0] is not speakers(found)[1]


def test_a_bare_noun_in_a_headline_means_the_next_speaker() -> None:
    text = (
        "Senator calls for calm\n\nThe roads are open, said Ada Lind, who has sat in the senate for"
        " thirty years, and nobody should leave the city before the water has fallen, whatever the"
        " papers may write about it and however long the queues at the stations have become."
    )
    found = resolved(
        text, [("calm", "Senator"), ("The roads are open", "Ada Lind")], Ada_Lind=PERSON
    )
    assert names(found) == ["Ada Lind", "Ada Lind"]


@pytest.mark.parametrize(
    "source",
    ["Analysts at Nordbank", "Residents of the quarter", "Three people familiar with the talks"],
)
def test_people_without_names_keep_all_words_of_their_mention(source: str) -> None:
    found = resolved(f"{source} said that it was late.", [("that it was late", source)])
    assert [(s.name, s.kind) for s in found.speakers] == [(source, SpeakerKind.GROUP)]


def test_the_republican_is_whom_the_text_has_just_been_about() -> None:
    text = "Ada Lind came to Norrby. The Republican said it was the snow."
    found = resolved(text, [("it was the snow", "The Republican")], Ada_Lind=PERSON)
    assert names(found) == ["Ada Lind"]


def test_an_office_holder_described_is_whom_the_text_has_just_named() -> None:
    text = "Ada Lind came late. The Norrby senator said it was the snow."
    found = resolved(
        text,
        [("it was the snow", "The Norrby senator")],
        Ada_Lind=PERSON,
        Norrby=LOCATION,
    )
    assert names(found) == ["Ada Lind"]


def test_a_bare_office_may_be_anybody_s() -> None:
    text = "Ada Lind came late. The senator said it was the snow."
    found = resolved(text, [("it was the snow", "The senator")], Ada_Lind=PERSON)
    assert names(found) == ["The senator"]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Nearly ten residents", "Nearly ten residents"),
        ("Only residents", "residents"),
        ("a panel in May", "a panel"),
        ("People in other towns", "People in other towns"),
        ("Those and even older letters", "Those and even older letters"),
        ("The Lind administration", "Lind administration"),
    ],
)
def test_a_description_keeps_the_words_that_tell_who_is_meant(mention: str, name: str) -> None:
    text = f"{mention} called it cold."
    assert names(resolved(text, [("it cold", mention)], May=EntityKind.DATE)) == [name]


def test_an_article_alone_names_nobody() -> None:
    assert names(resolved("It was cold, the said.", [("It was cold", "the")])) == [None]


def test_a_description_means_whom_an_apposition_behind_it_names() -> None:
    text = "Bo Ek is a minister. The minister of trade, Ms. Lind, called it fine."
    found = resolved(text, [("it fine", "The minister of trade")], Bo_Ek=PERSON, Lind=PERSON)
    assert names(found) == ["Lind"]


def test_the_next_of_a_list_is_no_apposition() -> None:
    text = "Ada Lind, Bo Ek, and others called it fine."
    (speaker,) = speakers(resolved(text, [("it fine", "Ada Lind")], Ada_Lind=PERSON, Bo_Ek=PERSON))
    assert speaker is not None
    assert (speaker.name, speaker.role) == ("Ada Lind", None)


def test_those_who_belong_to_somebody_are_not_that_person() -> None:
    text = "Ada Lind left. It was late, friends knew. Supporters of Lind said it was early."
    found = resolved(text, [("it was early", "Supporters of Lind")], Ada_Lind=PERSON, Lind=PERSON)
    assert names(found) == ["Supporters of Lind"]


@pytest.mark.parametrize(
    "source",
    [
        "the ministers of Norway, Sweden and Denmark",
        "Senators from Norrby, Borg, and New Ek",
        "researchers at Lind, the University of Norrby and Borg College",
    ],
)
def test_a_group_of_several_is_called_by_all_of_them(source: str) -> None:
    found = resolved(f"It was late, said {source}.", [("It was late", source)])
    assert names(found) == [source]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Ada Lind scored.", "Ada Lind"),
        ("Ada Lind, 22, beat Bo Ek.", "Ada Lind"),
        ("Ada Lind, 34, scored.", "the 22-year-old"),
    ],
    ids=["the last person", "who is of that age", "nobody of another age"],
)
def test_an_age_means_whom_the_text_has_been_about(before: str, expected: str) -> None:
    text = f"{before} It was late, the 22-year-old said."
    found = resolved(text, [("It was late", "the 22-year-old")], Ada_Lind=PERSON, Bo_Ek=PERSON)
    assert names(found) == [expected]


def test_an_office_in_short_means_whom_the_text_has_been_about() -> None:
    text = "Ada Lind came to Norrby. The Lind Group CEO said it was late."
    found = resolved(
        text,
        [("it was late", "The Lind Group CEO")],
        Ada_Lind=PERSON,
        Lind_Group=ORGANIZATION,
        Norrby=LOCATION,
    )
    assert names(found) == ["Ada Lind"]


def test_a_deputy_is_not_the_leader_whom_the_text_has_named() -> None:
    text = "Its leader, Ada Lind, came. The party’s deputy leader said it was late."
    found = resolved(text, [("it was late", "The party’s deputy leader")], Ada_Lind=PERSON)
    assert names(found) == ["The party’s deputy leader"]


@pytest.mark.parametrize(
    ("named", "described"),
    [
        ("Defence Minister Ada Lind", "The foreign minister"),
        ("Prime Minister Ada Lind", "The finance minister"),
        ("President Ada Lind", "The governor of Norrby"),
        ("Vice President Ada Lind", "The president"),
        ("Former President Ada Lind", "The president"),
        ("Norrby manager Ada Lind", "The Uppland manager"),
        ("South Norrish President Ada Lind", "The North Norrish president"),
        ("Governor Ada Lind of Norrby", "The Uppland governor"),
        ("Labour leader Ada Lind", "The Tory leader"),
        ("Republican candidate Ada Lind", "The Democratic candidate"),
        ("Police chief Ada Lind", "The fire chief"),
        ("University president Ada Lind", "The president of the students’ union"),
    ],
)
def test_who_holds_another_office_is_somebody_else(named: str, described: str) -> None:
    text = f"{named} said it was late. {described} said it was early."
    found = resolved(text, [("it was late", named), ("it was early", described)], Ada_Lind=PERSON)
    assert names(found) == ["Ada Lind", described]


@pytest.mark.parametrize(
    ("named", "described"),
    [
        ("Foreign Secretary Ada Lind", "The Foreign Secretary"),
        ("Norrish President Ada Lind", "The president"),
        ("Sen. Ada Lind", "The Norrby senator"),
        ("Republican Sen. Ada Lind", "The GOP senator"),
        ("Norway’s foreign minister, Ada Lind,", "The Norwegian minister"),
        ("Foreign Minister Ada Lind", "The Norwegian foreign minister"),
    ],
)
def test_an_office_may_be_told_in_fewer_words_or_others(named: str, described: str) -> None:
    text = f"{named} said it was late. {described} said it was early."
    found = resolved(
        text,
        [("it was late", named), ("it was early", described)],
        Ada_Lind=PERSON,
        Norway=LOCATION,
        Norwegian=NORP,
    )
    assert names(found) == ["Ada Lind", "Ada Lind"]


@pytest.mark.parametrize("office", ["The Prime Minister", "The Home Secretary", "The Mayor"])
def test_an_office_with_capitals_is_no_name(office: str) -> None:
    found = resolved(f"{office} said it was late.", [("it was late", office)])
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [(office, None)]


def test_somebody_of_the_mayors_family_is_not_the_mayor() -> None:
    text = "Ada Lind, the mayor’s daughter, left. The mayor said it was late."
    found = resolved(text, [("it was late", "The mayor")], Ada_Lind=PERSON)
    assert names(found) == ["The mayor"]


@pytest.mark.parametrize(
    ("role", "source"),
    [
        ("Prime Minister", "the PM"),
        ("Chief Minister", "the CM"),
        ("Vice President", "the VP"),
        ("PM", "the prime minister"),
        ("CEO", "the CEO"),
    ],
)
def test_an_office_may_be_called_by_its_initials(role: str, source: str) -> None:
    text = f"{role} Ada Lind met Defence Minister Bo Ek. It was late, {source} said."
    found = resolved(text, [("It was late", source)], Ada_Lind=PERSON, Bo_Ek=PERSON)
    assert names(found) == ["Ada Lind"]


def test_the_initials_of_another_office_are_somebody_else() -> None:
    text = "Defence Minister Bo Ek left. It was late, the PM said. The VP knew."
    found = resolved(text, [("It was late", "the PM")], Bo_Ek=PERSON)
    assert names(found) == ["the PM"]


@pytest.mark.parametrize(
    ("role", "source"),
    [
        ("Pope", "the pontiff"),
        ("Prime Minister", "the premier"),
        ("Norrish President", "the Norrish leader"),
        ("Foreign Minister", "the country's top diplomat"),
        ("Chief Executive", "the CEO"),
        ("Bishop", "the prelate"),
    ],
)
def test_who_holds_an_office_may_be_called_by_another_name_of_it(role: str, source: str) -> None:
    text = f"{role} Ada Lind left on Monday. It was late, {source} said."
    found = resolved(text, [("It was late", source)], Norrish=NORP, Ada_Lind=PERSON)
    assert names(found) == ["Ada Lind"]


@pytest.mark.parametrize(
    ("role", "source"),
    [
        ("President", "the union leader"),
        ("Norrish President", "the Upland leader"),
        ("Defence Minister", "the premier"),
        ("Vice President", "the leader"),
        ("Attorney General", "the lawyer"),
    ],
)
def test_other_names_of_other_offices_are_somebody_else(role: str, source: str) -> None:
    text = f"{role} Ada Lind left on Monday. It was late, {source} said."
    found = resolved(text, [("It was late", source)], Norrish=NORP, Ada_Lind=PERSON)
    assert names(found) == [source]


@pytest.mark.parametrize("source", ["Over 15,000 spectators", "the 10,000 people in the hall"])
def test_commas_in_numbers_do_not_end_a_mention(source: str) -> None:
    text = f"Many people at the fair sang. {source} said it was late."
    assert names(resolved(text, [("it was late", source)])) == [source]


def test_those_of_another_place_are_others() -> None:
    text = "People in the hall said it was late. The people in the street said it was early."
    found = resolved(
        text,
        [("it was late", "People in the hall"), ("it was early", "The people in the street")],
    )
    assert names(found) == ["People in the hall", "The people in the street"]


def test_the_letters_behind_an_office_call_who_holds_it() -> None:
    mention = "Deputy Commissioner (DC) Ada Lind"
    text = f"{mention} said it was late. The DC said it was early."
    sources = [("it was late", mention), ("it was early", "The DC")]
    assert names(resolved(text, sources, Ada_Lind=PERSON)) == ["Ada Lind"] * 2


@pytest.mark.parametrize(
    "source",
    ["Some 44 per cent of Norrbyers", "Research by Ada Lind", "A study called “Ice”"],
)
def test_what_is_nobody_keeps_all_words_of_its_mention(source: str) -> None:
    text = f"{source} said it was late."
    found = resolved(text, [("it was late", source)], Ada_Lind=PERSON)
    assert names(found) == [source]
    assert found.speakers[0].kind is not SpeakerKind.PERSON


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Ada Lind herself", "Ada Lind"),
        ("Organizer and founder Ada Lind", "Ada Lind"),
        ("Small and middle-sized firms in Norrby", "Small and middle-sized firms in Norrby"),
        ("Study author and professor in linguistics Ada Lind", "Ada Lind"),
        ("None of the leaders", "None of the leaders"),
    ],
)
def test_other_words_around_a_name_or_head_are_told_from_it(mention: str, name: str) -> None:
    text = f"{mention} said it was late."
    found = resolved(text, [("it was late", mention)], Ada_Lind=PERSON, Norrby=LOCATION)
    assert names(found) == [name]


def test_another_source_is_not_the_one_before() -> None:
    text = "A source said it was late. The other source said it was early. The source said no more."
    found = resolved(
        text,
        [
            ("it was late", "A source"),
            ("it was early", "The other source"),
            ("no more", "The source"),
        ],
    )
    assert names(found) == ["A source", "The other source", "The other source"]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("A Green MP", "A Green MP"),
        ("Environmentalist, Ada Lind,", "Ada Lind"),
        ("One of the chapters from that period", "One of the chapters from that period"),
        ("Sources close to Ada Lind", "Sources close to Ada Lind"),
    ],
)
def test_descriptions_with_capitals_are_no_names(mention: str, name: str) -> None:
    text = f"{mention} said it was late."
    found = resolved(text, [("it was late", mention)], Ada_Lind=PERSON)
    assert names(found) == [name]


def test_a_clause_may_tell_an_office() -> None:
    text = (
        "Ada Lind, who leads the opposition Norrby bloc, said it was late. Bo Ek left. "
        "The Norrby leader said it was early."
    )
    found = resolved(
        text,
        [
            ("it was late", "Ada Lind, who leads the opposition Norrby bloc,"),
            ("it was early", "The Norrby leader"),
        ],
        Ada_Lind=PERSON,
        Bo_Ek=PERSON,
        Norrby=LOCATION,
    )
    assert names(found) == ["Ada Lind", "Ada Lind"]


def test_the_president_is_the_head_of_state_where_the_white_house_speaks() -> None:
    text = (
        "Norrby Fed President Ada Lind said it was late. The White House was calm. "
        "The president said it was early."
    )
    found = resolved(
        text,
        [
            ("it was late", "Norrby Fed President Ada Lind"),
            ("it was early", "The president"),
        ],
        Ada_Lind=PERSON,
        Norrby_Fed=ORGANIZATION,
        White_House=ORGANIZATION,
    )
    assert names(found) == ["Ada Lind", "The president"]


@pytest.mark.parametrize(
    "description",
    [
        "the 34-year-old",
        "the mother-of-four",
        "the mother of three",
        "the Dane",
        "the Norrby midfielder",
        "the Danish entomologist",
    ],
)
def test_who_alone_is_named_in_a_paragraph_is_described(description: str) -> None:
    text = f"Bo Ek left.\n\nAda Lind was late. It was dark, said {description}."
    found = resolved(text, [("It was dark", description)], Bo_Ek=PERSON, Ada_Lind=PERSON)
    assert names(found) == ["Ada Lind"]


@pytest.mark.parametrize(
    ("before", "description"),
    [
        ("Ada Lind met Bo Ek.", "the Dane"),
        ("Coach Ada Lind was late.", "the midfielder"),
        ("Mayor Ada Lind was late.", "the historian"),
        ("A historian was late. Ada Lind was early.", "the historian"),
    ],
)
def test_who_may_be_another_is_not_described(before: str, description: str) -> None:
    text = f"{before} It was dark, said {description}."
    sources = [("was late", "A historian")] if "A historian" in before else []
    found = resolved(text, [*sources, ("It was dark", description)], Bo_Ek=PERSON, Ada_Lind=PERSON)
    assert names(found)[-1] != "Ada Lind"


def test_a_justice_is_a_judge() -> None:
    text = "Justice Ada Lind left. Ole Lund met her. The judge said it was late."
    found = resolved(text, [("it was late", "The judge")], Ada_Lind=PERSON, Ole_Lund=PERSON)
    assert names(found) == ["Ada Lind"]


@pytest.mark.parametrize(
    "mention", ["Deputies from the ruling party", "Tweet from the police", "Data from the agency"]
)
def test_what_begins_a_sentence_and_goes_on_is_a_description(mention: str) -> None:
    assert names(resolved(f"{mention} said it was late.", [("it was late", mention)])) == [mention]


def test_the_initials_of_an_office_mean_its_holder() -> None:
    text = "Chief Election Commissioner Ada Lind said it was late. The CEC said it was early."
    found = resolved(
        text,
        [("it was late", "Chief Election Commissioner Ada Lind"), ("it was early", "The CEC")],
        Ada_Lind=PERSON,
        CEC=ORGANIZATION,
    )
    assert names(found) == ["Ada Lind"] * 2


@pytest.mark.parametrize(
    "mention", ["The review, by Ada Lind,", "Many experts, including Ada Lind,"]
)
def test_a_phrase_behind_a_description_does_not_name_it(mention: str) -> None:
    found = resolved(f"{mention} said it was late.", [("it was late", mention)], Ada_Lind=PERSON)
    assert names(found) == [mention.partition(",")[0]]


def test_of_two_people_the_text_does_not_tell_who_is_of_an_age() -> None:
    text = "Ada Lind beat Bo Ek. It was late, said the 22-year-old."
    found = resolved(text, [("It was late", "the 22-year-old")], Ada_Lind=PERSON, Bo_Ek=PERSON)
    assert names(found) == ["the 22-year-old"]


def test_the_person_named_last_is_of_an_age() -> None:
    text = (
        "Bo Ek left Ada Lind.\n\nLind was late. It was dark.\n\nIt was cold, the 21-year-old said."
    )
    found = resolved(
        text, [("It was cold", "the 21-year-old")], Bo_Ek=PERSON, Ada_Lind=PERSON, Lind=PERSON
    )
    assert names(found) == ["Ada Lind"]


def test_who_comes_from_a_state_is_not_the_state() -> None:
    text = "Ada Lind of Texas was late. It was dark, the Texan said."
    found = resolved(
        text, [("It was dark", "the Texan")], Ada_Lind=PERSON, Texas=LOCATION, Texan=NORP
    )
    assert names(found) == ["Ada Lind"]


@pytest.mark.parametrize(
    ("role", "description"),
    [
        ("Norrby Spokesman", "the Norrby official"),
        ("Norrby Party Leader", "the Norrby chief"),
        ("Foreign Minister", "Norway's top diplomat"),
        ("Norway's Foreign Minister", "Norway's top diplomat"),
    ],
)
def test_the_only_one_may_be_called_by_less(role: str, description: str) -> None:
    text = f"Bo Ek left.\n\n{role} Ada Lind said it was late. It was dark, added {description}."
    found = resolved(
        text,
        [("it was late", f"{role} Ada Lind"), ("It was dark", description)],
        Bo_Ek=PERSON,
        Ada_Lind=PERSON,
        Norrby=LOCATION,
        Norway=LOCATION,
    )
    assert names(found) == ["Ada Lind"] * 2


def test_the_diplomat_of_another_country_is_somebody_else() -> None:
    text = "Norway's Foreign Minister Ada Lind left. It was late, said Denmark's top diplomat."
    found = resolved(
        text,
        [("It was late", "Denmark's top diplomat")],
        Ada_Lind=PERSON,
        Norway=LOCATION,
        Denmark=LOCATION,
    )
    assert names(found) == ["Denmark's top diplomat"]


def test_an_office_in_short_behind_a_country_is_no_name() -> None:
    text = "Norwegian PM: It is late\n\nPrime Minister Ada Lind said it was early."
    found = resolved(
        text,
        [("It is late", "Norwegian PM"), ("it was early", "Prime Minister Ada Lind")],
        Ada_Lind=PERSON,
        Norwegian=NORP,
    )
    assert names(found) == ["Ada Lind"] * 2


def test_an_office_is_told_before_a_name_with_honorifics() -> None:
    text = "They met the Speaker, Rt. Hon. Ada Lind, on Monday. The Speaker said it was late."
    found = resolved(text, [("it was late", "The Speaker")], Ada_Lind=PERSON)
    assert names(found) == ["Ada Lind"]


@pytest.mark.parametrize("mention", ["Around 20 opposition MPs", "26 MPs", "Former CEOs"])
def test_several_holders_of_an_office_in_short_are_described(mention: str) -> None:
    found = resolved(f"{mention} said it was late.", [("it was late", mention)])
    assert [(s.name, s.kind) for s in found.speakers] == [(mention, SpeakerKind.GROUP)]


@pytest.mark.parametrize(
    ("first", "name"),
    [("A neighbour", "A neighbour"), ("A woman", "the man"), ("Ada Lind", "the man")],
)
def test_the_man_is_whoever_has_just_spoken_without_a_name(first: str, name: str) -> None:
    text = f"{first} said it was late. It was cold, the man added."
    sources = [("it was late", first), ("It was cold", "the man")]
    assert names(resolved(text, sources, Ada_Lind=PERSON))[1] == name


def test_several_who_are_named_are_not_the_first_of_them() -> None:
    source = "The defendants, chief mate Ole Lund, 54, and his deputy Bo Ek, 47,"
    text = f"{source} deny that it was late."
    found = resolved(text, [("that it was late", source)], Ole_Lund=PERSON, Bo_Ek=PERSON)
    assert names(found) == ["The defendants"]


def test_a_profession_is_a_person_s() -> None:
    text = "Chef Bo Ek left. A source close to him said it was late. The chef said it was early."
    found = resolved(
        text,
        [("it was late", "A source close to him"), ("it was early", "The chef")],
        Bo_Ek=PERSON,
    )
    assert names(found) == ["A source close to him", "Bo Ek"]


def test_an_office_taken_for_a_body_is_that_of_who_stands_behind_it() -> None:
    text = "The Taoiseach, Ada Lind, said it was late."
    found = resolved(
        text,
        [("it was late", "The Taoiseach, Ada Lind,")],
        Taoiseach=ORGANIZATION,
        Ada_Lind=PERSON,
    )
    assert names(found) == ["Ada Lind"]


def test_the_head_of_one_thing_is_not_that_of_another() -> None:
    text = "Ada Lind, who heads the station, said it was late. The district head said it was early."
    found = resolved(
        text,
        [
            ("it was late", "Ada Lind, who heads the station,"),
            ("it was early", "The district head"),
        ],
        Ada_Lind=PERSON,
    )
    assert names(found) == ["Ada Lind", "The district head"]


def test_a_headline_s_panel_is_not_whoever_speaks_below() -> None:
    text = (
        "Senate panel asks chief over leak\n\nIt was late that day, and it was dark in the town that "
        "lies by the sea, where nobody had been for years and years, and where it rains more often than "
        "not, as all who live there know well.\n\nIt was cold, one of them said."
    )
    found = resolved(text, [("over leak", "Senate panel"), ("It was cold", "one of them")])
    assert names(found) == ["Senate panel", "one of them"]


def test_a_share_of_people_keeps_its_sign() -> None:
    found = resolved("Of those asked, 58% said it was late.", [("it was late", "58%")])
    assert names(found) == ["58%"]


@pytest.mark.parametrize("words", ["Three of the seven", "Half of them", "58%"])
def test_several_of_a_number_are_a_group(words: str) -> None:
    found = resolved(f"It was late, said {words}.", [("It was late", words)])
    assert [speaker and speaker.kind for speaker in speakers(found)] == [SpeakerKind.GROUP]
