"""What rooms hand to one another: frozen, plain Python, no third party."""
