"""Projects that a page names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.document import Line
from loaders.parse.measures import Setting
from loaders.parse.status import UNSPECIFIED, Verdict, status_of
from loaders.parse.themes import funding_of
from loaders.records import ProjectRecord
from loaders.resolve.town_slugs import town_slug
from loaders.text.cues import Cue, told_in
from loaders.text.letters import CAPITAL
from loaders.text.lexicon import lexicon
from loaders.text.persons import without_speaker
from loaders.text.sentences import sentences
from loaders.text.verbs import finite_verbs

_ADJECTIVE = r"\w+(?:[ýé]|(?<![eěá]n)í|ého|ému|ém|ým|ích|ých|ího|ím)\s+"
_PROJECT = rf"(?i:(?<!\w)(?:{_ADJECTIVE})?projekt(?:u|em|y|ech|ů|ům)?)"
# of "projekty Naděje a Charity" the words that follow are the owners
_ONE_PROJECT = rf"(?i:(?<!\w)(?:{_ADJECTIVE})?projekt(?:u|em)?)(?=\s)"
_WORDS = r"[^„“”\"(),.;:\n]"
# A name without quotation marks ends at a sign, or where a verb or a relative clause begins.
_END = r"""(?=
      [,.;:()“”"] | \s[–—-]\s | $
    | \s(?: má | mají | je | jsou | se | by[lyi]\w* | bud\w+ | \w+uj[eí]
         | (?:zač|ne)\w+l[aoy]? | neproš(?:el|l[ay]) | uspěl\w*
         | získal\w* | vznikl\w* | běží | probíhá | podpoří | zajistí | přinese | pomáhá
         | kte[rř]\w+ | jehož | jenž | jež | v\s+rámci )(?!\w)
)"""
_NAMES = tuple(
    Cue(pattern, re.VERBOSE)
    for pattern in (
        # projekt s názvem „Krok za krokem“
        _PROJECT + r"""(?:\s+\w+){0,4}?\s*[„"»](?P<name>[^„“”"«»]{2,90})[“”"«]""",
        # individuálního projektu obce
        r"(?P<own>(?i:individuální\w*\s+projekt(?:u|em)?\s+(?:obce|města)))(?!\w)",
        # projekt Druhá šance
        rf"{_ONE_PROJECT}\s+(?P<name>[{CAPITAL}]{_WORDS}*?){_END}",
        # pilotního projektu prostupného bydlení
        rf"(?P<own>(?i:pilotní\w*\s+projekt(?:u|em)?)\s+{_WORDS}+?){_END}",
        # projektová žádost pro vznik Komunitního centra
        r"(?i:projektov\w+\s+(?:žádost|záměr)\w*\s+(?:pro|na)\s+(?:vznik|zřízení|vybudování))"
        rf"\s+(?P<thing>[{CAPITAL}]{_WORDS}*?){_END}",
    )
)
_ANY_NAME = sum(cue.bit for cue in _NAMES)
_FOR_A_PURPOSE = re.compile(rf"^(?P<own>(?i:projekt)\s+(?:na|pro)\s+{_WORDS}+){_END}", re.VERBOSE)
_OWNER = re.compile(  # whose project it is, not what it is called
    r"(?:Agentur|Minister|Měst|Obc|Obec|Evrops|Úřad|Vlád|Kraj|Nadac|Operační|Integrovan)"
    r"|(?:ESF|EU|OP|MŠMT|MPSV|MV|IPRM)\b"
)
_OWN_NAME = re.compile(r"^(pilotní|individuální)\w*\s+projekt\w*", re.IGNORECASE)
_NOT_SUPPORTED = re.compile(
    r"(?<!\w)(?:neby[lt]\w*\s+(?:\w+\s+){0,3}?(?:podpořen|vybrán|přijat|schválen)\w*|neuspěl\w*|nepro[šs]\w+"
    r"|ne(?:získal|dostal|obdržel)\w*\s+(?:\w+\s+){0,3}?(?:podpor|dotac|grant|financ|peníze|prostředk)\w*)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",\s+(?:\w{1,3}\s+)?(?:kte[rř]|jež|jenž|jehož)")
_PROMOTER = re.compile(
    r"(?<!\w)(?P<who>město|obec)(?!\w)[^.]*?"
    r"(?<!\w)(?:plánuj|začal|předlož|připrav|poda[lt]|realiz|získa)",
    re.IGNORECASE,
)


def projects_of(setting: Setting, start: int, end: int) -> Iterator[ProjectRecord]:
    """Give the projects that the list item between *start* and *end* names.

    What did not come about is no project; one that was not supported is rejected.
    """
    text = setting.text(start, end)
    verdict = _supported(text, status_of(text, setting.default))
    for match in [*_find(text)] or _FOR_A_PURPOSE.finditer(text):
        if not verdict.has_failed:
            yield _record(setting, start, match, verdict)


def prose_projects(lines: Sequence[Line], setting: Setting) -> list[ProjectRecord]:
    """Give the projects that the sentences of *lines* name, each once."""
    projects: dict[str, ProjectRecord] = {}
    for sentence in sentences(lines):
        said = without_speaker(sentence.text)
        for match in _find(said):
            verdict = _supported(said, _verdict(said, match))
            if verdict.has_failed:
                continue
            here = setting.narrowed(sentence.text)
            record = _record(here, sentence.start, match, verdict)
            promoted = replace(record, promoter=_promoter(here, said))
            projects.setdefault(promoted.label.casefold(), promoted)
    return list(projects.values())


def _find(text: str) -> Iterator[re.Match[str]]:
    taken: list[tuple[int, int]] = []
    for pattern in _NAMES if told_in(text) & _ANY_NAME else ():
        for match in pattern.finditer(text):
            start, end = match.span()
            if _OWNER.match(match.groupdict().get("name") or ""):
                continue
            if all(end <= first or last <= start for first, last in taken):
                taken.append((start, end))
                yield match


def _record(setting: Setting, offset: int, match: re.Match[str], verdict: Verdict) -> ProjectRecord:
    end = offset + match.start() + len(_words(match.group(), match).rstrip())
    return ProjectRecord(
        evidence=setting.document.span(offset + match.start(), end),
        label=_label(match),
        status=verdict.status,
        municipalities=setting.places,
        funding=funding_of(match.group()),
    )


def _label(match: re.Match[str]) -> str:
    parts = {name: words.strip() for name, words in match.groupdict().items() if words}
    if "thing" in parts:
        return lexicon("theme").nominative(parts["thing"])
    return parts.get("name") or _OWN_NAME.sub(r"\1 projekt", _words(parts["own"], match).strip())


def _words(words: str, match: re.Match[str]) -> str:
    """Give *words* of a project without a name, as far as the verb that tells of it."""
    verb = next(finite_verbs(words), None) if match.groupdict().get("own") else None
    return words[: verb.start()] if verb else words


def _verdict(said: str, match: re.Match[str]) -> Verdict:
    """Read what follows the name, which tells of the project itself, else the clause around it."""
    following = said[match.end() :]
    told = status_of(following) if _RELATIVE.match(following) else UNSPECIFIED
    return told if told.cue else status_of(said)


def _supported(text: str, verdict: Verdict) -> Verdict:
    """Tell a project that did not get its support, which is rejected, from what did not succeed."""
    refused = _NOT_SUPPORTED.search(text) if verdict.has_failed else None
    return Verdict("rejected", refused.group()) if refused else verdict


def _promoter(setting: Setting, said: str) -> str | None:
    found = _PROMOTER.search(said)
    if not found or len(setting.places) != 1:
        return None
    kind = "mesto" if found["who"].lower() == "město" else "obec"
    return f"{kind}-{town_slug(setting.places[0])}"
