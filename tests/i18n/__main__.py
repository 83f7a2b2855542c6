"""`dev.py i18n`: bring resources/i18n up to date with the source and compile the languages.

coursegen_en.ts is the template of all words. A translator copies it to coursegen_LANGUAGE.ts;
from then on new words are added to it as unfinished and words that are gone are dropped. English
needs no compiled catalogue: kit/translate.py makes its plurals.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import catalogue
from .extract import Message, messages

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "i18n"
TEMPLATE = "coursegen_en.ts"


def refresh(folder: Path, words: list[Message]) -> list[str]:
    """Write the template and every language beside it; one line of report each."""
    folder.mkdir(parents=True, exist_ok=True)
    template = folder / TEMPLATE
    template.write_text(catalogue.text_of("en", words, catalogue.english), encoding="utf-8")
    report = [f"{TEMPLATE}: {len(words)} messages"]
    for path in sorted(folder.glob("coursegen_*.ts")):
        if path != template:
            known = catalogue.read(path)
            language = path.stem.removeprefix("coursegen_")
            text = catalogue.text_of(language, words, lambda m, known=known: known.get(m.source))
            path.write_text(text, encoding="utf-8")
            done = sum(message.source in known for message in words)
            report.append(f"{path.name}: {done} of {len(words)} translated")
            catalogue.compile_file(path, path.with_suffix(".qm"))
    return report


def is_current(folder: Path, words: list[Message]) -> bool:
    """The template holds exactly the words of the source."""
    template = folder / TEMPLATE
    text = catalogue.text_of("en", words, catalogue.english)
    return template.exists() and template.read_text(encoding="utf-8") == text


def main() -> int:
    """Run from the project's root."""
    parser = argparse.ArgumentParser(prog="dev.py i18n", description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--pseudo", type=Path, help="also write a pseudo-locale (.ts) here")
    parser.add_argument("--check", action="store_true", help="only say whether it is up to date")
    chosen = parser.parse_args()
    words = messages()
    if chosen.check:
        current = is_current(chosen.folder, words)
        print(f"{TEMPLATE} is {'up to date' if current else 'stale: run python3 dev.py i18n'}")
        return 0 if current else 1
    print("\n".join(refresh(chosen.folder, words)))
    if chosen.pseudo:
        text = catalogue.text_of("en_XA", words, catalogue.pseudo)
        chosen.pseudo.write_text(text, encoding="utf-8")
        catalogue.compile_file(chosen.pseudo, chosen.pseudo.with_suffix(".qm"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
