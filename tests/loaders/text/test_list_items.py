"""Lists as a person reads them."""

from collections.abc import Callable

from loaders.document import Document
from loaders.text.list_items import Item, list_items

Written = Callable[[str], Document]


def read(document: Document) -> list[Item]:
    """Give the items of a page that is one list."""
    return list(list_items(document.lines))


def words(document: Document, item: Item) -> str:
    """Give the item's own words."""
    return document.text[item.start : item.end]


def test_each_bullet_is_an_item(written: Written) -> None:
    """Any bullet will do."""
    document = written("• jedna\n• dvě\n• tři")
    assert [words(document, item) for item in read(document)] == ["jedna", "dvě", "tři"]


def test_a_wrapped_line_belongs_to_its_item(written: Written) -> None:
    """The rest of a wrapped item begins with a small letter."""
    document = written("- vznik poradny pro oběti\n  domácího násilí\n- klub")
    assert [words(document, item) for item in read(document)] == [
        "vznik poradny pro oběti\n  domácího násilí",
        "klub",
    ]


def test_deeper_items_are_parts(written: Written) -> None:
    """An indent makes a nested list."""
    document = written("- služby:\n    - klub\n    - poradna\n- byty")
    first, second = read(document)
    assert [words(document, part) for part in first.parts] == ["klub", "poradna"]
    assert document.text[first.start : first.last].endswith("poradna")
    assert second.parts == ()


def test_another_bullet_after_a_colon_makes_parts(written: Written) -> None:
    """Pages lose the indent, but not the bullet."""
    document = written("• služby:\n– klub\n– poradna\n• byty")
    first, second = read(document)
    assert [words(document, part) for part in first.parts] == ["klub", "poradna"]
    assert words(document, second) == "byty"


def test_a_line_with_a_capital_is_an_item_of_its_own(written: Written) -> None:
    """A list that lost its bullets still has items."""
    document = written("Vznik klubu\nVznik poradny")
    assert [words(document, item) for item in read(document)] == ["Vznik klubu", "Vznik poradny"]


def test_no_lines_no_items() -> None:
    """An empty list is no error."""
    assert list(list_items(())) == []
