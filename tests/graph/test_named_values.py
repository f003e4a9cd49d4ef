"""Searches that name values of facets: towns, themes, kinds, years, in any case form."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Quad

from graph import label_index
from graph.facets import FACETS
from graph.iris import graph_name
from graph.named_values import Named, named_values
from graph.search_words import FILE, values_called
from graph.store import EmbeddedStore

FACTS = r"""
<most> a v:Municipality ; skos:prefLabel "Most"@cs ; dcterms:isPartOf <okres>, <kraj> .
<bilina> a v:Municipality ; skos:prefLabel "Bílina"@cs .
<lhota1> a v:Municipality ; skos:prefLabel "Lhota"@cs .
<lhota2> a v:Municipality ; skos:prefLabel "Lhota"@cs .
<okres> a v:District ; skos:prefLabel "Most"@cs .
<kraj> a v:Region ; skos:prefLabel "Ústecký kraj"@cs .
cl:theme\/vzdelavani a skos:Concept ; skos:inScheme cl:theme ;
  skos:prefLabel "Vzdělávání"@cs, "Education"@en ; skos:altLabel "školství"@cs .
cl:organisation-kind\/primary-school a skos:Concept ; skos:inScheme cl:organisation-kind ;
  skos:prefLabel "základní škola"@cs, "primary school"@en .
cl:plan-status\/approved a skos:Concept ; skos:inScheme cl:plan-status ;
  skos:prefLabel "schválený"@cs, "approved"@en .
<school> a org:FormalOrganization ; org:classification cl:organisation-kind\/primary-school ;
  skos:prefLabel "Škola Za Chlumem"@cs ; v:seat <bilina> .
<plan> a v:Plan ; skos:prefLabel "Plán"@cs ; v:periodStart "2012-01-01"^^xsd:date ;
  v:periodEnd "2012-12-31"^^xsd:date .
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, turtle: Callable[[str], list[Quad]]) -> Path:
    """Give the index of FACTS."""
    store = EmbeddedStore()
    store.replace({graph_name("reference"): turtle(f"BASE <https://example.org/>\n{FACTS}")})
    path = tmp_path_factory.mktemp("named") / "labels.sqlite"
    label_index.build(store, path)
    return path


def read(index: Path, text: str) -> tuple[Mapping[str, Sequence[str]], str]:
    """Give the values that *text* names by their last part, and what is left over."""
    named = named_values(index, text)
    assert named is not None
    last = {
        facet: [value.rpartition("/")[2] for value in values]
        for facet, values in named.chosen.items()
    }
    return last, named.rest


@pytest.mark.parametrize(
    ("text", "chosen", "rest"),
    [
        ("vzdělávání v Bílině", {"theme": ["vzdelavani"], "town": ["bilina"]}, ""),
        ("EDUCATION in bilina", {"theme": ["vzdelavani"], "town": ["bilina"]}, ""),
        ("bílinské školství", {"town": ["bilina"], "theme": ["vzdelavani"]}, ""),
        ("školy Bílina", {"type": ["primary-school"], "town": ["bilina"]}, ""),
        ("opatření Ústecký kraj", {"kind": ["measure"], "region": ["kraj"]}, ""),
        ("partnerství v Ústeckém kraji", {"kind": ["partnership"], "region": ["kraj"]}, ""),
        ("Most", {"town": ["most"]}, ""),
        ("okres Most", {"district": ["okres"]}, ""),
        ("obec Most", {"town": ["most"]}, ""),
        ("Lhota", {"town": ["lhota1", "lhota2"]}, ""),
        ("Most Most", {"town": ["most"]}, ""),
        (
            "schválené plány 2012",
            {"status": ["approved"], "kind": ["plan"], "period": ["2012"]},
            "",
        ),
        ("vzdělávání bíl", {"theme": ["vzdelavani"], "town": ["bilina"]}, ""),
        ("opatření Kladno", {"kind": ["measure"]}, "Kladno"),
        ("Charita v Bílině", {"town": ["bilina"]}, "Charita"),
    ],
)
def test_words_name_values_and_the_others_are_left_over(
    index: Path, text: str, chosen: Mapping[str, Sequence[str]], rest: str
) -> None:
    """In any case form, either language, half typed at the end; a town goes before its district."""
    assert read(index, text) == (chosen, rest)


@pytest.mark.parametrize(
    "text", ["", "v", "Kladno", "2050", "mo", "opatření mimo Most", "not in Bílina", "bez Bíliny"]
)
def test_what_names_nothing_or_says_what_it_is_not_is_not_read(index: Path, text: str) -> None:
    """Two letters are no half of a name, and a year of nothing is a number."""
    assert named_values(index, text) is None


@pytest.mark.parametrize("text", ["vzdělávání 2099", "vzdělávání Zlín", "vzdělávání ve Zlíně"])
def test_what_is_no_error_in_typing_is_left_as_it_is(index: Path, text: str) -> None:
    """Neither another year nor a town that is not known, whose name begins as another word does."""
    named = named_values(index, text)

    assert named is not None
    assert not named.meant
    assert named.rest == text.split()[-1]


def test_an_error_in_typing_is_read_as_what_was_meant_and_told(index: Path) -> None:
    """Only beside words that name something, and with what was read instead."""
    named = named_values(index, "vzdělávání Bilyna")

    assert named is not None
    assert named.meant
    assert [*named.chosen] == ["theme", "town"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_is_typed_is_read(index: Path, text: str) -> None:
    """No text is taken for syntax."""
    assert isinstance(named_values(index, f"opatření {text} bez"), Named | None)


def test_words_for_kinds_name_values_of_facets_that_there_are() -> None:
    """Each line has a facet that is shown."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    facets = {line.split()[0] for line in lines if not line.startswith("#")}

    assert facets <= {*FACETS}
    assert values_called(["nonsense"]) is None
