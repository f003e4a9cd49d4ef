"""What a search finds."""

from dataclasses import dataclass, field

from graph.iris import slug


@dataclass(frozen=True)
class Hit:
    """An entity that was found, with what is told of it in Czech and, where there is, in English.

    *context* is its town or parent, or the kind of a document; several are joined by a comma.
    *others* are its other names, a line each. *matched* is the one of them that was searched for,
    where the label itself was not; *former* tells that it is no longer in use.
    """

    iri: str
    label: str
    kind: str
    context: str
    others: str = field(default="", compare=False)
    english: str = field(default="", compare=False)
    english_context: str = field(default="", compare=False)
    matched: str = field(default="", compare=False)
    former: bool = field(default=False, compare=False)

    def is_called(self, text: str) -> bool:
        """Tell whether *text* is the whole of one of its names; accents do not matter."""
        wanted = slug(text, len(text))
        return any(
            slug(name, len(name)) == wanted for name in (self.label, *self.others.split("\n"))
        )

    def label_in(self, language: str) -> str:
        """Give its label in *language* (``cs`` or ``en``), or in Czech."""
        return (language == "en" and self.english) or self.label

    def context_in(self, language: str) -> str:
        """Give its context in *language*, or in Czech."""
        return (language == "en" and self.english_context) or self.context
