#!/bin/sh
# A briefing in the morning, and what the record says otherwise than the evening before.
. "$(dirname "$0")/press.sh"
grep -v '"published": "2026-0[34]' "$press" > "$folder/february.jsonl"
grep '"published": "2026-03-0[1-5]' "$press" > "$folder/march.jsonl"
ingest "$folder/february.jsonl"
evening="$($CHANCERY resolve --json | python3 -c '
import json, sys
print(json.load(sys.stdin)["latest"])')"
ingest "$folder/march.jsonl"
show today --date 2026-03-05 --watch TCD --watch 'Haroun Dabio' --limit 3
show diff --since "$evening" --kind dossier --kind interaction --limit 12
