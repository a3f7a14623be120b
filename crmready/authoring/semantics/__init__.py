"""What a questionnaire can never do, or always does: decided over everything that can be answered, never guessed."""
