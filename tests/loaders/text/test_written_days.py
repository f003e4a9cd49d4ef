"""Days of a month that are written out."""

import pytest

from loaders.text.written_days import in_figures


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("prvního ledna", "1. ledna"),
        ("Devátého května", "9. května"),
        ("dvanáctého února 2012", "12. února 2012"),
        ("devatenáctého února", "19. února"),
        ("dvacátého března", "20. března"),
        ("jednadvacátého dubna", "21. dubna"),
        ("dvacátého pátého dubna", "25. dubna"),
        ("třicátého prvního října", "31. října"),
        ("jedenatřicátého prosince", "31. prosince"),
        ("12. prosince", "12. prosince"),
    ],
)
def test_a_written_day_is_its_number(words: str, figures: str) -> None:
    """In both ways to count beyond twenty."""
    assert in_figures(words) == figures
