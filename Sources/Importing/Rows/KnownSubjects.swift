import Safety

/// The subjects that the rows of one file have told of: for sources in which every event repeats what it says of its
/// subject.
///
/// Memory is some 60 bytes a subject, and its identifier.
struct KnownSubjects: Sendable {
    private struct First {
        /// A hash of what the row said.
        var content: Int
        var line: Int
    }

    private var firsts: [String: First] = [:]

    /// Whether an earlier row said the same of the subject. One that says otherwise is a problem of the row.
    mutating func isRepeated(_ record: SubjectRecord, _ row: inout RowReading, _ subject: Column?) -> Bool {
        let content = record.hashValue
        guard let first = firsts[record.subject] else {
            firsts[record.subject] = First(content: content, line: row.record.line)
            return false
        }
        if first.content == content { return true }
        row.report(
            .conflict, subject, "the row says otherwise of the subject than line \(first.line), the first one of it")
        return false
    }
}
