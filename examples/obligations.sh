#!/bin/sh
# An accord and what came after: who owes what until when, the steps that are reported, deadlines.
. "$(dirname "$0")/press.sh"
ingest
show dossier 'Libreville accord' --as-of 2026-04-15
show dossier --overdue --as-of 2026-04-15
show dossier 'Libreville accord' --format ics
