"""Which of the files that are given are registers, and the graphs that loading them makes."""

from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from graph.releases import DataDirectory
from graph.store import storage_errors
from loaders.emit.reference import described_municipalities, reference_graph
from loaders.registers.municipalities import MUNICIPALITIES, read_register
from loaders.registers.register import Register
from loaders.registers.service_graph import SERVICES
from loaders.resolve.known_places import gazetteer_of

REGISTERS: tuple[Register, ...] = (MUNICIPALITIES, SERVICES)
"""Every kind of register that can be loaded; another kind is added here and nowhere else."""

_HEAD = 4096  # bytes: a header, or the first items


def register_of(name: str) -> Register | None:
    """Give the kind of register that the file *name* holds; None where it holds none.

    Raises UnreadableError for what looks like a register with another header: it is no page.
    """
    path = Path(name)
    with storage_errors(path):
        if not path.is_file():
            return None
        with path.open("rb") as file:
            head = file.read(_HEAD)
    found = next((register for register in REGISTERS if register.recognises(head)), None)
    if found is None:
        for error in filter(None, (register.refuses(path, head) for register in REGISTERS)):
            raise error
    return found


def register_graphs(
    registers: Mapping[str, Register], directory: DataDirectory
) -> dict[NamedNode, Iterable[Quad]]:
    """Give the graphs that change when the files *registers* are loaded into *directory*.

    The reference graph is among them: it describes towns as the register of municipalities does.
    Of two files of one kind the later counts. Raises UnreadableError, at the latest when the quads
    are taken, for a file that cannot be read.
    """
    files = {register: Path(name) for name, register in registers.items()}
    towns = files.get(MUNICIPALITIES)
    known = read_register(towns) if towns else gazetteer_of(directory)
    codes = described_municipalities(directory).union(
        *(register.towns(path) for register, path in files.items())
    )
    graphs: dict[NamedNode, Iterable[Quad]] = {}
    graphs |= reference_graph(codes, known)
    for register, path in files.items():
        graphs[register.graph] = chain(register.provenance(path), register.quads(path, known))
    return graphs
