import Safety

/// The words in which an import is summed up.
enum ImportReport {
    /// read = stored + unchanged + rejected + ignored, and how many of the stored are exact duplicates.
    static func sentence(_ counts: ImportCounts) -> String {
        var text =
            "\(counts.read) read = \(counts.stored) stored + \(counts.unchanged) unchanged "
            + "+ \(counts.rejected) rejected + \(counts.ignored) ignored"
        if counts.duplicates > 0 { text += "; \(counts.duplicates) of the stored are exact duplicates" }
        return text
    }
}
