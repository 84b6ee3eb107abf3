# Makes proportions.csv, two_proportions.csv, fisher.csv, strata.csv, stratified.csv: Rscript two_arms.R, in this folder.
# R 4.2.2. All data are synthetic: counts chosen for their edges.
source("write.R")
# Ends of a search may be infinite, of which uniroot warns.
exactly <- function(f, lower, upper) suppressWarnings(uniroot(f, c(lower, upper), tol = 1e-15, maxiter = 10000)$root)

# One proportion: binom.test, prop.test, qbeta; Agresti-Coull by its formula. R's prop.test corrects no x of n/2.
counts <- rbind(c(0, 1), c(1, 1), c(0, 7), c(7, 7), c(1, 7), c(3, 8), c(44, 257), c(69, 257), c(0, 257), c(257, 257),
                c(1, 160), c(2, 41), c(81, 263), c(999, 1000), c(5, 100000), c(123456, 1000000))
proportions <- do.call(rbind, lapply(c(0.95, 0.9, 0.99), function(level) do.call(rbind, apply(counts, 1, function(row) {
  x <- row[1]; n <- row[2]; tail <- (1 - level) / 2; z <- qnorm(tail, lower.tail = FALSE)
  m <- n + z^2; p <- (x + z^2 / 2) / m
  ends <- c(binom.test(x, n, conf.level = level)$conf.int,
            suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int,
            suppressWarnings(prop.test(x, n, conf.level = level, correct = TRUE))$conf.int,
            if (x == 0) 0 else qbeta(tail, x + 0.5, n - x + 0.5),
            if (x == n) 1 else qbeta(tail, x + 0.5, n - x + 0.5, lower.tail = FALSE),
            max(0, p - z * sqrt(p * (1 - p) / m)), min(1, p + z * sqrt(p * (1 - p) / m)))
  names(ends) <- paste(rep(c("clopper_pearson", "wilson", "wilson_cc", "jeffreys", "agresti_coull"), each = 2),
                       c("lower", "upper"), sep = "_")
  data.frame(x = as.integer(x), n = as.integer(n), level = level, t(ends))
}))))
write_cases(proportions, "proportions.csv")

# The score variance of Miettinen and Nurminen; the restricted maximum by the cubic's real root, in R's polyroot, refined
# by the derivative of the log-likelihood.
restricted_variance <- function(x1, n1, x2, n2, d) {
  slope <- function(p) (if (x1 > 0) x1 / (p + d) else 0) + (if (x2 > 0) x2 / p else 0) -
    (if (n1 > x1) (n1 - x1) / (1 - p - d) else 0) - (if (n2 > x2) (n2 - x2) / (1 - p) else 0)
  least <- max(0, -d); greatest <- min(1, 1 - d)
  a <- n1 + n2; b <- d * (n1 + 2 * n2) - a - x1 - x2; c <- (n2 * d - a - 2 * x2) * d + x1 + x2
  roots <- polyroot(c(x2 * d * (1 - d), c, b, a))
  # In terms of p2 the cubic is a p^3 + b p^2 + c p + x2 d (1 - d).
  roots <- Re(roots[abs(Im(roots)) < 1e-6])
  inside <- roots[roots > least - 1e-9 & roots < greatest + 1e-9]
  likelihood <- function(p) sum(c(x1, n1 - x1, x2, n2 - x2) *
    log(pmax(c(p + d, 1 - p - d, p, 1 - p), 1e-300)) * (c(x1, n1 - x1, x2, n2 - x2) > 0))
  p2 <- inside[which.max(sapply(inside, likelihood))]
  p2 <- min(max(p2, least), greatest)
  for (i in 1:3) {
    h <- max(p2 * 1e-5, 1e-9)
    if (p2 - h > least && p2 + h < greatest && is.finite(slope(p2))) {
      change <- (slope(p2 + h) - slope(p2 - h)) / (2 * h)
      p2 <- min(max(p2 - slope(p2) / change, least), greatest)
    }
  }
  p1 <- min(max(p2 + d, 0), 1)
  (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * (n1 + n2) / (n1 + n2 - 1)
}
score_limits <- function(estimate, level, variance) {
  z <- qnorm((1 - level) / 2, lower.tail = FALSE)
  far <- function(d) (estimate - d) - z * sqrt(variance(d))
  near <- function(d) (estimate - d) + z * sqrt(variance(d))
  c(if (estimate <= -1) -1 else exactly(far, -1, estimate - 1e-9), if (estimate >= 1) 1 else exactly(near, estimate + 1e-9, 1))
}

tables <- rbind(c(56, 70, 48, 80), c(9, 10, 3, 10), c(6, 7, 2, 7), c(5, 56, 0, 29), c(0, 10, 0, 20), c(0, 10, 0, 10),
                c(10, 10, 0, 20), c(0, 12, 12, 12), c(77, 84, 65, 86), c(12, 86, 13, 84), c(8, 84, 2, 86), c(1, 84, 0, 86),
                c(84, 84, 80, 86), c(44, 257, 1, 100), c(1, 1, 0, 1), c(3, 5, 2, 4), c(250, 1000, 200, 1000),
                c(20, 10000, 8, 10000), c(4012, 100000, 3799, 90000))
wilson <- function(x, n, level) suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int
two <- do.call(rbind, lapply(c(0.95, 0.9), function(level) do.call(rbind, apply(tables, 1, function(row) {
  x1 <- row[1]; n1 <- row[2]; x2 <- row[3]; n2 <- row[4]; z <- qnorm((1 - level) / 2, lower.tail = FALSE)
  p1 <- x1 / n1; p2 <- x2 / n2; d <- p1 - p2
  w1 <- wilson(x1, n1, level); w2 <- wilson(x2, n2, level)
  newcombe <- c(d - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2), d + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2))
  score <- score_limits(d, level, function(e) restricted_variance(x1, n1, x2, n2, e))
  q1 <- (x1 + 1) / (n1 + 2); q2 <- (x2 + 1) / (n2 + 2); half <- z * sqrt(q1 * (1 - q1) / (n1 + 2) + q2 * (1 - q2) / (n2 + 2))
  caffo <- pmin(pmax(c(q1 - q2 - half, q1 - q2 + half), -1), 1)
  ratios <- if (x1 > 0 && x2 > 0) {
    rr <- p1 / p2; se <- sqrt(1 / x1 - 1 / n1 + 1 / x2 - 1 / n2); c(rr, rr * exp(c(-z, z) * se))
  } else rep(NA, 3)
  odds <- if (all(row > 0) && x1 < n1 && x2 < n2) {
    or <- x1 * (n2 - x2) / (x2 * (n1 - x1)); se <- sqrt(sum(1 / c(x1, n1 - x1, x2, n2 - x2))); c(or, or * exp(c(-z, z) * se))
  } else rep(NA, 3)
  cells <- matrix(c(x1, n1 - x1, x2, n2 - x2), 2)
  tests <- if (x1 + x2 > 0 && x1 + x2 < n1 + n2) {
    plain <- suppressWarnings(chisq.test(cells, correct = FALSE)); yates <- suppressWarnings(chisq.test(cells, correct = TRUE))
    c(plain$statistic, plain$p.value, yates$statistic, yates$p.value)
  } else rep(NA, 4)
  values <- c(d, newcombe, score, caffo, ratios, odds, tests)
  names(values) <- c("difference", "newcombe_lower", "newcombe_upper", "miettinen_nurminen_lower", "miettinen_nurminen_upper",
    "agresti_caffo_lower", "agresti_caffo_upper", "risk_ratio", "katz_lower", "katz_upper", "odds_ratio", "woolf_lower",
    "woolf_upper", "chi_square", "chi_square_p", "chi_square_yates", "chi_square_yates_p")
  data.frame(events1 = as.integer(x1), n1 = as.integer(n1), events2 = as.integer(x2), n2 = as.integer(n2), level = level, t(values))
}))))
write_cases(two, "two_proportions.csv")

# Fisher: p by fisher.test. Its odds ratio and limits end some 1e-4 from the root, so they are searched anew from dhyper.
more <- rbind(c(400, 200000, 500, 300000), c(500300, 1000000, 499100, 1000000), c(3, 1000000, 12, 1000000), c(0, 5, 900, 1000000))
fisher <- do.call(rbind, apply(rbind(tables, more), 1, function(row) {
  x1 <- row[1]; n1 <- row[2]; x2 <- row[3]; n2 <- row[4]; m <- x1 + x2
  cells <- matrix(c(x1, n1 - x1, x2, n2 - x2), 2)
  p <- sapply(c("two.sided", "less", "greater"), function(side) fisher.test(cells, alternative = side, conf.int = FALSE)$p.value)
  lo <- max(0, m - n2); hi <- min(n1, m); k <- lo:hi; weight <- dhyper(k, n1, n2, m, log = TRUE)
  given <- function(t) { w <- weight + t * k; w <- exp(w - max(w)); w / sum(w) }
  start <- log((x1 + .5) * (n2 - x2 + .5) / ((x2 + .5) * (n1 - x1 + .5)))
  search <- function(f) exp(exactly(f, start - 8, start + 8))
  tail <- 0.025
  values <- c(p,
    if (lo == hi) NA else if (x1 == lo) 0 else if (x1 == hi) Inf else search(function(t) sum(given(t) * (k - x1))),
    if (x1 == lo) 0 else search(function(t) log(sum(given(t)[k >= x1])) - log(tail)),
    if (x1 == hi) Inf else search(function(t) log(tail) - log(sum(given(t)[k <= x1]))))
  names(values) <- c("p", "p_less", "p_greater", "odds_ratio", "lower", "upper")
  data.frame(events1 = as.integer(x1), n1 = as.integer(n1), events2 = as.integer(x2), n2 = as.integer(n2), t(values))
}))
write_cases(fisher, "fisher.csv")

# Strata: mantelhaen.test; the stratified score interval by the formula above with fixed weights.
strata <- rbind(
  data.frame(case = "sites", events1 = c(12, 5, 9, 3), n1 = c(50, 30, 41, 22), events2 = c(7, 6, 2, 1), n2 = c(48, 33, 39, 25)),
  data.frame(case = "rare", events1 = c(1, 0, 2), n1 = c(40, 60, 80), events2 = c(0, 0, 1), n2 = c(42, 30, 85)),
  data.frame(case = "opposed", events1 = c(20, 5), n1 = c(40, 50), events2 = c(10, 12), n2 = c(45, 40)),
  data.frame(case = "alike", events1 = c(5, 11), n1 = c(20, 40), events2 = c(5, 11), n2 = c(20, 40)),
  data.frame(case = "large", events1 = c(1200, 340, 56), n1 = c(10000, 8000, 7000), events2 = c(1100, 300, 70), n2 = c(9500, 8100, 7200)))
write_cases(strata, "strata.csv")
stratified <- do.call(rbind, lapply(unique(strata$case), function(case) {
  s <- strata[strata$case == case, ]
  cells <- array(rbind(s$events1, s$n1 - s$events1, s$events2, s$n2 - s$events2), c(2, 2, nrow(s)))
  plain <- mantelhaen.test(cells, correct = FALSE); corrected <- mantelhaen.test(cells, correct = TRUE)
  d <- s$events1 / s$n1 - s$events2 / s$n2
  score <- unlist(lapply(list(s$n1 * s$n2 / (s$n1 + s$n2), s$n1 + s$n2, rep(1, nrow(s))), function(w) {
    w <- w / sum(w); estimate <- sum(w * d)
    variance <- function(e) sum(w^2 * mapply(restricted_variance, s$events1, s$n1, s$events2, s$n2, e))
    c(estimate, score_limits(estimate, 0.95, variance))
  }))
  values <- c(plain$estimate, plain$conf.int, plain$statistic, plain$p.value, corrected$statistic, corrected$p.value, score)
  names(values) <- c("odds_ratio", "lower", "upper", "statistic", "p", "corrected_statistic", "corrected_p",
    paste(rep(c("mantel_haenszel", "sample_size", "equal"), each = 3), c("estimate", "lower", "upper"), sep = "_"))
  data.frame(case = case, t(values))
}))
write_cases(stratified, "stratified.csv")
