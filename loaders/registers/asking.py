"""Asking ARES about one organisation after the other, whatever it answers about each."""

from collections.abc import Callable, Iterable, Iterator

from graph.errors import NetworkError, RefusedError, VazbyError
from loaders.registers.ares import Ares, OddAnswerError
from loaders.registers.identify import Identification, Unidentified, identify

MOST_ODD = 5
"""After so many odd answers one after the other, it is the register and no organisation."""

_OF_ROW = "Check the address; if it is right, ARES may have changed. What was learnt is kept."


def ask_about(
    wanted: Iterable[Unidentified], ares: Ares, refuse: Callable[[VazbyError], None]
) -> Iterator[Identification]:
    """Give what *ares* tells about each organisation; tell *refuse* of each fault, with its name.

    One about which it refuses or cannot answer counts as asked about, or else the same ones would
    come first for ever. The asking ends where the register is silent or makes no sense any more.
    """
    odd: list[Identification] = []
    for item in wanted:
        try:
            found = identify(item, ares)
        except OddAnswerError as error:
            refuse(_named(error, item))
            odd.append(_unanswered(item))
            if len(odd) == MOST_ODD:
                message = f"ARES answered oddly about {MOST_ODD} organisations in a row."
                refuse(NetworkError(message, _OF_ROW))
                return
            continue
        except RefusedError as error:
            refuse(_named(error, item))
            found = _unanswered(item)
        except NetworkError as error:
            refuse(_named(error, item))
            return
        yield from odd
        odd.clear()
        yield found
    yield from odd


def _named(error: VazbyError, item: Unidentified) -> VazbyError:
    return type(error)(f"“{item.names[0]}” ({item.key}): {error.message}", error.hint)


def _unanswered(item: Unidentified) -> Identification:
    return Identification(item.key, (), is_answered=False)
