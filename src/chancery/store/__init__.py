"""The record on disk: ledger, search, review."""
