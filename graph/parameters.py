"""Parameters of queries: their types, and RDF terms from what a reader gives for them.

The front matter of a query tells type, label, example and default of each (`graph.queries`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from graph.days import NoDayError, bounds
from graph.errors import ParameterError
from graph.iris import term

Term = NamedNode | Literal
TYPES = ("iri", "string", "integer", "date")
MOST_VALUES = 100
"""How many values a list may have."""

LONGEST = 1000
"""How many characters a value may have."""

_LIST = "list of "
_INTEGER = re.compile(r"-?[0-9]{1,18}")


@dataclass(frozen=True)
class Parameter:
    """A parameter of a query. *type* is one of `TYPES`; *many* tells that a list may be given.

    *kind* is the kind of thing in the text index by whose names an IRI is found, *default* what
    counts where nothing is given; empty: everything. *minimum* is the least number there may be.
    """

    name: str
    type: str
    many: bool = False
    kind: str = ""
    label_cs: str = ""
    label_en: str = ""
    example: str = ""
    default: str = ""
    minimum: str = ""

    @classmethod
    def of_type(cls, name: str, words: str, **described: str) -> "Parameter":
        """Read the type in *words*: ``date``, ``list of iri``; raise ValueError for another."""
        kind = words.removeprefix(_LIST)
        if kind not in TYPES:
            message = f"The parameter {name} is of no type: {words!r}"
            raise ValueError(message)
        return cls(name, kind, words.startswith(_LIST), **described)

    @property
    def words(self) -> str:
        """The type in words, as the front matter has it."""
        return f"{_LIST}{self.type}" if self.many else self.type

    @property
    def default_term(self) -> Term:
        """The default of a query of ours; raise ParameterError where there is none."""
        return term(self.default) if self.type == "iri" else self.literal(self.default)

    def takes(self, value: Term) -> bool:
        """Tell whether *value* is of this type."""
        return isinstance(value, NamedNode) == (self.type == "iri")

    def check(self, texts: Sequence[str]) -> None:
        """Raise ParameterError where *texts* are too many values, or one is too long."""
        most = MOST_VALUES if self.many else 1
        if len(texts) > most:
            message = f"There are {len(texts)} values of {self.name!r}."
            error = ParameterError(message, f"Give {most} at most.")
            error.because("too-many-values", name=self.name, number=len(texts), most=most)
            raise error
        if any(len(text) > LONGEST for text in texts):
            message = f"A value of {self.name!r} is longer than {LONGEST} characters."
            error = ParameterError(message, "Shorten it.")
            error.because("value-too-long", name=self.name, most=LONGEST)
            raise error

    def literal(self, text: str) -> Literal:
        """Read *text* as a value of a type other than ``iri``; raise ParameterError for none.

        Of a month or a year its first day is meant, of one that ends a period its last.

        >>> str(Parameter("since", "date").literal("2012-01-31"))
        '"2012-01-31"^^<http://www.w3.org/2001/XMLSchema#date>'
        """
        match self.type:
            case "integer" if _INTEGER.fullmatch(text):
                return Literal(self._enough(int(text)))
            case "date" if day := _day(text, last=self.name == "until"):
                return Literal(day, datatype=term("xsd:date"))
            case "string":
                return Literal(text)
        message = f"The value {text[:100]!r} of {self.name!r} is no {self.type}."
        example = self.example or _EXAMPLES[self.type]
        error = ParameterError(message, f"Give it like {example}.").because(
            "not-of-type", value=text, name=self.name, example=example
        )
        raise error

    def _enough(self, number: int) -> int:
        """Give *number*; raise ParameterError where it is less than makes sense."""
        if self.minimum and number < int(self.minimum):
            message = f"The value {number} of {self.name!r} is less than {self.minimum}."
            error = ParameterError(message, f"Give {self.minimum} or more.")
            error.because("too-small", value=number, name=self.name, minimum=self.minimum)
            raise error
        return number


_EXAMPLES = {"integer": "2", "date": "2012-01-31", "iri": "https://example.org/thing"}


def _day(text: str, *, last: bool) -> str:
    """Give the first or the last day of *text*, a day, a month or a year; nothing for none."""
    try:
        return bounds("date", text)[last].isoformat()
    except NoDayError:
        return ""
