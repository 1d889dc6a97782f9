#!/usr/bin/env bash
# The long runs: everything that test.sh runs in a short version, at full length, and every conformance case on every provider.
set -euo pipefail
cd "$(dirname "$0")"
export PARTNERCARTS_FILTER='Category=Nightly|(Category=Matrix&Covering!=Yes)'
exec ./test.sh "$@"
