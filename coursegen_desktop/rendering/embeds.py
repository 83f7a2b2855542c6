"""Pictures, sound and films of the course: found by name, captioned, or named where missing.

Works on a cleaned body, whose addresses are already known to lead below "media/".
"""

import html
import re
import unicodedata
from urllib.parse import unquote

from .context import LessonContext
from .sanitise import is_media_path

_ALONE = re.compile(r"<p>\s*(<img\b[^>]*>)\s*</p>")
_IMAGE = re.compile(r"<img\b([^>]*)>")
_PLAYER = re.compile(r"<(audio|video)\b([^>]*)>(.*?)</\1>", re.S)
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
_TRACK = re.compile(r"<track\b([^>]*)>")

_SOUND = frozenset(["mp3", "wav", "ogg", "oga", "opus", "flac", "m4a", "aac"])
_FILM = frozenset(["webm", "mp4", "m4v", "mov", "mkv", "ogv", "avi"])
# Kinds whose usual contents the reader's engine has no decoder for.
_DOUBTFUL = {"mp4": "MP4", "m4v": "MP4", "mov": "QuickTime", "mkv": "Matroska", "avi": "AVI"}
_DOUBTFUL_SOUND = {"m4a": "AAC", "aac": "AAC"}
_CAPTIONS = ".vtt"
_GAP = '<span class="missing" role="note">'
_KEPT = frozenset({"id", "class", "width", "height"})


def embedded(body: str, context: LessonContext) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The body with figures, players and named gaps in place of `<img>`, audio and video.

    And the files that it shows, as pairs like those of the context.
    """
    shelf = _Shelf(context)
    body = _ALONE.sub(lambda match: shelf.block(_attributes(match.group(1))), body)
    body = _IMAGE.sub(lambda match: shelf.inline(match.group(0)), body)
    body = _PLAYER.sub(lambda match: shelf.own_player(match), body)
    return body, shelf.used()


def _attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag, unescaped."""
    return {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(tag)}


class _Shelf:
    """The course's files, by name as people type it."""

    def __init__(self, context: LessonContext) -> None:
        self._files = None if context.files is None else dict(context.files)
        self._by_key = {_key(name): name for name in sorted(self._files or ())}
        self._used: dict[str, str] = {}

    def used(self) -> tuple[tuple[str, str], ...]:
        """Name and place of every file that was asked for and found."""
        return tuple(self._used.items())

    def find(self, path: str) -> str | None:
        """The true name of what `path` ("media/…") means, or None; believed if nobody knows."""
        name = unquote(path).removeprefix("media/")
        if self._files is None:
            return name
        true = name if name in self._files else self._by_key.get(_key(name), "")
        name = unicodedata.normalize("NFC", true)
        if not is_media_path(_address(name)):
            return None
        self._used[name] = self._files[true]
        return name

    # --- what stands alone in its paragraph -------------------------------------------------

    def block(self, image: dict[str, str]) -> str:
        """A picture or a player on a line of its own, with its caption."""
        kind = _kind(image.get("src", ""))
        title = image.get("title", "").strip()
        if kind == "picture":
            shown = self.picture({key: image[key] for key in image if key != "title"})
            if not title:
                return f"<p>{shown}</p>"
            return f"<figure>{shown}<figcaption>{_text(title)}</figcaption></figure>"
        caption = title or image.get("alt", "").strip()
        player = self.player(kind, image["src"], caption, image)
        if player.startswith(_GAP):  # which says what the caption says
            return f"<p>{player}</p>"
        words = f"<figcaption>{_text(caption)}</figcaption>" if caption else ""
        return f'<figure class="player">{player}{words}</figure>'

    def inline(self, tag: str) -> str:
        """A picture or a player among words, or one that is in a figure already."""
        image = _attributes(tag)
        kind = _kind(image.get("src", ""))
        if kind == "picture":
            return self.picture(image)
        return self.player(kind, image["src"], image.get("title") or image.get("alt", ""), image)

    # --- parts -----------------------------------------------------------------------------

    def picture(self, image: dict[str, str]) -> str:
        """An `<img>`, or the name of what should be there."""
        source = image.get("src", "")
        if not source:
            return _gap("A picture from outside the course is not shown", image.get("alt", ""))
        name = self.find(source)
        if name is None:
            return _gap(f"The picture “{_name(source)}” is missing", image.get("alt", ""))
        return _tag("img", image | {"src": _address(name)})

    def player(self, kind: str, source: str, label: str, given: dict[str, str]) -> str:
        """A player with its captions, or the name of the file that should be there."""
        what = "film" if kind == "video" else "sound"
        name = self.find(source)
        if name is None:
            return _gap(f"The {what} “{_name(source)}” is missing", label)
        attributes = {key: value for key, value in given.items() if key in _KEPT}
        attributes |= {"src": _address(name), "controls": "", "preload": "metadata"}
        if label:
            attributes["aria-label"] = label
        if poster := given.get("poster"):
            picture = self.find(poster)
            attributes |= {"poster": _address(picture)} if picture else {}
        track = self._track(name)
        player = f"{_tag(kind, attributes)}{track}</{kind}>"
        doubt = (_DOUBTFUL if kind == "video" else _DOUBTFUL_SOUND).get(_ending(name))
        if doubt:
            better = "WebM" if kind == "video" else "MP3 or Opus"
            player += (
                f'<small class="doubt">If it does not play: this is {_article(doubt)} {doubt} '
                f"file; the reader plays {better} files for certain.</small>"
            )
        return player

    def own_player(self, match: re.Match[str]) -> str:
        """A player that the author wrote as HTML: with controls, captions and true names."""
        kind, tag, inner = match.groups()
        given = _attributes(tag)
        if 'preload="metadata"' in tag and "src" in given and "<source" not in inner:
            return match.group(0)  # made here
        source = given.get("src") or next(
            iter(re.findall(r'<source[^>]* src="([^"]*)"', inner)), ""
        )
        label = given.get("aria-label") or given.get("title", "")
        if not source:
            what = "film" if kind == "video" else "sound"
            return _gap(f"A {what} from outside the course is not shown", label)
        return self.player(kind, html.unescape(source), label, given)

    def _track(self, name: str) -> str:
        stem = name.rsplit(".", 1)[0]
        captions = None if self._files is None else self.find(stem + _CAPTIONS)
        if captions is None:
            return ""
        attributes = {"src": _address(captions), "kind": "captions", "label": "Captions"}
        return _tag("track", attributes | {"default": ""})


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _ending(path: str) -> str:
    return path.rsplit(".", 1)[-1].lower() if "." in path else ""


def _kind(path: str) -> str:
    ending = _ending(path)
    return "video" if ending in _FILM else "audio" if ending in _SOUND else "picture"


def _name(path: str) -> str:
    return unquote(path).rsplit("/", 1)[-1]


def _address(name: str) -> str:
    return f"media/{name}"


def _article(word: str) -> str:
    return "an" if word[0] in "AM" and word != "Matroska" else "a"


def _gap(sentence: str, label: str) -> str:
    words = f"{sentence}: {label}" if label else sentence
    return f"{_GAP}{_text(words.rstrip('.'))}.</span>"


def _text(words: str) -> str:
    """Words as the cleaner would write them."""
    return html.escape(words, quote=False).replace("\xa0", "&nbsp;")


def _tag(name: str, attributes: dict[str, str]) -> str:
    """A tag as the cleaner would write it."""
    inner = "".join(
        f' {key}="{_text(value).replace(chr(34), "&quot;")}"' for key, value in attributes.items()
    )
    return f"<{name}{inner}>"
