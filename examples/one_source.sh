#!/bin/sh
# Three outlets confirm it, and all lead back to one source: it is counted as one.
. "$(dirname "$0")/press.sh"
ingest
one="$($CHANCERY today --date 2026-04-30 --days 90 --limit 1000 --json | python3 -c '
import json, sys
items = [i["interaction"] for s in json.load(sys.stdin)["stories"] for i in s["items"]]
texts = lambda one: len({r["wire"] for r in one["reports"]})
one = [x for x in items if len(x["sources"]) == 1 and texts(x) > 1]
print(max(one, key=lambda x: (x["outlets"], x["id"]))["id"])')"
show explain "$one"
