"""What is wrong in a report template, found with sample reports of every kind before a client's answers are in it."""
