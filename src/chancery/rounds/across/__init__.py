"""From the dispatches of a ledger to copies, actors, interactions, dossiers and stories."""
