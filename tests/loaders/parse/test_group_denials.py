"""Groups that are wanted, or are no more."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.parse.working_groups import read_working_groups
from loaders.text.boilerplate import content
from loaders.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "Pracovní skupiny:\n• Bydlení\n• Dluhy (zrušena v roce 2014)\n• Školství",
            "Bydlení Školství",
        ),
        ("Pracovní skupiny:\n• Bydlení\n• Dluhy – zanikla\n• Školství", "Bydlení Školství"),
        ("Pracovní skupiny:\n• PS Bydlení\n• PS Školství, dosud nevznikla", "Bydlení"),
        ("Pracovní skupiny, které mají vzniknout:\n• Bydlení\n• Školství", ""),
        ("Zrušené pracovní skupiny:\n• PS Bydlení\n• PS Školství", ""),
        ("Pracovní skupiny (zrušené v roce 2014):\n• PS Bydlení\n• PS Školství", ""),
        (
            "Pracovní skupiny (plánované schůzky jednou měsíčně):\n• Bydlení\n• Školství",
            "Bydlení Školství",
        ),
        (
            "Pracovní skupiny, které byly zrušeny v roce 2012 a obnoveny v roce 2016:"
            "\n• Bydlení\n• Školství",
            "Bydlení Školství",
        ),
        ("Pracovní skupiny, které vznikly:\n• Bydlení\n• Školství", "Bydlení Školství"),
        (
            "Pracovní skupiny:\n• Bydlení\n• Zaměstnanost a zrušené provozy",
            "Bydlení Zaměstnanost a zrušené provozy",
        ),
    ],
)
def test_a_group_is_one_that_there_is(
    written: Callable[[str], Document], text: str, labels: str
) -> None:
    """Neither one to come nor one dissolved, whether an item or the heading tells so."""
    page = written(f"{text}\n")
    lines = content(page)
    prose = tuple(sentences(line for line in lines if not line.bullet))
    groups, _ = read_working_groups(page, lines, prose, "lp-x")
    assert " ".join(group.label for group in groups) == labels
