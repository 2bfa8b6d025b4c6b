"""What the readers know: YAML data behind one door."""
