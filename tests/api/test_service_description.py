"""What the endpoint says of itself."""

from pyoxigraph import Literal, NamedNode

from api.service_description import describe
from api.settings import Settings
from graph.iris import term
from graph.releases import DataDirectory


def test_formats_limits_and_graphs_are_described(tiny_data: DataDirectory) -> None:
    """Each graph with its triples, the limits in words of both languages."""
    manifest = tiny_data.current().manifest
    triples = list(describe("https://example.org/sparql", Settings(deadline=7), manifest))

    def objects(curie: str) -> list[object]:
        return [triple.object for triple in triples if triple.predicate == term(curie)]

    assert len(objects("sd:resultFormat")) == 11
    assert set(objects("sd:name")) == {NamedNode(name) for name in manifest.graphs}
    assert Literal(manifest.triples) in objects("void:triples")
    comments = [text for text in objects("rdfs:comment") if isinstance(text, Literal)]
    assert sorted(text.language or "" for text in comments) == ["cs", "en"]
    assert all("7 s" in text.value for text in comments)
    assert NamedNode("https://example.org/limits#engine") in objects("rdfs:seeAlso")


def test_federation_is_a_feature_only_where_hosts_are_allowed(tiny_data: DataDirectory) -> None:
    """Without them SERVICE is refused."""
    manifest = tiny_data.current().manifest
    federation = term("sd:BasicFederatedQuery")
    allowed = Settings(services=frozenset({"example.org"}))

    for settings, expected in ((Settings(), False), (allowed, True)):
        described = describe("https://example.org/sparql", settings, manifest)
        assert (federation in [triple.object for triple in described]) == expected
