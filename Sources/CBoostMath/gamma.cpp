#include "CBoostMath.h"

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "Returning.hpp"

extern "C" double soteria_gamma_quantile(double p, double shape) {
    if (!(p >= 0 && p < 1 && shape > 0 && std::isfinite(shape))) return soteria::undefined;
    return soteria::returned([=] { return boost::math::gamma_p_inv(shape, p, soteria::Returning()); });
}

extern "C" double soteria_gamma_upper_quantile(double q, double shape) {
    if (!(q > 0 && q <= 1 && shape > 0 && std::isfinite(shape))) return soteria::undefined;
    return soteria::returned([=] { return boost::math::gamma_q_inv(shape, q, soteria::Returning()); });
}

extern "C" double soteria_chi_square_upper_tail(double x, double degrees_of_freedom) {
    if (!(x >= 0 && degrees_of_freedom > 0 && std::isfinite(degrees_of_freedom))) return soteria::undefined;
    if (std::isinf(x)) return 0;
    return soteria::returned([=] { return boost::math::gamma_q(degrees_of_freedom / 2, x / 2, soteria::Returning()); });
}
