"""The history of lessons and courses: versions, what changed, conflicts, the trash."""
