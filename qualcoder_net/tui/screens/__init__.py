"""The screens, one per task."""
