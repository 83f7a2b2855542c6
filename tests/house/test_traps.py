"""What was measured to kill tasks or the whole process (ARCHITECTURE.md, "Traps")."""

from __future__ import annotations

import ast
import asyncio
import sys

import PySide6
import pytest
from PySide6.QtCore import QObject, Signal

from coursegen_desktop.app.platform_check import bad_pair

from .source import Module, called_name, calls, complain, package_modules

HOPS = 3000
BLOCKING_STATICS = {
    "getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory",
    "getOpenFileUrl", "getSaveFileUrl", "getText", "getInt", "getDouble", "getItem",
    "getMultiLineText", "getColor", "getFont",
}  # fmt: skip
MESSAGE_BOXES = {"question", "information", "warning", "critical", "about"}
DIALOG_OWNERS = {"QFileDialog", "QInputDialog", "QMessageBox", "QColorDialog", "QFontDialog"}


def _owner(call: ast.Call) -> str:
    value = call.func.value if isinstance(call.func, ast.Attribute) else None
    return value.id if isinstance(value, ast.Name) else ""


def _is_app(call: ast.Call) -> bool:
    """app.exec() of the application itself: the first loop, not a nested one."""
    return isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) in (
        "app",
        "self._app",
    )


def test_no_dialog_or_menu_blocks() -> None:
    found = []
    for module in package_modules():
        for call in calls(module):
            name = called_name(call)
            blocking = name in BLOCKING_STATICS | MESSAGE_BOXES and _owner(call) in DIALOG_OWNERS
            own_loops = ("app/gui.py", "app/plain_screen.py", "media/voice_process.py")
            main_loop = name == "exec" and module.is_in(*own_loops) and _is_app(call)
            nested = name in {"exec", "exec_", "processEvents", "waitForFinished"}
            if blocking or (nested and not main_loop):
                found.append(f"{module.at(call)} {name}()")
    complain(found, "a nested event loop leaves other tasks asleep for good: open() and await")


def test_no_slot_is_a_coroutine() -> None:
    found = [
        f"{module.at(node)}"
        for module in package_modules()
        for node in module.nodes
        if isinstance(node, ast.Name) and node.id in {"asyncSlot", "asyncClose"}
    ]
    complain(found, "coroutines start through TaskScope.start")


def test_ui_starts_tasks_through_its_scope() -> None:
    found = [
        f"{module.at(call)}"
        for module in package_modules()
        if module.is_in("ui") and module.path.name != "tasks.py"
        for call in calls(module)
        if called_name(call) in {"create_task", "ensure_future"}
    ]
    complain(found, "coroutines start through TaskScope.start")


def test_no_event_filter_on_the_application() -> None:
    found = []
    for module in package_modules():
        for call in calls(module):
            if called_name(call) == "installEventFilter":
                assert isinstance(call.func, ast.Attribute)
                owner = ast.unparse(call.func.value).lower()
                if "app" in owner.split(".")[-1] or "instance()" in owner:
                    found.append(f"{module.at(call)} {owner}")
    complain(found, "an application-wide filter and WebEngine end in a segmentation fault")


def test_nobody_walks_along_the_focus_chain() -> None:
    found = [
        module.at(call)
        for module in package_modules()
        for call in calls(module)
        if called_name(call) in {"nextInFocusChain", "previousInFocusChain"}
    ]
    complain(
        found,
        "PySide takes the next widget for a part of the one before, and forgets it with that one: "
        "leads_round of kit/focus.py",
    )


def _targets(node: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else [node.target]


def _is_of_lists(module: Module, value: ast.expr) -> bool:
    """A dict display whose values are lists, or a name that is bound to one."""
    if isinstance(value, ast.Name):
        bound = [
            node.value
            for node in module.nodes
            if isinstance(node, ast.Assign | ast.AnnAssign)
            and node.value is not None
            and value.id in {ast.unparse(t) for t in _targets(node)}
        ]
        return bool(bound) and all(_is_of_lists(module, one) for one in bound)
    if isinstance(value, ast.DictComp):
        return isinstance(value.value, ast.List)
    return isinstance(value, ast.Dict) and all(isinstance(v, ast.List) for v in value.values)


def test_lists_to_choose_from_leave_the_wheel_to_the_page() -> None:
    found = []
    for module in package_modules():
        if module.is_in("ui/kit/choice_box.py"):
            continue
        found += [module.at(call) for call in calls(module) if called_name(call) == "QComboBox"]
        found += [
            module.at(node)
            for node in module.nodes
            if isinstance(node, ast.ClassDef)
            and "QComboBox" in {ast.unparse(base) for base in node.bases}
        ]
    complain(found, "scrolling past a list of Qt changes it: DropDown of kit/choice_box")


def test_response_headers_are_lists() -> None:
    found = [
        module.at(call)
        for module in package_modules()
        for call in calls(module)
        if called_name(call) == "setAdditionalResponseHeaders"
        and not _is_of_lists(module, call.args[0])
    ]
    complain(found, "a plain bytes value becomes one header per byte, and no policy holds")


async def test_thread_hops_do_not_drop_references() -> None:
    """PySide6 6.12 on Python 3.11 loses one reference of True with each hop."""
    loop = asyncio.get_running_loop()
    arrived = 0
    done = loop.create_future()

    def land() -> None:
        nonlocal arrived
        arrived += 1
        if arrived == HOPS:
            done.set_result(None)

    before = sys.getrefcount(True), sys.getrefcount(None)

    def leap() -> None:
        for _ in range(HOPS):
            loop.call_soon_threadsafe(land)

    await asyncio.gather(asyncio.to_thread(leap), done)
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert arrived == HOPS
    assert after[0] > before[0] - HOPS / 10
    assert after[1] > before[1] - HOPS / 10


class _Emitter(QObject):
    fired = Signal(object)


def test_emitting_does_not_drop_references() -> None:
    emitter = _Emitter()
    before = sys.getrefcount(True)
    # Fewer than kill the process, so that a bad pair fails here instead of aborting the run.
    for _ in range(200):
        emitter.fired.emit(None)
    assert abs(sys.getrefcount(True) - before) < 50


@pytest.mark.parametrize(
    ("pyside", "python", "is_bad"),
    [
        ((6, 12, 0), (3, 11, 7), True),
        ((6, 12, 1), (3, 11), True),
        ((6, 12, 0), (3, 12, 1), False),
        ((6, 13, 0), (3, 13), False),
        ((6, 11, 3), (3, 11, 7), False),
        ((6, 8, 3), (3, 11), False),
    ],
)
def test_fatal_versions_are_refused_with_a_sentence(
    pyside: tuple[int, ...], python: tuple[int, ...], is_bad: bool
) -> None:
    sentence = bad_pair(pyside, python)
    assert (sentence is not None) == is_bad
    if sentence is not None:
        assert sentence.endswith(".")
        assert "Python" in sentence


def test_these_versions_are_sound() -> None:
    assert bad_pair(PySide6.__version_info__, sys.version_info) is None
