#!/usr/bin/env bash
# The long runs: everything that test.sh runs in a short version, at full length.
set -euo pipefail
cd "$(dirname "$0")"
export PARTNERCARTS_FILTER='Category=Nightly'
exec ./test.sh "$@"
