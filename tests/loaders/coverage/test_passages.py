"""Every line of a page falls in exactly one class, whatever the page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.coverage.lines import covered_lines
from loaders.coverage.passage import STRUCTURE, UNREAD, USED, USES
from loaders.coverage.passages import passages
from loaders.document import Document
from loaders.extract import extract
from loaders.read.source import read, read_bytes
from loaders.records import digest_of

Written = Callable[[str], Document]
PAGE = """Aktuality

Lokální partnerství Bílina

Tisk E-mail
Lokální partnerství Bílina bylo ustaveno 25. června 2010. Sešlo se v hotelu.
Bílina leží pod Bořněm.

Členové Lokálního partnerství Bílina:

 • Město Bílina
 • Policie ČR

Kde nás najdete

Přijďte kdykoliv.

Inspirace
Jiné stránky webu
"""
PIECES = st.sampled_from(
    [
        *PAGE.splitlines(),
        "Pracovní skupiny: bydlení, zaměstnanost",
        "   - odbor školství",
        "Bílina, 3. 8. 2016 – Plán zřídit klub. A dál nic.",
        "Strategický plán sociálního začleňování byl schválen zastupitelstvem 5. května 2011.",
        "výstavba bytů\thotovo",
        "V plánu je zřídit klub //]]>",
        "• 1. ZŠ Bílina; Charita Teplice, o. s. a Policie ČR",
    ]
)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
TEXTS = st.lists(PIECES | WORDS, max_size=12).map("\n".join)


def uses(document: Document) -> dict[str, str]:
    """Give the class of each line of *document* by its words."""
    found = covered_lines(document, extract(document))
    return {covered.line.text: covered.use for covered in found}


def check(document: Document) -> None:
    """See to it that the passages of *document* are its lines, and their classes true."""
    extraction = extract(document)
    found = passages(document, extraction)
    for number, line in enumerate(document.lines):
        own = [one for one in found if one.line == number]
        covered = [place for one in own for place in range(one.start, one.end)]
        assert len(covered) == len(set(covered))
        outside = set(range(line.start, line.end)) - set(covered)
        assert not "".join(document.text[place] for place in outside).strip()
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(one.use in USES and bool(one.records) == (one.use == USED) for one in found)
    used = {number for one in found for number in one.records}
    assert used == set(range(len(extraction.records)))
    coverage = extraction.coverage
    assert coverage
    assert sum(vars(coverage.lines).values()) == len(document.lines)
    assert sum(vars(coverage.characters).values()) == sum(one.end - one.start for one in found)
    words = [document.text[place.start : place.end] for place in coverage.unread]
    assert [place.digest for place in coverage.unread] == [digest_of(told) for told in words]


@settings(deadline=None)
@given(text=TEXTS)
def test_every_line_of_any_page_falls_in_exactly_one_class(text: str) -> None:
    """Nothing is counted twice and nothing is left out; each record has its passage."""
    check(read_bytes(f"Lokální partnerství Bílina\n{text}".encode(), "page.txt"))


@pytest.mark.usefixtures("unmeasured")  # whose lines others count: that would double its time
@pytest.mark.parametrize("folder", ["data/pages", "eval/pages"])
def test_every_line_of_the_written_pages_falls_in_exactly_one_class(
    root: Path, folder: str
) -> None:
    """Tables, nested lists and pages that are cut off included."""
    for page in sorted((root / "tests" / folder).iterdir()):
        check(read(str(page)))


def test_a_line_is_told_by_what_it_was_used_for(written: Written) -> None:
    """Titles and headings over what is used are structure, over nothing they are unread."""
    assert uses(written(PAGE)) == {
        "Aktuality": "boilerplate",
        "Lokální partnerství Bílina": "structure",
        "Tisk E-mail": "boilerplate",
        "Lokální partnerství Bílina bylo ustaveno 25. června 2010. Sešlo se v hotelu.": "used",
        "Bílina leží pod Bořněm.": "unread",
        "Členové Lokálního partnerství Bílina:": "structure",
        "Město Bílina": "used",
        "Policie ČR": "used",
        "Kde nás najdete": "unread",
        "Přijďte kdykoliv.": "unread",
        "Inspirace": "boilerplate",
        "Jiné stránky webu": "boilerplate",
    }


def test_a_sentence_without_a_record_is_unread_in_a_line_that_is_used(written: Written) -> None:
    """It is listed, so that nothing is lost behind its neighbour."""
    document = written(PAGE)
    unread = [one.words.text for one in passages(document, extract(document)) if one.use == UNREAD]
    assert "Sešlo se v hotelu." in unread


def test_a_whole_sentence_around_the_content_is_never_taken_for_boilerplate(
    written: Written,
) -> None:
    """The name of a block of links may also be a heading of the page."""
    told = "Městská rada zřídila v roce 2012 nízkoprahový klub."
    assert uses(written(f"{PAGE}{told}\n"))[told] == "unread"


def test_units_nested_under_a_member_are_used_with_it(written: Written) -> None:
    """The record holds them as those who represent the member."""
    page = PAGE.replace("Bílina\n • Pol", "Bílina\n    - odbor školství\n • Pol")
    assert uses(written(page))["odbor školství"] == "used"


def test_groups_of_members_are_structure(written: Written) -> None:
    """A bullet over nested bullets heads them."""
    page = PAGE.replace(" • Město Bílina", " • Veřejná správa\n    • Město Bílina")
    assert uses(written(page))["Veřejná správa"] == "structure"


def test_a_status_in_the_next_cell_is_used_by_its_measure(written: Written) -> None:
    """It is no heading of what follows."""
    page = "Výsledky spolupráce podle měst\nBílina\nnákup bytů\nprobíhá\nzřízení klubu\nhotovo\n"
    assert uses(written(page))["probíhá"] == "used"


def test_a_dateline_is_a_passage_of_its_own(written: Written) -> None:
    """Place and day say what the article is about."""
    document = written("Bílina staví\n\nBílina, 3. 8. 2016 – Prší. Město plánuje sociální byty.\n")
    found = passages(document, extract(document))
    assert [(one.words.text, one.use) for one in found if one.line == 1] == [
        ("Bílina, 3. 8. 2016 –", STRUCTURE),
        ("Prší.", UNREAD),
        ("Město plánuje sociální byty.", USED),
    ]
