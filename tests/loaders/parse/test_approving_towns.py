"""Of which towns an approval tells."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.parse.approvals import find_approvals
from loaders.parse.approving_towns import approving_towns
from loaders.records import Place
from loaders.resolve.places import Gazetteer
from loaders.text.sentences import sentences

CHOMUTOV, KOLIN = Place("Chomutov", "562971"), Place("Kolín", "533165")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Zastupitelstvo schválilo strategický plán 5. 5. 2014.", "Chomutov Kolín"),
        ("Zastupitelstvo města Kolína schválilo strategický plán 5. 5. 2014.", "Kolín"),
        ("Kolínské zastupitelstvo schválilo strategický plán 5. 5. 2014.", "Kolín"),
        ("Zastupitelstvo města Tachova schválilo strategický plán 5. 5. 2014.", ""),
        ("Tachovské zastupitelstvo schválilo strategický plán 5. 5. 2014.", ""),
        ("V Tachově schválilo zastupitelstvo strategický plán 5. 5. 2014.", ""),
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
