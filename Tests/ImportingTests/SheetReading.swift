import Imports
import TestSupport
import Testing

@testable import Importing

/// A sheet of a workbook as the reader gives it.
struct SheetReading {
    var names: [String] = []
    var headerLine = 0
    /// The texts of the rows that have no problem.
    var rows: [[String]] = []
    var lines: [Int] = []
    var places: [Int] = []
    /// Each problem as "code line:column": of the header, of rows, of the whole file.
    var problems: [String] = []
    var details: [String] = []
    var isWholeFile = false
    var bytesRead = 0

    init(_ table: SourceTable) throws {
        let reader = try table.open()
        let header = try reader.readHeader()
        names = header.names
        headerLine = header.line
        for problem in header.problems { note(problem) }
        guard header.problems.isEmpty else { return }
        while try reader.nextBatch(upTo: 3) {
            reader.withBatch { batch in
                #expect(batch.count <= 3)
                for number in 0..<batch.count { add(batch[number]) }
            }
        }
        if let problem = reader.wholeFileProblem { note(problem) }
        bytesRead = reader.bytesRead
    }

    private mutating func add(_ record: SourceRecord) {
        for problem in record.problems { note(problem) }
        guard !record.hasProblems else { return }
        rows.append((0..<record.fieldCount).map { record[$0].string() ?? "not UTF-8" })
        lines.append(record.line)
        places.append(record.byteOffset)
    }

    private mutating func note(_ problem: RecordProblem) {
        problems.append("\(problem.code.rawValue) \(problem.line):\(problem.column)")
        details.append(problem.detail)
        isWholeFile = isWholeFile || problem.isWholeFile
    }
}

/// The tables of a file.
func tables(of path: String) throws -> [SourceTable] {
    try SourceTable.tables(ofFile: path, profile: Imports.profile(Imports.ownProfile), delimiter: nil)
}

/// Writes a workbook and reads its first table.
func read(_ workbook: SmallWorkbook) throws -> SheetReading {
    let folder = try PrivateFolder()
    let path = folder.file("book.xlsx")
    try workbook.write(to: path)
    return try SheetReading(try #require(tables(of: path).first))
}

/// The text of one cell below the header `x`, or the problem of it.
func value(
    _ cell: WorkbookCell, strings: [String] = [], formats: [String] = [], is1904: Bool = false
) throws -> String {
    let sheet = SmallWorkbook.Sheet("Sheet1", [["x", "y"], [cell, "end"]])
    let read = try read(SmallWorkbook([sheet], strings: strings, formats: formats, is1904: is1904))
    return read.rows.first?.first ?? read.problems.joined(separator: ", ")
}
