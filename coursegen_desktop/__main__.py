"""python -m coursegen_desktop: the window, or the command line when a command is named."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Start as asked. Returns the exit status: 0 done, 1 failed, 2 wrong use."""
    if getattr(sys, "frozen", False):
        # A worker process of the frozen program starts here too, and never goes further.
        import multiprocessing

        multiprocessing.freeze_support()
    from coursegen_desktop.app.arguments import kiosk_request, window_request, without_dev

    kiosk = kiosk_request(sys.argv[1:])
    if kiosk is not None:
        return _kiosk(kiosk)
    is_dev, words = without_dev(sys.argv[1:])
    wanted = window_request(words)
    if wanted is not None:
        return _window(*wanted, is_dev)
    from coursegen_desktop.app import cli

    return cli.main(sys.argv[1:])


def _kiosk(data_dir: str) -> int:
    """The supervisor, or the kiosk that it looks after."""
    from coursegen_desktop.app.arguments import KIOSK_FOR_NOW
    from coursegen_desktop.app.display import display_missing
    from coursegen_desktop.app.paths import data_paths
    from coursegen_desktop.app.supervisor import TOKEN_VARIABLE, supervise

    paths = data_paths(data_dir or None)
    if display_missing():
        print("A kiosk needs a display.", file=sys.stderr)
        return 1
    if not os.environ.get(TOKEN_VARIABLE):
        where = ["--data-dir", str(paths.data)]
        then = where if KIOSK_FOR_NOW in sys.argv else None
        return supervise(paths.kiosk, paths.logs, ["--kiosk", *where], then)
    from coursegen_desktop.app.plain_imports import load_qt
    from coursegen_desktop.app.platform_check import bad_pair

    if sentence := bad_pair(load_qt(), sys.version_info[:3]):
        print(sentence, file=sys.stderr)
        return 1
    from coursegen_desktop.app.kiosk_process import run_kiosk

    return run_kiosk(paths.data, plain="--kiosk-plain" in sys.argv)


def _window(data_dir: str | None, files: tuple[str, ...], is_dev: bool) -> int:
    from coursegen_desktop.app.display import display_missing
    from coursegen_desktop.app.paths import data_paths

    folder = data_paths(data_dir).data
    if display_missing():
        from coursegen_desktop.app import cli

        return cli.sample_without_display(folder)
    from coursegen_desktop.app.plain_imports import load_qt
    from coursegen_desktop.app.platform_check import bad_pair

    if sentence := bad_pair(load_qt(), sys.version_info[:3]):
        print(sentence, file=sys.stderr)
        return 1
    from coursegen_desktop.app.gui import run_window

    return run_window(folder, files, is_dev=is_dev)


if __name__ == "__main__":
    sys.exit(main())
