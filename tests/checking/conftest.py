"""The ledgers that the tests of checking ask for."""

from tests.ledgers import ledger, ledger_address, postgres_server

__all__ = ["ledger", "ledger_address", "postgres_server"]
