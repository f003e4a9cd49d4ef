"""How well pages are read that were written before the rules: `make eval`.

    python -m tests.eval.evaluate [--data DIR] [FOLDER]

Prints precision, recall and F1 of each kind of statement, and every error with its page. The pages
beside this file were written in the manner of the site without sight of the loaders; what they say
stands in ``gold/``; the five original pages are measured too where they are. Spellings of one
organisation are compared pairwise. *FOLDER* holds other pages and their gold; with `--data` the
towns of a register that was loaded there are known too.
"""

import json
import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from graph.releases import DataDirectory
from loaders.document import Document
from loaders.extract import extract
from loaders.parse.kinds import NEWSLETTER, RESULTS_OVERVIEW
from loaders.read.source import read
from loaders.records import (
    Extraction,
    MeasureRecord,
    MembershipRecord,
    PartnershipRecord,
    PlanRecord,
    WorkingGroupRecord,
)
from loaders.resolve.known_places import gazetteer_of
from loaders.resolve.places import Gazetteer, gazetteer
from loaders.text.lexicon import lexicon
from tests.eval.originals import originals

FOLDER = Path(__file__).parent
Gold = dict[str, Any]
Statement = tuple[Any, ...]


class Tally:
    """What was found of what there was, per kind of statement, and the errors."""

    def __init__(self) -> None:
        self.right: dict[str, int] = defaultdict(int)
        self.invented: dict[str, list[str]] = defaultdict(list)
        self.missed: dict[str, list[str]] = defaultdict(list)

    def compare(
        self, kind: str, page: str, gold: Iterable[Statement], found: Iterable[Statement]
    ) -> None:
        """Compare the statements of one page as multisets."""
        left = list(found)
        for statement in gold:
            if statement in left:
                left.remove(statement)
                self.right[kind] += 1
            else:
                self.missed[kind].append(f"{page}: {statement}")
        self.invented[kind].extend(f"{page}: {statement}" for statement in left)

    def lines(self, of: Iterable[str] = ()) -> Iterator[str]:
        """Write the figures of all kinds, or of these, then the errors."""
        kinds = sorted(of or {*self.right, *self.missed, *self.invented})
        yield f"{'':22}{'precision':>10}{'recall':>10}{'F1':>10}{'right':>8}"
        for kind in kinds:
            yield self._figures(kind)
        for kind in kinds:
            yield from (f"- {kind}  {error}" for error in self.missed[kind])
            yield from (f"+ {kind}  {error}" for error in self.invented[kind])

    def precision(self, kind: str) -> float:
        """Give the share of what was found that is right."""
        return self.right[kind] / ((self.right[kind] + len(self.invented[kind])) or 1)

    def recall(self, kind: str) -> float:
        """Give the share of what there was that was found."""
        return self.right[kind] / ((self.right[kind] + len(self.missed[kind])) or 1)

    def f1(self, kind: str) -> float:
        """Give the harmonic mean of precision and recall."""
        both = self.precision(kind) + self.recall(kind)
        return 2 * self.precision(kind) * self.recall(kind) / (both or 1)

    def _figures(self, kind: str) -> str:
        figures = (self.precision(kind), self.recall(kind), self.f1(kind))
        return f"{kind:22}{''.join(f'{value:10.3f}' for value in figures)}{self.right[kind]:8}"


def main() -> None:
    """Evaluate all pages and print what came out."""
    parser = ArgumentParser()
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--data", type=Path, metavar="DIR")
    options = parser.parse_args()
    known = gazetteer_of(DataDirectory(options.data)) if options.data else gazetteer()
    sys.stdout.write("\n".join(evaluate(options.folder, known).lines()) + "\n")


def evaluate(folder: Path, known: Gazetteer) -> Tally:
    """Compare what is read from the pages in *folder* with their gold."""
    return evaluate_all(_pages(folder), known)


def evaluate_all(pages: Iterable[tuple[str, Document, Gold]], known: Gazetteer) -> Tally:
    """Compare what is read from *pages*, each with its name and its gold."""
    tally = Tally()
    keys: dict[tuple[str, str], str] = {}
    names: dict[tuple[str, str], str] = {}
    for page, document, gold in pages:
        found = extract(document, known)
        _compare(tally, page, gold, found)
        for record in _all(found, MembershipRecord):
            place = (page, record.label_as_written)
            if record.label_as_written in gold.get("organisations", {}):
                keys[place] = record.organisation
                names[place] = gold["organisations"][record.label_as_written]
    _compare_pairs(tally, keys, names)
    return tally


def _pages(folder: Path) -> Iterator[tuple[str, Document, Gold]]:
    """Give the pages in *folder* with their gold; beside our own also the five original ones."""
    for path in sorted((folder / "pages").iterdir()):
        gold = (folder / "gold" / f"{path.stem}.json").read_text(encoding="utf-8")
        yield path.stem, read(path), json.loads(gold)
    if folder == FOLDER:
        yield from ((path.stem, read(path), gold) for path, gold in originals())


def _all(found: Extraction, kind: type[Any]) -> list[Any]:
    return [record for record in found.records if isinstance(record, kind)]


def _compare(tally: Tally, page: str, gold: Gold, found: Extraction) -> None:
    tally.compare("kind", page, [(gold["kind"],)], [(found.document.kind,)])
    tally.compare(
        "municipality",
        page,
        [(code,) for code in gold["municipalities"]],
        [(place.code,) for place in found.document.municipalities],
    )
    partnerships = [item.founded for item in _all(found, PartnershipRecord) if item.founded]
    tally.compare(
        "founded", page, [(day,) for day in _founded(gold)], [(day,) for day in partnerships]
    )
    members = [item.label_as_written for item in _all(found, MembershipRecord)]
    tally.compare(
        "member", page, [(item,) for item in gold.get("members", [])], [(x,) for x in members]
    )
    tally.compare("group", page, _gold_groups(gold), _found_groups(found))
    tally.compare("plan approved", page, _gold_plans(gold), _found_plans(found))
    tally.compare("plan town", page, _gold_towns(gold), _found_towns(found, gold))
    _compare_measures(tally, page, gold, found)


def _founded(gold: Gold) -> list[str]:
    """Give the day of the one partnership of a page, or those of the several towns of one."""
    if gold["kind"] in (NEWSLETTER, RESULTS_OVERVIEW):
        return [item["date"] for item in gold.get("beginnings", [])]
    return [gold["founded"]] if gold.get("founded") else []


def _gold_groups(gold: Gold) -> list[Statement]:
    return [_group(item["label"], item["themes"]) for item in gold.get("groups", [])]


def _found_groups(found: Extraction) -> list[Statement]:
    return [_group(item.label, item.themes) for item in _all(found, WorkingGroupRecord)]


def _group(label: str, themes: Iterable[str]) -> Statement:
    """Give a group as it is compared: a list may call each of its items a working group."""
    return label.removeprefix("Pracovní skupina "), *sorted(themes)


def _gold_plans(gold: Gold) -> list[Statement]:
    return [
        _plan(item["kind"], item["approved_on"], item["approved_by"] or "")
        for item in gold.get("plans", [])
    ]


def _plan(kind: str, approved_on: str | None, approved_by: str) -> Statement:
    """Give a plan as it is compared.

    The golds differ in whether a "plán sociálního začleňování" is a strategic plan or the kind
    above it, so that kinds are compared by their top concept; and in the code of a partnership.
    """
    body = approved_by.removeprefix("lokalni-").partition("-")[0] or None
    return lexicon("plan-kind").top(kind), approved_on, body


def _found_plans(found: Extraction) -> list[Statement]:
    return [
        _plan(item.kind, item.approved_on, item.approved_by or "")
        for item in _all(found, PlanRecord)
        if item.status == "approved"
    ]


def _gold_towns(gold: Gold) -> list[Statement]:
    return [
        (item["approved_on"], *sorted(item["municipalities"]))
        for item in gold.get("plans", [])
        if "municipalities" in item
    ]


def _found_towns(found: Extraction, gold: Gold) -> list[Statement]:
    """Give the towns whose plan it is of each approval, where the gold tells them, too."""
    days = {item["approved_on"] for item in gold.get("plans", []) if "municipalities" in item}
    return [
        (item.approved_on, *sorted(place.code for place in item.municipalities))
        for item in _all(found, PlanRecord)
        if item.status == "approved" and item.approved_on in days
    ]


def _compare_measures(tally: Tally, page: str, gold: Gold, found: Extraction) -> None:
    """Measures are the same when one label holds the other; status and themes are then compared."""
    left: list[MeasureRecord] = _all(found, MeasureRecord)
    for item in gold.get("measures", []):
        match = next((one for one in left if _same(item["label"], one.label)), None)
        tally.compare("measure", page, [(item["label"],)], [(item["label"],)] if match else [])
        if match:
            left.remove(match)
            told = f"{page}: {item['label'][:60]}"
            tally.compare("measure status", told, [(item["status"],)], [(match.status,)])
            themes = ([(code,) for code in item["themes"]], [(code,) for code in match.themes])
            tally.compare("measure theme", told, *themes)
            codes = [(place.code,) for place in match.municipalities]
            tally.compare("measure town", told, [(code,) for code in item["municipalities"]], codes)
    tally.compare("measure", page, [], [(one.label,) for one in left])


def _same(gold: str, found: str) -> bool:
    return gold in found or found in gold


def _compare_pairs(
    tally: Tally, keys: dict[tuple[str, str], str], names: dict[tuple[str, str], str]
) -> None:
    """Two mentions are one organisation in the gold, or in what was found, or in both."""
    for one, other in combinations(sorted(keys), 2):
        same_gold, same_found = names[one] == names[other], keys[one] == keys[other]
        if same_gold or same_found:
            pair = [(one[1], other[1])]
            tally.compare(
                "same organisation",
                f"{one[0]} ~ {other[0]}",
                pair if same_gold else [],
                pair if same_found else [],
            )


if __name__ == "__main__":
    main()
