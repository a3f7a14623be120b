"""Drawings of the view as SVG: pure functions, each with a text alternative that states the finding."""
