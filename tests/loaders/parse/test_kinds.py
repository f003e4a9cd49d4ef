"""Kinds of page are recognised by content."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.document import Document
from loaders.parse.kinds import (
    LOCALITY_PROFILE,
    NEWS_ARTICLE,
    NEWSLETTER,
    PARTNERSHIP_PAGE,
    RESULTS_OVERVIEW,
    kind_of_page,
)
from loaders.read.source import read, read_bytes

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
        (
            "Města na Mostecku\nZveřejněno 14. 2. 2017\nMěsto\n\tVznik partnerství\n"
            "Most\n\t5. 5. 2012\nBílina\n\t6. 6. 2012\nDuchcov\n\t7. 7. 2012\n",
            "results-overview",
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
        ("Zprávy z obcí / leden 2012\n\nMOST\nV Mostě vznikl klub.", "newsletter"),
        ("NOVINY AGENTURY\n=====\nléto 2012\n\nMOST\nV Mostě vznikl klub.", "newsletter"),
        ("říjen 2014 – prosinec 2014\n\nVážení přátelé,\nv Mostě vznikl klub.", "newsletter"),
        ("Přehled zpráv – leden a únor 2015\n• Most\nV Mostě vznikl klub.", "newsletter"),
        ("Nezobrazuje se vám zpráva?\nASZ info\nMost\nV Mostě vznikl klub.", "newsletter"),
        ("Z newsletteru Agentury 5/2014\nMost: V Mostě vznikl klub.", "newsletter"),
        ("TZ: Most má plán\nText.", "news-article"),
        ("Most má plán\n13.06.2016 21:10 | Zprávy\nText.", "news-article"),
        ("Most bilancuje\nPublikováno: 3. 8. 2016\nText.", "news-article"),
        ("Ohlédnutí za spoluprací s městy\nV Mostě vznikl klub.", "results-overview"),
        ("Vrchlabí\n\nVrchlabí\n\nMěsto leží pod horami.", "locality-profile"),
        ("O lokalitě Most\nMěsto leží pod horami.", "locality-profile"),
        ("Most | profil lokality\nPartnerství\nČlenové:\n• Město Most", "locality-profile"),
        ("Recept na svíčkovou\n- mrkev\n- celer\n- smetana", None),
        ("Výsledky voleb\nMost zvolil.", None),
        (
            "Profil lokality: Most\nokres\nMost\npartnerství založeno\n4. 12. 2008",
            "locality-profile",
        ),
        ("Most rozhodnutí odložil\nrubrika: Aktuality\nText.", "news-article"),
        ("Aktuality 2. 10. 2014\nMost má nové partnerství\nText.", "news-article"),
        ("Lokality, Ústecký kraj\nMost\nText.\nCo se děje\nText.", "locality-profile"),
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


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Lokální partnerství Most", "partnership-page"), ("Most", "locality-profile")],
)
def test_the_markup_may_name_the_partnership(title: str, kind: str) -> None:
    """Where the heading is but the town's, and menus name the profiles."""
    page = (
        f"<html><head><title>{title}</title></head><body><p>O nás<br>Lokality<br>Projekty</p>"
        "<p><b>MOST</b></p><p>Agentura tu působí od roku 2012.</p></body></html>"
    )

    assert kind_of_page(read_bytes(page.encode(), "page.html")) == kind


_MEMBERS = (
    "<p>Členové:</p><ul><li>Město Most</li><li>ZŠ Svážná</li><li>Charita Most</li>"
    "<li>Policie ČR</li></ul>"
)


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
        ("V Mostě vznikla poradna", "<p>Most, 3. 5. 2015 – V Mostě je poradna.</p>", NEWS_ARTICLE),
        (
            "Výsledky spolupráce 2012–2015",
            "<h3>Most</h3><ul><li>vznik klubu</li><li>zavedení poradny</li>"
            "<li>otevření dílny</li></ul>",
            RESULTS_OVERVIEW,
        ),
        ("Zpravodaj Agentury – květen 2015", "<h3>Most</h3><p>Vznikl tu klub.</p>", NEWSLETTER),
        ("Lokální partnerství Most", "<p>Vzniklo v roce 2012.</p>", PARTNERSHIP_PAGE),
        ("Lokální partnerství Most", _MEMBERS, PARTNERSHIP_PAGE),
        ("Most", f"<p>Lokální partnerství vzniklo v roce 2012.</p>{_MEMBERS}", PARTNERSHIP_PAGE),
        ("O lokalitě", "<p>Město Most leží v Ústeckém kraji.</p>", LOCALITY_PROFILE),
    ],
)
def test_the_frame_of_a_page_does_not_tell_its_kind(
    title: str, body: str, kind: str, tmp_path: Path
) -> None:
    """A column of links beside the content is headed like a profile."""
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><head><title>{title}</title></head><body><table><tr><td><h3>O lokalitě</h3><ul>"
        "<li><a href='/a'>O lokalitě Most</a></li><li><a href='/b'>Lokální partnerství</a></li>"
        f"</ul></td><td><h2>{title}</h2>{body}</td></tr></table></body></html>",
        encoding="utf-8",
    )
    assert kind_of_page(read(page)) == kind


def test_a_page_of_members_is_told_behind_the_menus_of_its_site(tmp_path: Path) -> None:
    """Its heading stands below them, before the first sentence."""
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>Most</title></head><body><h1>Most</h1><ul><li>O lokalitě</li>"
        "<li>Lokální partnerství</li><li>Dokumenty</li></ul><h2>Lokální partnerství Most</h2>"
        f"<p>Město Most spolupracuje s Agenturou od roku 2014.</p>{_MEMBERS}</body></html>",
        encoding="utf-8",
    )
    assert kind_of_page(read(page)) == PARTNERSHIP_PAGE


@pytest.mark.parametrize(
    "head",
    [
        "<h3>Časová osa</h3><dl><dt>9. března 2017</dt><dd>setkání</dd>"
        "<dt>14. září 2017</dt><dd>návrh plánu</dd></dl><h3>Plánovaná opatření</h3>",
        "<p>Spolupráce: 1. února 2014 – 28. února 2017</p><h3>O městě</h3><h3>Projekty</h3>",
    ],
    ids=["times", "period"],
)
def test_days_at_the_head_of_a_profile_are_no_dateline(head: str, tmp_path: Path) -> None:
    """Neither those of a list of terms nor the two of a period; nor are menus a section of news."""
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>Most</title></head><body><p>Úvod | Lokality | Aktuality | Kontakty</p>"
        f"<h1>Most</h1>{head}<h3>Lokální partnerství</h3>{_MEMBERS}</body></html>",
        encoding="utf-8",
    )
    assert kind_of_page(read(page)) == LOCALITY_PROFILE


@pytest.mark.parametrize(
    ("title", "kind"), [("V Mostě se otevřel klub", "news-article"), ("Most", "locality-profile")]
)
def test_a_day_above_a_headline_is_that_of_an_article(title: str, kind: str) -> None:
    """A headline is a sentence; a profile may tell above its title when it was changed."""
    source = (
        f"<title>{title}</title><p>4. listopadu 2013</p><h1>{title}</h1>"
        "<p>V Mostě žije mnoho lidí.</p>"
    )

    assert kind_of_page(read_bytes(source.encode(), "page.html")) == kind
