#!/usr/bin/env bash
# Writes what each program ships, as CycloneDX JSON, to artifacts/sbom, where CI keeps it with the build. The same commit and the same
# packages give the same bytes: no serial number, and the time is the commit's.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
time=$(TZ=UTC0 git log -1 --format=%cd --date=format-local:%Y-%m-%dT%H:%M:%SZ)
mkdir -p artifacts/sbom
for program in Local Silo Gateway; do
  file=artifacts/sbom/partnercarts-${program,,}.cdx.json
  dotnet restore "src/$program/PartnerCarts.$program.csproj" >/dev/null
  dotnet tool run dotnet-CycloneDX -- "src/$program/PartnerCarts.$program.csproj" -dpr -ns -sn "PartnerCarts.$program" -sv "$version" -F Json -o artifacts/sbom -fn "${file##*/}" >/dev/null
  sed -i "s/\"timestamp\": \"[^\"]*\"/\"timestamp\": \"$time\"/" "$file"
  echo "$file: $(grep -c '"purl"' "$file") packages"
done
