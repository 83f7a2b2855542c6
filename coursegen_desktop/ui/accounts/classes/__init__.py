"""The door of a class: large, with pictures, for children who cannot read yet."""
