"""Items that name organisations."""

import pytest

from loaders.document import Line
from loaders.parse.organisation_items import are_mostly_organisations, are_named, is_organisation


def items(*texts: str) -> list[Line]:
    """Give items of a list."""
    return [Line(0, len(text), text, "•") for text in texts]


@pytest.mark.parametrize("name", ["Město Most", "Kotec, o.s.", "ZŠ Most", "Policie ČR"])
def test_words_and_forms_tell_an_organisation(name: str) -> None:
    """Either is enough."""
    assert is_organisation(*items(name))


@pytest.mark.parametrize("name", ["Bydlení", "Strategický plán", "Situační analýza"])
def test_topics_and_papers_are_none(name: str) -> None:
    """They stand in lists too."""
    assert not is_organisation(*items(name))


def test_what_organisations_did_is_no_list_of_them() -> None:
    """The items are sentences; a town called "Sedlo" is no verb."""
    assert not are_mostly_organisations(items("Město Most otevřelo klub", "ZŠ Most přijala tři"))
    assert are_mostly_organisations(items("Město Nové Sedlo", "ZŠ Nové Sedlo"))


def test_mere_kinds_are_no_names() -> None:
    """A capital tells a name."""
    assert not are_named(items("obec a škola", "policie", "ZŠ Most"))
    assert are_named(items("Obec Lhota", "Policie ČR", "škola"))
