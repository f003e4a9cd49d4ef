"""List items as a person reads them: wrapped lines joined, nested lists under their parent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.document import Line


@dataclass(frozen=True)
class Item:
    """An item of a list; *end* is where its own words end. *parts* are the items nested in it."""

    start: int
    end: int
    parts: tuple["Item", ...] = ()

    @property
    def last(self) -> int:
        """Where the last of its parts ends."""
        return self.parts[-1].last if self.parts else self.end


def list_items(lines: Sequence[Line]) -> Iterator[Item]:
    """Read *lines*, all of one list, into items."""
    place = 0
    while place < len(lines):
        stop = place + 1
        while stop < len(lines) and _is_under(lines[stop], lines[place]):
            stop += 1
        yield _item(lines[place], lines[place + 1 : stop])
        place = stop


def goes_on(line: Line) -> bool:
    """Whether *line* is the rest of a wrapped list item above it."""
    return not line.bullet and not line.text[0].isupper()


def _item(line: Line, under: Sequence[Line]) -> Item:
    own = next((place for place, below in enumerate(under) if below.bullet), len(under))
    end = under[own - 1].end if own else line.end
    return Item(line.start, end, tuple(list_items(under[own:])))


def _is_under(line: Line, top: Line) -> bool:
    """Whether *line* belongs to *top*: its wrapped rest, or nested by indent or by its marker."""
    other_sign = line.bullet != top.bullet and not (line.bullet or "").endswith((".", ")"))
    return (
        goes_on(line)
        or (top.bullet is not None and line.indent > top.indent)
        or (other_sign and top.text.endswith(":") and line.indent == top.indent)
    )
