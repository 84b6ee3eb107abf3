#ifndef SOTERIA_CASSETS_H
#define SOTERIA_CASSETS_H

#include <stddef.h>

/// A text file of Schema, Imports or Reports as it was when the program was built.
typedef struct {
    /// The path from the top of the repository, for instance "Schema/views/fatal_event.sql".
    const char *_Nonnull path;
    const unsigned char *_Nonnull bytes;
    size_t count;
} SoteriaAsset;

/// How many files are embedded.
size_t soteria_asset_count(void);

/// The file at a position below `soteria_asset_count()`, in ascending order of paths.
SoteriaAsset soteria_asset(size_t position);

#endif
