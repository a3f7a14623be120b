"""The interview in a terminal: one question at a time, every answer saved before the next is asked.

Front ends (`plain`, `prompt`) know how to show a card and take a reply; `sitting` knows what is asked and when.
Nobody here opens an assessment file: whoever calls passes a `Notebook`.
"""
