#!/bin/sh
# What is promised, said to be, conditional or denied is told as that, never as a deed.
. "$(dirname "$0")/press.sh"
ingest
for modality in planned attributed conditional negated; do
    show find --modality "$modality" --type CONCEDE --type RETREAT --type ASSAULT --limit 1
done
