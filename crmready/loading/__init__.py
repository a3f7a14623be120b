"""From files to models: strict YAML with the place of every key and value."""
