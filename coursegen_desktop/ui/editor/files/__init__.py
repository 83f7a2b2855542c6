"""Files on the editor's desk: those of the lesson, and the library of the whole course."""
