"""The gap report as a `Document`, part by part in the order of the PDF."""
