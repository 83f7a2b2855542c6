"""What happens in step 1 before anything is read: documents are chosen, or headings are made."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from ...domain.brief import Options
from ...domain.errors import AppError, Cancelled
from ...domain.ids import CourseId
from ...services.connections import ConnectionsService
from ...services.generation import GenerationService
from ...services.jobs import Job, JobView
from ..kit.dialogs import choose_files, choose_folder
from ..kit.tasks import TaskScope
from ..kit.translate import error_text, tr
from .agent_words import why_not
from .sources_step import SourcesStep
from .words import kind_names, template_name

_DRAFT = "draft"


class Choosing:
    """`opened` is called with a course of headings that was made."""

    def __init__(
        self,
        step: SourcesStep,
        generation: GenerationService,
        scope: TaskScope,
        opened: Callable[[CourseId], None],
        connections: Callable[[], ConnectionsService] | None = None,
    ) -> None:
        self._step, self._generation, self._opened = step, generation, opened
        self._connections, self._scope = connections, scope
        self._draft: Job | None = None
        start = scope.start
        step.choose_files_requested.connect(lambda: start(self._choose_files, "choose"))
        step.choose_folder_requested.connect(lambda: start(self._choose_folder, "choose"))
        step.sample_requested.connect(lambda: step.add_paths(generation.sample_sources()))
        step.skeleton.skeleton_requested.connect(
            lambda title, template: start(lambda: self._make_skeleton(title, template), "skeleton")
        )
        step.topic.draft_requested.connect(
            lambda topic, audience, key: start(
                lambda: self._write_draft(topic, audience, key), _DRAFT
            )
        )
        step.topic.stop_requested.connect(self._stop_draft)

    async def offer(self) -> None:
        """Name what can be read, and the templates."""
        self._step.show_kinds(kind_names(await self._generation.patterns()))
        self._step.offer_skeletons(
            [(key, template_name(key, name)) for key, name in await self._generation.skeletons()]
        )

        await self.offer_models()

    async def offer_models(self) -> None:
        """Name the models that can write on a topic; they may be others by now."""
        views = () if self._connections is None else await self._connections().list()
        able = [one.connection for one in views if not why_not(one.connection)]
        self._step.topic.offer(able)
        self._step.skeleton.explain(has_model=bool(able))

    def on_job_changed(self, view: JobView) -> None:
        """The draft went on."""
        if self._draft is not None and view.id == self._draft.view.id and view.is_running:
            self._step.topic.show_progress(view)

    async def _write_draft(self, topic: str, audience: str, connection: str) -> None:
        """A document by a model; it becomes a source. What was written before a stop stays."""
        card = self._step.topic
        card.begin()
        options = Options(audience=audience, connection=connection)
        self._draft = job = self._generation.draft_topic(topic, options)
        try:
            path = await job.wait()
        except asyncio.CancelledError:
            job.cancel()
            card.end()
            raise
        except Cancelled:
            card.end()
            return
        except AppError as error:
            card.end(error_text(error))
            return
        finally:
            self._draft = None
        card.end()
        card.clear()
        self._step.add_paths((str(path),))

    def _stop_draft(self) -> None:
        if self._draft is not None:
            self._draft.cancel()

    async def _choose_files(self) -> None:
        patterns = " ".join(await self._generation.patterns())
        files = await choose_files(
            self._step,
            tr("Choose documents"),
            [tr("Documents") + f" ({patterns})", tr("All files") + " (*)"],
        )
        self._step.add_paths(tuple(files))

    async def _choose_folder(self) -> None:
        folder = await choose_folder(self._step, tr("Choose a folder of documents"))
        if folder:
            self._step.add_paths((folder,))

    async def _make_skeleton(self, title: str, template: str) -> None:
        """Headings to write in; they open in the editor."""
        course_id = await self._generation.skeleton(title, template)
        self._step.skeleton.clear()
        self._opened(course_id)
