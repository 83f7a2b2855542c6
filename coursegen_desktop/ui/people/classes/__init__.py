"""Classes of a school: a list of them, and one of them with its people and what they have to do."""
