"""What an author's continuous integration needs: problems in the formats that its systems read."""
