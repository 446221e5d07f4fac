"""Agreement between coders as a report."""
