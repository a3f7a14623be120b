"""What a well-formed questionnaire can still get wrong: references, options, rules and translations."""
