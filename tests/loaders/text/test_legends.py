"""Signs that a page explains itself."""

from collections.abc import Callable

from loaders.document import Document
from loaders.text.legends import with_meanings

Written = Callable[[str], Document]


def texts(document: Document) -> list[str]:
    """Give the words of each line."""
    return [line.text for line in with_meanings(document.lines)]


def test_signs_in_cells_mean_what_the_legend_says(written: Written) -> None:
    """Offsets stay those of the sign."""
    document = written("✔ hotovo, ◌ připravuje se\nklub\n\t✔\nbyty\n\t◌\n")
    assert texts(document) == ["klub", "hotovo", "byty", "připravuje se"]
    cell = with_meanings(document.lines)[1]
    assert document.text[cell.start : cell.end] == "✔"


def test_signs_without_a_legend_stay(written: Written) -> None:
    """A sentence with a sign explains none, nor does one sign alone."""
    for lead in (
        "★ Nejlepší klub otevřeme v Mostě, ale ✔ nikdo neví kdy a proč tomu tak je.",
        "✔ ano",
    ):
        assert texts(written(f"{lead}\nklub\n\t✔\nbyty\n\t✔\n"))[-1] == "✔"
