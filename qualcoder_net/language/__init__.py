"""Language tools: sentence and word borders; the only place that may import spaCy."""
