#!/usr/bin/env bash
# Builds with warnings as errors and runs every test that this machine can build. Last line: "N passed, N failed, N skipped".
# Hours-long runs are in nightly.sh. Arguments go to `dotnet test`, for example: ./test.sh --filter FullyQualifiedName~Checkout
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
started=$SECONDS
log=$(mktemp)
trap 'rm -f "$log"' EXIT

all=PartnerCarts.Orleans.sln
one_machine=PartnerCarts.Local.slnf
# The number of tests that need the Orleans packages, so that one that vanishes is noticed wherever they run or not.
cluster_tests=$(cat tests/cluster-tests.count)
filter=${PARTNERCARTS_FILTER:-Category!=Nightly}

say() { printf '\n== %s (%d s)\n' "$*" $((SECONDS - started)); }

say "Restoring everything"
solution=$all
if ! dotnet restore "$all" >"$log" 2>&1; then
  # NU1101 to NU1103: no such package, or version, to be had; whatever else is wrong follows from that. Without such an error the fault is ours.
  if ! grep -qE 'error NU110[123]:.*Microsoft\.Orleans' "$log"; then
    cat "$log"
    exit 1
  fi
  solution=$one_machine
  say "The Orleans packages do not restore here: the $cluster_tests cluster tests are not run and count as skipped"
  grep -oE 'error NU110[123]: [^.]*' "$log" | sort -u | sed -n 1,3p
  dotnet restore "$solution"
fi

say "Building $solution"
dotnet build "$solution" -c Release --no-restore -warnaserror -v quiet

say "Testing"
failed_run=0
# One test project at a time: several of them start servers and load, and share two cores.
dotnet test "$solution" -c Release --no-build -m:1 --filter "$filter" --logger "console;verbosity=minimal" "$@" 2>&1 | tee "$log" || failed_run=1

# "Passed!  - Failed:     0, Passed:    12, Skipped:     1, Total:    13, Duration: 1 s - Some.Tests.dll (net10.0)": the sum of a number over
# the test projects whose name matches.
sum() { awk -v field="$1:" -v name="${2:-.}" '/^(Passed|Failed|Skipped)! / && $0 ~ name { for (i = 1; i < NF; i++) if ($i == field) n += $(i + 1) } END { print n + 0 }' "$log"; }
passed=$(sum Passed) failed=$(sum Failed) skipped=$(sum Skipped)

if [ "$solution" = "$all" ] && [ $# -eq 0 ] && [ -z "${PARTNERCARTS_FILTER:-}" ]; then
  ran=$(sum Total 'PartnerCarts[.](Grains|Silo|Gateway|Cluster)[.]Tests[.]dll')
  if [ "$ran" != "$cluster_tests" ]; then
    echo "tests/cluster-tests.count says $cluster_tests cluster tests, and $ran were found: correct the file, or bring the tests back."
    failed=$((failed + 1))
  fi
elif [ "$solution" != "$all" ]; then
  skipped=$((skipped + cluster_tests))
fi

if [ "$failed_run" -ne 0 ] && [ "$failed" -eq 0 ]; then
  echo "dotnet test failed without a failed test; see above."
  failed=1
fi
say "Done"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
