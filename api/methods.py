"""Which methods an address takes: said by OPTIONS, by preflights and beside 405."""

READ = ("GET", "HEAD", "OPTIONS")
ASK = ("GET", "HEAD", "POST", "OPTIONS")
WRITE = ("GET", "HEAD", "PUT", "POST", "PATCH", "DELETE", "OPTIONS")

_ASKED = {"/sparql", "/sparql/share", "/sparql/hints"}
_TOLD = {"/mcp": ("POST", "OPTIONS")}


def methods_of(path: str, *, writes: bool) -> str:
    """List the methods that *path* takes, where *writes* are allowed or not.

    >>> methods_of("/sparql", writes=False)
    'GET, HEAD, POST, OPTIONS'
    """
    if path in _ASKED:
        return ", ".join(ASK)
    if path in _TOLD:
        return ", ".join(_TOLD[path])
    is_graph = path == "/graph" or path.startswith("/graph/")
    return ", ".join(WRITE if is_graph and writes else READ)
