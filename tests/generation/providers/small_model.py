"""A language model that is well read in colours, for tests that need a whole server."""

from __future__ import annotations

import json

from coursegen_desktop.generation.providers._tokens import estimated

from .fake_server import Line, Request, delta, usage, user_words


class Model:
    """A small server of OpenAI's kind: what it holds a model to, reads and tells is chosen."""

    def __init__(
        self,
        *,
        forms: tuple[str, ...] = ("json_schema", "json_object"),
        is_open: bool = False,
        window: int = 100_000,
        told: int = 0,
        cuts: bool = False,
        ratio: float = 1.0,
        thinks: bool = False,
        counts: bool = True,
        names_window: bool = True,
    ) -> None:
        self.forms, self.is_open = forms, is_open
        self.window, self.told, self.cuts = window, told, cuts
        self.ratio, self.thinks, self.counts = ratio, thinks, counts
        self.names_window = names_window
        self.calls = 0
        self.longest = 0

    async def __call__(self, request: Request, line: Line) -> None:
        """One request and its answer."""
        if request.method == "GET":
            row = {"id": "small"} | ({"max_model_len": self.told} if self.told else {})
            await line.json({"data": [row]} if request.path == "/v1/models" else {})
            return
        self.calls += 1
        form = request.body.get("response_format", {}).get("type", "")
        if form and form not in self.forms:
            await line.json({"error": {"message": f"response_format {form}: unsupported"}}, 400)
            return
        words = "".join(one["content"] for one in request.body["messages"])
        tokens = round(estimated(words) * self.ratio) + 20
        self.longest = max(self.longest, tokens)
        if tokens > self.window and not self.cuts:
            extra = {"n_ctx": self.window} if self.names_window else {}
            body = {"error": {"type": "exceed_context_size_error"} | extra}
            await line.json(body, 400)
            return
        await self._answer(request, line, form, min(tokens, self.window))

    async def _answer(self, request: Request, line: Line, form: str, tokens: int) -> None:
        text = "Blue, because the air scatters blue light most of all."
        if form and not self.is_open:
            schema = request.body["response_format"].get("json_schema", {}).get("schema")
            colour = schema["properties"]["colour"]["enum"][0] if schema else "blue"
            text = json.dumps({"reason": text, "colour": colour})
        elif "ready" in user_words(request):
            text = "ready"
        await line.chunked()
        if self.thinks and not form:
            await line.event(delta(reasoning_content="Let me see."))
        for at in range(0, len(text), 4):
            await line.event(delta(text[at : at + 4]))
        await line.event(delta(finish="stop"))
        if self.counts:
            await line.event(usage(tokens, -(-len(text) // 4)))
        await line.event("[DONE]")
        await line.end()
