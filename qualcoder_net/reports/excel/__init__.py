"""Workbooks, of a matrix or of a whole document."""
