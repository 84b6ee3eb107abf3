# Makes times.csv and the files of what R's survival package estimates from them: Rscript survival.R, in this folder.
# R 4.2.2, survival 3.5-3. All data are synthetic: drawn from a seed, in whole days, so that there are ties.
source("write.R")
library(survival)
set.seed(20230614)

draw <- function(set, arms, n, event, death, follow) do.call(rbind, lapply(seq_along(arms), function(i) {
  onset <- ceiling(rexp(n, event[i])); fatal <- ceiling(rexp(n, death)); end <- ceiling(runif(n, follow / 3, follow))
  time <- pmin(onset, fatal, end)
  outcome <- ifelse(time == onset, 1L, ifelse(time == fatal, 2L, 0L))
  data.frame(set = set, arm = arms[i], time = time, outcome = outcome)
}))
times <- rbind(
  draw("two arms", c("a", "b"), 60, c(0.010, 0.022), 0.004, 180),
  draw("three arms", c("a", "b", "c"), 25, c(0.01, 0.02, 0.04), 0.01, 90),
  draw("short", c("a", "b"), 6, c(0.2, 0.3), 0.05, 12),
  data.frame(set = "to the end", arm = "a", time = c(1, 2, 2, 3, 5, 5), outcome = c(1L, 1L, 2L, 0L, 1L, 1L)),
  data.frame(set = "no event", arm = "a", time = c(4, 9, 9), outcome = 0L),
  data.frame(set = "level", arm = "a", time = 1:8, outcome = c(1L, 1L, 0L, 1L, 0L, 1L, 0L, 2L)))
write_cases(times, "times.csv")

# Kaplan-Meier and Nelson-Aalen: competing events censor.
curves <- NULL; quantiles <- NULL
for (set in unique(times$set)) for (arm in unique(times$arm[times$set == set])) {
  d <- times[times$set == set & times$arm == arm, ]
  fits <- lapply(c("plain", "log", "log-log"), function(type) survfit(Surv(time, outcome == 1) ~ 1, data = d, conf.type = type))
  f <- fits[[1]]
  one <- data.frame(set = set, arm = arm, time = f$time, at_risk = as.integer(f$n.risk), events = as.integer(f$n.event),
    censored = as.integer(f$n.censor), survival = f$surv, se = ifelse(f$surv > 0, f$std.err * f$surv, NA), hazard = f$cumhaz, hazard_se = f$std.chaz)
  for (i in 1:3) one[paste(c("plain", "log", "loglog")[i], c("lower", "upper"), sep = "_")] <- list(fits[[i]]$lower, fits[[i]]$upper)
  # Where the survival is 0, R has no error; where it is 1, log-log has no value.
  one[one$survival == 0, grep("_(lower|upper)$", names(one))] <- NA
  curves <- rbind(curves, one)
  for (i in 1:3) {
    q <- quantile(fits[[i]], c(0.25, 0.5, 0.75))
    quantiles <- rbind(quantiles, data.frame(set = set, arm = arm, scale = c("plain", "log", "log-log")[i], probability = c(0.25, 0.5, 0.75),
      time = as.double(q$quantile), lower = as.double(q$lower), upper = as.double(q$upper)))
  }
}
write_cases(curves, "kaplan_meier.csv")
write_cases(quantiles, "quantiles.csv")

# Aalen-Johansen: survfit of a multi-state response, events 1 and 2 out of the state without either.
incidence <- NULL
for (set in setdiff(unique(times$set), "no event")) for (arm in unique(times$arm[times$set == set])) {
  d <- times[times$set == set & times$arm == arm, ]
  state <- factor(d$outcome, 0:2, c("none", "event", "competing"))
  fits <- lapply(c("plain", "log", "log-log"), function(type) survfit(Surv(d$time, state) ~ 1, conf.type = type))
  f <- fits[[1]]; event <- match("event", f$states); competing <- match("competing", f$states)
  one <- data.frame(set = set, arm = arm, time = f$time, at_risk = as.integer(f$n.risk[, 1]), incidence = f$pstate[, event], se = f$std.err[, event],
    competing = f$pstate[, competing], competing_se = f$std.err[, competing])
  for (i in 1:3) one[paste(c("plain", "log", "loglog")[i], c("lower", "upper"), sep = "_")] <- list(fits[[i]]$lower[, event], fits[[i]]$upper[, event])
  # No limits before the first event: R prints an interval from 0 to 0 on the plain scale.
  one[one$incidence == 0, grep("_(lower|upper)$", names(one))] <- NA
  incidence <- rbind(incidence, one)
}
write_cases(incidence, "aalen_johansen.csv")

# Log-rank: survdiff.
ranks <- do.call(rbind, lapply(c("two arms", "three arms", "short"), function(set) {
  s <- survdiff(Surv(time, outcome == 1) ~ arm, data = times[times$set == set, ])
  data.frame(set = set, arm = sub("arm=", "", names(s$n)), observed = as.integer(s$obs), expected = s$exp, chi_square = s$chisq,
    p = pchisq(s$chisq, length(s$n) - 1, lower.tail = FALSE))
}))
write_cases(ranks, "log_rank.csv")

# Recurrent events: counting process of each subject; survfit with the subject as cluster gives the mean cumulative
# function as its cumulative hazard, and the robust standard error of it.
recurrent <- do.call(rbind, lapply(1:2, function(k) do.call(rbind, lapply(1:c(40, 7)[k], function(subject) {
  end <- ceiling(runif(1, 20, 120)); rate <- rgamma(1, 1) * 0.04
  events <- sort(unique(ceiling(cumsum(rexp(30, rate + 1e-6))))); events <- events[events <= end]
  data.frame(set = c("large", "small")[k], subject = subject, time = as.double(c(events, end)), kind = rep(c("event", "end"), c(length(events), 1)))
}))))
write_cases(recurrent, "recurrent.csv")
mean_cumulative <- do.call(rbind, lapply(unique(recurrent$set), function(set) {
  d <- recurrent[recurrent$set == set, ]
  spans <- do.call(rbind, lapply(split(d, d$subject), function(s) {
    stop <- unique(s$time)
    data.frame(subject = s$subject[1], start = c(0, head(stop, -1)), stop = stop, event = as.integer(stop %in% s$time[s$kind == "event"]))
  }))
  f <- survfit(Surv(start, stop, event) ~ 1, data = spans, id = subject, cluster = subject, robust = TRUE)
  data.frame(set = set, time = f$time, at_risk = as.integer(f$n.risk), events = as.integer(f$n.event), mean = f$cumhaz, se = f$std.chaz)
}))
write_cases(mean_cumulative, "mean_cumulative.csv")
