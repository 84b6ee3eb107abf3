#ifndef SOTERIA_CBOOSTMATH_H
#define SOTERIA_CBOOSTMATH_H
#ifdef __cplusplus
extern "C" {
#endif
/// Quantile of the beta distribution: the x in 0...1 with P(X <= x) = p. NaN when an argument is out of range.
double soteria_beta_quantile(double p, double a, double b);
#ifdef __cplusplus
}
#endif
#endif
