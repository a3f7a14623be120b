"""Pure computation from answers to scores, gates and plan: no files, no clock, no words for people."""
