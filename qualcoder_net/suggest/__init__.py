"""Suggestions: which code a sentence may carry, how sure that is, and how often it was right."""
