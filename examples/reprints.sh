#!/bin/sh
# Many reprints of one dispatch are one text: so many outlets, one source, in the order of copying.
. "$(dirname "$0")/press.sh"
ingest
show today --date 2026-02-21 --days 2 --limit 2
wire="$($CHANCERY today --date 2026-02-21 --days 2 --json | python3 -c '
import json, sys
reports = [r for s in json.load(sys.stdin)["stories"] for i in s["items"] for r in i["reports"]]
wires = [report["wire"] for report in reports]
print(max(sorted(set(wires)), key=wires.count))')"
show explain "$wire"
