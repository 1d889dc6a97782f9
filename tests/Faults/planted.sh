#!/usr/bin/env bash
# Plants each bug of tests/Faults/Planted in a copy of the tree, one at a time, and runs what has to find it: 1,000 seeds
# of the simulation, or a named class of tests. Last line: "N found, N not found". Ends with 1 if one was not found.
#
#   tests/Faults/planted.sh [name ...]     all of them, or those named
#
# A patch names its bug, the mend that it takes back (or that it is made up), and what finds it, in its first three lines.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD tree=$PWD/artifacts/planted
mkdir -p "$tree"
git ls-files -co --exclude-standard -z | tar --null --ignore-failed-read -cf - -T - 2>/dev/null | tar -xf - -C "$tree"
[ $# -gt 0 ] || set -- $(cd tests/Faults/Planted && ls -- *.patch | sed 's/\.patch$//')

# Not as a part of the repository that it lies in, whose paths are others.
change() { GIT_CEILING_DIRECTORIES=$root/artifacts git -C "$tree" apply "$@"; }

# Builds the project that the bug is looked for with, and runs it; false when a test fails.
passes() {
  local project folder filter
  case $1 in
    simulation) project=Faults.Tests folder=Faults filter=FullyQualifiedName~UpToTheFirstThatFails ;;
    *) project=${1%% *} folder=${1%% *} filter=FullyQualifiedName~${1#* } ;;
  esac
  (cd "$tree" && dotnet build "tests/$folder/PartnerCarts.$project.csproj" -c Release -v quiet --nologo) >"$tree/build.log" 2>&1 ||
    { cat "$tree/build.log" >&2; exit 2; }
  (cd "$tree" && dotnet test "artifacts/bin/PartnerCarts.$project/release/PartnerCarts.$project.dll" --nologo --filter "$filter") \
    >"$tree/test.log" 2>&1
}

found=0 missed=0
for name in "$@"; do
  patch=$root/tests/Faults/Planted/$name.patch
  detector=$(sed -n 's/^Found by: //p' "$patch")
  change "$patch"
  if passes "$detector"; then
    echo "NOT FOUND  $name ($detector)"; missed=$((missed + 1))
  elif ! grep -q '^Failed! ' "$tree/test.log"; then
    # No test has failed: nothing has run.
    cat "$tree/test.log" >&2; exit 2
  else
    echo "found      $name ($detector)$(sed -n 's/.*PARTNERCARTS_SEED=\([0-9]*\).*/, seed \1/p' "$tree/test.log" | head -n 1)"; found=$((found + 1))
  fi
  change -R "$patch"
done
echo "$found found, $missed not found"
[ "$missed" -eq 0 ]
