"""Documents as Word files, of our own look or in the client's own template. The only place that knows python-docx."""
