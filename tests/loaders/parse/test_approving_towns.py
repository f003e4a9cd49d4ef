"""Of which towns an approval tells."""

from collections.abc import Callable

import pytest

from loaders.document import Document, Line
from loaders.parse.approvals import find_approvals
from loaders.parse.approving_towns import approving_towns
from loaders.records import Place
from loaders.resolve.places import Gazetteer
from loaders.text.sentences import sentences, sentences_of

CHOMUTOV, KOLIN = Place("Chomutov", "562971"), Place("Kolín", "533165")
TWO = (CHOMUTOV, KOLIN)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Zastupitelstvo schválilo strategický plán 5. 5. 2014.", "Chomutov Kolín"),
        ("Zastupitelstvo města Kolína schválilo strategický plán 5. 5. 2014.", "Kolín"),
        ("Kolínské zastupitelstvo schválilo strategický plán 5. 5. 2014.", "Kolín"),
        ("Zastupitelstvo města Tachova schválilo strategický plán 5. 5. 2014.", ""),
        ("Tachovské zastupitelstvo schválilo strategický plán 5. 5. 2014.", ""),
        ("Vzor máme z Tachova, kde strategický plán schválili zastupitelé 5. 5. 2014.", ""),
        ("V sousedním Tachově schválilo zastupitelstvo strategický plán 5. 5. 2014.", ""),
        ("V sousedním Kolíně schválilo zastupitelstvo strategický plán 5. 5. 2014.", "Kolín"),
        ("Strategický plán 5. 5. 2014 schválili zastupitelé v Kolíně.", "Kolín"),
        (
            "Strategický plán pro Kolínsko schválila 5. 5. 2014 zastupitelstva obou měst.",
            "Chomutov Kolín",
        ),
        ("Strategický plán 5. 5. 2014 schválilo zastupitelstvo Kolín\nV Chomutově", "Kolín"),
        ("V Tachově schválilo zastupitelstvo strategický plán 5. 5. 2014.", ""),
        ("V Tachově byl strategický plán schválen zastupitelstvem 5. 5. 2014.", ""),
        (
            "V Tachově i doma se o něm mluvilo: zastupitelstvo schválilo strategický plán "
            "5. 5. 2014.",
            "Chomutov Kolín",
        ),
    ],
)
def test_an_approval_is_of_the_towns_that_it_names(
    text: str, labels: str, written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """Of all towns of the page where it names none; of none where it is that of another town."""
    page = written(text)
    (found,) = find_approvals(tuple(sentences(page.lines)))

    told = approving_towns(page, found, (CHOMUTOV, KOLIN), towns)

    assert [" ".join(town.label for town in together) for together in told] == [labels] * len(told)
    assert bool(told) is bool(labels)


def test_assemblies_of_some_of_the_towns_approve_each_for_its_own(
    written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """What is one plan of all of them where all did is that of each where others did not."""
    page = written("Strategický plán přijala 5. 5. 2014 zastupitelstva měst Chomutov a Kolín.")
    (found,) = find_approvals(tuple(sentences(page.lines)))

    of_two = approving_towns(page, found, TWO, towns)
    of_three = approving_towns(page, found, (*TWO, Place("Tachov", "560715")), towns)

    assert (of_two, of_three) == ((TWO,), ((CHOMUTOV,), (KOLIN,)))


def test_the_body_of_another_town_does_not_take_the_approval_before_it(
    written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """What "and the council of …" did on its own day is told of that town alone."""
    text = "Zastupitelstvo schválilo strategický plán 5. 5. 2014 a rada města Tachova 6. 6. 2014."
    page = written(text)

    told = [
        approving_towns(page, found, (CHOMUTOV,), towns)
        for found in find_approvals(tuple(sentences(page.lines)))
    ]

    assert told == [((CHOMUTOV,),), ()]


def test_a_town_is_called_by_the_last_word_of_its_name(
    written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """At home "brodští zastupitelé" are those of Uherský Brod, not of another Brod."""
    page = written("Brodští zastupitelé schválili strategický plán 5. 5. 2014.")
    (found,) = find_approvals(tuple(sentences(page.lines)))
    brod = Place("Uherský Brod", "592731")

    assert approving_towns(page, found, (brod,), towns) == ((brod,),)
    assert approving_towns(page, found, (CHOMUTOV,), towns) == ()


def test_a_like_body_of_another_town_tells_of_its_own(
    written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """Of two assemblies in one sentence each approves for its town."""
    page = written(
        "Vznikl strategický plán. V Kolíně ho zastupitelstvo schválilo 14. 12. 2011, "
        "zastupitelstvo Chomutova se k němu dostalo po Novém roce a schválilo ho 25. 1. 2012."
    )

    told = [
        (found.date.edtf if found.date else None, approving_towns(page, found, TWO, towns))
        for found in find_approvals(tuple(sentences(page.lines)))
    ]

    assert told == [("2011-12-14", ((KOLIN,),)), ("2012-01-25", ((CHOMUTOV,),))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("V obou městech byl strategický plán schválen zastupitelstvem.", 2),
        ("V obou městech byl schválen společný strategický plán zastupitelstvy obou měst.", 1),
    ],
)
def test_in_each_of_them_a_plan_of_its_own_is_approved(
    text: str, count: int, written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """Unless it is one that they have together."""
    page = written(text)
    (found,) = find_approvals(tuple(sentences(page.lines)))

    assert len(approving_towns(page, found, TWO, towns)) == count


def test_there_is_the_town_of_the_sentence_before(
    written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """Of several towns of a page "tamní zastupitelé" are those of the one told last."""
    page = written("Nejdál je Kolín. Tamní zastupitelé přijali strategický plán 5. 5. 2014.")
    (found,) = find_approvals(tuple(sentences(page.lines)))

    assert approving_towns(page, found, TWO, towns) == ((KOLIN,),)


def test_the_town_with_which_a_sentence_begins_is_that_of_all_its_bodies(
    written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """Both bodies are of Kolín; where another town stands between, it is not told whose."""
    page = written(
        "V Kolíně se o strategickém plánu hlasovalo dvakrát: rada plán schválila 5. 5. 2014 "
        "a zastupitelstvo 6. 6. 2014."
    )
    *_, found = find_approvals(tuple(sentences(page.lines)))

    assert approving_towns(page, found, TWO, towns) == ((KOLIN,),)


def test_between_two_towns_it_is_not_told_whose_body_it_was(
    written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """The second body may be that of the second town."""
    page = written(
        "V Kolíně strategický plán schválila rada 5. 5. 2014, a když se o něm mluvilo "
        "v Chomutově, schválilo ho zastupitelstvo 6. 6. 2014."
    )
    *_, found = find_approvals(tuple(sentences(page.lines)))

    assert approving_towns(page, found, TWO, towns) != ((KOLIN,),)


@pytest.mark.parametrize(
    ("denied", "labels"),
    [
        ("nikoli rada města Kolína", "Chomutov Kolín"),
        ("v Kolíně nikoli", "Chomutov"),
        ("nikoli v Kolíně", "Chomutov"),
    ],
)
def test_a_town_is_denied_where_it_is_told_of_all_its_bodies(
    written: Callable[[str], Document], towns: Gazetteer, denied: str, labels: str
) -> None:
    """That its council did not approve leaves the assembly that did."""
    page = written(f"Strategický plán schválilo zastupitelstvo 12. 5. 2016, {denied}.")
    (found,) = find_approvals(tuple(sentences(page.lines)))
    (told,) = approving_towns(page, found, TWO, towns)
    assert " ".join(town.label for town in told) == labels


def test_an_approval_is_read_with_its_own_line_alone(
    written: Callable[[str], Document], towns: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many lines stand before it."""
    line = "Strategický plán schválilo zastupitelstvo 12. 5. 2016, v Kolíně nikoli."
    page = written("\n".join([line] * 9))
    *_, found = find_approvals(tuple(sentences(page.lines)))
    split: list[Line] = []

    def splitting(line: Line) -> tuple[Line, ...]:
        split.append(line)
        return sentences_of(line)

    monkeypatch.setattr("loaders.parse.approving_towns.sentences_of", splitting)
    assert approving_towns(page, found, TWO, towns) == ((CHOMUTOV,),)
    assert set(split) == {page.lines[-1]}
