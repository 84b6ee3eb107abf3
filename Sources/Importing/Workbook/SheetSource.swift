/// One sheet of a workbook as a table: the first row that holds something names the columns, each row below it is one.
///
/// The table begins at the first column of the header that is filled and ends at the last one. The line of a row and
/// its place are its number in the sheet. Rows that hold nothing are passed over.
final class SheetSource: RowSource {
    /// The bytes of text after which a batch ends, however few rows it has.
    private static let batchBytes = 4 << 20

    private let sheet: SheetXML
    private let path: String
    private var columns = 1...1
    private var isAtEnd = false
    private(set) var wholeFileProblem: RecordProblem?

    init(_ sheet: SheetXML, path: String) {
        self.sheet = sheet
        self.path = path
    }

    var bytesRead: Int {
        let size = RegularFile.size(path) ?? 0
        return isAtEnd ? size : min(size, Int(sheet.fraction * Double(size)))
    }

    func readHeader() throws(SourceReadError) -> RecordHeader {
        do throws(RecordProblem) {
            guard try sheet.next(), let first = sheet.row.cells.first, let last = sheet.row.cells.last else {
                let problem = RecordProblem.workbook(.emptyFile, "the sheet has no cell with a value")
                return RecordHeader(names: [], problems: [problem], line: 1, byteOffset: 1)
            }
            columns = first.column...last.column
            sheet.table = (sheet.row.number, columns)
            var header = RecordHeader(sheet.row, columns)
            // A merged cell names one column and leaves the others without a name; what is merged stands at the end.
            if header.names.contains(""), let merged = try mergedCells() { header.problems = [merged] }
            return header
        } catch {
            return RecordHeader(names: [], problems: [placed(error)], line: error.line, byteOffset: error.line)
        }
    }

    func read(upTo count: Int, into rows: inout RowBuffer) throws(SourceReadError) -> Bool {
        if wholeFileProblem != nil || isAtEnd { return false }
        do throws(RecordProblem) {
            while rows.count < count, rows.byteCount < Self.batchBytes {
                guard try sheet.next() else {
                    isAtEnd = true
                    wholeFileProblem = mergedProblem
                    return !rows.isEmpty
                }
                append(sheet.row, to: &rows)
            }
        } catch {
            wholeFileProblem = placed(error)
            return false
        }
        return true
    }

    /// Adds a row: the cells of the table's columns, and what is wrong with any cell.
    private func append(_ row: SheetRow, to rows: inout RowBuffer) {
        rows.begin(line: row.number, place: row.number)
        var next = 0
        while next < row.cells.count, row.cells[next].column < columns.lowerBound {
            rows.report(.wrongFieldCount, note: outside(row, row.cells[next]))
            next += 1
        }
        row.bytes.withUnsafeBufferPointer { bytes in
            for column in columns {
                guard next < row.cells.count, row.cells[next].column == column else {
                    rows.append(UnsafeBufferPointer(rebasing: bytes[0..<0]))
                    continue
                }
                let cell = row.cells[next]
                if let fault = cell.fault { rows.report(fault.code, note: fault.explanation(row.reference(cell))) }
                rows.append(UnsafeBufferPointer(rebasing: bytes[cell.start..<cell.end]))
                next += 1
            }
        }
        for cell in row.cells[next...].prefix(16) { rows.report(.wrongFieldCount, note: outside(row, cell)) }
        rows.end()
    }

    private func outside(_ row: SheetRow, _ cell: SheetCell) -> String {
        "cell \(row.reference(cell)) holds a value, and its column has no name in the header"
    }

    /// Reads to the end of the sheet, where its merged cells are listed.
    private func mergedCells() throws(RecordProblem) -> RecordProblem? {
        while try sheet.next() {}
        return mergedProblem
    }

    private var mergedProblem: RecordProblem? {
        sheet.merged.map { range in
            placed(
                .workbook(
                    .mergedCells,
                    "the cells \(range.text) are merged: give each its own value, and each column one name",
                    line: range.first.row, column: range.first.column))
        }
    }

    /// A problem whose column counts from the first one of the table.
    private func placed(_ problem: RecordProblem) -> RecordProblem {
        var problem = problem
        problem.column = max(1, problem.column - columns.lowerBound + 1)
        if problem.code == .damagedFile { problem.line = max(problem.line, sheet.line) }
        return problem
    }
}

extension RecordHeader {
    /// Takes a row of a sheet for a header.
    fileprivate init(_ row: SheetRow, _ columns: ClosedRange<Int>) {
        self.init(names: [], problems: [], line: row.number, byteOffset: row.number)
        var known: [String: Int] = [:]
        var cells = row.cells[...]
        for number in columns {
            let cell = cells.first?.column == number ? cells.popFirst() : nil
            let name = cell.map(row.text) ?? ""
            let column = number - columns.lowerBound + 1
            names.append(name)
            if let cell, let fault = cell.fault {
                problems.append(
                    .workbook(fault.code, fault.explanation(row.reference(cell)), line: line, column: column))
            } else if name.isEmpty || known[name] != nil {
                problems.append(
                    RecordProblem(
                        code: name.isEmpty ? .emptyHeader : .duplicateHeader, line: line, column: column,
                        byteOffset: line, found: known[name]))
            }
            if known[name] == nil { known[name] = column }
        }
    }
}

/// A table that cannot be read at all, and why.
final class RefusedSource: RowSource {
    private let problem: RecordProblem

    init(_ problem: RecordProblem) { self.problem = problem }

    let bytesRead = 0
    var wholeFileProblem: RecordProblem? { problem }

    func readHeader() throws(SourceReadError) -> RecordHeader {
        RecordHeader(names: [], problems: [problem], line: problem.line, byteOffset: 0)
    }

    func read(upTo count: Int, into rows: inout RowBuffer) throws(SourceReadError) -> Bool { false }
}
