#!/usr/bin/env bash
# Runs a cluster of real processes, and after it Local, under load, and does one fault after another to it, sometimes two
# at once; then judges every answer. Needs root (iptables) and PostgreSQL; docs/fault-report.md was made by it.
#
#   tests/Faults/run.sh [--minutes N] [--seed S] [--report PREFIX]     10, 1, artifacts/fault-report
#
# A fifth of the minutes is Local's. The seed decides which faults come in which order; when processes and packets meet is
# up to the machine.
set -euo pipefail
cd "$(dirname "$0")/../.."
export PARTNERCARTS_MINUTES=10 PARTNERCARTS_SEED=1 PARTNERCARTS_REPORT=$PWD/artifacts/fault-report
while [ $# -gt 0 ]; do
  case $1 in
    --minutes) PARTNERCARTS_MINUTES=${2:?--minutes needs a number} ;;
    --seed) PARTNERCARTS_SEED=${2:?--seed needs a number} ;;
    --report) PARTNERCARTS_REPORT=$(realpath -m "${2:?--report needs the beginning of a name}") ;;
    *) sed -n '2,/^set /{/^#/s/^# \{0,1\}//p}' "$0" >&2; exit 2 ;;
  esac
  shift 2
done
dotnet build tests/Cluster.Tests -c Release -v quiet --nologo
dotnet test artifacts/bin/PartnerCarts.Cluster.Tests/release/PartnerCarts.Cluster.Tests.dll --nologo \
  --filter 'FullyQualifiedName~SoakTests' --logger 'console;verbosity=detailed'
