#ifndef SOTERIA_RETURNING_HPP
#define SOTERIA_RETURNING_HPP

#include <boost/math/policies/policy.hpp>
#include <limits>

namespace soteria {
namespace policies = boost::math::policies;

// No exception may cross into Swift: every error comes back as a value.
using Returning = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>, policies::rounding_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>, policies::indeterminate_result_error<policies::ignore_error>,
    policies::promote_double<true>>;

// What a computation gives, or NaN when it throws all the same.
template <typename Computation>
double returned(Computation computation) {
    try {
        return computation();
    } catch (...) {
        return std::numeric_limits<double>::quiet_NaN();
    }
}

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
}  // namespace soteria

#endif
