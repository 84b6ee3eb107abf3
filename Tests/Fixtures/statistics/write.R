# Writes a table of cases with 17 significant digits, from which a Double is read back exactly.
write_cases <- function(cases, file) {
  text <- as.data.frame(lapply(cases, function(x) if (is.double(x)) trimws(formatC(x, digits = 17, format = "g")) else x))
  write.csv(text, file, row.names = FALSE, quote = FALSE)
}
