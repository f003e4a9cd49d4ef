"""Sentences of a partnership in another town."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.parse.own_lines import own_lines
from loaders.resolve.places import Gazetteer

SCHOOLS = "ZŠ Lidická a Charita Most"


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        (f"Partnerství v Duchcově tvoří {SCHOOLS}.", False),
        (f"Lokální partnerství v sousedním Duchcově má dva členy: {SCHOOLS}.", False),
        (f"Lokální partnerství ve městě Duchcov sdružuje {SCHOOLS}.", False),
        (f"V Duchcově partnerství tvoří {SCHOOLS}.", False),
        (f"V nedalekém Duchcově tvoří lokální partnerství {SCHOOLS}.", False),
        (f"V Bílině partnerství tvoří {SCHOOLS}.", True),
        (f"V Duchcově se schází partnerství, které tvoří město Bílina a {SCHOOLS}.", True),
        (f"V partnerství jsou {SCHOOLS}.", True),
        (f"Partnerství v Bílině tvoří {SCHOOLS}.", True),
        (f"Partnerství tvoří {SCHOOLS}.", True),
        (f"Do partnerství v Duchcově jezdí i město Bílina a {SCHOOLS}.", True),
        (f"Partnerství v létě rozšířily {SCHOOLS}.", True),
    ],
)
def test_what_is_told_of_another_town_is_left_out(
    written: Callable[[str], Document], towns: Gazetteer, text: str, is_own: bool
) -> None:
    """Unless the sentence names the own town, too; a page of no known town keeps all."""
    page = written(f"Partnerství se schází. {text}")
    told = [line.text for line in own_lines(page.lines, towns.places("město Bílina"), towns)]

    assert (text in " ".join(told)) is is_own
    assert own_lines(page.lines, (), towns) == page.lines
