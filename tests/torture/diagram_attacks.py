"""Hostile diagrams: what tries to fetch, to run, to change its own rules, or never to end."""

from __future__ import annotations

from collections.abc import Iterator

_INIT = "%%{{init: {}}}%%\n"


def attacks(http: str) -> Iterator[tuple[str, str]]:
    """(name, source); `http` is host:port of a listener that must hear nothing."""
    u = f"http://{http}"
    yield from _tags(u)
    yield from _styles(u)
    yield from _rest(u)


def _tags(u: str) -> Iterator[tuple[str, str]]:
    """HTML wherever words may stand, under rules that the diagram tries to loosen."""
    loose = _INIT.format(
        '{"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}}'
    )
    front = (
        "---\nconfig:\n  securityLevel: loose\n  htmlLabels: true\n  flowchart:\n"
        "    htmlLabels: true\n  secure: []\n---\n"
    )
    tags = {
        "img": f"<img src='{u}/img'>",
        "img error": f"<img src=x onerror=\"fetch('{u}/onerror')\">",
        "svg image": f"<svg><image href='{u}/image'/></svg>",
        "iframe": f"<iframe src='{u}/frame'></iframe>",
        "link": f"<link rel=stylesheet href='{u}/css'>",
        "style": f"<style>@import '{u}/import';</style>",
        "script": f"<script>fetch('{u}/script')</script>",
        "object": f"<object data='{u}/object'></object>",
        "meta": f"<meta http-equiv=refresh content='0;url={u}/meta'>",
        "preconnect": f"<link rel=preconnect href='{u}/'>",
        "background": f"<b style='background:url({u}/bg)'>x</b>",
        "video": f"<video src='{u}/v' poster='{u}/p'></video>",
        "base": f"<base href='{u}/'>",
        "form": f"<form action='{u}/form'><button autofocus>x</button></form>",
    }
    for name, tag in tags.items():
        quoted = tag.replace('"', "#quot;")
        yield f"label {name}", f'flowchart LR\n A["{quoted}"] --> B'
        yield f"loose label {name}", f'{loose}flowchart LR\n A["{quoted}"] --> B'
        yield f"front label {name}", f'{front}flowchart LR\n A["{quoted}"] --> B'
        coded = tag.replace("<", "#lt;").replace(">", "#gt;").replace('"', "#quot;")
        yield f"coded label {name}", f'{loose}flowchart LR\n A["{coded}"]'
        yield f"note {name}", f"sequenceDiagram\n A->>B: {tag}\n Note over A: {tag}"
        yield f"mindmap {name}", f"mindmap\n  root\n    {tag}"
        yield f"class {name}", f'classDiagram\n class A["{quoted}"]\n A : {tag}'
        yield f"state {name}", f'stateDiagram-v2\n state "{quoted}" as s1\n [*] --> s1 : {tag}'
        yield f"title {name}", f'---\ntitle: "{quoted}"\n---\nflowchart LR\n A --> B'
        yield f"accessible {name}", f"flowchart LR\n accTitle: {tag}\n accDescr: {tag}\n A --> B"


def _styles(u: str) -> Iterator[tuple[str, str]]:
    """Style sheets that fetch."""
    css = [
        f"@import url({u}/css1);",
        f".node rect {{ fill: url({u}/css2) }}",
        f"}} @font-face {{ font-family: x; src: url({u}/css3) }} * {{ font-family: x }}",
        f".node {{ background-image: url({u}/css4) }}",
        f"* {{ background: \\75rl({u}/css5); cursor: url({u}/css6), auto }}",
        f"svg {{ list-style: image-set('{u}/css7' 1x) }}",
    ]
    for number, text in enumerate(css):
        yield (
            f"themeCSS {number}",
            _INIT.format(f'{{"themeCSS": "{text}"}}') + "flowchart LR\n A-->B",
        )
        yield (
            f"fontFamily {number}",
            _INIT.format(f'{{"fontFamily": "x; {text}"}}') + 'pie\n "a": 1',
        )
        yield (
            f"variable {number}",
            (
                _INIT.format(f'{{"themeVariables": {{"primaryColor": "red; {text}"}}}}')
                + "flowchart LR\n A-->B"
            ),
        )
        yield (
            f"front css {number}",
            f"---\nconfig:\n  themeCSS: |\n    {text}\n---\nflowchart LR\n A-->B",
        )


def _rest(u: str) -> Iterator[tuple[str, str]]:
    """Links, calls, pictures, and settings that only we may choose."""
    rest = {
        "click url": f'flowchart LR\n A-->B\n click A "{u}/click" "tip" _blank',
        "click call": f"flowchart LR\n A-->B\n click A call fetch('{u}/call')",
        "click javascript": 'flowchart LR\n A-->B\n click A "javascript:alert(1)"',
        "click data": 'flowchart LR\n A-->B\n click A "data:text/html,x"',
        "class link": f'classDiagram\n class S\n link S "{u}/link"\n callback S "alert"',
        "sequence link": f"sequenceDiagram\n participant A\n link A: x @ {u}/link\n A->>A: x",
        "gantt click": f'gantt\n dateFormat YYYY-MM-DD\n T :a, 2024-01-01, 3d\n click a href "{u}"',
        "image shape": f'flowchart LR\n A@{{ img: "{u}/shape.png", label: "x", w: 60, h: 60 }}',
        "icon shape": 'flowchart LR\n A@{ icon: "fa:user", form: "square" }',
        "fill": f"flowchart LR\n A-->B\n style A fill:url({u}/fill)",
        "class fill": f"flowchart LR\n A:::x-->B\n classDef x fill:url({u}/f),stroke:url('{u}/s')",
        "line": f"flowchart LR\n A-->B\n linkStyle 0 stroke:url({u}/line)",
        "markdown picture": f'flowchart LR\n A["`![x]({u}/md)`"]',
        "markdown link": f'flowchart LR\n A["`[x]({u}/md)`"]',
        "formula": f'flowchart LR\n A["$$\\\\href{{{u}/k}}{{x}} \\\\includegraphics{{{u}/i}}$$"]',
        "prototype": _INIT.format('{"__proto__": {"securityLevel": "loose"}}') + 'pie\n "a": 1',
        "constructor": _INIT.format('{"constructor": {"prototype": {"x": 1}}}') + 'pie\n "a": 1',
        "secure": _INIT.format('{"secure": [], "securityLevel": "sandbox"}')
        + "flowchart LR\n A-->B",
        "purify": _INIT.format('{"dompurifyConfig": {"ADD_TAGS": ["iframe", "script"]}}')
        + f"flowchart LR\n A[\"<iframe src='{u}/purify'></iframe>\"]",
        "elk": _INIT.format('{"layout": "elk"}') + "flowchart LR\n A-->B",
        "hand": _INIT.format('{"look": "handDrawn"}') + "flowchart LR\n A-->B",
        "theme": _INIT.format('{"theme": "forest"}') + "flowchart LR\n A-->B",
        "id": f"flowchart LR\n a\"onload=\"fetch('{u}/id') --> b",
        "c4": f'C4Context\n Person(a, "A", $link="{u}/c4", $sprite="{u}/s")',
        "null": 'flowchart LR\n A["\0"] --> B',
        "surrogate": 'flowchart LR\n A["\ud800"] --> B',
        "turned": 'flowchart LR\n A["\u202eabc"] --> B["עברית"]',
    }
    yield from rest.items()


def bombs() -> Iterator[tuple[str, str]]:
    """What is large, or has no end. Each must become a picture or a fault, in seconds."""
    nodes = "\n".join(f" n{number}[Node {number}]" for number in range(3500))
    yield "many nodes", f"flowchart LR\n{nodes}"
    yield "many edges", "flowchart LR\n" + "\n".join(f" a{n} --> a{n + 1}" for n in range(3000))
    yield "long words", f'flowchart LR\n A["{"w" * 40_000}"]'
    yield "too long", "flowchart LR\n A[" + "x" * 60_000 + "]"
    yield (
        "ticks",
        (
            "gantt\n dateFormat YYYY-MM-DD\n axisFormat %Y\n tickInterval 1second\n"
            " section A\n T :a, 0001-01-01, 9000-01-01"
        ),
    )
    yield "deep mindmap", "mindmap\n" + "\n".join(" " * n + f"n{n}" for n in range(1, 300))
    deep = "\n".join(f"subgraph s{n}" for n in range(400)) + "\n x\n" + "end\n" * 400
    yield "deep groups", f"flowchart LR\n{deep}"
    yield "wide pie", "pie\n" + "\n".join(f'"p{n}": {n + 1}' for n in range(2500))
    yield "braces", "flowchart LR\n A" + "{" * 20_000
    yield "huge figure", "xychart-beta\n x-axis [a]\n bar [1e308]"
    yield "far quadrant", "quadrantChart\n A: [99999999, -9999999]"
    yield "commits", "gitGraph\n" + "\n".join(" commit" for _ in range(4000))
