"""The built-in writer: selects, reorganises, labels and cites; never invents."""
