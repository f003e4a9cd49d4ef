"""Kinds of page are recognised by content."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.document import Document
from loaders.parse.kinds import kind_of_page
from loaders.read.source import read

WORDINGS = Path(__file__).parents[2] / "data" / "wordings" / "kinds.txt"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lokální partnerství Kutná Hora\n\nTisk E-mail\n\nText.", "partnership-page"),
        ("Lokální partnerství Ústí nad Labem:\nText.", "partnership-page"),
        ("Lokální partnerství Teplá a Toužim\nText.", "partnership-page"),
        ("Most\nČlenové lokálního partnerství Most:\n• Město Most", "partnership-page"),
        (
            "Most, 3. 8. 2016 – Lokální partnerství Most schválilo svůj plán.\nText.",
            "news-article",
        ),
        ("LOKÁLNÍ PARTNERSTVÍ MOST\nText.", "partnership-page"),
        ("Šluknovsko – lokální partnerství\nText.", "partnership-page"),
        ("Společné lokální partnerství měst Teplá a Toužim\nText.", "partnership-page"),
        ("Most\nČlenové místního partnerství Most\n• Město Most", "partnership-page"),
        ("Lokality\nMost\nO lokalitě\nMěsto leží pod horami.", "locality-profile"),
        ("Aktuality\nMost má nové partnerství\nText.", "news-article"),
        ("Výsledky spolupráce 2010 až 2013\nMost\n- a\n- b\n- c", "results-overview"),
        ("Lokalita Most\nO lokalitě\nCo se povedlo:\n- klub\n- byty\n- škola", "locality-profile"),
        ("Newsletter 3/2015\nMilí čtenáři,\nMOST\nV Mostě vznikl klub.", "newsletter"),
        ("říjen 2014 – prosinec 2014\n\nVážení přátelé,\nv Mostě vznikl klub.", "newsletter"),
        ("TZ: Most má plán\nText.", "news-article"),
        ("Most má plán\n13.06.2016 21:10 | Zprávy\nText.", "news-article"),
        ("Most bilancuje\nPublikováno: 3. 8. 2016\nText.", "news-article"),
        ("Ohlédnutí za spoluprací s městy\nV Mostě vznikl klub.", "results-overview"),
        ("Vrchlabí\n\nVrchlabí\n\nMěsto leží pod horami.", "locality-profile"),
        ("O lokalitě Most\nMěsto leží pod horami.", "locality-profile"),
        ("Recept na svíčkovou\n- mrkev\n- celer\n- smetana", None),
        ("Výsledky voleb\nMost zvolil.", None),
    ],
)
def test_content_tells_the_kind(
    written: Callable[[str], Document], text: str, kind: str | None
) -> None:
    """The heading, the dateline and the lists decide."""
    assert kind_of_page(written(text)) == kind


def test_the_real_pages_are_told_apart(shared: Path) -> None:
    """Three partnerships, one overview, one article."""
    files = sorted(shared.glob("seeds/*.txt"))

    assert [kind_of_page(read(file)) for file in files] == [
        *["partnership-page"] * 3,
        "results-overview",
        "news-article",
    ]


@pytest.mark.parametrize("line", WORDINGS.read_text(encoding="utf-8").splitlines())
def test_the_kind_is_told_whatever_the_title_is(
    written: Callable[[str], Document], line: str
) -> None:
    """A page of a partnership need not be called so: its members tell."""
    text, _, kind = line.replace("\\n", "\n").partition(" => ")

    assert (kind_of_page(written(text)) or "-") == kind
