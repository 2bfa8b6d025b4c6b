"""The desk in the browser, without a socket."""
