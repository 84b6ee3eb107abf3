#include "CBoostMath.h"

#include <boost/math/distributions/beta.hpp>

#include "Returning.hpp"

extern "C" double soteria_beta_quantile(double p, double a, double b) {
    if (!(p >= 0 && p <= 1 && a > 0 && b > 0)) return soteria::undefined;
    return soteria::returned(
        [=] { return boost::math::quantile(boost::math::beta_distribution<double, soteria::Returning>(a, b), p); });
}
