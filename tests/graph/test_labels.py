"""The text index: names found from their beginning, without diacritics, in a sensible order."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Quad

from graph import label_index, labels
from graph.errors import StorageError
from graph.hits import Hit
from graph.iris import graph_name
from graph.store import EmbeddedStore

FACTS = """
<#havirov> a v:Municipality ; skos:prefLabel "Havířov"@cs ; skos:notation "555088" ;
  dcterms:isPartOf <#karvina> .
<#karvina> a v:District ; skos:prefLabel "Karviná"@cs .
<#most> a v:Municipality ; skos:prefLabel "Most"@cs .
<#mkn> a org:FormalOrganization ; org:classification <#ngo> ; org:identifier "70863601"^^v:ico ;
  skos:prefLabel "Most k naději"@cs ; skos:altLabel "MkN"@cs ;
  skos:hiddenLabel "Most k nadeji o.s." ; v:seat <#most> .
<#lp> a v:LocalPartnership, org:OrganizationalCollaboration ;
  skos:prefLabel "Lokální partnerství Havířov"@cs ; dcterms:spatial <#havirov> .
<https://w3id.org/vazby/codelist/theme/bydleni> a skos:Concept ;
  skos:inScheme <https://w3id.org/vazby/codelist/theme> ;
  skos:prefLabel "bydlení"@cs, "housing"@en .
<#office> a org:FormalOrganization ; skos:prefLabel "Úřad práce v Chebu"@cs ;
  org:classification <https://w3id.org/vazby/codelist/organisation-kind/labour-office> .
<https://w3id.org/vazby/codelist/organisation-kind/labour-office> a skos:Concept ;
  skos:inScheme <https://w3id.org/vazby/codelist/organisation-kind> ;
  skos:prefLabel "úřad práce"@cs, "labour office"@en ; skos:altLabel "ÚP"@cs .
<#evil> a v:Measure ; skos:prefLabel "<script>alert(1)</script> OR NEAR(\\"x\\")"@cs .
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, turtle: Callable[[str], list[Quad]]) -> Path:
    """Give the index of FACTS, in a folder whose name needs quoting."""
    folder = tmp_path_factory.mktemp("a folder #1?")
    store = EmbeddedStore()
    store.replace({graph_name("reference"): turtle(f"BASE <https://example.org/>\n{FACTS}")})
    label_index.build(store, folder / "labels.sqlite")
    return folder / "labels.sqlite"


def found(index: Path, text: str, kind: str | None = None) -> list[str]:
    """Search and give the labels alone."""
    return [hit.label for hit in labels.search(index, text, kind=kind)]


@pytest.mark.parametrize(
    "text", ["Havířov", "havirov", "Havírov", "HAVÍ", "Havi\u0301r\u030cov", "  havířov! "]
)
def test_diacritics_and_case_do_not_matter(index: Path, text: str) -> None:
    """A name is found however its letters are typed, whole or begun."""
    assert found(index, text) == ["Havířov", "Lokální partnerství Havířov"]


def test_a_hit_tells_kind_and_place(index: Path) -> None:
    """Two bodies of one name can be told apart by where they belong."""
    assert labels.search(index, "mkn") == [
        Hit("https://example.org/#mkn", "Most k naději", "organisation", "Most")
    ]


def test_the_exact_name_comes_first(index: Path) -> None:
    """The town Most stands before what merely begins with it."""
    assert found(index, "most") == ["Most", "Most k naději"]


@pytest.mark.parametrize("text", ["70863601", "MkN", "nadeji o.s.", "naděj mos"])
def test_other_names_and_numbers_find_too(index: Path, text: str) -> None:
    """Alternative and hidden labels, numbers, and words in any order."""
    assert found(index, text) == ["Most k naději"]


@pytest.mark.parametrize(
    "text",
    ["Most k naději, z. s.", "most k nadeji zs", "Most k naději, obecně prospěšná společnost"],
)
def test_the_legal_form_behind_a_name_may_be_missing(index: Path, text: str) -> None:
    """A body is found by the name that its papers have, whatever it is called here."""
    assert found(index, text) == ["Most k naději"]


def test_a_kind_narrows_the_search(index: Path) -> None:
    """Only things of the kind that was asked for."""
    assert found(index, "havirov", kind="partnership") == ["Lokální partnerství Havířov"]
    assert found(index, "havirov", kind="nothing") == []


def test_concepts_are_found_by_the_name_of_their_scheme(index: Path) -> None:
    """A theme is a theme, under its English name too."""
    assert [hit.kind for hit in labels.search(index, "housing")] == ["theme"]


@pytest.mark.parametrize("text", ["ÚP", "up"])
def test_an_abbreviation_finds_bodies_before_their_kind(index: Path, text: str) -> None:
    """Though the kind is called exactly so, and the body is written out."""
    assert found(index, text) == ["Úřad práce v Chebu", "úřad práce"]


@pytest.mark.parametrize("text", ["havířovské partnerství", "havirovskeho partnerstvi"])
def test_the_adjective_of_a_town_finds_what_is_named_by_the_town(index: Path, text: str) -> None:
    """In any case form, without accents."""
    assert found(index, text) == ["Lokální partnerství Havířov"]


def test_no_more_than_the_limit(index: Path) -> None:
    """The limit is kept."""
    assert len(labels.search(index, "havirov", limit=1)) == 1


@pytest.mark.parametrize("text", ["", "   ", "!?", '"', "*", "Havířov nic", "x" * 10_000])
def test_nothing_found_is_an_empty_list(index: Path, text: str) -> None:
    """No words, unknown words and endless words are no errors."""
    assert found(index, text) == []


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_is_taken_for_syntax(index: Path, text: str) -> None:
    """Whatever is typed, the index answers."""
    assert isinstance(labels.search(index, f"most {text} NEAR( AND"), list)


def test_a_missing_index_is_one_sentence(tmp_path: Path) -> None:
    """The message says what cannot be used."""
    with pytest.raises(StorageError, match="text index cannot be used"):
        labels.search(tmp_path / "none.sqlite", "most")


@pytest.mark.parametrize(
    ("text", "meant"), [("Havirv", "havířov"), ("hvairov", "havířov"), ("havirovv", "havířov")]
)
def test_a_typing_error_finds_what_was_meant_and_says_so(
    index: Path, text: str, meant: str
) -> None:
    """A letter missing, two swapped, one too many; only where nothing else is found."""
    answer = labels.find(index, text, {})

    assert answer.meant == meant
    assert answer.hits[0].label == "Havířov"


@pytest.mark.parametrize("text", ["hav", "nic", "havxyzrov", "y" * 40])
def test_what_is_too_short_or_too_far_is_not_guessed(index: Path, text: str) -> None:
    """Three letters may be anything, two errors are another word."""
    assert labels.find(index, text, {}).meant == ""


def test_the_name_that_matched_is_told_where_it_is_another_one(index: Path) -> None:
    """By its label nothing more need be said."""
    (hit,) = labels.search(index, "mkn")
    (same,) = labels.search(index, "most k naději")

    assert hit.matched == "MkN"
    assert same.matched == ""


def test_a_preposition_narrows_nothing(index: Path) -> None:
    """Nor does one alone fail to be a beginning."""
    assert found(index, "v Havířově") == found(index, "Havířově")
    assert "Most k naději" in found(index, "k")


def test_what_stands_beyond_the_compared_ones_is_found_as_well(tmp_path: Path) -> None:
    """Hundreds of equal matches come in pages, none twice."""
    rows = [(f"urn:{n}", "measure", f"byt {n}", "", f"byt {n}", "", "", "") for n in range(300)]
    label_index.fill(tmp_path / "x.sqlite", rows, [])
    pages = [
        labels.find(tmp_path / "x.sqlite", "byty", {}, offset=offset, limit=50).hits
        for offset in range(0, 350, 50)
    ]

    assert [len(page) for page in pages] == [50] * 6 + [0]
    assert len({hit.iri for page in pages for hit in page}) == 300


def test_scores_go_down_and_typing_errors_are_not_guessed(index: Path) -> None:
    """In a query, what was written is what is looked for."""
    scores = [score for _, score in labels.scored(index, "havirov", 10)]

    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1
    assert list(labels.scored(index, "havirvo", 10)) == []


def test_things_are_named_by_their_iris(index: Path) -> None:
    """In both languages; what the index does not know is left out."""
    housing = "https://w3id.org/vazby/codelist/theme/bydleni"
    names = labels.names_of(index, [housing, "urn:nothing"])

    assert list(names) == [housing]
    assert names[housing].label_in("en") == "housing"
    assert names[housing].label_in("cs") == "bydlení"
