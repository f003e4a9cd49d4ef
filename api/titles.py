"""What a page is called: by the name of its thing or, where it has none, by what it is about."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from api.facts import Label
from api.language import Language
from api.views import View
from graph.iris import parse_resource
from graph.namespaces import PREFIXES, shorten


@dataclass(frozen=True)
class Title:
    """The *name* in the heading of a page.

    A statement has no name: *name* is then what it is about, or the end of its IRI where it is
    about nothing else, and *kind* the class of statement.
    """

    name: Label
    kind: str = ""

    @property
    def text(self) -> str:
        """The whole title in one line."""
        return f"{self.kind}: {self.name.text}" if self.kind else self.name.text


def title(view: View, iri: NamedNode, language: Language) -> Title:
    """Make the title of the page about *iri*, which *view* shows."""
    about = view.sections.get("about")
    subjects = [row["subject"] for row in about.rows] if about else []
    names = [
        view.labels.best(subject, language.code)
        for subject in subjects
        if isinstance(subject, NamedNode)
    ]
    if names:
        name = Label(", ".join(name.text for name in names), names[0].language)
        return Title(name, class_name(view, language))
    ours = parse_resource(iri.value)
    if ours and not view.labels.knows(iri):
        return Title(Label(ours[1], ""), class_name(view, language))
    return Title(view.labels.best(iri, language.code))


def class_name(view: View, language: Language) -> str:
    """Name the class of the thing that *view* shows; a "record" where its classes have no name."""
    classes = [kind for kind in view.facts.all("rdf:type") if isinstance(kind, NamedNode)]
    for kind in classes:
        if name := language.find(f"class.{shorten(kind.value)}"):
            return name
    for kind in classes:
        if kind.value.startswith(PREFIXES["v"]):
            name = view.labels.best(kind, language.code).text
            return name[:1].upper() + name[1:]
    return language.text("kind.thing")
