# Sourced by the examples: a ledger of the invented press in a folder that goes when they end.
set -eu
CHANCERY="${CHANCERY:-chancery}"
press="$(cd "$(dirname "$0")/.." && pwd)/tests/newsroom/dispatches.jsonl"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
export CHANCERY_LEDGER="$folder/chancery.db"

show() { # a command, then what it prints
    printf '$ chancery'
    for word in "$@"; do case "$word" in *[!a-zA-Z0-9._:/-]*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac; done
    printf '\n'
    $CHANCERY "$@"
    printf '\n'
}

ingest() { # a table, or all of the press; PRESS_LEDGER is a ledger that has it already
    if [ $# = 0 ] && [ -n "${PRESS_LEDGER:-}" ]; then
        cp "$PRESS_LEDGER" "$CHANCERY_LEDGER"
    else
        $CHANCERY ingest "${1:-$press}" > /dev/null
    fi
}
