#include <zlib.h>

// inflateInit2 is a macro. A window of 15 bits, plus 16: the gzip format and no other.
static inline int soteria_begin_gzip(z_stream *stream) {
    return inflateInit2(stream, 15 + 16);
}
