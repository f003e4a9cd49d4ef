"""The editor of queries as tests use it: what stands in it, and putting a query there."""

from playwright.sync_api import Page

SLOW = """SELECT (COUNT(*) AS ?n) {
  ?a <http://www.w3.org/2004/02/skos/core#prefLabel> ?b . ?d ?e ?f
  FILTER(CONTAINS(STR(?f), STR(?a)))
}"""
"""A query that takes some seconds, so that its page comes before its answer."""


def query_of(page: Page) -> str:
    """Read what stands in the editor."""
    script = "document.querySelector('.CodeMirror').CodeMirror.getValue()"
    return str(page.evaluate(script))


def write(page: Page, query: str) -> None:
    """Put *query* into the editor at once, in place of what is there: nothing is offered."""
    page.get_by_label("Dotaz").first.focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(query)
