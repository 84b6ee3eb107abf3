import Imports
import TestSupport

@testable import Importing

/// A table read to its end, as texts.
struct TableText: Equatable {
    var part: String
    var names: [String] = []
    var rows: [[String]] = []
    /// The line and the place of each row.
    var lines: [Int] = []
    var places: [Int] = []
    /// Every problem, of the header, of rows and of the whole file, as "code line:column".
    var problems: [String] = []
    var notes: [String] = []

    /// Reads the tables of a file with these bytes.
    static func tables(of bytes: [UInt8], name: String = "table") throws -> [TableText] {
        let folder = try PrivateFolder()
        return try tables(ofFile: folder.write(name, bytes))
    }

    static func tables(ofFile path: String) throws -> [TableText] {
        let profile = try Imports.profile("sdtm")
        return try SourceTable.tables(ofFile: path, profile: profile, delimiter: nil).map { table in
            try TableText(table.open(), part: table.part)
        }
    }

    init(_ table: any TableReader, part: String = "") throws {
        self.part = part
        let header = try table.readHeader()
        names = header.names
        for problem in header.problems { note(problem) }
        while try table.nextBatch(upTo: 256) {
            table.withBatch { batch in
                for number in 0..<batch.count {
                    let record = batch[number]
                    rows.append((0..<record.fieldCount).map { record[$0].string() ?? "not UTF-8" })
                    lines.append(record.line)
                    places.append(record.byteOffset)
                    for problem in record.problems { note(problem) }
                }
            }
        }
        if let problem = table.wholeFileProblem, header.problems.isEmpty { note(problem) }
    }

    private mutating func note(_ problem: RecordProblem) {
        problems.append("\(problem.code.rawValue) \(problem.line):\(problem.column)")
        notes.append(problem.detail)
    }
}
