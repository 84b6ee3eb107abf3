# Makes comparison.csv: Rscript comparison.R, in this folder. R 4.2.2. Synthetic counts of two arms of 20 subjects, for the
# table of comparisons: the first arm is the reference. The score interval is that of ../statistics/two_arms.R.
for (call in parse("../statistics/two_arms.R"))
  if (is.call(call) && as.character(call[[1]]) == "<-" &&
      as.character(call[[2]])[1] %in% c("exactly", "restricted_variance", "score_limits")) eval(call)
source("../statistics/write.R")
n <- 20
terms <- data.frame(
  soc = c("Cardiac", "Cardiac", "Cardiac", "Skin", "Skin", "Vascular", "Vascular"),
  pt = c("Flutter", "Palpitations", "Syncope", "Itch", "Rash", "Flush", "Pallor"),
  reference = c(1L, 2L, 0L, 10L, 0L, 20L, 15L), compared = c(9L, 3L, 1L, 10L, 6L, 20L, 4L))
z <- qnorm(0.975)
each <- do.call(rbind, lapply(seq_len(nrow(terms)), function(i) {
  x2 <- terms$reference[i]; x1 <- terms$compared[i]
  score <- score_limits((x1 - x2) / n, 0.95, function(d) restricted_variance(x1, n, x2, n, d))
  se <- sqrt(1 / x1 - 1 / n + 1 / x2 - 1 / n)
  ratio <- if (x1 > 0 && x2 > 0) c(x1 / x2, if (se > 0) x1 / x2 * exp(c(-z, z) * se) else c(NA, NA)) else rep(NA, 3)
  p <- fisher.test(matrix(c(x1, n - x1, x2, n - x2), 2))$p.value
  data.frame(risk_difference = (x1 - x2) / n, risk_difference_lower = score[1], risk_difference_upper = score[2],
    risk_ratio = ratio[1], risk_ratio_lower = ratio[2], risk_ratio_upper = ratio[3], p_fisher = p)
}))
each$p_adjusted <- p.adjust(each$p_fisher, "BH")
each$p_double_fdr <- ave(each$p_fisher, terms$soc, FUN = function(p) p.adjust(p, "BH"))
least <- tapply(each$p_double_fdr, terms$soc, min)
each$p_double_fdr_of_soc <- p.adjust(least, "BH")[match(terms$soc, names(least))]
write_cases(cbind(terms, each), "comparison.csv")
