"""Who the sources of quotes are."""

from __future__ import annotations

import re

import pytest

from quotes.annotate import Annotations, Entity, EntityKind, Sentence
from quotes.attribution import Attribution
from quotes.marks import find_quoted
from quotes.records import Span, Speaker, SpeakerKind
from quotes.speakers import Resolution, resolve
from quotes.speakers.via import find_via
from tests.marked import marked_attributions

PERSON, ORGANIZATION = EntityKind.PERSON, EntityKind.ORGANIZATION
LOCATION, NORP = EntityKind.LOCATION, EntityKind.NORP
_SENTENCE = re.compile(r"[^\s.][^.]*(?:\.(?!\s+[A-Z“])[^.]*)*\.?[”\"]?")


def resolved(text: str, sources: list[tuple[str, str]], **entities: EntityKind) -> Resolution:
    """Resolve the sources of some contents, each found at its first place after the one before.

    Args:
        text: The article.
        sources: A content and its source for each attribution.
        entities: Kinds of names, with underscores for spaces, wherever they stand.
    """
    attributions = []
    for content, source in sources:
        (piece,) = _places(text, content)[:1]
        near = min(_places(text, source), key=lambda span: abs(span.start - piece.start))
        attributions.append(Attribution((piece,), (Span(piece.end, piece.end + 1),), (near,)))
    found = [
        Entity(span.start, span.end, kind)
        for name, kind in entities.items()
        for span in _places(text, name.replace("_", " "))
    ]
    annotations = Annotations(
        sentences=tuple(Sentence(*match.span()) for match in _SENTENCE.finditer(text)),
        entities=tuple(sorted(found, key=lambda entity: entity.start)),
    )
    attributions.sort(key=lambda attribution: attribution.content[0])
    return resolve(text, attributions, annotations, find_quoted(text))


def _places(text: str, words: str) -> list[Span]:
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return [Span(*match.span()) for match in re.finditer(pattern, text)]


def speakers(resolution: Resolution) -> list[Speaker | None]:
    return [reported.speaker for reported in resolution.by_attribution]


def names(resolution: Resolution) -> list[str | None]:
    return [speaker and speaker.name for speaker in speakers(resolution)]


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


def test_a_vice_president_is_not_the_president() -> None:
    text = "President Ada Lind met Vice President Bo Ek. It is done, the president said."
    found = resolved(text, [("It is done", "the president")], Ada_Lind=PERSON, Bo_Ek=PERSON)
    assert names(found) == ["Ada Lind"]


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


def test_whoever_passed_a_quote_on_is_its_via() -> None:
    text = "“We will not wait,” Ada Lind said, according to the Norwegian news agency NTB."
    (reported,) = resolved(
        text, [("“We will not wait,”", "Ada Lind")], Ada_Lind=PERSON, NTB=ORGANIZATION
    ).by_attribution
    assert reported.via is not None
    assert reported.via.text == "according to the Norwegian news agency NTB"
    assert reported.via.speaker is not None
    assert reported.via.speaker.name == "NTB"


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("“We wait,” Ada Lind was quoted by NTB as saying.", "by NTB"),
        ("“We wait,” Ada Lind said, NTB reported on Monday.", "NTB reported"),
        ("“We wait,” Ada Lind was quoted as saying by NTB on Friday.", "by NTB"),
        ("“We wait,” the agency NTB quoted Ada Lind as saying.", "the agency NTB"),
        ("“We wait,” Ada Lind said in a statement carried by NTB.", "carried by NTB"),
        ("“We wait,” Ada Lind said, as quoted by NTB.", "as quoted by NTB"),
    ],
)
def test_an_agency_that_quotes_somebody_is_the_via(text: str, via: str) -> None:
    (reported,) = resolved(
        text, [("“We wait,”", "Ada Lind")], Ada_Lind=PERSON, NTB=ORGANIZATION
    ).by_attribution
    assert reported.via is not None
    assert reported.via.text == via
    assert reported.via.speaker is not None
    assert reported.via.speaker.name == "NTB"


@pytest.mark.parametrize(
    "source",
    ["Analysts at Nordbank", "Residents of the quarter", "Three people familiar with the talks"],
)
def test_people_without_names_keep_all_words_of_their_mention(source: str) -> None:
    found = resolved(f"{source} said that it was late.", [("that it was late", source)])
    assert [(s.name, s.kind) for s in found.speakers] == [(source, SpeakerKind.GROUP)]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The nonpartisan Commission on Norrby Roads", "Commission on Norrby Roads"),
        ("The Committee for a Dry Norrby", "Committee for a Dry Norrby"),
        ("Federal and state officials", "Federal and state officials"),
        ("One Republican", "One Republican"),
        ("Norrby Sen. Ada Lind", "Ada Lind"),
        ("Sens. Ada Lind and other lawmakers", "Ada Lind"),
    ],
)
def test_a_name_has_all_its_words_and_no_others(source: str, name: str) -> None:
    text = f"It was late, said {source}."
    found = resolved(text, [("It was late", source)], Norrby_Sen__Ada_Lind=PERSON, Ada_Lind=PERSON)
    assert names(found) == [name]


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
    "dateline", ["Norrby: ", "NORRBY, Nov. 3 (NTB) — ", "NORRBY, Nov. 3. /NTB/. "]
)
def test_a_pronoun_does_not_mean_the_place_or_agency_of_a_dateline(dateline: str) -> None:
    text = f"{dateline}Borg Council met on Friday. It called the day long."
    kinds = {"Norrby": LOCATION, "NORRBY": LOCATION, "NTB": ORGANIZATION}
    found = resolved(text, [("the day long", "It")], Borg_Council=ORGANIZATION, **kinds)
    assert names(found) == ["Borg Council"]


def test_a_ministry_is_no_company() -> None:
    text = "Borg Steel was fined. The Norrby Ministry said so. The company called it a mistake."
    found = resolved(
        text,
        [("so", "The Norrby Ministry"), ("it a mistake", "The company")],
        Borg_Steel=ORGANIZATION,
        Norrby_Ministry=ORGANIZATION,
    )
    assert names(found)[1] == "Borg Steel"


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


def test_a_name_of_which_the_last_word_was_missed_is_completed_from_elsewhere() -> None:
    text = "Ada Maria Lind Ek came to Norrby. Lind Ek left. It was late, she said."
    found = resolved(text, [("It was late", "she")], Ada_Maria_Lind=PERSON, Lind_Ek=PERSON)
    assert names(found) == ["Ada Maria Lind Ek"]


def test_honours_behind_a_name_are_no_part_of_it() -> None:
    text = "Ada Lind came. It was late, said Ms Lind MP."
    found = resolved(text, [("It was late", "Ms Lind MP")], Ada_Lind=PERSON, Lind_MP=PERSON)
    assert names(found) == ["Ada Lind"]


def test_the_republican_is_whom_the_text_has_just_been_about() -> None:
    text = "Ada Lind came to Norrby. The Republican said it was the snow."
    found = resolved(text, [("it was the snow", "The Republican")], Ada_Lind=PERSON)
    assert names(found) == ["Ada Lind"]


def test_rules_and_the_like_pass_nothing_on() -> None:
    text = "“We will not wait,” Ada Lind said, according to international health protocols."
    (reported,) = resolved(
        text, [("“We will not wait,”", "Ada Lind")], Ada_Lind=PERSON
    ).by_attribution
    assert reported.via is None


def test_a_place_behind_people_is_not_their_name() -> None:
    text = "It is loud, said residents of the old quarter, Norrby."
    found = resolved(
        text, [("It is loud", "residents of the old quarter, Norrby")], Norrby=LOCATION
    )
    assert names(found) == ["residents of the old quarter"]


@pytest.mark.parametrize("source", ["state media", "local news agencies", "the press"])
def test_media_without_a_name_can_be_the_via(source: str) -> None:
    text = f"“We wait,” Ada Lind said, according to {source}."
    (reported,) = resolved(text, [("“We wait,”", "Ada Lind")], Ada_Lind=PERSON).by_attribution
    assert reported.via is not None
    assert reported.via.speaker is not None
    assert reported.via.speaker.name == source


def test_a_report_of_something_else_is_no_via() -> None:
    text = "“We wait,” Ada Lind said, and NTB reported that it was late."
    (reported,) = resolved(
        text, [("“We wait,”", "Ada Lind")], Ada_Lind=PERSON, NTB=ORGANIZATION
    ).by_attribution
    assert reported.via is None


@pytest.mark.parametrize(
    ("marked", "via"),
    [
        (
            "[c1 “We wait,”] [s1 she] [u1 told] them, [s2 her aide Bo Ek] [u2 said].",
            "her aide Bo Ek said",
        ),
        ("[c1 “We wait,”] [s1 she] [u1 told] them, [s2 Bo Ek] [u2 said] [c2 on Monday].", None),
    ],
    ids=["nothing else", "something of his own"],
)
def test_who_said_nothing_but_what_another_told_is_the_via(marked: str, via: str | None) -> None:
    text, attributions = marked_attributions(marked)
    annotations = Annotations((Sentence(0, len(text)),), ())
    passed = find_via(text, attributions, annotations, find_quoted(text))[0]
    words = passed and "".join(text[span.start : span.end] for span in passed.spans)
    assert words == via


def test_according_to_inside_a_quote_is_no_via() -> None:
    text = "“It rose, according to NTB, by a foot,” Ada Lind said."
    (reported,) = resolved(
        text,
        [("“It rose, according to NTB, by a foot,”", "Ada Lind")],
        Ada_Lind=PERSON,
        NTB=ORGANIZATION,
    ).by_attribution
    assert reported.via is None


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


def resolved_within(text: str, content: str, nested: tuple[str, str]) -> list[str | None]:
    """The speakers of a quote of Ada Lind's and of the report within it."""
    piece, inner, source = (_places(text, words)[0] for words in (content, *nested))
    said = _places(text, "Ada Lind")[-1]
    report = Attribution((inner,), (Span(inner.start - 1, inner.start),), (source,))
    attribution = Attribution(
        (piece,), (Span(piece.end, piece.end + 1),), (said,), nested=(report,)
    )
    people = sorted(span for name in ("Ada Lind", "Bo Ek") for span in _places(text, name))
    entities = tuple(Entity(span.start, span.end, PERSON) for span in people)
    annotations = Annotations((Sentence(0, len(text)),), entities)
    (reported,) = resolve(text, [attribution], annotations, find_quoted(text)).by_attribution
    return [said and said.name for said in (reported.speaker, reported.nested[0].speaker)]


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


def test_a_pronoun_does_not_mean_nobody() -> None:
    text = "No law asks for the letters. They show the debt."
    assert names(resolved(text, [("the letters", "No law"), ("the debt", "They")]))[1] is None


def test_a_surname_that_is_a_man_s_first_name_may_be_a_woman_s() -> None:
    text = "Amelize Joseph left. It is cold, Joseph said. It will pass, she said."
    found = resolved(
        text, [("It is cold", "Joseph"), ("It will pass", "she")], Amelize_Joseph=PERSON
    )
    assert names(found) == ["Amelize Joseph", "Amelize Joseph"]


def test_a_new_document_is_the_first_that_is_named_later() -> None:
    text = "A new poll shows a lead. The Norrby poll shows hope. The Ek poll shows fear."
    found = resolved(
        text,
        [("a lead", "A new poll"), ("hope", "The Norrby poll"), ("fear", "The Ek poll")],
        Norrby=LOCATION,
        Ek=PERSON,
    )
    assert names(found) == ["Norrby poll", "Norrby poll", "Ek poll"]


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


def test_a_nickname_and_a_middle_initial_are_parts_of_one_name() -> None:
    text = 'Rep. Robert C. "Bobby" Lind left. It is cold, Lind said. It is late, Bobby Lind said.'
    found = resolved(
        text,
        [("It is cold", "Lind"), ("It is late", "Bobby Lind")],
        **{'Robert_C._"Bobby"_Lind': PERSON},
        Bobby_Lind=PERSON,
    )
    assert names(found) == ['Robert C. "Bobby" Lind'] * 2


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


def test_an_agency_in_capitals_is_no_pronoun() -> None:
    text = "WHO chief Ada Lind said it was late."
    found = resolved(
        text, [("it was late", "WHO chief Ada Lind")], WHO=ORGANIZATION, Ada_Lind=PERSON
    )
    assert names(found) == ["Ada Lind"]
    assert found.speakers[0].role == "WHO chief"


def test_another_is_who_is_named_behind_it() -> None:
    text = "One said it was late. Another, Ada Lind, said it was early."
    found = resolved(text, [("it was early", "Another, Ada Lind,")], Ada_Lind=PERSON)
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [("Ada Lind", None)]


def test_the_body_before_a_title_is_part_of_the_role() -> None:
    text = "They met Storting deputy Ada Lind. Lind said it was late."
    found = resolved(
        text, [("it was late", "Lind")], Storting=ORGANIZATION, Ada_Lind=PERSON, Lind=PERSON
    )
    assert found.speakers[0].role == "Storting deputy"


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


def test_an_army_is_not_called_the_group() -> None:
    text = "The Norrby army came. It was late, the group said."
    found = resolved(text, [("It was late", "the group")], The_Norrby_army=ORGANIZATION)
    assert names(found) == ["the group"]


def test_a_man_is_not_the_woman_of_that_surname() -> None:
    text = "It was late, Mr. Lind said. Anna Lind, his sister, came."
    found = resolved(text, [("It was late", "Mr. Lind")], Lind=PERSON, Anna_Lind=PERSON)
    assert names(found) == ["Lind"]


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


def test_nobody_passes_on_a_quote_of_their_own() -> None:
    text = "Ada Lind said on Monday, “We wait,” she said."
    marked = "[s2 Ada Lind] [u2 said] on Monday, [c1 “We wait,”] [s1 she] [u1 said]."
    assert marked_attributions(marked)[0] == text
    _, attributions = marked_attributions(marked)
    annotations = Annotations((Sentence(0, len(text)),), (Entity(0, 8, PERSON),))
    found = resolve(text, attributions, annotations, find_quoted(text))
    assert [reported.via for reported in found.by_attribution] == [None, None]


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


def test_the_letters_behind_an_office_call_who_holds_it() -> None:
    mention = "Deputy Commissioner (DC) Ada Lind"
    text = f"{mention} said it was late. The DC said it was early."
    sources = [("it was late", mention), ("it was early", "The DC")]
    assert names(resolved(text, sources, Ada_Lind=PERSON)) == ["Ada Lind"] * 2


def test_a_body_may_be_described_before_it_is_named() -> None:
    source = "The football body, NFA,"
    found = resolved(f"{source} said it was late.", [("it was late", source)], NFA=ORGANIZATION)
    assert names(found) == ["NFA"]


def test_a_first_name_that_the_writer_adds_in_brackets_is_left_out() -> None:
    text = "President (Ada) Lind said it was late."
    found = resolved(text, [("it was late", "President (Ada) Lind")], Lind=PERSON)
    assert names(found) == ["Lind"]


@pytest.mark.parametrize(
    "source",
    ["Some 44 per cent of Norrbyers", "Research by Ada Lind", "A study called “Ice”"],
)
def test_what_is_nobody_keeps_all_words_of_its_mention(source: str) -> None:
    text = f"{source} said it was late."
    found = resolved(text, [("it was late", source)], Ada_Lind=PERSON)
    assert names(found) == [source]
    assert found.speakers[0].kind is not SpeakerKind.PERSON


def test_a_surname_of_several_words_may_be_called_by_its_first() -> None:
    text = "Ada Lind Lau Suklan left. Lind said it was late."
    found = resolved(text, [("it was late", "Lind")], Ada_Lind_Lau_Suklan=PERSON)
    assert names(found) == ["Ada Lind Lau Suklan"]


def test_names_may_begin_with_a_small_article() -> None:
    mention = "Norrland’s Prime Minister Ada al-Lind"
    found = resolved(
        f"{mention} said it was late.", [("it was late", mention)], **{"Ada al-Lind": PERSON}
    )
    assert names(found) == ["Ada al-Lind"]


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


def test_two_people_taken_for_one_name_are_two() -> None:
    text = "Ada Lind and Coach Bo Ek, who said it was late, left. Ek said it was early."
    found = resolved(
        text,
        [("it was late", "Bo Ek"), ("it was early", "Ek")],
        **{"Ada Lind and Coach Bo Ek": PERSON},
    )
    assert names(found) == ["Bo Ek"] * 2


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


def test_an_initial_before_a_name_is_part_of_it() -> None:
    text = "I. Ada Lind said it was late."
    assert names(resolved(text, [("it was late", "I. Ada Lind")], Ada_Lind=PERSON)) == [
        "I. Ada Lind"
    ]


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


def test_a_number_may_begin_a_name() -> None:
    text = "Erik ten Hag left. Ten Hag said it was late."
    found = resolved(text, [("it was late", "Ten Hag")], Erik_ten_Hag=PERSON, Ten_Hag=PERSON)
    assert names(found) == ["Erik ten Hag"]


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


def test_whom_somebody_belongs_to_is_not_part_of_the_name() -> None:
    text = "Morgan Stark's Ada Lind said it was late."
    found = resolved(
        text, [("it was late", "Morgan Stark's Ada Lind")], Ada_Lind=PERSON, Morgan_Stark=PERSON
    )
    assert names(found) == ["Ada Lind"]


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
    ("name", "pronoun"),
    [
        ("Lucía Lind", "she"),
        ("Jean-Marc Lind", "he"),
        ("Anne-Marie Lind", "she"),
        ("Jean Lind", "she"),
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


def test_the_initials_of_an_office_mean_its_holder() -> None:
    text = "Chief Election Commissioner Ada Lind said it was late. The CEC said it was early."
    found = resolved(
        text,
        [("it was late", "Chief Election Commissioner Ada Lind"), ("it was early", "The CEC")],
        Ada_Lind=PERSON,
        CEC=ORGANIZATION,
    )
    assert names(found) == ["Ada Lind"] * 2


def test_the_initials_of_a_body_do_not_mean_who_works_there() -> None:
    text = "A Norrby Tax Service commissioner, Ada Lind, left. The NTS said it was late."
    found = resolved(text, [("it was late", "The NTS")], Ada_Lind=PERSON, NTS=ORGANIZATION)
    assert names(found) == ["NTS"]


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


@pytest.mark.parametrize(
    ("mention", "role"),
    [
        ("The Bishop of Norrby, the Rt Rev Ada Lind,", "the Bishop of Norrby"),
        ("Principal Ada Lind", "Principal"),
        ("Fellow Briton Ada Lind", "Fellow Briton"),
    ],
)
def test_what_stands_before_a_name_is_the_role(mention: str, role: str) -> None:
    found = resolved(f"{mention} said it was late.", [("it was late", mention)], Ada_Lind=PERSON)
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [("Ada Lind", role)]


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


def test_nobody_describes_themselves_in_what_they_say() -> None:
    text = "Ada Lind said the Norrby secretary told them it was late."
    outer, inner = _places(text, "the Norrby secretary told them it was late")[0], "it was late"
    report = Attribution(
        tuple(_places(text, inner)),
        tuple(_places(text, "told")),
        tuple(_places(text, "the Norrby secretary")),
    )
    attribution = Attribution(
        (outer,), tuple(_places(text, "said")), tuple(_places(text, "Ada Lind")), nested=(report,)
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


def test_the_person_named_last_is_of_an_age() -> None:
    text = (
        "Bo Ek left Ada Lind.\n\nLind was late. It was dark.\n\nIt was cold, the 21-year-old said."
    )
    found = resolved(
        text, [("It was cold", "the 21-year-old")], Bo_Ek=PERSON, Ada_Lind=PERSON, Lind=PERSON
    )
    assert names(found) == ["Ada Lind"]


def test_a_partisan_is_called_by_the_name_behind() -> None:
    mention = "The panel's top Republican, Sen. Ada Lind of Norrby,"
    text = f"{mention} said it was late."
    found = resolved(text, [("it was late", mention)], Ada_Lind=PERSON, Republican=NORP)
    assert names(found) == ["Ada Lind"]


def test_who_comes_from_a_state_is_not_the_state() -> None:
    text = "Ada Lind of Texas was late. It was dark, the Texan said."
    found = resolved(
        text, [("It was dark", "the Texan")], Ada_Lind=PERSON, Texas=LOCATION, Texan=NORP
    )
    assert names(found) == ["Ada Lind"]


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
