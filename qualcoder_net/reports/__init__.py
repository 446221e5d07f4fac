"""Analyses as documents: Word, Excel, CSV, HTML and Markdown."""
