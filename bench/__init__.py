"""How fast Chancery reads, where the time goes, and what it costs to start."""
