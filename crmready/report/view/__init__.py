"""From a scorecard to words and rounded numbers in one language."""
