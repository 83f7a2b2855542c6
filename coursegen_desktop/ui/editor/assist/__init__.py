"""A model helps the author: the menu of acts, and the panel in which its pieces are taken."""
