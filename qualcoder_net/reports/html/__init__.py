"""Web pages that need nothing else, from blocks to HTML."""
