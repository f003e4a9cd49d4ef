"""Which coding an answer comes in: what Accept-Encoding weighs most, zstd before br before gzip.

Source: RFC 9110, section 12.5.3.
"""

from functools import lru_cache
from typing import NamedTuple

from starlette.types import Scope

from api.negotiation import weights_of

PLAIN = "identity"
_OURS = ("zstd", "br", "gzip")
_LEAST = 0.0001  # the weight of no coding where nothing is said of it: less than any other has
_HEADER = b"accept-encoding"


class Coding(NamedTuple):
    """A coding by its *name*, empty where none will do; *always*: short answers come in it, too."""

    name: str
    always: bool = False

    def told(self, scope: Scope) -> Scope:
        """Give *scope* with this coding as the only one that is accepted."""
        headers = [pair for pair in scope["headers"] if pair[0] != _HEADER]
        return {**scope, "headers": [*headers, (_HEADER, self.name.encode())]}


def coding_of(scope: Scope) -> Coding:
    """Choose the coding for the request that is *scope*."""
    lines = [value for name, value in scope["headers"] if name == _HEADER]
    return _chosen(b",".join(lines).decode("latin-1")) if lines else Coding(PLAIN)


@lru_cache(256)
def _chosen(accept: str) -> Coding:
    weights = weights_of(accept)
    rest = weights.get("*", 0.0)
    plain = weights.get(PLAIN, weights.get("*", _LEAST))
    weight, name = max(
        ((weights.get(name, rest), name) for name in _OURS), key=lambda pair: pair[0]
    )
    if weight and weight >= plain:
        return Coding(name, always=not plain)
    return Coding(PLAIN if plain else "")
