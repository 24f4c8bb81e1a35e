"""Uploaded pictures: served as what they are, and nothing else is."""

import pytest

# Closing an answer also closes what is left of old database connections.
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "logos").mkdir()
    return tmp_path / "logos"


def test_picture_is_served_so_that_no_browser_runs_it(client, folder):
    (folder / "a1.png").write_bytes(b"<script>alert(1)</script>")

    response = client.get("/media/logos/a1.png")
    response.close()

    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "immutable" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.parametrize("name", ["a.svg", "a.html", "a.js", "a", "a.PNG.html", "a.gif"])
def test_other_files_are_not_there_whatever_the_folder_holds(client, folder, name):
    (folder / name).write_text("<svg onload='alert(1)'/>")

    assert client.get(f"/media/logos/{name}").status_code == 404


@pytest.mark.parametrize(
    "path", ["logos/", "logos/niets.png", "../settings.py", "logos.png/", "a" * 5000 + ".png"]
)
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.parametrize("path", ["..%2f..%2fetc%2fpasswd.png", "logos/..%2f..%2fa.png"])
def test_paths_that_climb_out_are_refused(client, folder, path):
    (folder.parent.parent / "a.png").write_bytes(b"x")

    assert client.get(f"/media/{path}").status_code == 400


def test_pictures_are_only_read(client, folder):
    (folder / "a1.png").write_bytes(b"x")

    assert client.post("/media/logos/a1.png").status_code == 405
