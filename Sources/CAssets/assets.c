// Made by embed.sh from the files of Schema, Imports and Reports: run `make assets` after adding one.

#include "CAssets.h"


static const SoteriaAsset assets[] = {
};

size_t soteria_asset_count(void) { return sizeof assets / sizeof assets[0]; }

SoteriaAsset soteria_asset(size_t position) { return assets[position]; }
