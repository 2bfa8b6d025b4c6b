"""From a visit to what a page says: one module a page."""
