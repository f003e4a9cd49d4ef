"""What was renamed into place is whole."""

from pathlib import Path

from graph.durable import move, point, sync_tree


def test_a_folder_is_moved_whole(tmp_path: Path) -> None:
    """With what lies below it."""
    (tmp_path / "new" / "deep").mkdir(parents=True)
    (tmp_path / "new" / "deep" / "file").write_text("content", encoding="utf-8")

    sync_tree(tmp_path / "new")
    move(tmp_path / "new", tmp_path / "place")

    assert (tmp_path / "place" / "deep" / "file").read_text(encoding="utf-8") == "content"
    assert not (tmp_path / "new").exists()


def test_a_link_points_to_the_newest_target(tmp_path: Path) -> None:
    """Where it did not exist, where it did, and where a killed run left a half-made one."""
    link = tmp_path / "current"
    point(link, "one")
    (tmp_path / "current.new").symlink_to("killed")
    point(link, "two")

    assert link.readlink() == Path("two")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["current"]
