#!/bin/sh
# Writes Sources/CAssets/assets.c: one #embed for each text file of Schema, Imports and Reports. Run by `make assets`.
set -eu
cd "$(dirname "$0")/../.."
export LC_ALL=C
out=Sources/CAssets/assets.c
files=$(find Schema Imports Reports -type f ! -name '*.swift' ! -name '.*' ! -path '*/Generator/*' | sort)
{
    printf '// Made by embed.sh from the files of Schema, Imports and Reports: run `make assets` after adding one.\n\n'
    printf '#include "CAssets.h"\n\n'
    n=0
    for file in $files; do
        printf 'static const unsigned char file_%d[] = {\n#embed "../../%s" if_empty(0)\n};\n' "$n" "$file"
        n=$((n + 1))
    done
    printf '\nstatic const SoteriaAsset assets[] = {\n'
    n=0
    for file in $files; do
        printf '    {"%s", file_%d, sizeof file_%d},\n' "$file" "$n" "$n"
        n=$((n + 1))
    done
    printf '};\n\n'
    printf 'size_t soteria_asset_count(void) { return sizeof assets / sizeof assets[0]; }\n\n'
    printf 'SoteriaAsset soteria_asset(size_t position) { return assets[position]; }\n'
} > "$out"
