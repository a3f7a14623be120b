"""Answers "are we ready for a CRM, and if not, what do we fix first?" before a CRM is chosen."""

__version__ = "0.1.0"
