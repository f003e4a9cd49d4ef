"""Names of persons, which no record may hold. All names here are made up."""

import pytest

from loaders.text.persons import name_start, names_person, person_spans, without_speaker


@pytest.mark.parametrize(
    "text",
    [
        "říká starosta města Jan Vymyšlený",
        "podle vedoucí odboru Evy Smyšlené",
        "ředitel Agentury pro sociální začleňování, Petr Neskutečný",
        "koordinátorka Nejsoucí Marie",
        "starostka Smyšlená Nováková",
        "Mgr. Jana Vymyšlená",
        "paní Vymyšlenková",
    ],
)
def test_an_office_or_a_degree_tells_a_name(text: str) -> None:
    """A name follows an office, however far, or a degree."""
    assert names_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "starostka města",
        "asistenti prevence kriminality",
        "koordinátorka projektu Nová Šance",
        "pracovníci v Horní Suché",
        "ředitel Člověka v tísni",
        "Komunitní Centrum Slunce",
    ],
)
def test_other_capitals_are_no_names(text: str) -> None:
    """Offices without a name, projects and places stay."""
    assert not names_person(text)


def test_a_speaker_is_cut_off() -> None:
    """What is said stays, who said it goes."""
    said = "Chceme zřídit poradnu,“ říká starosta Jan Vymyšlený."
    assert without_speaker(said) == "Chceme zřídit poradnu"


def test_whoever_speaks_behind_a_comma_and_a_quotation_mark_is_cut_off() -> None:
    """By whatever verb."""
    said = "„Budeme mít poradnu,“ směje se ředitelka školy"
    assert without_speaker(said) == "„Budeme mít poradnu"


def test_a_quoted_name_of_a_project_stays() -> None:
    """Only a verb of saying after the quotation tells a speaker."""
    text = "Projekt „Krok“ začal v květnu"
    assert without_speaker(text) == text


def test_the_name_is_told_apart_from_the_office() -> None:
    """A label may end with the office."""
    text = "klub otevřel starosta Jan Vymyšlený"
    assert text[: name_start(text)] == "klub otevřel starosta "
    assert [text[start:end] for start, end in person_spans(text)] == ["starosta Jan Vymyšlený"]
    assert name_start("klub") == len("klub")
