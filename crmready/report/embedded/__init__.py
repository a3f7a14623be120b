"""The published result inside a report: put in (`enclosing`), taken out (`reading`, `child`), trusted (`result`)."""
