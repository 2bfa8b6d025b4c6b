"""Events of many dispatches → interactions and stories; wire copies folded."""
