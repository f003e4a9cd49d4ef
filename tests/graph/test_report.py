"""The report as a text that a curator can work through."""

from dataclasses import replace

from graph.iris import resource
from graph.report import Report, Result

PLAN = resource("plan", "bilina-2011")
MISSING = Result(
    severity="Violation",
    focus=str(PLAN),
    path="<http://www.w3.org/2004/02/skos/core#prefLabel>",
    component="MinCountConstraintComponent",
    message_cs="Chybí název.",
    message_en="The name is missing.",
    value="",
)
LONG = replace(
    MISSING, severity="Warning", message_cs="Too long", message_en="Too long", value='"x"'
)


def test_a_report_without_findings_says_so() -> None:
    """It conforms."""
    report = Report(())

    assert report.conforms
    assert report.text() == "Chyby: 0, upozornění: 0.\nViolations: 0, warnings: 0.\n"


def test_only_violations_refuse() -> None:
    """Warnings are published."""
    assert Report((LONG,)).conforms
    assert not Report((MISSING, LONG)).conforms
    assert Report((MISSING, LONG)).warnings == (LONG,)


def test_findings_stand_under_their_message_with_short_iris() -> None:
    """Czech, then English, once where they are the same; what has no value has none."""
    foreign = replace(MISSING, focus="<https://example.org/x>")
    text = Report((LONG, MISSING, foreign)).text()

    assert text.splitlines()[2:] == [
        "",
        "[Violation] Chybí název.",
        "[Violation] The name is missing.",
        "  - res:plan/bilina-2011  skos:prefLabel",
        "  - <https://example.org/x>  skos:prefLabel",
        "",
        "[Warning] Too long",
        '  - res:plan/bilina-2011  skos:prefLabel  "x"',
    ]


def test_one_violation_is_one() -> None:
    """And two are several."""
    assert Report((MISSING, LONG)).refusal == "1 violation"
    assert Report((MISSING, MISSING)).refusal == "2 violations"
