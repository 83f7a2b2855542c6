"""The floor of a start: an empty PySide6 window that tells its first paint and ends."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Window(QMainWindow):
    """Ends when it was painted."""

    def paintEvent(self, event: object) -> None:
        """Leave once this paint is on the screen."""
        QApplication.exit(0)


if __name__ == "__main__":
    app = QApplication(sys.argv)
    window = Window()
    window.setCentralWidget(QLabel("Bare"))
    window.resize(1280, 800)
    window.show()
    status = app.exec()
    print("painted", flush=True)
    sys.exit(status)
