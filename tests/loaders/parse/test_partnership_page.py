"""Partnership pages as a whole."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from loaders.document import Document
from loaders.parse.partnership_page import parse_partnership_page
from loaders.read.source import read, read_bytes
from loaders.records import (
    Extraction,
    MeasureRecord,
    MembershipRecord,
    PartnershipRecord,
    PlanRecord,
    ProjectRecord,
    Record,
)
from loaders.resolve.places import Gazetteer

R = TypeVar("R", bound=Record)


def parsed(file: Path, towns: Gazetteer) -> Extraction:
    """Parse the page in *file*; each record's evidence is checked to stand in it."""
    page = read(file)
    found = parse_partnership_page(page, towns)
    for record in found.records:
        assert page.text[record.evidence.start : record.evidence.end] == record.evidence.exact
    return found


def of_type(found: Extraction, kind: type[R]) -> list[R]:
    """Give the records of one type."""
    return [record for record in found.records if isinstance(record, kind)]


def test_every_page_has_one_partnership_with_its_town(pages: Path, towns: Gazetteer) -> None:
    """Whatever the layout; a town that is not known is left open."""
    for file in sorted(pages.glob("partnership-*")):
        (partnership,) = of_type(parsed(file, towns), PartnershipRecord)
        assert partnership.name.startswith("Lokální partnerství")
        assert bool(partnership.municipalities) == ("unknown" not in file.name)


def test_two_towns_share_a_partnership(pages: Path, towns: Gazetteer) -> None:
    """Its key is made of both, the plan is of the one that approved it."""
    found = parsed(pages / "partnership-two-towns.txt", towns)

    (partnership,), (plan,) = of_type(found, PartnershipRecord), of_type(found, PlanRecord)

    assert partnership.partnership == "lp-tepla-a-touzim"
    assert [place.label for place in partnership.municipalities] == ["Teplá", "Toužim"]
    assert [place.label for place in plan.municipalities] == ["Toužim"]


def test_what_is_only_planned_is_not_stated(pages: Path, towns: Gazetteer) -> None:
    """Neither a founding nor an approval lies in the future."""
    found = parsed(pages / "partnership-being-planned.txt", towns)

    (partnership,), (plan,) = of_type(found, PartnershipRecord), of_type(found, PlanRecord)

    assert (partnership.founded, partnership.founding) == (None, None)
    assert (plan.status, plan.approved_on, plan.approved_by) == ("in-preparation", None, None)


def test_a_page_without_its_name_takes_that_of_its_town(
    written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """The heading of the members tells the town; those who only cooperate are no members."""
    page = written(
        "Most\nČlenové Lokálního partnerství Most:\n- Město Most\n- PČR\n"
        "Spolupracující organizace:\n- ZŠ Most\n"
    )
    found = parse_partnership_page(page, towns)

    (partnership,) = of_type(found, PartnershipRecord)

    assert (partnership.name, partnership.partnership) == ("Lokální partnerství Most", "lp-most")
    assert partnership.evidence.exact == "Lokálního partnerství"
    assert [r.label_as_written for r in of_type(found, MembershipRecord)] == ["Město Most", "PČR"]


def test_the_problems_of_reading_are_kept(pages: Path, towns: Gazetteer) -> None:
    """A cut page says so, beside what could be read."""
    found = parsed(pages / "partnership-cut.html", towns)

    assert found.problems[0].reason == "the page ends in the middle of its markup"
    assert len(of_type(found, MembershipRecord)) == 2


@pytest.mark.parametrize(
    ("number", "partnership", "founded", "plan", "measures", "projects"),
    [
        (0, "lp-bilina", "2010-06-25", "bilina-2011", 7, 0),
        (1, "lp-litvinov", "2010-01-27", "litvinov-2010", None, 4),
        (2, "lp-jachymov", "2010-06-23", "jachymov-2011", 6, 0),
    ],
)
def test_the_real_pages(
    shared: Path,
    towns: Gazetteer,
    number: int,
    partnership: str,
    founded: str,
    plan: str,
    measures: int | None,
    projects: int,
) -> None:
    """Keys, dates and numbers of records as the gold facts have them."""
    found = parsed(sorted(shared.glob("seeds/*.txt"))[number], towns)

    (told,), (approved,) = of_type(found, PartnershipRecord), of_type(found, PlanRecord)

    assert (told.partnership, told.founded) == (partnership, founded)
    assert (approved.plan, approved.status) == (plan, "approved")
    assert len(of_type(found, ProjectRecord)) == projects
    assert measures is None or len(of_type(found, MeasureRecord)) == measures


@pytest.mark.parametrize(
    ("text", "key", "codes"),
    [
        (
            "Lokální partnerství Broumovsko\nTvoří ho města Broumov a Meziměstí.",
            "lp-broumovsko",
            ["573922", "574252"],
        ),
        (
            "Lokální partnerství Hranice\nMěsto leží v okrese Cheb.",
            "lp-hranice-554553",
            ["554553"],
        ),
        (
            "Broumovsko\nZapojeny jsou Broumov a Meziměstí.\n"
            "Lokální partnerství vzniklo 8. října 2015. Sešlo se v Mostě.",
            "lp-broumovsko",
            ["573922", "574252"],
        ),
        ("Chodov\nLokální partnerství tu vzniklo. Sešlo se v Mostě.", "lp-chodov", ["560383"]),
        (
            "Praha\nMinistr přijal zástupce lokálního partnerství z Chodova.\n"
            "Lokální partnerství Chodov tvoří Policie ČR a ZŠ Školní.",
            "lp-chodov",
            ["560383"],
        ),
        ("Úvod > Lokality > Chodov\nLokální partnerství\nSešlo se.", "lp-chodov", ["560383"]),
        (
            "Lokální partnerství\nSešlo se v Praze.\nČlenové:\n- Město Chodov\n- Policie ČR",
            "lp-chodov",
            ["560383"],
        ),
        ("Lokální partnerství Lom (okres Most)\nText.", "lp-lom", ["567264"]),
        ("Lokální partnerství MČ Praha 14\nText.", "lp-praha-14", ["554782"]),
        ("Lokální partnerství v Blansku\nText.", "lp-blansko", ["581283"]),
        (
            "Lokální partnerství Nové Sedlo\nLeží mezi Chodovem a Karlovými Vary.",
            "lp-nove-sedlo",
            ["560570"],
        ),
    ],
)
def test_the_name_of_the_page_tells_the_towns_and_the_key(
    written: Callable[[str], Document], towns: Gazetteer, text: str, key: str, codes: list[str]
) -> None:
    """A region has the towns that the page counts up; a district tells namesakes apart."""
    found = parse_partnership_page(written(text), towns)
    (partnership,) = of_type(found, PartnershipRecord)
    assert partnership.partnership == key
    assert [place.code for place in partnership.municipalities] == codes


@pytest.mark.parametrize(
    "words",
    [
        "Strategický plán přijala zastupitelstva všech obcí v květnu 2016.",
        "Společný strategický plán už v květnu 2016 obě zastupitelstva schválila.",
        "Zastupitelstva Broumova a Meziměstí vyslovila s plánem souhlas v květnu 2016.",
    ],
)
def test_several_assemblies_approve_one_plan(
    words: str, written: Callable[[str], Document], towns: Gazetteer
) -> None:
    """It is the plan of the region, and all of them approved it."""
    named = "Lokální partnerství Broumovsko\nTvoří ho města Broumov a Meziměstí."
    text = f"{named} Vznikl strategický plán. {words}"
    (plan,) = of_type(parse_partnership_page(written(text), towns), PlanRecord)
    assert plan.plan == "broumovsko-2016"
    assert plan.approved_by == "zastupitelstvo-obci-broumovsko"


@pytest.mark.parametrize(
    ("text", "key", "name"),
    [
        ("Lokální partnerství Slezská Ostrava\nText.", "lp-slezska-ostrava", "Slezská Ostrava"),
        ("Lokální partnerství Ostrava\nText.", "lp-ostrava", "Ostrava"),
        (
            "Agentura pro sociální začleňování - Lokální partnerství\n"
            "Lokální partnerství Žluticko a okolí je dobrovolné.",
            "lp-zluticko",
            "Žluticko",
        ),
        (
            "Agentura pro sociální začleňování - Lokální partnerství\nNaše obec spolupracuje.",
            "lp-e1677f42",
            "",
        ),
        ("Lokální partnerství Neznámov\nText.", "lp-neznamov", "Neznámov"),
        (
            "Lokální partnerství ve městě Neznámov-Lhoty\nText.",
            "lp-neznamov-lhoty",
            "Neznámov-Lhoty",
        ),
    ],
)
def test_a_borough_and_a_region_have_partnerships_of_their_own(
    written: Callable[[str], Document], towns: Gazetteer, text: str, key: str, name: str
) -> None:
    """The Agency is no town; a town that no table knows still names its partnership."""
    found = parse_partnership_page(written(text), towns)

    (partnership,) = of_type(found, PartnershipRecord)
    assert partnership.partnership == key
    assert partnership.name.endswith(name)


@pytest.mark.parametrize(
    "facts",
    [
        "<dl><dt>Založení LP</dt><dd>4. 5. 2016</dd><dt>Kraj</dt><dd>Ústecký</dd></dl>",
        "<table><tr><th>Založení LP</th><td>4. 5. 2016</td></tr></table>",
        "<ul><li><b>Založení LP:</b> 4. 5. 2016</li><li>Kraj: Ústecký</li></ul>",
        "<p><b>Založení LP:</b> 4. 5. 2016</p>",
    ],
)
def test_a_beginning_is_read_from_facts_in_any_layout(towns: Gazetteer, facts: str) -> None:
    """A list of terms, a table, bullets or a paragraph."""
    html = f"<h1>Lokální partnerství Most</h1>{facts}<p>Partnerství se schází na radnici.</p>"
    found = parse_partnership_page(read_bytes(html.encode(), "page.html"), towns)

    (partnership,) = of_type(found, PartnershipRecord)
    assert partnership.founded == "2016-05-04"


@pytest.mark.parametrize(
    ("item", "founded"),
    [
        ("Lokální partnerství se mělo ustavit už v březnu, došlo k tomu až 4. 5. 2016.", None),
        (
            "Po roce příprav bylo dne 4. 5. 2016 na radnici založeno lokální partnerství.",
            "2016-05-04",
        ),
        ("Po letech bude 4. 5. 2016 na radnici založeno lokální partnerství.", None),
        ("Dne 4. 5. 2016 byla po roce příprav založena pracovní skupina Bydlení.", None),
        ("Dne 4. 5. 2016 vzniklo lokální partnerství v sousedním Chomutově.", None),
        ("Lokální partnerství v Chomutově bylo založeno 4. 5. 2016.", None),
        ("Lokální partnerství Jirkov bylo založeno 4. 5. 2016.", None),
    ],
)
def test_a_beginning_is_read_from_sentences_in_items(
    written: Callable[[str], Document], towns: Gazetteer, item: str, founded: str | None
) -> None:
    """As from those in paragraphs."""
    text = f"Lokální partnerství Most\n\nJak to začalo\n• Město oslovilo Agenturu.\n• {item}\n"
    (partnership,) = of_type(parse_partnership_page(written(text), towns), PartnershipRecord)

    assert partnership.founded == founded
