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
# Anew: what an interrupted run has left would be taken for built from these sources.
rm -rf "$tree"
mkdir -p "$tree"
git ls-files -co --exclude-standard -z | tar --null --ignore-failed-read -cf - -T - 2>/dev/null | tar -xf - -C "$tree"
[ $# -gt 0 ] || set -- $(cd tests/Faults/Planted && ls -- *.patch | sed 's/\.patch$//')

# Not as a part of the repository that it lies in, whose paths are others.
change() { GIT_CEILING_DIRECTORIES=$root/artifacts git -C "$tree" apply "$@"; }

# Builds once what looks for bugs, and for each bug no more than the projects that it is in: their members stay the same,
# so that all others can stay, too.
build() {
  (cd "$tree" && dotnet build "$@" -c Release -v quiet --nologo -p:TreatWarningsAsErrors=false) >"$tree/build.log" 2>&1 ||
    { cat "$tree/build.log" >&2; exit 2; }
}

prepare() {
  [[ $prepared == *" $1 "* ]] || build "tests/${1/#Faults.Tests/Faults}/PartnerCarts.$1.csproj"
  prepared+=" $1 "
}

# Where the tests of a project are run from.
output() { echo "$tree/artifacts/bin/PartnerCarts.$1/release"; }

# Runs what looks for the bug in a patch; false when a test fails.
passes() {
  local project filter changed name result=0
  case $1 in
    simulation) project=Faults.Tests filter=FullyQualifiedName~UpToTheFirstThatFails ;;
    *) project=${1%% *} filter=FullyQualifiedName~${1#* } ;;
  esac
  prepare "$project"
  changed=$(sed -n 's:^+++ b/src/\([A-Za-z]*\)/.*:\1:p' "$2" | sort -u)
  change "$2" || exit 2
  for name in $changed; do
    cp "$(output "$project")/PartnerCarts.$name.dll" "$tree/$name.saved" || exit 2
    build "src/$name/PartnerCarts.$name.csproj" --no-restore --no-dependencies
    cp "$(output "$name")/PartnerCarts.$name.dll" "$(output "$project")/" || exit 2
  done
  dotnet test "$(output "$project")/PartnerCarts.$project.dll" --nologo --filter "$filter" >"$tree/test.log" 2>&1 ||
    result=1
  for name in $changed; do mv "$tree/$name.saved" "$(output "$project")/PartnerCarts.$name.dll"; done
  change -R "$2"
  return $result
}

prepared=''
found=0 missed=0
for name in "$@"; do
  patch=$root/tests/Faults/Planted/$name.patch
  detector=$(sed -n 's/^Found by: //p' "$patch")
  if passes "$detector" "$patch"; then
    echo "NOT FOUND  $name ($detector)"
    missed=$((missed + 1))
  elif ! grep -q '^Failed! ' "$tree/test.log"; then
    # No test has failed: nothing has run.
    cat "$tree/test.log" >&2
    exit 2
  else
    seed=$(sed -n 's/.*PARTNERCARTS_SEED=\([0-9]*\).*/\1/p' "$tree/test.log" | head -n 1)
    echo "found      $name ($detector${seed:+, seed $seed})"
    found=$((found + 1))
  fi
done
echo "$found found, $missed not found"
[ "$missed" -eq 0 ]
