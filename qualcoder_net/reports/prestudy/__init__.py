"""The pre-study’s findings, in short and as a whole report."""
