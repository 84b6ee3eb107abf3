import Safety

extension SourceRecord {
    /// The problem that ends the file, or else the first one, but for doubts that are accepted.
    func worstProblem(_ values: ValueRules) -> RecordProblem? {
        let problems = problems.filter { !values.accepts(RejectCode($0.code)) }
        return problems.first { $0.isWholeFile } ?? problems.first
    }
}
