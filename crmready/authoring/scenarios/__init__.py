"""Scenarios: answers that an author thought of, and what a questionnaire must make of them (docs/scenarios.md)."""
