/// A part of a file, or a file of a folder, that is not read, and why.
package struct PassedOverPart: Sendable, Equatable {
    package var path: String
    /// The sheet of a workbook or the member of an archive; empty for a whole file.
    package var part: String
    package var reason: String

    /// What it is called: the file, and its part.
    package var title: String { part.isEmpty ? path : "\(path): \(part)" }
}

extension SourceTable {
    /// The hidden sheets of a workbook, or the members of an archive that can be no table; none of another file.
    static func passedOver(inFile path: String) throws(SourceReadError) -> [PassedOverPart] {
        if let workbook = try WorkbookFile(path: path) {
            return workbook.hiddenSheetNames().map {
                PassedOverPart(path: path, part: $0, reason: "the sheet is hidden")
            }
        }
        guard FileStart(try FileBytes(path: path, from: 0).start()).isZip else { return [] }
        return try ZipArchive(path: path).passedOver.map { member in
            PassedOverPart(path: path, part: member.name, reason: member.reason)
        }
    }
}
