"""How what is asked of the ledger becomes questions to a database, and rows become records."""
