// Made by embed.sh from the files of Schema, Imports and Reports: run `make assets` after adding one.

#include "CAssets.h"

static const unsigned char file_0[] = {
#embed "../../Imports/studies/README.md" if_empty(0)
};
static const unsigned char file_1[] = {
#embed "../../Imports/studies/cdisc-pilot/README.md" if_empty(0)
};
static const unsigned char file_2[] = {
#embed "../../Imports/studies/cdisc-pilot/study.yaml" if_empty(0)
};
static const unsigned char file_3[] = {
#embed "../../Imports/studies/lenzumestrocel-pms/study.yaml" if_empty(0)
};
static const unsigned char file_4[] = {
#embed "../../Imports/vocabularies/soc_order.csv" if_empty(0)
};
static const unsigned char file_5[] = {
#embed "../../Imports/vocabularies/spellings.yaml" if_empty(0)
};

static const SoteriaAsset assets[] = {
    {"Imports/studies/README.md", file_0, sizeof file_0},
    {"Imports/studies/cdisc-pilot/README.md", file_1, sizeof file_1},
    {"Imports/studies/cdisc-pilot/study.yaml", file_2, sizeof file_2},
    {"Imports/studies/lenzumestrocel-pms/study.yaml", file_3, sizeof file_3},
    {"Imports/vocabularies/soc_order.csv", file_4, sizeof file_4},
    {"Imports/vocabularies/spellings.yaml", file_5, sizeof file_5},
};

size_t soteria_asset_count(void) { return sizeof assets / sizeof assets[0]; }

SoteriaAsset soteria_asset(size_t position) { return assets[position]; }
