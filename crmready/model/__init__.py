"""The nouns: what a questionnaire, an assessment and a scorecard are. Values only, no I/O and no words for people."""
