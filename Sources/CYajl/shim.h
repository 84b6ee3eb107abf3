#include <yajl/yajl_parse.h>

// Swift cannot call a function with variable arguments.
static inline int soteria_yajl_allow_multiple_values(yajl_handle parser) {
    return yajl_config(parser, yajl_allow_multiple_values, 1);
}
