"""The gap report in every format but the PDF; all are written from the `ReportView` alone (docs/formats.md)."""
