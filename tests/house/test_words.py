"""Every word that a user sees passes through tr(), as a literal that can be extracted."""

from __future__ import annotations

import ast
import re

from .source import Module, called_name, calls, complain, package_modules

# Methods and widgets whose string arguments are read by people; for widgets of the kit, which
# arguments (all of them when not named here).
SETTERS = {
    "setText", "setToolTip", "setPlaceholderText", "setWindowTitle", "setAccessibleName",
    "setAccessibleDescription", "setTitle", "setStatusTip", "setWhatsThis", "setLabelText",
    "setInformativeText", "setHtml", "setPlainText", "addAction", "addItem", "addTab", "addMenu",
    "setDescription",
}  # fmt: skip
WIDGETS: dict[str, tuple[int, ...]] = {
    "QLabel": (0,), "QPushButton": (0,), "QToolButton": (0,), "QAction": (0, 1), "QMenu": (0,),
    "QCheckBox": (0,), "QRadioButton": (0,), "QGroupBox": (0,), "QMessageBox": (1, 2),
    "PrimaryButton": (0,), "SecondaryButton": (0,), "QuietButton": (0,), "IconButton": (1,),
    "Chip": (0,), "SearchField": (0,), "Pill": (0,), "SectionTitle": (0,), "ViewTitle": (0,),
    "Muted": (0,), "ElidedLabel": (0,), "EmptyState": (1, 2, 3),
    "confirm": (1, 2, 3), "tell": (1, 2), "ask_text": (1, 2), "choose_files": (1,),
    "choose_save": (1,), "choose_folder": (1,),
}  # fmt: skip
WORD_KEYWORDS = {"text", "title", "action_text", "ok_text", "placeholder", "label", "tooltip"}
# "%", "·", "1 / 2" and the like are figures, not words.
WORD = re.compile(r"[^\W\d_]{2,}")
NOT_FOR_READING = re.compile(
    r"[\w./:-]+\.\w+"  # resources:icons/x.svg
    r"|[a-z]+(?:[-_][a-z]+)+"  # object names
    r"|(?:(?:Ctrl|Alt|Shift|Meta)\+)+\w+"  # shortcuts, shown in the system's own words
)


def _literal_words(node: ast.expr) -> str:
    """The human words of a literal or f-string; empty for everything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        found = node.value
    elif isinstance(node, ast.JoinedStr):
        parts = [p.value for p in node.values if isinstance(p, ast.Constant)]
        found = " ".join(map(str, parts))
    else:
        return ""
    return found if WORD.search(found) else ""


def _shown(call: ast.Call) -> list[ast.expr]:
    name = called_name(call)
    if name in SETTERS:
        return list(call.args)
    if name == "show" and "notices" in ast.unparse(call.func):
        return call.args[:1] + [k.value for k in call.keywords if k.arg in WORD_KEYWORDS]
    if name in WIDGETS:
        picked = [call.args[index] for index in WIDGETS[name] if index < len(call.args)]
        return picked + [k.value for k in call.keywords if k.arg in WORD_KEYWORDS]
    return []


def _windowed() -> list[Module]:
    return [
        m for m in package_modules() if m.is_in("ui", "app/gui.py", "app/desk.py", "app/serve.py")
    ]


def test_no_shown_word_bypasses_translation() -> None:
    found = []
    for module in _windowed():
        for call in calls(module):
            for argument in _shown(call):
                words = _literal_words(argument)
                if words and not NOT_FOR_READING.fullmatch(words):
                    found.append(f"{module.at(call)} {words[:50]!r}")
    complain(found, "words go through tr()")


def test_tr_is_given_literals() -> None:
    """A variable cannot be extracted into the catalogue. translate.py itself passes on."""
    found = []
    for module in _windowed():
        if module.path.name == "translate.py":
            continue
        for call in calls(module):
            if isinstance(call.func, ast.Name) and call.func.id == "tr":
                first = call.args[0] if call.args else None
                if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
                    found.append(f"{module.at(call)} {ast.unparse(call)[:60]}")
    complain(found, 'tr("the words") takes a literal; use fields for what varies')


def test_fields_of_templates_are_given() -> None:
    """tr("{name} was saved") without name= would show the braces."""
    field = re.compile(r"\{(\w+)")
    found = []
    for module in _windowed():
        for call in calls(module):
            if not (isinstance(call.func, ast.Name) and call.func.id == "tr") or not call.args:
                continue
            first = call.args[0]
            if not isinstance(first, ast.Constant) or any(k.arg is None for k in call.keywords):
                continue
            wanted = set(field.findall(str(first.value)))
            given = {k.arg for k in call.keywords} - {"n"}
            if wanted != given:
                found.append(f"{module.at(call)} wants {wanted or '{}'}, is given {given or '{}'}")
            has_count = len(call.args) > 1 or any(k.arg == "n" for k in call.keywords)
            if ("%n" in str(first.value)) != has_count:
                found.append(f"{module.at(call)} %n and the count go together")
    complain(found, "every {field} of a template has its value")
