"""What happens in step 1 before anything is read: documents are chosen, or headings are made."""

from __future__ import annotations

from collections.abc import Callable

from ...domain.ids import CourseId
from ...services.generation import GenerationService
from ..kit.dialogs import choose_files, choose_folder
from ..kit.tasks import TaskScope
from ..kit.translate import tr
from .sources_step import SourcesStep
from .words import kind_names, template_name


class Choosing:
    """`opened` is called with a course of headings that was made."""

    def __init__(
        self,
        step: SourcesStep,
        generation: GenerationService,
        scope: TaskScope,
        opened: Callable[[CourseId], None],
    ) -> None:
        self._step, self._generation, self._opened = step, generation, opened
        start = scope.start
        step.choose_files_requested.connect(lambda: start(self._choose_files, "choose"))
        step.choose_folder_requested.connect(lambda: start(self._choose_folder, "choose"))
        step.sample_requested.connect(lambda: step.add_paths(generation.sample_sources()))
        step.skeleton.skeleton_requested.connect(
            lambda title, template: start(lambda: self._make_skeleton(title, template), "skeleton")
        )

    async def offer(self) -> None:
        """Name what can be read, and the templates."""
        self._step.show_kinds(kind_names(await self._generation.patterns()))
        self._step.offer_skeletons(
            [(key, template_name(key, name)) for key, name in await self._generation.skeletons()]
        )

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
