"""The windows: what a person sees and types. So far the command line."""
