"""What a change between two versions of a questionnaire means, for whoever has answers to the earlier one."""
