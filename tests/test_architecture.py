"""The shape of the house, read from the source: who may import whom, and how big things get."""

import ast
from pathlib import Path

import pytest
from django.urls import URLPattern, get_resolver

ROOT = Path(__file__).parent.parent

# From the bottom to the top: a room imports only from rooms that stand before it.
ROOMS = [
    "verbinding.lib",
    "accounts",
    "editions",
    "photos",
    "ideas",
    "teams",
    "activities",
    "signups",
    "impact",
    "sponsors",
    "desk",
    "verbinding",
]
APPS = [room for room in ROOMS if "." not in room and (ROOT / room).is_dir()]

VAGUE_NAMES = {"common", "core", "helpers", "misc", "shared", "util", "utils"}

# What may be larger than the rule, and why.
LONG_MODULES = {"verbinding/settings.py": "one file on purpose, so that no setting hides"}
LONG_FUNCTIONS = {
    "verbinding/lib/publishing.py:common_steps": "a table of data; half of it would say less",
}
# A broad `except` hides mistakes; these have a reason.
BROAD_EXCEPTS = {
    "verbinding/lib/tick.py": "one failing job must not keep the others from running",
}
MODULE_LINES, TEST_LINES, FUNCTION_LINES = 300, 400, 50


SOURCES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for folder in [*APPS, "tests"]
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "migrations" not in path.parts
}
TREES = {name: ast.parse(source, name) for name, source in SOURCES.items()}
APP_TREES = {name: tree for name, tree in TREES.items() if not name.startswith("tests/")}


def room_of(dotted_name):
    """The room that a module belongs to; None for what isn't ours."""
    if dotted_name == "verbinding.lib" or dotted_name.startswith("verbinding.lib."):
        return "verbinding.lib"
    first = dotted_name.split(".")[0]
    return first if first in ROOMS else None


def imports_of(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # `from verbinding import lib` imports verbinding.lib as well.
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def dotted(name):
    return name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def is_upward(importer, imported):
    target = room_of(imported)
    return target is not None and ROOMS.index(target) > ROOMS.index(room_of(importer))


def test_rooms_import_only_downwards():
    upward = [
        f"{name} imports {imported}"
        for name, tree in APP_TREES.items()
        for imported in imports_of(tree)
        if is_upward(dotted(name), imported)
    ]

    assert upward == []


@pytest.mark.parametrize(
    ("importer", "imported", "expected"),
    [
        ("activities.views", "desk.models.Report", True),
        ("desk.views", "activities.models.Activity", False),
        ("verbinding.lib.mail", "accounts.models.User", True),
        ("verbinding.lib.mail", "verbinding.urls", True),
        ("verbinding.home", "verbinding.lib.mail", False),
        ("accounts.models", "django.db.models", False),
    ],
)
def test_the_import_rule_knows_up_from_down(importer, imported, expected):
    assert is_upward(importer, imported) is expected


def test_foreign_keys_point_downwards():
    upward = []
    for name, tree in APP_TREES.items():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            target = node.args[0]
            called = getattr(node.func, "attr", "")
            is_relation = called in {"ForeignKey", "OneToOneField", "ManyToManyField"}
            if is_relation and isinstance(target, ast.Constant) and "." in target.value:
                app = target.value.split(".")[0]
                if is_upward(dotted(name), app):
                    upward.append(f"{name}:{node.lineno} points to {target.value}")

    assert upward == []


def test_every_import_stands_at_the_top():
    inline = [
        f"{name}:{node.lineno}"
        for name, tree in TREES.items()
        for function in functions_of(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert inline == []


def test_views_speak_the_vocabulary_of_querysets():
    """`.published()` and `.visible_to(user)` say what is meant and keep the rule in one place."""
    raw = []
    for name, tree in APP_TREES.items():
        if "views" not in Path(name).parts and Path(name).name != "views.py":
            continue
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Attribute)
                and node.attr in {"all", "exclude", "filter", "get"}
                and isinstance(node.value, ast.Attribute)
                and node.value.attr == "objects"
            ):
                raw.append(f"{name}:{node.lineno} .objects.{node.attr}")

    assert raw == []


def our_views(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            if room_of(pattern.callback.__module__):
                yield pattern.callback
        elif pattern.namespace != "admin":
            yield from our_views(pattern.url_patterns)


def test_views_are_functions_that_name_their_methods():
    unnamed = []
    for view in our_views(get_resolver().url_patterns):
        name = view.__module__.replace(".", "/") + ".py"
        tree = TREES.get(name) or TREES[name.replace(".py", "/__init__.py")]
        functions = {function.name: function for function in functions_of(tree)}
        function = functions.get(view.__name__)
        if function is None or not names_methods(function):
            unnamed.append(f"{name}: {view.__name__}")

    assert unnamed == []


def names_methods(function):
    # The last one brings its own: the style guide is for makers, and only read.
    wanted = {"require_GET", "require_POST", "require_http_methods", "require_safe", "for_makers"}
    return any(
        isinstance(node, ast.Name) and node.id in wanted
        for decorator in function.decorator_list
        for node in ast.walk(decorator)
    )


def test_nothing_catches_everything():
    broad = []
    for name, tree in APP_TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler) and (
                node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"}
            ):
                broad.append(name)

    assert [name for name in broad if name not in BROAD_EXCEPTS] == []


def test_nothing_prints():
    prints = [
        f"{name}:{node.lineno}"
        for name, tree in APP_TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    ]

    assert prints == []


def test_modules_say_what_belongs_in_them():
    silent = [name for name, tree in TREES.items() if tree.body and not ast.get_docstring(tree)]

    assert silent == []


def test_names_say_what_they_hold():
    vague = [name for name in SOURCES if VAGUE_NAMES & set(Path(name.removesuffix(".py")).parts)]

    assert vague == []


def test_modules_stay_small():
    crowded = [
        f"{name}: {lines} lines"
        for name, source in SOURCES.items()
        if (lines := source.count("\n"))
        > (TEST_LINES if name.startswith("tests/") else MODULE_LINES)
        and name not in LONG_MODULES
    ]

    assert crowded == []


def most_lines(name):
    return TEST_LINES if name.startswith("tests/") else MODULE_LINES


def test_functions_stay_small():
    crowded = [
        f"{name}: {function.name} has {lines} lines"
        for name, tree in APP_TREES.items()
        for function in functions_of(tree)
        if (lines := function.end_lineno - function.lineno + 1) > FUNCTION_LINES
        and f"{name}:{function.name}" not in LONG_FUNCTIONS
    ]

    assert crowded == []


def functions_of(tree):
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("app", APPS)
def test_every_app_introduces_itself(app):
    assert (ROOT / app / "README.md").is_file()


def test_exceptions_to_the_rules_are_still_needed():
    """An allow-list that nobody prunes grants what nobody meant."""
    gone = [name for name in {**BROAD_EXCEPTS, **LONG_MODULES} if not (ROOT / name).exists()]

    assert gone == []
