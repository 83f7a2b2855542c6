"""Check course: what to mend before learners meet it, and the question before publishing."""
