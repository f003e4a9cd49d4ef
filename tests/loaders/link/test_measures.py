"""Which achieved measure may be what a planned one led to."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.iris import concept, municipality
from graph.store import EmbeddedStore
from loaders.curated import realisations as curated
from loaders.emit.extraction import emit
from loaders.link.measures import Measure, measures, realisations
from loaders.link.measures import measure as made
from loaders.record_files import load_record_files


def measure(label: str, status: str = "planned", **facts: str) -> Measure:
    """Make a measure of Bílina; names of *facts* write the colon as an underscore."""
    known = {
        "skos:prefLabel": label,
        "dcterms:spatial": municipality("567451").value,
        "dcterms:subject": concept("theme", "bydleni").value,
        "v:status": concept("measure-status", status).value,
        **{name.replace("_", ":"): value for name, value in facts.items()},
    }
    names = ("v:locality", "v:serviceKind", "v:earliest", "v:latest", *known)
    return made(label, {name: [known[name]] if known.get(name) else () for name in names})


def found(plan: Measure, *results: Measure) -> list[tuple[str, str]]:
    """Give what *plan* led to, and how surely."""
    return [(link.achieved, link.confidence) for link in realisations([plan, *results])]


PLAN = measure("vybudování tréninkových bytů v Mírové ulici", v_locality="x")


@pytest.mark.parametrize(
    ("label", "facts", "confidence"),
    [
        ("tréninkové byty v Mírové ulici", {}, "high"),
        ("otevření tréninkových bytů se zahradou", {"v_locality": "x"}, "medium"),
        ("tréninkové byty s nábytkem a dvorem", {}, "medium"),
        ("byty pro seniory a rodiny v nouzi", {}, "low"),
    ],
)
def test_the_words_in_common_tell_how_surely(
    label: str, facts: dict[str, str], confidence: str
) -> None:
    """Words that every measure is made of do not count."""
    [(_, sure)] = found(PLAN, measure(label, "achieved", **facts))
    assert sure == confidence


@pytest.mark.parametrize(
    "result",
    [
        measure("vybudování nového hřiště", "achieved"),
        measure("tréninkové byty v Mírové ulici", "planned"),
        measure("tréninkové byty v Mírové ulici", "achieved", v_locality="y"),
        measure("tréninkové byty", "achieved", dcterms_spatial=municipality("567256").value),
        measure("tréninkové byty v Mírové ulici", "achieved", v_latest="2009-12-31"),
        measure("ulice bez psů", "achieved", dcterms_subject=""),
    ],
)
def test_nothing_is_claimed_where_nothing_tells_it(result: Measure) -> None:
    """Other words, another town or part of it, a result before the plan, no theme in common."""
    plan = measure(
        "vybudování tréninkových bytů v Mírové ulici", v_locality="x", v_earliest="2010-01-01"
    )
    assert found(plan, result) == []


def test_a_plan_gets_its_best_results_only() -> None:
    """A likelier one leaves no room for guesses."""
    sure = measure("tréninkové byty v Mírové ulici", "achieved")
    guess = measure("byty pro seniory a rodiny v nouzi", "achieved")

    assert found(PLAN, guess, sure) == [(sure.key, "high")]


def test_services_of_one_kind_are_likely() -> None:
    """Where the labels share a word as well."""
    plan = measure("terénní pracovníci do ulic", v_serviceKind="t")
    assert found(plan, measure("terénní služba v ulicích", "achieved", v_serviceKind="t")) == [
        ("terénní služba v ulicích", "medium")
    ]


@pytest.fixture(scope="module")
def links() -> dict[tuple[str, str], str]:
    """Give the confidence of what is found in the shipped records, without the curated rows."""
    store = EmbeddedStore()
    store.replace(dict(map(emit, load_record_files())))
    return {
        (link.planned, link.achieved): link.confidence for link in realisations(measures(store))
    }


def test_of_the_five_pages_the_sure_realisation_is_found_and_no_other_is_called_sure(
    links: dict[tuple[str, str], str],
) -> None:
    """Curated rows say which is sure; what they do not hold is not claimed at all."""
    known = {(r.planned, r.achieved): r for r in curated() if r.relation == "realises"}

    assert links.keys() <= known.keys()
    assert [pair for pair, sure in links.items() if sure == "high"] == [
        pair for pair, row in known.items() if row.confidence == "high"
    ]


def test_the_gold_has_no_follow_up_where_none_is_found(
    shared: Path, links: dict[tuple[str, str], str]
) -> None:
    """As many realisations as the gold has or fewer, and one of them sure."""
    gold = json.loads((shared / "gold" / "seed_facts.json").read_text(encoding="utf-8"))
    told: Iterator[str] = (
        link["confidence"]
        for link in gold["cross_document_links"]
        if link["relation"] == "realises"
    )
    expected = sorted(told)

    assert expected.count("high") == list(links.values()).count("high")
    assert len(links) <= len(expected)
