#include "CBoostMath.h"

#include <boost/math/constants/constants.hpp>
#include <boost/math/special_functions/erf.hpp>

#include "Returning.hpp"

extern "C" double soteria_normal_upper_quantile(double q) {
    if (!(q > 0 && q < 1)) return soteria::undefined;
    return soteria::returned(
        [=] { return boost::math::constants::root_two<double>() * boost::math::erfc_inv(2 * q, soteria::Returning()); });
}
