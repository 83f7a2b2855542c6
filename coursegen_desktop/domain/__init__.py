"""What a course is. No Qt, no SQL, no files, no clock."""
