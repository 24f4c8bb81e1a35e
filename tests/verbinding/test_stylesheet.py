"""The one style sheet that the browser gets holds every part."""

import os
from pathlib import Path

from django.contrib.staticfiles import finders

from verbinding import stylesheet


def write(folder, **files):
    for name, css in files.items():
        (folder / f"{name}.css").write_text(css, encoding="utf-8")
    return folder / "site.css"


def test_bundle_puts_each_import_in_its_layer_and_medium(tmp_path):
    site = write(
        tmp_path,
        site='@layer a, b; @import url("one.css") layer(a);@import url("two.css") layer(b) print;',
        one='@import url("three.css");\nb { color: red; }',
        two="i { top: calc(1px + 2px); }",
        three="/* why */ u > s { margin: 0 }",
    )

    assert stylesheet.bundle(site) == (
        "@layer a,b;@layer a{u>s{margin:0}b{color:red}}"
        "@media print{@layer b{i{top:calc(1px + 2px)}}}"
    )


def test_bundle_of_the_site_needs_no_other_file_and_stays_small():
    css = stylesheet.bundle(stylesheet.SOURCE)

    assert "@import" not in css
    assert "url(" not in css
    assert css.count("{") == css.count("}")
    assert len(css) < 50_000


def test_every_stylesheet_of_the_site_is_in_the_bundle():
    site = stylesheet.SOURCE.read_text(encoding="utf-8")
    parts = {
        str(path.relative_to(stylesheet.SOURCE.parent))
        for folder in ("base", "layout", "components")
        for path in (stylesheet.SOURCE.parent / folder).glob("*.css")
    }

    assert {part for part in parts if f'url("{part}")' not in site} == set()


def test_bundle_is_written_anew_only_when_a_part_changed(tmp_path):
    (tmp_path / "css").mkdir()
    site = write(tmp_path / "css", site='@import url("one.css");', one="b { top: 0 }")
    target = stylesheet.written(site, tmp_path / "out")
    target.write_text("kept")

    assert stylesheet.written(site, tmp_path / "out").read_text() == "kept"

    later = target.stat().st_mtime + 5
    os.utime(tmp_path / "css" / "one.css", (later, later))
    assert stylesheet.written(site, tmp_path / "out").read_text() == "b{top:0}"


def test_finder_gives_the_bundle_to_pages_and_to_collectstatic():
    found = finders.find(stylesheet.NAME)
    listed = dict(stylesheet.BundleFinder().list([]))

    assert Path(found).read_text(encoding="utf-8") == stylesheet.bundle(stylesheet.SOURCE)
    assert listed[stylesheet.NAME].exists(stylesheet.NAME)
