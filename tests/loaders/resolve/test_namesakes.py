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
        "Členy jsou Obec Kravaře, Úřad práce Česká Lípa a Základní škola Nový Bor.",
        "Kravaře leží v okrese Česká Lípa.",
    ],
)
def test_a_page_of_the_surroundings_of_another_is_not_of_the_largest(
    told: str, written: Written
) -> None:
    """Two signs of them are enough, and none of its own."""
    codes, reasons = _told(written(f"Lokální partnerství Kravaře\n\n{BEGUN}\n{told}\n"))

    assert (codes, reasons) == (["561720"], [])


def test_one_town_of_other_surroundings_is_but_a_doubt(written: Written) -> None:
    """It may be a venue."""
    text = f"Lokální partnerství Kravaře\n\n{BEGUN}\nNa seminář jeli členové do Nového Boru.\n"
    codes, reasons = _told(written(text))

    assert codes == ["507580"]
    assert len(reasons) == 1


def test_a_name_without_a_largest_binds_nothing(written: Written) -> None:
    """It is told which towns may be meant."""
    codes, [reason] = _told(written(f"Lokální partnerství Březová\n\n{BEGUN}\n"))

    assert codes == []
    assert "Březová (okres Sokolov)" in reason


def test_a_town_without_namesakes_is_never_doubted(written: Written) -> None:
    """Nor is the page about several towns that lie together."""
    assert _told(written(f"Lokální partnerství Přerov\n\n{BEGUN}\n")) == (["511382"], [])
    assert _told(written(f"Lokální partnerství Hlučín a Kravaře\n\n{BEGUN}\n"))[1] == []
