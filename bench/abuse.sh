#!/usr/bin/env bash
# How much one partner's abuse delays another: bench/abuse.sh [rounds=2] [seconds=3] [only=<a word of the attack>] [settings of the service ...]
#   bench/abuse.sh --build      first
#   bench/abuse.sh audit        what the audit log costs instead
#   bench/abuse.sh only=JSON --Limits:PartnerWrites=6000 --Limits:PartnerReads=24000
# Service, bystander (at an easy pace) and attacker are a process each; the attacker is nice 19, so that it has the processors only when the others leave them: an attacker's own are not the service's.
# Each attack is measured against the quiet times just before and after it; a first round, for the compiler, does not count.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
if [ "${1:-}" = --build ]; then
  dotnet build "$root/src/Local" -c Release -v quiet
  dotnet build "$root/bench/Abuse" -c Release -v quiet
  exit
fi
tool=$root/artifacts/bin/PartnerCarts.Bench.Abuse/release/PartnerCarts.Bench.Abuse.dll
[ "${1:-}" != audit ] || exec dotnet "$tool" audit
# 10,000 connections, of which each process holds one end.
ulimit -n "$(ulimit -Hn)"
exec dotnet "$tool" "$root/artifacts/bin/PartnerCarts.Local/release" "$@"
