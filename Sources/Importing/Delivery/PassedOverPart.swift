/// A part of a file that is not read, and why.
package struct PassedOverPart: Sendable, Equatable {
    package var path: String
    /// The sheet of a workbook.
    package var part: String
    package var reason: String
}

extension SourceTable {
    /// The hidden sheets of a workbook; none of another file.
    static func passedOver(inFile path: String) throws(SourceReadError) -> [PassedOverPart] {
        guard let workbook = try WorkbookFile(path: path) else { return [] }
        return workbook.hiddenSheetNames().map { PassedOverPart(path: path, part: $0, reason: "the sheet is hidden") }
    }
}
