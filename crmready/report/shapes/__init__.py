"""The shapes of a report: what templates and programs see (docs/report-view.md)."""
