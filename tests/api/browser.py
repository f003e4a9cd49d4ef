"""Pages as a browser gets them, for the tests that read them."""

from bs4 import BeautifulSoup, Tag
from starlette.testclient import TestClient


def read(client: TestClient, path: str, language: str = "cs") -> BeautifulSoup:
    """Give the page at *path* as a browser gets it."""
    response = client.get(path, headers={"Accept": "text/html", "Accept-Language": language})
    assert response.status_code == 200, path
    return BeautifulSoup(response.text, "html.parser")


def section(page: Tag, name: str) -> Tag:
    """Give the section *name* of *page*."""
    found = page.find(id=name)
    assert isinstance(found, Tag), name
    return found


def words(tag: Tag) -> str:
    """Give the text of *tag* with single spaces."""
    return " ".join(tag.get_text(" ").split())
