"""Lists that a page heads as measures."""

from collections.abc import Callable

from loaders.parse.listed_measures import listed_measures
from loaders.parse.measures import Setting

About = Callable[..., Setting]


def labels(setting: Setting) -> list[tuple[str, str]]:
    """Give the label and status of each listed measure."""
    found = listed_measures(setting.document.lines, setting)
    return [(record.label, record.status) for record in found]


def test_a_list_of_measures_is_planned(about: About) -> None:
    """A heading that tells no status announces plans."""
    text = "Mezi hlavní opatření patří:\n- vznik klubu\n- dluhová poradna"
    assert labels(about(text, "Bílina")) == [
        ("vznik klubu", "planned"),
        ("dluhová poradna", "planned"),
    ]


def test_the_heading_tells_the_status(about: About) -> None:
    """What was achieved is said above the list."""
    assert labels(about("Co se podařilo:\n- vznik klubu", "Bílina")) == [
        ("vznik klubu", "achieved")
    ]


def test_a_list_of_members_is_none(about: About) -> None:
    """Other lists have other headings."""
    assert labels(about("Členové partnerství:\n- město Bílina", "Bílina")) == []
