"""Language tools: sentences, words, lemmas, cues, sentence encoders; spaCy is imported here alone."""
