"""An invented dispatch to start with."""
