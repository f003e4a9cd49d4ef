"""Where the shipped files are: the same in a checkout and in an installed wheel."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ONTOLOGY = ROOT / "ontology"
SHAPES = ROOT / "shapes"
RULES = ROOT / "graph" / "rules"
QUERIES = ROOT / "graph" / "queries"
RELATIONS = ROOT / "graph" / "relations"
EXAMPLES = ROOT / "graph" / "examples"
