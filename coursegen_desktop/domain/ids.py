"""Own types for the integer keys of rows, so that a lesson's key cannot pass for a course's."""

from typing import NewType

UserId = NewType("UserId", int)
CourseId = NewType("CourseId", int)
ModuleId = NewType("ModuleId", int)
LessonId = NewType("LessonId", int)
AssetId = NewType("AssetId", int)
AttemptId = NewType("AttemptId", int)
AnswerId = NewType("AnswerId", int)
AnnotationId = NewType("AnnotationId", int)
CardId = NewType("CardId", int)
RunId = NewType("RunId", int)
ClassId = NewType("ClassId", int)
AssignmentId = NewType("AssignmentId", int)
