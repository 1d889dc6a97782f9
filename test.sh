#!/usr/bin/env bash
# Builds with warnings as errors and runs the tests. Last line: "N passed, N failed, N skipped".
#
#   ./test.sh             what CI runs: everything but the long runs of nightly.sh
#   ./test.sh --quick     what to run while at work: no test that starts a process or a database
#   ./test.sh --filter FullyQualifiedName~Checkout      of those, the tests that fit; other arguments go to `dotnet test`, too
#
# PARTNERCARTS_LOCKED=1 restores the packages of the lock files and no others (docs/supply-chain.md).
# PARTNERCARTS_NOTICES names a file whose lines are shown once more at the end.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
started=$SECONDS
solution=PartnerCarts.Orleans.sln

# Of the cases on providers other than the first, those that depend on the provider; nightly.sh runs the others.
filter=${PARTNERCARTS_FILTER:-'Category!=Nightly&(Category!=Matrix|Covering=Yes)'}
pass=()
while [ $# -gt 0 ]; do
  case $1 in
    --quick) filter='Category!=Nightly&Category!=Processes&Category!=Database' ;;
    --filter) filter="($filter)&(${2:?--filter needs an expression})"; shift ;;
    *) pass+=("$1") ;;
  esac
  shift
done

say() { printf '\n== %s (%d s)\n' "$*" $((SECONDS - started)); }

logs=$(mktemp -d)
notices=${PARTNERCARTS_NOTICES:-$logs/notices}
trap 'rm -rf "$logs"' EXIT
touch "$notices"

# The SDK adds packages of its own version to some projects, so that another SDK's restore differs from the lock files.
restore=()
if [ "${PARTNERCARTS_LOCKED:-}" = 1 ]; then
  recorded=$(sed -n 's/.*"lockFiles": { "sdk": "\([^"]*\)" }.*/\1/p' global.json)
  if [ "$(dotnet --version)" = "$recorded" ]; then
    restore=(--locked-mode)
  else
    echo "The lock files are of SDK $recorded (global.json) and this is $(dotnet --version): packages were restored without them." >>"$notices"
  fi
fi

say "Restoring"
if ! dotnet restore "$solution" "${restore[@]}"; then
  [ ${#restore[@]} -eq 0 ] || echo "If the error is NU1004: run \`dotnet restore $solution\` without --locked-mode and commit the lock files that it changes."
  exit 1
fi

say "Building"
dotnet build "$solution" -c Release --no-restore -warnaserror -v quiet

# A test that hangs ends its suite, whose output then names it. Longer than any test takes, the nightly ones included.
hang=${PARTNERCARTS_HANG:-30m}

# Tests one project; its output goes to a file. An exit code that no failed test explains counts as a failed test.
run() {
  local log=$logs/$1.log
  if ! dotnet test "artifacts/bin/PartnerCarts.$1/release/PartnerCarts.$1.dll" \
      --filter "$filter" --logger "console;verbosity=minimal" --results-directory "$logs/$1" \
      --blame-hang-timeout "$hang" --blame-hang-dump-type none "${pass[@]}" >"$log" 2>&1; then
    grep -qE '^Failed! ' "$log" || echo "Failed!  - Failed: 1, Passed: 0, Skipped: 0 - PartnerCarts.$1.dll ended without a result" >>"$log"
  fi
  cat "$log"
}

# These start nothing and wait for nothing, so they share the processors; the others are run one at a time: they start
# servers and load.
side_by_side=(Architecture.Tests Carts.Tests Engine.Tests)
mapfile -t all < <(sed -n 's/^Project.*\\PartnerCarts\.\([A-Za-z.]*\.Tests\)\.csproj.*/\1/p' "$solution" | sort)

say "Testing ${side_by_side[*]}"
for project in "${side_by_side[@]}"; do run "$project" & done
wait
for project in "${all[@]}"; do
  case " ${side_by_side[*]} " in *" $project "*) continue ;; esac
  say "Testing $project"
  run "$project"
done

# "Passed!  - Failed:     0, Passed:    12, Skipped:     1, Total:    13, Duration: 1 s - Some.Tests.dll (net10.0)": the sum of a number.
sum() { awk -v field="$1:" '/^(Passed|Failed|Skipped)! / { for (i = 1; i < NF; i++) if ($i == field) n += $(i + 1) } END { print n + 0 }' "$logs"/*.log; }
passed=$(sum Passed) failed=$(sum Failed) skipped=$(sum Skipped)

say "Done"
[ "$failed" -eq 0 ] || grep -lE '^Failed! ' "$logs"/*.log | sed 's:.*/\(.*\)\.log$:Failed tests in \1; see above.:'
sed 's/^/NOTICE: /' "$notices"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
