#!/usr/bin/env bash
# Measures the candidates side by side and writes the report; see README.md. A smoke run takes a minute: bench/run.sh --smoke
#   --suites a,b      which suites; default all of: sweep, local, cluster, silos, mix, hot, million, latency, memory, start
#   --only a,b        which candidates of them: ceiling, local, peer-postgres, peer-node, echo, cluster-1ms, cluster-pg, cluster-pg-gateway, cluster-pg-3-silos, cluster-stock
#   --seconds N       how long each cell is measured; default 4
#   --rounds N        how often; default 5
#   --million N       how many carts the suite million stores; default 1000000
#   --publish         make the report the one in bench/results, which the documents link to
#   --keep            add to the samples of the run before, instead of beginning anew
#   --no-build        measure what was built before
set -euo pipefail
bench=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$bench")
work=$root/artifacts/bench
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
command="bench/run.sh $*"

keep=0 build=1 publish=0 pass=()
while [ $# -gt 0 ]; do
  case $1 in
    --smoke) pass+=(--seconds 1 --rounds 1 --warm-up 1 --million 20000) ;;
    --keep) keep=1 ;;
    --no-build) build=0 ;;
    --publish) publish=1 ;;
    *) pass+=("$1" "${2:?$1 needs a value}"); shift ;;
  esac
  shift
done

runtime=linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
publish() { dotnet publish "$1" -c Release -r "$runtime" --self-contained false -p:PublishReadyToRun=true -o "$work/bin/$2" -v quiet; }
if [ $build = 1 ]; then
  publish "$root/src/Local" Local
  publish "$bench/Ceiling" Ceiling
  # The same collector and the same compiler settings, whatever Local has chosen.
  cp "$work/bin/Local/PartnerCarts.Local.runtimeconfig.json" "$work/bin/Ceiling/PartnerCarts.Bench.Ceiling.runtimeconfig.json"
  publish "$bench/PostgresPeer" PostgresPeer
  publish "$root/src/Silo" Silo
  publish "$root/src/Gateway" Gateway
  publish "$bench/Cluster" Cluster
  npm install --silent --no-audit --no-fund --prefix "$bench/NodePeer"
  dotnet build "$bench/Tool" -c Release -v quiet
fi

[ $keep = 1 ] || rm -f "$work/samples.jsonl" "$work/runs.jsonl"
tool=$root/artifacts/bin/PartnerCarts.Bench/release/PartnerCarts.Bench.dll
common=(--work "$work" --bench "$bench" --commit "$(git -C "$root" describe --always --dirty)" --command "$command")
dotnet "$tool" run "${common[@]}" "${pass[@]}"
dotnet "$tool" report "${common[@]}" "${pass[@]}"
if [ $publish = 1 ]; then
  mkdir -p "$bench/results"
  cp "$work/report.md" "$bench/results/latest.md"
  cp "$work/report.svg" "$bench/results/latest.svg"
fi
