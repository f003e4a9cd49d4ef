"""What is more than can be counted while somebody waits."""

from graph.errors import RefusedError


class TooWideError(RefusedError):
    """More was asked for than can be counted; a part of it would not tell the truth."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "Ask for fewer: a region, a kind or a theme.")
