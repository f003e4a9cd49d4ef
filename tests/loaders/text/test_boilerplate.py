"""The page's own content, without what the site puts around it."""

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.read.source import read_bytes
from loaders.text.boilerplate import content, crumbs


def test_links_buttons_and_the_foot_are_left_out(written: Callable[[str], Document]) -> None:
    """What follows "Inspirace" belongs to the site."""
    page = written(
        "Odkaz na FacebookOdkaz na oficiální kanál YouTubeOdkaz na web Úřadu Vlády\n\n"
        "Aktuality\nLitvínov roste\nTisk E-mail\nArchiv ASZ Archiv ASZ\nText.//]]>\n"
        "© Úřad vlády ČR 2016\n"
        "Inspirace\n• Dobrá praxe\n"
    )

    assert [line.text for line in content(page)] == ["Litvínov roste", "Text."]
    assert [page.text[line.start : line.end] for line in content(page)][1] == "Text."


def test_content_begins_at_the_title_of_the_markup() -> None:
    """A menu before the heading is no content, though its links are not known."""
    source = "<title>Most - Agentura</title><ul><li>Publikace</li></ul><h2>Most</h2><p>Text.</p>"

    assert [line.text for line in content(read_bytes(source.encode(), "x"))] == ["Most", "Text."]


def test_a_lead_that_the_text_repeats_is_read_once(written: Callable[[str], Document]) -> None:
    """The site shows the beginning of a text above it, and its title twice."""
    lead = "Město Most leží pod Krušnými horami a má čtyři sídliště."
    page = written(f"Most\n\nMost\n\n{lead}\n\n{lead} Dál je tu hrad.")

    assert [line.text for line in content(page)] == ["Most", f"{lead} Dál je tu hrad."]


def test_a_section_over_the_page_is_not_its_foot(written: Callable[[str], Document]) -> None:
    """The line "Napsali o nás" ends a page, unless the page stands in that section."""
    page = written("Napsali o nás\nMost má plán\nText.\nNapsali o nás\nJiný článek")

    assert [line.text for line in content(page)] == ["Most má plán", "Text."]


def test_links_in_the_midst_of_a_text_are_left_out(written: Callable[[str], Document]) -> None:
    """Bullets under another heading are its own."""
    page = written("Most má plán\nČtěte také\n• Krnov otevřel klub\nText.\nVýsledky\n• byty")

    assert [line.text for line in content(page)] == ["Most má plán", "Text.", "Výsledky", "byty"]


def test_a_column_of_links_above_the_title_is_not_the_foot() -> None:
    """The page goes on below it."""
    source = (
        "<title>Most</title><p>Agentura</p><p>Nejčtenější</p><p>Jak psát</p><h1>Most</h1>"
        "<p>Text.</p><p>Nejčtenější</p><p>Jak psát</p>"
    )

    assert [line.text for line in content(read_bytes(source.encode(), "x"))] == ["Most", "Text."]


def test_contacts_are_no_content(written: Callable[[str], Document]) -> None:
    """Whom to call stands over the text of a locality."""
    page = written("• Lokální konzultant: Jan Vymyšlený\n• Manažerka SPSZ:\nMěsto Most leží.")

    assert [line.text for line in content(page)] == ["Město Most leží."]


def test_a_member_with_the_name_of_the_site_is_not_the_title() -> None:
    """The title may begin with it; the text above that member stays."""
    site = "Agentura pro sociální začleňování"
    source = f"<title>{site} - Most</title><p>LP Most</p><ul><li>{site}</li></ul>"

    assert [line.text for line in content(read_bytes(source.encode(), "x"))] == ["LP Most", site]


@pytest.mark.parametrize("label", ["Kontaktní osoby:", "Lokální konzultantka:"])
def test_a_label_over_whom_to_call_parts_them_from_members(
    label: str, written: Callable[[str], Document]
) -> None:
    """Else the bullets would belong to those above; over nothing it is none."""
    page = written(f"Most\n• Charita Most\n\n{label}\n• úřad, dveře č. 2\n\n{label}\nKonec.")

    assert [line.text for line in content(page)] == [
        "Most",
        "Charita Most",
        label,
        "úřad, dveře č. 2",
        "Konec.",
    ]


@pytest.mark.parametrize("line", ["© Úřad vlády ČR 2014", "Copyright 2012 Agentura"])
def test_whose_the_page_is_is_no_content(line: str, written: Callable[[str], Document]) -> None:
    """It stands right below the last line of the text."""
    assert [one.text for one in content(written(f"Most\nText.\n{line}"))] == ["Most", "Text."]


@pytest.mark.parametrize("calendar", ["Kalendář akcí", "KALENDÁŘ AKCÍ"])
def test_a_foot_that_the_contents_name_is_none_there(
    written: Callable[[str], Document], calendar: str
) -> None:
    """The calendar of a newsletter stands at its end, and among its contents."""
    page = written(f"Zpravodaj\nV Mostě\nKalendář akcí\nV Mostě vznikl klub.\n{calendar}\n1. 5.")

    assert [line.text for line in content(page)][-1] == "V Mostě vznikl klub."


def test_the_path_of_a_page_is_no_content(written: Callable[[str], Document]) -> None:
    """It leads through sections of the site; a slash within a name does not."""
    page = written(
        "Úvod > Lokality > Most\nMost\nZŠ Most / Lom\n"
        "Aktuality | Město v roce 2015 zřídilo noclehárnu."
    )

    assert [line.text for line in content(page)][:2] == ["Most", "ZŠ Most / Lom"]
    assert content(page)[-1].text.endswith("noclehárnu.")
    assert crumbs(page.lines[0]) == ("Úvod", "Lokality", "Most")


def test_visits_of_the_page_are_left_out_those_of_a_club_stay(
    written: Callable[[str], Document],
) -> None:
    """A counter is but a number behind its name."""
    page = written("Most\n\n• Počet návštěv klubu vzrostl.\nText.\nPočet přístupů: 3 418\n")

    assert [line.text for line in content(page)] == [
        "Most",
        "Počet návštěv klubu vzrostl.",
        "Text.",
    ]


def test_links_to_other_pages_end_with_their_bullets(written: Callable[[str], Document]) -> None:
    """What stands below them is the page's own, a heading of several words with its list, too."""
    page = written(
        "Lokální partnerství\nText.\nČtěte také:\n• Zpráva o činnosti\n"
        "Členové lokálního partnerství Most\n• Město Most\nViz dále:\nPlán schválila rada města\n"
        "Zpět | Nahoru | Verze pro tisk\nStránka optimalizována pro rozlišení 800x600"
    )

    own = [line.text for line in content(page)]

    assert own[2:] == [
        "Členové lokálního partnerství Most",
        "Město Most",
        "Viz dále:",
        "Plán schválila rada města",
    ]


def test_a_cell_with_a_telephone_keeps_its_place(written: Callable[[str], Document]) -> None:
    """Else the row would seem to be a heading."""
    page = written("Most\nCharita Most\n\ttel. 476 111 222\ntel. 476 111 333\n")

    assert [line.text for line in content(page)] == ["Most", "Charita Most", "tel. 476 111 222"]


def test_the_name_of_the_site_is_no_title() -> None:
    """Over a page stands "ASZ", the Agency; what the page is about stands below it."""
    page = Document("ASZ\n\nVejprtsko\n\nKraj na horách s dlouhou zimou.\n", "0" * 64, "page")
    assert content(page)[0].text == "Vejprtsko"
