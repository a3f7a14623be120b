"""A room full of people with phones, and the laptop that they answer to. Nothing leaves the room."""
