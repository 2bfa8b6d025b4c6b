#!/bin/sh
# Three outlets confirm it, in two languages, and all cite one anonymous official: one source.
. "$(dirname "$0")/press.sh"
ingest
one="$($CHANCERY today --date 2026-04-30 --days 90 --limit 1000 --json | python3 -c '
import json, sys
items = [i["interaction"] for s in json.load(sys.stdin)["stories"] for i in s["items"]]
texts = lambda one: len({r["wire"] for r in one["reports"]})
unnamed = lambda one: len(one["sources"]) == 1 and one["sources"][0][0].islower()
one = [x for x in items if unnamed(x) and x["state"] == "contested"]
print(max(one, key=lambda x: (texts(x), x["id"]))["id"])')"
show explain "$one"
