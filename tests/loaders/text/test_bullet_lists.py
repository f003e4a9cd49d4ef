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


def test_a_lone_o_is_a_bullet_only_beside_others(written: Callable[[str], Document]) -> None:
    """Else a line is wrapped before a preposition."""
    listed = written("Členy jsou:\no Město Most\no ZŠ Horní")
    wrapped = written("Partnerství jednalo\no Mostě a\no domě.")

    assert [line.bullet for line in listed.lines] == [None, "o", "o"]
    assert [line.bullet for line in wrapped.lines] == [None, None, None]


def test_bullets_that_lost_their_line_ends_are_a_list(written: Callable[[str], Document]) -> None:
    """Three in a line are; one between two words is a mere sign."""
    page = written("Členové • Město Most • ZŠ Horní • Charita Most\nTisk • E-mail")

    assert [line.text for line in page.lines] == [
        "Členové",
        "Město Most",
        "ZŠ Horní",
        "Charita Most",
        "Tisk • E-mail",
    ]
