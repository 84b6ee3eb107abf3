#include "CBoostMath.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/policies/policy.hpp>
#include <limits>

namespace {
namespace policies = boost::math::policies;

// No exception may cross into Swift: every error comes back as a value.
using Returning = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>, policies::rounding_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>, policies::indeterminate_result_error<policies::ignore_error>,
    policies::promote_double<true>>;
}  // namespace

extern "C" double soteria_beta_quantile(double p, double a, double b) {
    if (!(p >= 0 && p <= 1 && a > 0 && b > 0)) return std::numeric_limits<double>::quiet_NaN();
    try {
        return boost::math::quantile(boost::math::beta_distribution<double, Returning>(a, b), p);
    } catch (...) {
        return std::numeric_limits<double>::quiet_NaN();
    }
}
