# R's data.table: the same work, kept between import and tables as one .rds file.
#   Rscript datatable_peer.R import DATA_FOLDER STORE.rds
#   Rscript datatable_peer.R tables STORE.rds > tables.tsv
#   Rscript datatable_peer.R version
# Columns of the tables: variant (0 all, 1 related, 2 serious), level (0 any, 1 SOC, 2 PT), soc, pt, arm (0 the total),
# events, participants, percent x 100 rounded half up. A row without an event is left out.
suppressPackageStartupMessages(library(data.table))
causalities <- c("Certain", "Probable/Likely", "Possible", "Unlikely", "Conditional/Unclassified",
                 "Unassessable/Unclassifiable")

read_and_code <- function(data, store) {
  terms <- fread(file.path(data, "dictionary.csv"))
  terms[, `:=`(soc = frank(soc_code, ties.method = "dense"), pt = frank(pt_code, ties.method = "dense"))]
  subjects <- fread(file.path(data, "subjects.csv"))
  subjects[, arm_number := frank(arm, ties.method = "dense")]
  events <- fread(file.path(data, "events.csv"))
  subject <- chmatch(events$subject_id, subjects$subject_id)
  term <- chmatch(events$llt_name, terms$llt_name)
  refused <- sum(is.na(subject) | is.na(term) | events$pt_code != terms$pt_code[term])
  if (refused > 0) stop("events without subject or term: ", refused)
  events[, `:=`(
    subject = subject, llt = term, pt = terms$pt[term], soc = terms$soc[term], arm = subjects$arm_number[subject],
    day = as.integer(onset_date) - as.integer(subjects$first_dose)[subject], serious = serious == "Y",
    severity = factor(severity), causality = factor(causality, causalities), outcome = factor(outcome))]
  events[, related := as.integer(causality) <= 3L]
  events[, c("subject_id", "llt_name", "pt_code", "pt_name", "soc_code", "soc_name") := NULL]
  saveRDS(list(events = events, subjects = subjects, terms = terms), store, compress = FALSE)
}

# Events and distinct subjects of each group and arm, and of all arms together as arm 0.
count <- function(rows, level, term) {
  arms <- rows[, .(e0 = sum(e0), e1 = sum(e1), e2 = sum(e2), p0 = .N, p1 = sum(e1 > 0L), p2 = sum(e2 > 0L)),
               by = c("arm", term)]
  total <- arms[, lapply(.SD, sum), by = term, .SDcols = c("e0", "e1", "e2", "p0", "p1", "p2")]
  result <- rbind(arms, total[, arm := 0L], use.names = TRUE)
  result[, level := level][]
}

tables <- function(store) {
  kept <- readRDS(store)
  events <- setDT(kept$events)
  subjects <- setDT(kept$subjects)
  terms <- setDT(kept$terms)
  by_pt <- events[day >= 0L & day <= 365L, .(e0 = .N, e1 = sum(related), e2 = sum(serious)),
                  by = .(subject, arm, soc, pt)]
  by_soc <- by_pt[, .(e0 = sum(e0), e1 = sum(e1), e2 = sum(e2)), by = .(subject, arm, soc)]
  by_subject <- by_soc[, .(e0 = sum(e0), e1 = sum(e1), e2 = sum(e2)), by = .(subject, arm)]
  cells <- rbind(count(by_subject, 0L, character()), count(by_soc, 1L, "soc"), count(by_pt, 2L, c("soc", "pt")),
                 fill = TRUE)
  n <- c(nrow(subjects), tabulate(subjects$arm_number))
  cells[, `:=`(soc_code = terms$soc_code[match(soc, terms$soc)], pt_code = terms$pt_code[match(pt, terms$pt)],
               n = n[arm + 1L])]
  result <- rbindlist(lapply(0:2, function(v) {
    cells[, .(variant = v, level, soc = fcoalesce(soc_code, 0L), pt = fcoalesce(pt_code, 0L), arm,
              events = get(paste0("e", v)), people = get(paste0("p", v)), n)]
  }))[events > 0]
  result[, percent := (20000 * people + n) %/% (2 * n)][, n := NULL]
  setorder(result, variant, level, soc, pt, arm)
  fwrite(result, "", sep = "\t", col.names = FALSE, scipen = 50)
}

arguments <- commandArgs(TRUE)
switch(arguments[1],
  import = read_and_code(arguments[2], arguments[3]),
  tables = tables(arguments[2]),
  version = cat(as.character(packageVersion("data.table")), "\n"),
  stop("import, tables or version"))
