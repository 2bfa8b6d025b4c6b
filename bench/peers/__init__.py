"""Chancery beside the programs that do the same: quality and speed on the same sentences."""
