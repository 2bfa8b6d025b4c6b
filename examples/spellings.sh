#!/bin/sh
# One actor with many spellings, and another of a name that looks like it; the match says why.
. "$(dirname "$0")/press.sh"
ingest
show actor 'Esmail Ghaani'
actor="$($CHANCERY actor 'Esmail Ghaani' --json | python3 -c '
import json, sys
print(json.load(sys.stdin)["actors"][0]["id"])')"
show explain "$actor"
show actor Tokbergenov || true # two brothers in office: both are shown, neither is chosen
