// Made by embed.sh from the files of Schema, Imports and Reports: run `make assets` after adding one.

#include "CAssets.h"

static const unsigned char file_0[] = {
#embed "../../Imports/profiles/README.md" if_empty(0)
};
static const unsigned char file_1[] = {
#embed "../../Imports/profiles/adam.yaml" if_empty(0)
};
static const unsigned char file_2[] = {
#embed "../../Imports/profiles/sdtm.yaml" if_empty(0)
};
static const unsigned char file_3[] = {
#embed "../../Imports/profiles/soteria.yaml" if_empty(0)
};
static const unsigned char file_4[] = {
#embed "../../Imports/vocabularies/cdisc-values.yaml" if_empty(0)
};

static const SoteriaAsset assets[] = {
    {"Imports/profiles/README.md", file_0, sizeof file_0},
    {"Imports/profiles/adam.yaml", file_1, sizeof file_1},
    {"Imports/profiles/sdtm.yaml", file_2, sizeof file_2},
    {"Imports/profiles/soteria.yaml", file_3, sizeof file_3},
    {"Imports/vocabularies/cdisc-values.yaml", file_4, sizeof file_4},
};

size_t soteria_asset_count(void) { return sizeof assets / sizeof assets[0]; }

SoteriaAsset soteria_asset(size_t position) { return assets[position]; }
