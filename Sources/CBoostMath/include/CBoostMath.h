#ifndef SOTERIA_CBOOSTMATH_H
#define SOTERIA_CBOOSTMATH_H
#ifdef __cplusplus
extern "C" {
#endif
// All functions return NaN when an argument is out of range.

/// Quantile of the beta distribution: the x in 0...1 with P(X <= x) = p.
double soteria_beta_quantile(double p, double a, double b);
/// Quantile of the gamma distribution of this shape and scale 1: the x with P(X <= x) = p.
double soteria_gamma_quantile(double p, double shape);
/// Quantile of the same gamma distribution from its upper tail: the x with P(X > x) = q.
double soteria_gamma_upper_quantile(double q, double shape);
/// Upper tail of the chi-square distribution: P(X > x).
double soteria_chi_square_upper_tail(double x, double degrees_of_freedom);
/// Quantile of the standard normal distribution from its upper tail: the z with P(Z > z) = q.
double soteria_normal_upper_quantile(double q);
#ifdef __cplusplus
}
#endif
#endif
