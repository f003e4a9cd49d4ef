"""Every error that a user can meet, as one tree.

* VazbyError
  + UsageError            exit 2, HTTP 400   what was asked makes no sense
    + NotAnIriError                          a text that should be an IRI is none
    + ParameterError                         a query does not take that parameter or value
  + NotFoundError         exit 3, HTTP 404   a file, page, release or entity is not there
    + NoReleaseError                         nothing was built yet
    + OlderReleaseError                      a release of an earlier version lacks what is asked for
  + UnreadableError       exit 4, HTTP 422   the input cannot be read
  + RefusedError          exit 5, HTTP 422   the gate or a guard said no; nothing was changed
  + DataDirectoryError    exit 6, HTTP 503   locked, of another version, or damaged
    + HeldError                              another process is writing it
    + DamagedError                           what is stored is not what was written
    + PreparingError                         what pages read of the release is being made anew
  + StorageError          exit 7, HTTP 507   the disk is full or cannot be written
  + NetworkError          exit 8, HTTP 502   an address did not answer
  + DeadlineError         exit 9, HTTP 503   it took longer than allowed and was stopped
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Self

_TOLD = 100  # characters of a value


class VazbyError(Exception):
    """Superclass of all our errors. Never raised itself.

    *hint* says what the user can do next. *exit_code* is what the command line ends with and
    *status* what HTTP answers with. The message of a *private* one names places of the machine:
    it is for who keeps the server. *reason* names what is wrong, with *values*, for those who
    say it in another language; empty: only the class tells it. *retry_after* is after how many
    seconds the very same may go well; 0: it would fail again, or nobody knows.
    """

    exit_code = 1
    status = 500
    private = False
    retry_after = 0
    reason = ""
    values: Mapping[str, object] = MappingProxyType({})

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def because(self, reason: str, **values: object) -> Self:
        """Name the *reason*, and the *values* that its sentence tells; give the error itself.

        A text that somebody gave is told up to its 100th character, a list of ours whole.
        """
        cut = {name: v[:_TOLD] if isinstance(v, str) else v for name, v in values.items()}
        self.reason, self.values = reason, cut
        return self


class UsageError(VazbyError):
    """What was asked makes no sense."""

    exit_code = 2
    status = 400


class NotAnIriError(UsageError):
    """A text that should be an IRI is none."""


class ParameterError(UsageError):
    """A query does not take a parameter, or not with that value."""


class NotFoundError(VazbyError):
    """A file, a page, a release or an entity is not there."""

    exit_code = 3
    status = 404


class NoReleaseError(NotFoundError):
    """Nothing was built yet."""

    private = True


class OlderReleaseError(NotFoundError):
    """A release that an earlier version made lacks what is asked for."""


class UnreadableError(VazbyError):
    """The input cannot be read: empty, binary, or of no known kind."""

    exit_code = 4
    status = 422


class RefusedError(VazbyError):
    """The gate or a guard said no; nothing was changed."""

    exit_code = 5
    status = 422


class DataDirectoryError(VazbyError):
    """The data directory is locked, of another version, or damaged."""

    exit_code = 6
    status = 503
    private = True


class HeldError(DataDirectoryError):
    """Another process is writing the data directory."""

    retry_after = 10


class DamagedError(DataDirectoryError):
    """The files of a store are not as they were written."""


class PreparingError(DataDirectoryError):
    """An index of the release in use is of an older form: `vazby serve` makes it anew meanwhile."""

    retry_after = 30


class StorageError(VazbyError):
    """The disk is full or cannot be written."""

    exit_code = 7
    status = 507
    private = True


class NetworkError(VazbyError):
    """An address did not answer."""

    exit_code = 8
    status = 502


class DeadlineError(VazbyError):
    """It took longer than allowed and was stopped."""

    exit_code = 9
    status = 503
