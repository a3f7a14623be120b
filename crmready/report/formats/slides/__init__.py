"""The gap report as slides for a workshop: native tables and charts, and notes for whoever leads it.

The only place that knows python-pptx.
"""
