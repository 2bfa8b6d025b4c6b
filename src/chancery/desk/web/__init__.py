"""The window for readers: the record in a browser, every word leading to its proof."""
