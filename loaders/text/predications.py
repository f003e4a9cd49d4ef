"""The predications of a sentence: each verb with the words that belong to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.text.cues import Cue
from loaders.text.letters import CAPITAL
from loaders.text.verbs import finite_verbs, has_finite_verb

_BOUNDARY = Cue(
    r"(?P<mark>\s*[,;:()]\s*(?:(?:a|i|ale|avšak)\s+)?|\s+[-–—]\s+|\s+(?:a|i|nebo|či)\s+)"
)
_NAME_BEFORE = re.compile(rf"(?<!\w)[{CAPITAL}]\w+$")
# What decides or does, and is no second word of a name: "Most a Zastupitelstvo".
_BODY = re.compile(
    r"(?:Zastupitel\w+|Rad(?:a|y|ě|u|ou|ní)|Měst(?:o|a|u|em)|Obec|Obce|(?:Lokáln|Místn)\w+|Partner\w+)\b"
)
_SUBORDINATE = re.compile(
    r"(?:(?:\w{1,3}\s+)?(?:kte[rř]\w+|jenž|jež|jejž|jehož|jemuž|jejíž|jejichž|jejímuž|níž|němž|němuž|něhož|nímž|nichž|nimž|nimiž|nějž|jímž|jíž|jimž|jimiž|jejímiž)"
    r"|aby|když|až|pokud|jakmile|což|přičemž|zatímco|protože|neboť|jelikož|že|zda|než|kdy|kde|co)(?!\w)"
)
# Words of time that lead to the next verb, or stand for one: "o týden později, 25. 3., i rada".
_LATER = re.compile(
    r"(?:o\s+(?:\w+\s+){1,2}později|(?:později|napodruhé|napotřetí|podruhé|definitivně|konečně|poté|následně|posléze|nakonec|pak)(?!\w))",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:\w{1,3}\s+)?(?:kte[rř]\w+|jenž|jež|jejž|jemuž|nějž|něhož|němuž|němž|nímž|jímž|níž)(?!\w)"
)


_BE = re.compile(r"by[lv][aoiy]?|byl", re.IGNORECASE)
_ADJECTIVE = re.compile(r"\w+(?:[eěá]n|[aiu]t)(?:ý|ou)[\s.!]*")  # "hotový a schválený"
_PARTICIPLE = re.compile(r"\b\w{2,}(?:[eěá]n|[aiu]t)[aoiy]?\b", re.IGNORECASE)


@dataclass
class Predication:
    """A verb with its words, which may stand around a clause that depends on them.

    *text* is the sentence with all other words blanked, so that offsets stay those of the
    sentence. *depends* tells that it begins with a subordinating word or stands in brackets.
    """

    sentence: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    depends: bool = False
    has_verb: bool = False

    @property
    def start(self) -> int:
        """Where its first word begins in the sentence."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where its last word ends in the sentence."""
        return self.spans[-1][1]

    @property
    def text(self) -> str:
        """The sentence with all words but its own blanked."""
        text = " " * len(self.sentence)
        for start, end in self.spans:
            text = f"{text[:start]}{self.sentence[start:end]}{text[end:]}"
        return text

    def take(self, piece: "Predication", *, follows: bool) -> None:
        """Add the words of *piece*, which *follows* the last ones or stands behind others."""
        since = self.spans.pop()[0] if follows else piece.start
        self.spans.append((since, piece.end))
        self.has_verb = self.has_verb or piece.has_verb

    def holds(self, place: int) -> bool:
        """Whether the word at *place* of the sentence is its own."""
        return any(start <= place < end for start, end in self.spans)

    @property
    def is_relative(self) -> bool:
        """Whether it begins with a relative pronoun: "který", "na němž"."""
        return _RELATIVE.match(self.sentence, self.start) is not None


def predications(sentence: str, participles: Cue) -> list[Predication]:
    """Divide *sentence* into its predications, in the order of their first words.

    *participles* are the verbless forms that tell an act as well: "schválen". Words without a
    verb belong to the predication before them, at the beginning to the one after; behind a clause
    that depends on it a main clause goes on.
    """
    found: list[Predication] = []
    open_main: Predication | None = None  # the main clause that waits for its verb
    before: Predication | None = None
    for start, end, mark in _pieces(sentence):
        piece = Predication(sentence, [(start, end)], _depends(sentence, start, mark))
        piece.has_verb = _has_verb(sentence[start:end], participles)
        host = _host(found, before, open_main, piece, mark)
        if host is None:
            found.append(piece)
            host = piece
        else:
            host.take(piece, follows=host is before)
        before = host
        if not host.depends:
            open_main = host
    return found


def _host(
    found: Sequence[Predication],
    before: Predication | None,
    main: Predication | None,
    piece: Predication,
    mark: str,
) -> Predication | None:
    """Give the predication that *piece* goes on, or None where it begins one.

    *before* is that of the words before it, *main* the main clause that may go on.
    """
    if not found or (piece.depends and piece.has_verb):
        return None
    waits = main is not None and not main.has_verb and found[-1].depends
    if found[-1].has_verb and not waits and _LATER.match(piece.sentence, piece.start):
        return None
    if mark.strip() == ")" and main:
        return main if not (main.has_verb and piece.has_verb) else None
    last = found[-1]
    if not piece.has_verb or (before and _completes(before, piece)):
        return before
    if last.depends and main and not main.has_verb:
        return main if last.has_verb else last
    return None if last.has_verb else last


def _completes(before: Predication, piece: Predication) -> bool:
    """Whether *piece* has the participle of a verb: "bylo z podnětu města a škol ustaveno"."""
    waits = [verb.group() for verb in finite_verbs(before.text)]
    if before.has_verb and _ADJECTIVE.fullmatch(piece.sentence, *piece.spans[0]):
        return not piece.depends
    is_open = len(waits) == 1 and _BE.fullmatch(waits[0]) and not _PARTICIPLE.search(before.text)
    return bool(is_open) and not has_finite_verb(piece.text) and not piece.depends


def _pieces(sentence: str) -> Iterator[tuple[int, int, str]]:
    """Give the words between two boundaries, and the boundary before them."""
    start, mark = 0, ""
    for boundary in _BOUNDARY.finditer(sentence):
        if _joins_names(sentence, boundary):
            continue
        if sentence[start : boundary.start()].strip():
            yield start, boundary.start(), mark
            mark = ""
        start, mark = boundary.end(), mark + boundary["mark"]
    if sentence[start:].strip():
        yield start, len(sentence), mark


def _joins_names(sentence: str, boundary: re.Match[str]) -> bool:
    """Tell the "a" within a name: "Moravská Ostrava a Přívoz" are no two predications."""
    if _BODY.match(sentence, boundary.end()):
        return False
    is_and = boundary["mark"].strip() in ("a", "i") and sentence[boundary.end() :][:1].isupper()
    return is_and and _NAME_BEFORE.search(sentence, 0, boundary.start()) is not None


def _depends(sentence: str, start: int, mark: str) -> bool:
    return "(" in mark or _SUBORDINATE.match(sentence, start) is not None


def _has_verb(words: str, participles: Cue) -> bool:
    return has_finite_verb(words) or participles.search(words) is not None
