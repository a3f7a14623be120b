"""Translations kept up: what is missing or stale, and the files that go out to translators and come back."""
