"""collectstatic as in production: every name hashed, every reference right."""

import json
import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command

from verbinding.storage import HashedStaticFilesStorage


@pytest.fixture
def collect(tmp_path):
    """Processes files of the test's own, given as name=content; gives name → stored content."""
    source = FileSystemStorage(tmp_path / "source")
    storage = HashedStaticFilesStorage(tmp_path / "out")

    def run(files):
        for name, content in files.items():
            source.save(name, ContentFile(content))
            storage.save(name, ContentFile(content))
        for _, _, outcome in storage.post_process({name: (source, name) for name in files}):
            if isinstance(outcome, Exception):
                raise outcome
        stored = {name: storage.stored_name(name) for name in files}
        out = tmp_path / "out"
        return {name: (path, (out / path).read_text()) for name, path in stored.items()}

    return run


def test_imported_modules_are_hashed_too(collect):
    files = collect(
        {
            "js/main.js": b'import { attach } from "./copy.js";\nattach();\n',
            "js/copy.js": b"export function attach() {}\n",
        }
    )

    main, content = files["js/main.js"]
    copy, _ = files["js/copy.js"]
    assert re.fullmatch(r"js/main\.[0-9a-f]{12}\.js", main)
    assert f'from "./{copy.removeprefix("js/")}";' in content


def test_source_map_that_a_package_left_out_is_no_longer_named(collect):
    files = collect(
        {
            "a.js": b"let a = 1;\n//# sourceMappingURL=a.js.map\n",
            "b.css": b"p { color: red }\n/*# sourceMappingURL=b.css.map */\n",
            "c.js": b"let c = 1;\n//# sourceMappingURL=c.js.map\n",
            "c.js.map": b"{}",
        }
    )

    assert "sourceMappingURL" not in files["a.js"][1]
    assert "sourceMappingURL" not in files["b.css"][1]
    assert f"sourceMappingURL={files['c.js.map'][0]}" in files["c.js"][1]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.css", b"p { background: url(missing.png) }"),
        ("a.js", b'import { x } from "./missing.js";'),
    ],
)
def test_reference_to_nothing_stops_the_build(collect, name, content):
    with pytest.raises(ValueError, match="missing"):
        collect({name: content})


def test_only_hashed_files_are_compressed(collect, tmp_path):
    collect({"a.css": b"p { color: red }\n" * 200})

    compressed = [path.name for path in (tmp_path / "out").glob("*.gz")]
    assert len(compressed) == 1
    assert re.fullmatch(r"a\.[0-9a-f]{12}\.css\.gz", compressed[0])


def test_site_can_be_collected_with_all_that_its_templates_name(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "tests.verbinding.storages.PlainHashedStorage"},
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    stored = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    templates = (settings.BASE_DIR / "templates").rglob("*.html")
    named = {
        name
        for template in templates
        for name in re.findall(r"{% static ['\"]([^'\"]+)['\"] %}", template.read_text())
    }
    assert len(named) > 3
    assert named - set(stored) == set()
    modules = re.findall(r'import\("\./(.*?)"\)', (tmp_path / stored["js/main.js"]).read_text())
    assert modules
    assert all((tmp_path / "js" / module).is_file() for module in modules)
    assert all(re.search(r"\.[0-9a-f]{12}\.js$", module) for module in modules)
