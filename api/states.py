"""What a reader is told of an error, in the language of the pages: on a page as in JSON.

The title is that of the class of the error (``errors.po``), or of the nearest above that has one.
What is wrong is told by the reason that the error names (``reasons.po``), else by its class too;
what differs from case to case is put in. The message of the error itself is exact, for logs and
programs, and stays English.
"""

from collections.abc import Mapping

from api.absent import KnownLaterError, MovedError, RemovedError, UnknownThingError
from api.dates import in_words
from api.language import Language, language
from api.links import path_of
from graph.errors import PreparingError, VazbyError
from graph.queries import UnknownExampleError
from graph.query_errors import BusyError

STEPS: Mapping[str, tuple[str, ...]] = {
    "NoReleaseError": ("again", "about"),
    "NotFoundError": ("search", "home"),
    "UnknownThingError": ("search", "home"),
    "UnknownExampleError": ("near", "queries", "home"),
    "UsageError": ("bare", "search", "home"),
    "TooWideError": ("bare", "home"),
    "RemovedError": ("then", "search"),
    "KnownLaterError": ("later", "search"),
    "OlderReleaseError": ("data", "today"),
    "MovedError": ("there",),
    "DeadlineError": ("limits", "queries"),
    "BusyError": ("again",),
    "WorkerLostError": ("again", "limits"),
    "ChangeLostError": ("again",),
    "MemoryRefusedError": ("limits", "queries"),
    "SizeRefusedError": ("limits", "queries"),
    "DataDirectoryError": ("again",),
    "PreparingError": ("again", "queries"),
    "StorageError": ("again",),
    "VazbyError": ("again", "home"),
}
"""What to do next, by the state: the ends of keys of strings, and addresses (`step_path`)."""

_PATHS = {
    "home": "/",
    "search": "/search",
    "limits": "/limits",
    "queries": "/queries",
    "about": "/about",
}


def state_of(error: VazbyError) -> str:
    """Name the strings of the catalogue for *error*: those of the nearest class with some."""
    names = [cls.__name__ for cls in type(error).__mro__]
    return next(name for name in names if language("cs").find(f"error.{name}.title"))


def told(error: VazbyError, chosen: Language) -> dict[str, str]:
    """Give the `title` and the `detail` of the state of *error* in the language *chosen*."""
    key = f"error.{state_of(error)}"
    return {"title": chosen.text(f"{key}.title"), "detail": _detail(error, chosen, key)}


def exactly(error: VazbyError) -> str:
    """Give the message of *error* for programs, in English; of a private one only its title."""
    return told(error, language("en"))["title"] + "." if error.private else error.message


def steps(error: VazbyError, address: str) -> list[tuple[str, str]]:
    """Give what to do next after *error* at *address*: the end of a key, and an address each."""
    names = STEPS.get(state_of(error), ("home", "search"))
    found = [(name, _step_path(name, error, address)) for name in names]
    return [(name, path) for name, path in found if path]


def _step_path(name: str, error: VazbyError, address: str) -> str:
    if isinstance(error, MovedError):
        return error.location
    if name in {"then", "later"} and isinstance(error, RemovedError | KnownLaterError):
        return error.then
    if name == "near":
        near = error.nearest if isinstance(error, UnknownExampleError) else ()
        return f"/queries/{near[0]}" if near else ""
    bare, mark, asked = address.partition("?")
    own = {"again": address, "bare": bare if mark else "", "today": bare}
    return {**_PATHS, **own, "data": f"{bare}.ttl{mark}{asked}"}.get(name, "")


def _detail(error: VazbyError, chosen: Language, key: str) -> str:
    if not error.reason:
        return chosen.text(f"{key}.words", **_values(error, chosen))
    values = {name: _written(value, chosen) for name, value in error.values.items()}
    return chosen.text(f"reason.{error.reason}", **values)


def _written(value: object, chosen: Language) -> object:
    """Write a number or a list of names as they stand in a sentence."""
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return chosen.number(value) if isinstance(value, int) else value


def _values(error: VazbyError, chosen: Language) -> dict[str, str]:
    """Give what is put into the strings of *error*."""
    match error:
        case BusyError() | PreparingError():
            return {"seconds": chosen.count("error.seconds", error.retry_after)}
        case RemovedError():
            stone = error.tombstone
            name = stone.label or path_of(stone.iri)
            return {"name": name, "last": stone.last, "when": in_words(stone.went[:10], chosen)}
        case KnownLaterError():
            return {"name": error.name, "release": error.release}
        case UnknownThingError():
            return {"iri": error.iri}
        case MovedError():
            return {"address": error.location}
        case _:
            return {}
