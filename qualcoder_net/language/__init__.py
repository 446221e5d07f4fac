"""Language tools: sentences, words, lemmas, cues, sentence encoders; alone in importing spaCy."""
