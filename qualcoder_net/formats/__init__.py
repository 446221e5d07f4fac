"""Bytes to values and back: one module per format, none of which knows our store."""
