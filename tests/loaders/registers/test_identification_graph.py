"""What ARES answered becomes a graph that keeps what was answered before."""

from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from graph.fixed_graphs import fixed_graphs
from graph.iris import concept, graph_name, municipality, resource, term
from graph.namespaces import expand
from graph.publish import publish
from graph.releases import DataDirectory, Release
from graph.validate import validate
from loaders.registers.ares import Subject
from loaders.registers.identification_graph import ARES, identification_quads
from loaders.registers.identify import Candidate, Identification
from loaders.resolve.places import gazetteer

DAY = date(2026, 11, 22)
LIBUSE = Subject("00000019", "Libuše, z. s.", "706", "567256", "1999-01-01", None, True)


def answer(key: str, subject: Subject = LIBUSE) -> Identification:
    """Give an answer with one certain subject."""
    return Identification(key, (Candidate(subject, 1.0, "stejný název", "same name", True),))


def said(quads: list[Quad], subject: NamedNode, predicate: str) -> list[object]:
    """Give what *quads* say of *subject* by *predicate*."""
    wanted = (subject, term(predicate))
    return [quad.object for quad in quads if (quad.subject, quad.predicate) == wanted]


@pytest.fixture
def quads(release: Release) -> list[Quad]:
    """Give the graph of one answer."""
    return identification_quads([answer("libuse")], DAY, gazetteer(), release)


def test_an_answer_is_said_with_its_day_and_its_subject(quads: list[Quad]) -> None:
    """Number, name, legal form, seat, score, reasons."""
    asked, subject = resource("identification", "libuse"), resource("candidate", "libuse--00000019")
    assert said(quads, asked, "v:identifies") == [resource("organisation", "libuse")]
    assert said(quads, asked, "v:candidateSubject") == [subject]
    (day,) = said(quads, asked, "v:askedOn")
    assert isinstance(day, Literal)
    assert day.value == "2026-11-22"
    assert said(quads, subject, "v:registeredNumber") == [
        Literal("00000019", datatype=term("v:ico"))
    ]
    assert said(quads, subject, "v:legalForm") == [concept("legal-form", "706")]
    assert said(quads, subject, "dcterms:spatial") == [municipality("567256")]
    assert said(quads, subject, "v:certain") == [Literal(True)]


def test_what_our_lists_lack_is_left_out(release: Release) -> None:
    """An unknown legal form, an unknown town."""
    odd = Subject("00000019", "Libuše", "999", "999999", None, None, True)
    quads = identification_quads([answer("libuse", odd)], DAY, gazetteer(), release)
    subject = resource("candidate", "libuse--00000019")
    assert said(quads, subject, "v:legalForm") == []
    assert said(quads, subject, "dcterms:spatial") == []


def test_older_answers_stay_until_asked_again(copy: Path) -> None:
    """The new answer of an organisation replaces its old one only."""
    data = DataDirectory(copy)
    other = Subject("00000027", "Šumbarák, z. s.", "706", None, None, None, True)
    first = [answer("libuse"), answer("sumbarak", other)]
    publish(data, {ARES: identification_quads(first, DAY, gazetteer(), data.current())})
    again = [Identification("libuse", ())]
    quads = identification_quads(again, date(2027, 1, 1), gazetteer(), data.current())
    asked = resource("identification", "libuse")
    assert said(quads, asked, "v:candidateSubject") == []
    assert len(said(quads, asked, "v:askedOn")) == 1
    assert said(quads, resource("identification", "sumbarak"), "v:candidateSubject") == [
        resource("candidate", "sumbarak--00000027")
    ]


def test_an_answer_in_vain_changes_the_day_only(copy: Path) -> None:
    """What was answered before still holds."""
    data = DataDirectory(copy)
    publish(
        data, {ARES: identification_quads([answer("libuse")], DAY, gazetteer(), data.current())}
    )
    vain = [Identification("libuse", (), is_answered=False)]
    quads = identification_quads(vain, date(2027, 1, 1), gazetteer(), data.current())
    asked = resource("identification", "libuse")
    assert said(quads, asked, "v:candidateSubject") == [resource("candidate", "libuse--00000019")]
    (day,) = said(quads, asked, "v:askedOn")
    assert isinstance(day, Literal)
    assert day.value == "2027-01-01"


def test_the_graph_passes_the_gate(quads: list[Quad], release: Release) -> None:
    """With the release that it was asked for."""
    report = validate([*release.open().quads(), *quads])
    assert report.conforms, report.text()


def test_only_terms_of_ours_or_known_ones_are_used(quads: list[Quad]) -> None:
    """The ontology defines each of ours."""
    ontology = {quad.subject for quad in fixed_graphs()[graph_name("ontology")]}
    ours = {quad.predicate for quad in quads if quad.predicate.value.startswith(expand("v:"))}
    assert ours <= ontology
