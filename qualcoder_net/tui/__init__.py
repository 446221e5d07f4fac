"""The terminal program (Textual)."""
