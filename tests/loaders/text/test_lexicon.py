"""Recognising the concepts of a code list in Czech text."""

import pytest

from loaders.text.lexicon import lexicon, phrase


def codes(text: str) -> list[set[str]]:
    """Give the codes of the themes found in *text*."""
    return [set(hit.codes) for hit in lexicon("theme").find(text)]


@pytest.mark.parametrize(
    "text", ["tréninkové byty", "Tréninkových bytů", "v\u00a0tréninkovém bytě", "TRÉNINKOVÝM BYTEM"]
)
def test_a_label_is_found_in_any_case_form(text: str) -> None:
    """Words meet by lemma, whatever their case, number, letters or spaces."""
    assert codes(text) == [{"treninkove-bydleni"}]


def test_a_word_that_tells_a_theme_without_naming_it_is_found() -> None:
    """Hidden labels count as names do."""
    assert codes("oprava bytů") == [{"bydleni"}]


def test_a_hit_tells_where_it_stands() -> None:
    """Offsets count code points of the text."""
    text = "Nová dluhová poradna"
    [hit] = lexicon("theme").find(text)
    assert text[hit.start : hit.end] == "dluhová poradna"


def test_a_label_within_a_longer_one_does_not_count() -> None:
    """The coordinator of social services is no social service."""
    assert codes("koordinátorka sociálních služeb") == [{"koordinace"}]


def test_labels_that_share_a_word_both_count() -> None:
    """Neither of two labels that overlap is within the other."""
    assert codes("terénní práce s rodinami") == [{"terenni-a-ambulantni-sluzby"}, {"rodina-deti"}]


def test_a_second_adjective_does_not_hide_a_label() -> None:
    """A joined adjective stands between the words of the label."""
    assert {"dluhove-poradenstvi", "poradenstvi"} in codes("dluhového a rodinného poradenství")


def test_a_label_of_two_concepts_gives_both() -> None:
    """A drop-in centre is leisure and a social service."""
    [found] = codes("nízkoprahové centrum")
    assert found == {"nizkoprahova-centra", "terenni-a-ambulantni-sluzby"}


def test_part_of_a_word_is_not_a_word() -> None:
    """A bit of a longer word is not recognised."""
    assert codes("bytost") == []


def test_a_narrower_concept_leads_to_its_top() -> None:
    """Records give the themes of the upper level."""
    assert lexicon("theme").top("skolni-dochazka") == "vzdelavani"
    assert lexicon("theme").top("hazard") == "hazard"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Komunitního centra Slunce", "Komunitní centrum Slunce"),
        ("Komuntního centra Litvínov-Janov", "Komunitní centrum Litvínov-Janov"),
        ("Tréninkové kavárny Slunce", "Tréninková kavárna Slunce"),
        ("něčeho jiného", "něčeho jiného"),
    ],
)
def test_the_nominative_comes_from_the_label(words: str, expected: str) -> None:
    """The code list knows the name in the nominative and mends a known typo."""
    assert lexicon("theme").nominative(words) == expected


@pytest.mark.parametrize("name", ["theme", "target-group", "service-kind", "plan-kind"])
def test_every_code_list_can_be_a_lexicon(name: str) -> None:
    """Each list gives phrases, and none of them is empty."""
    phrases = lexicon(name).phrases
    assert phrases
    assert all(phrases)


def test_no_text_has_no_phrase() -> None:
    """Signs without letters give no words."""
    assert phrase(" – • ,") == ()
    assert lexicon("theme").find("") == ()
