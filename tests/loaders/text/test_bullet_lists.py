"""Lists and enumerations."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.text.bullet_lists import bullet_lists, enumerated, is_set_off


def test_each_list_has_the_words_that_introduce_it(written: Callable[[str], Document]) -> None:
    """The last sentence before a list, or the short line over it."""
    page = written("Úvod. Cíle jsou:\n- a\n- b\nŠkoly\n- c\n" + "slovo " * 40 + "konec.\n- d")

    found = [
        (group.heading.text if group.heading else None, [item.text for item in group.items])
        for group in bullet_lists(page.lines)
    ]

    assert found == [("Cíle jsou:", ["a", "b"]), ("Školy", ["c"]), (None, ["d"])]


def test_a_longer_number_sets_no_item_off(written: Callable[[str], Document]) -> None:
    """The tenth stands right below the ninth."""
    items = written("".join(f"{number}. bod\n" for number in range(1, 12))).lines

    assert not any(is_set_off(line, items[:n]) for n, line in enumerate(items) if n)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("bydlení, zaměstnanost", ["bydlení", "zaměstnanost"]),
        ("Duhovka, z. s., Most k naději, o.s.", ["Duhovka, z. s.", "Most k naději, o.s."]),
        ("ZŠ Most, příspěvková organizace; MŠ", ["ZŠ Most, příspěvková organizace", "MŠ"]),
        ("Město Most (OSPOD, OSV), Policie", ["Město Most (OSPOD, OSV)", "Policie"]),
        ("MŠ Most, o. s. Květina", ["MŠ Most", "o. s. Květina"]),
        ("Úřad práce, kontaktní pracoviště Most", ["Úřad práce, kontaktní pracoviště Most"]),
    ],
)
def test_commas_divide_items_but_not_names(text: str, items: list[str]) -> None:
    """A legal form, a bracket and a branch stay with their name."""
    found = enumerated(text, 10)

    assert [item.text for item in found] == items
    assert all(text[item.start - 10 : item.end - 10] == item.text for item in found)
