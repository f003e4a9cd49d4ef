"""Towns with namesakes: what tells which of them a page means, and what where nothing does."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.extract import extract

Written = Callable[[str], Document]
BEGUN = "Partnerství vzniklo 3. března 2012."


def _told(document: Document) -> tuple[list[str], list[str]]:
    """Give the codes of the towns of a page, and what is told of namesakes."""
    found = extract(document)
    reasons = [one.reason for one in found.problems if "of this name" in one.reason]
    return [place.code for place in found.document.municipalities], reasons


def test_a_town_that_only_its_size_tells_is_doubted(written: Written) -> None:
    """The candidates are told with their districts, at the name."""
    page = written(f"Lokální partnerství Kravaře\n\n{BEGUN}\n")
    found = extract(page)
    [problem] = [one for one in found.problems if "of this name" in one.reason]

    assert [place.code for place in found.document.municipalities] == ["507580"]
    assert page.text[problem.start : problem.end] == "Kravaře"
    assert problem.reason.endswith("Kravaře (okres Opava), Kravaře (okres Česká Lípa)")


@pytest.mark.parametrize(
    "told",
    [
        "Členy jsou Obec Kravaře, Úřad práce Opava a Charita Hlučín.",
        "Kravaře leží v okrese Opava.",
        "Okres: Opava",
        "Moravskoslezský kraj",
        "Zapojilo se město Kravaře.",
        "Podobně se pracuje i jinde na Opavsku.",
    ],
)
def test_the_surroundings_tell_which_town_is_meant(told: str, written: Written) -> None:
    """Neighbours, the district, the region: nothing is doubted."""
    codes, reasons = _told(written(f"Lokální partnerství Kravaře\n\n{BEGUN}\n{told}\n"))

    assert (codes, reasons) == (["507580"], [])


@pytest.mark.parametrize(
    "told",
    [
        "Kravaře leží v okrese Česká Lípa.",
        "Obec Kravaře (okres Česká Lípa) má 800 obyvatel.",
        "Okres: Česká Lípa",
        "Kravaře na Mimoňsku mají tři ubytovny.",
        "Lidé z Kravař u České Lípy dojíždějí za prací.",
    ],
)
def test_the_namesake_is_meant_that_the_page_places_elsewhere(told: str, written: Written) -> None:
    """Its district, its region or a town beside it are told with its name or as a fact."""
    codes, reasons = _told(written(f"Lokální partnerství Kravaře\n\n{BEGUN}\n{told}\n"))

    assert (codes, reasons) == (["561720"], [])


@pytest.mark.parametrize(
    "told",
    [
        "Na seminář jeli členové do Nového Boru.",
        "Vedoucí předtím působila v České Lípě a v Novém Boru.",
        "Příklady dobré praxe přivezli z České Lípy, Doks a Nového Boru.",
    ],
)
def test_places_named_in_passing_are_but_a_doubt(told: str, written: Written) -> None:
    """However many there are, they may be visits, venues or other partnerships."""
    text = f"Lokální partnerství Kravaře\n\n{BEGUN}\n{told}\n"
    codes, reasons = _told(written(text))

    assert codes == ["507580"]
    assert len(reasons) == 1


def test_a_namesake_placed_elsewhere_beside_signs_of_the_own_town_is_a_doubt(
    written: Written,
) -> None:
    """Either may have been named in passing."""
    told = "Partneři z Opavy a Hlučína navštívili i Kravaře u České Lípy."
    codes, reasons = _told(written(f"Lokální partnerství Kravaře\n\n{BEGUN}\n{told}\n"))

    assert codes == ["507580"]
    assert len(reasons) == 1


def test_the_town_beside_which_the_own_one_lies_tells_it(written: Written) -> None:
    """Whatever other places are named."""
    told = "Kravaře u Opavy mají partnerství. Inspirace přišla z České Lípy a z Nového Boru."
    codes, reasons = _told(written(f"Lokální partnerství Kravaře\n\n{BEGUN}\n{told}\n"))

    assert (codes, reasons) == (["507580"], [])


def test_a_name_without_a_largest_binds_nothing(written: Written) -> None:
    """It is told which towns may be meant."""
    codes, [reason] = _told(written(f"Lokální partnerství Březová\n\n{BEGUN}\n"))

    assert codes == []
    assert "Březová (okres Sokolov)" in reason


def test_a_town_without_namesakes_is_never_doubted(written: Written) -> None:
    """Nor is the page about several towns that lie together."""
    assert _told(written(f"Lokální partnerství Přerov\n\n{BEGUN}\n")) == (["511382"], [])
    assert _told(written(f"Lokální partnerství Hlučín a Kravaře\n\n{BEGUN}\n"))[1] == []
