/// Thrown within this folder: what keeps a workbook or a sheet from being read.
extension RecordProblem: Error {
    /// A problem of a whole workbook.
    static func workbook(
        _ code: Code, _ note: String, line: Int = 1, column: Int = 1
    ) -> RecordProblem {
        RecordProblem(
            code: code, line: line, column: column, byteOffset: line, isWholeFile: true, note: note)
    }
}
