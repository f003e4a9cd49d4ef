"""The process that workers are forked from: `python -m graph.fork_server MEMORY NETWORK [STORE]`.

A fork begins at once, and shares what this process holds: the whole of STORE, where it is named,
which answers in a third of the time that its files take. MEMORY is how many bytes of address space
a worker may take besides, NETWORK one of `NETWORKS`.

Commands come through a socket on the standard input, a letter and a number each (`MESSAGE`):

    f 0    fork a worker; with it come its line to the web process, and where its errors go

What it says has a letter and two numbers (`NOTICE`):

    r 0 0          once: it begins to take commands
    f PROCESS 0    the worker was forked; or less than zero, why it was not (errno)
    x PROCESS N    the process has ended with N, as in `subprocess.Popen.returncode`

No thread may be here when it forks: of all threads a fork has but the one that forked.
"""

import contextlib
import ctypes
import errno
import gc
import os
import resource
import signal
import socket
import struct
import subprocess
import sys
import traceback
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

from pyoxigraph import RdfFormat, Store

from graph.dump import NICE
from graph.errors import DamagedError
from graph.hanging_up import has_hung_up
from graph.worker import work

MESSAGE, NOTICE = struct.Struct("!cq"), struct.Struct("!cqq")
READY, FORK, EXIT = b"r", b"f", b"x"
NETWORKS = {True: "any", False: "none"}
"""The word for workers that may see the network, and for those that may not."""

_NEWNET = 0x40000000 | 0x10000000  # CLONE_NEWNET | CLONE_NEWUSER of <sched.h>
_LINE_AND_ERRORS = 2


def main() -> None:
    """Take commands until the standard input hangs up."""
    memory, network, *paths = sys.argv[1:]
    if network == NETWORKS[False]:
        _leave_network()
    held = {path: _load(path) for path in paths}
    signal.signal(signal.SIGCHLD, lambda *_: _tell_of_ended())
    gc.freeze()
    _say(READY)
    with socket.socket(fileno=0) as commands:
        while _obey(commands, int(memory), held):
            pass


def _obey(commands: socket.socket, memory: int, held: Mapping[str, Store]) -> bool:
    """Do what comes next; tell whether anything came."""
    command = b""
    with contextlib.suppress(ConnectionError):  # it has hung up
        command, descriptors, _, _ = socket.recv_fds(commands, MESSAGE.size, _LINE_AND_ERRORS)
    if command:
        process = _fork() if len(descriptors) == _LINE_AND_ERRORS else -errno.EMFILE
        if process == 0:
            _begin(descriptors[0], descriptors[1], memory, held)
        for descriptor in descriptors:
            os.close(descriptor)
        _say(FORK, process)
    return bool(command)


def _fork() -> int:
    """Fork; give the number of the new process, zero in that one, or less: why there is none."""
    try:
        return os.fork()
    except OSError as error:
        return -(error.errno or errno.EAGAIN)


def _begin(line: int, errors: int, memory: int, held: Mapping[str, Store]) -> NoReturn:
    """Be a worker, to the end of the process."""
    try:
        for number, descriptor in enumerate((line, line, errors)):
            os.dup2(descriptor, number)
        os.close(line)
        os.close(errors)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        work(memory and memory + _address_space(), held)
    except BaseException:  # noqa: BLE001 - whatever it is, what called us is another process's
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _tell_of_ended() -> None:
    """Tell of each process that has ended."""
    with contextlib.suppress(ChildProcessError):
        while (ended := os.waitpid(-1, os.WNOHANG))[0]:
            _say(EXIT, ended[0], os.waitstatus_to_exitcode(ended[1]))


def _say(letter: bytes, process: int = 0, code: int = 0) -> None:
    with contextlib.suppress(OSError):  # it has hung up, which the next command will tell
        os.write(0, NOTICE.pack(letter, process, code))


def _load(path: str) -> Store:
    """Read the whole of the store at *path* into memory, from another process: no lock is taken.

    In a thread, which ends: Oxigraph keeps the state of its random numbers by thread, and forks of
    one that had drawn any would all give the same, as UUID() for example. It lets others go first,
    which on Linux a thread does for itself alone.
    """
    store = Store()
    command = [sys.executable, "-m", "graph.dump", path]
    dumping = subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: S603 - our own
    with dumping as dump, ThreadPoolExecutor(1) as thread:
        if sys.platform == "linux":
            thread.submit(os.nice, NICE)
        loading = thread.submit(store.bulk_load, dump.stdout, RdfFormat.N_QUADS)
        error = loading.exception()
    if error and dump.returncode != DamagedError.exit_code:
        sys.exit(None if has_hung_up() else f"{path} was not read into memory: {error}")
    if dump.returncode:
        sys.exit(dump.returncode)
    return store


def _address_space() -> int:
    """Give the bytes of address space that this process takes by now. Source: proc(5), statm."""
    with contextlib.suppress(OSError):
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024  # where there is no such file


def _leave_network() -> None:
    """Move into an empty network, where the system permits it: the guard's second line."""
    if sys.platform == "linux":
        ctypes.CDLL(None).unshare(_NEWNET)


if __name__ == "__main__":
    main()
