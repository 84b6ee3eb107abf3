# Makes rates.csv, rate_ratios.csv, false_discovery.csv and summaries.csv: Rscript rates.R, in this folder. R 4.2.2.
# All data are synthetic.
source("write.R")

rates <- do.call(rbind, lapply(c(0.95, 0.9), function(level) do.call(rbind, lapply(c(0, 1, 2, 7, 44, 500, 12345), function(x) {
  z <- qnorm((1 - level) / 2, lower.tail = FALSE)
  byar <- function(x, z) x * max(0, 1 - 1 / (9 * x) + z / (3 * sqrt(x)))^3
  exact <- poisson.test(x, 1000.5, conf.level = level)$conf.int
  data.frame(events = as.integer(x), person_time = 1000.5, level = level, garwood_lower = exact[1], garwood_upper = exact[2],
             byar_lower = if (x == 0) 0 else byar(x, -z) / 1000.5, byar_upper = byar(x + 1, z) / 1000.5)
}))))
write_cases(rates, "rates.csv")

pairs <- rbind(c(1, 0), c(0, 3), c(5, 0), c(5, 5), c(12, 7), c(40, 7), c(7, 40), c(300, 412), c(20000, 20400))
ratios <- do.call(rbind, lapply(list(c(86, 84), c(100, 250), c(365.25, 12.5)), function(time) do.call(rbind, apply(pairs, 1, function(x) {
  test <- poisson.test(x, time)
  data.frame(events1 = as.integer(x[1]), time1 = time[1], events2 = as.integer(x[2]), time2 = time[2],
             ratio = unname(test$estimate), lower = test$conf.int[1], upper = test$conf.int[2], p = test$p.value)
}))))
write_cases(ratios, "rate_ratios.csv")

# Mehrotra and Heyse's double false discovery rate from p.adjust within and over systems; a missing p is no test.
terms <- data.frame(system = rep(c("A", "B", "C", "D", "E"), c(5, 3, 1, 4, 2)),
  p = c(0.001, 0.012, 0.03, 0.4, 0.4, 0.2, 0.04, 0.9, 0.008, 0.05, 0.05, NA, 0.7, NA, NA))
terms$bh <- p.adjust(terms$p, "BH")
terms$within <- ave(terms$p, terms$system, FUN = function(p) p.adjust(p, "BH"))
smallest <- tapply(terms$within, terms$system, function(p) if (all(is.na(p))) NA else min(p, na.rm = TRUE))
terms$between <- ifelse(is.na(terms$p), NA, p.adjust(smallest, "BH")[terms$system])
write_cases(terms, "false_discovery.csv")

samples <- list(one = 61.5, two = c(3, 4), four = c(1, 2, 3, 4), five = c(9, 2, 2, 7, 5), six = c(1.5, 2, 8, 8, 9, 30),
  seven = c(54, 48, 61, 39, 70, 55, 47), eleven = c(101:110, 1e6), shifted = 1e9 + c(0.25, 0.5, 0.125, 0.75))
values <- do.call(rbind, lapply(names(samples), function(case) data.frame(case = case, value = samples[[case]])))
write_cases(values, "values.csv")
summaries <- do.call(rbind, lapply(names(samples), function(case) {
  x <- samples[[case]]; q <- unname(quantile(x, c(0.25, 0.5, 0.75), type = 2))
  data.frame(case = case, n = length(x), mean = mean(x), sd = sd(x), min = min(x), q1 = q[1], median = q[2], q3 = q[3], max = max(x))
}))
write_cases(summaries, "summaries.csv")
