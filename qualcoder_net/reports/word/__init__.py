"""Word documents, from blocks to WordprocessingML."""
