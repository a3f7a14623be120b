"""A consultant's brand: read from a file that may come from a stranger, checked, and handed on as plain values."""
