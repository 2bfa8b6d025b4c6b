"""Both databases, for laws of what lies in a ledger."""

from tests.ledgers import ledger_address, postgres_server

__all__ = ["ledger_address", "postgres_server"]
