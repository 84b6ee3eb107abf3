/// The rows of a sheet, one by one, from its XML as it is unpacked. The stated dimension is not looked at.
final class SheetXML: XMLHandler {
    /// The largest sheet, in bytes of XML.
    static let maximumPartBytes = 16 << 30

    private let part: XMLPart
    private var cell: CellReading
    /// The last row that was read to its end.
    private(set) var row = SheetRow()
    private var isRowComplete = false
    /// The last row that holds something.
    private var lastRow = 0
    /// The header's row and the columns of the table, once they are known: merged cells in it are a problem.
    var table: (header: Int, columns: ClosedRange<Int>)?
    /// The first merged cells that touch the table.
    private(set) var merged: CellRange?

    private var depth = 0
    private var skipped = 0
    private var section = Section.other
    private var hasSeenRows = false
    private var isValue = false
    private var isInline = false
    /// The number of the last row, and the last column in it.
    private var last = CellReference(column: 0, row: 0)

    private enum Section { case other, rows, mergedCells }

    init(_ part: XMLPart, cells: CellReading) {
        self.part = part
        cell = cells
    }

    /// How much of the sheet has been read, from 0 to 1.
    var fraction: Double { part.fraction }
    /// The number of the row that is read.
    var line: Int { max(1, last.row) }

    /// Moves to the next row that holds something; false when there is none.
    func next() throws(RecordProblem) -> Bool {
        isRowComplete = false
        while try part.advance(self) {
            if isRowComplete { return true }
        }
        return isRowComplete
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws(RecordProblem) {
        depth += 1
        if skipped != 0 { return }
        if isInline { return cell.inline.start(name, attributes) }
        switch depth {
        case 1: if !name.is("worksheet") { throw damaged("is no worksheet") }
        case 2: try startSection(name)
        case 3: try startRow(name, attributes)
        case 4: try startCell(name, attributes)
        case 5: try startValue(name)
        default: throw damaged("has an element in a value")
        }
    }

    func end(_ name: XMLName) throws(RecordProblem) -> Bool {
        defer { depth -= 1 }
        if skipped != 0 {
            if skipped == depth { skipped = 0 }
            return false
        }
        if isInline {
            if depth > 5 { cell.inline.end() } else { isInline = false }
            return false
        }
        switch depth {
        case 5: isValue = false
        case 4 where section == .rows: try cell.finish(&row)
        case 3 where section == .rows: return try endRow()
        default: break
        }
        return false
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if isInline {
            cell.inline.add(bytes)
        } else if isValue, cell.value.count < 8 * CellText.maximumUnits {
            cell.value.append(contentsOf: bytes)
        }
    }

    private func startSection(_ name: XMLName) throws(RecordProblem) {
        section = .other
        if name.is("sheetData") {
            if hasSeenRows { throw damaged("has its rows twice") }
            (section, hasSeenRows) = (.rows, true)
        } else if name.is("mergeCells") {
            section = .mergedCells
        } else {
            skipped = depth
        }
    }

    private func startRow(_ name: XMLName, _ attributes: XMLAttributes) throws(RecordProblem) {
        if section == .mergedCells {
            skipped = depth
            if let range = CellRange(attributes.text("ref")) { note(range) }
            return
        }
        guard name.is("row") else { throw damaged("has an element among its rows that is none") }
        var number = last.row + 1
        if let stated = attributes["r"] {
            guard let found = CellReference.row(stated) else { throw damaged("has a row whose number no sheet has") }
            number = found
        }
        guard number > last.row, number <= CellReference.maximumRow else {
            throw damaged("has a row that is not behind the one before it")
        }
        last = CellReference(column: 0, row: number)
        row.begin(number)
    }

    private func startCell(_ name: XMLName, _ attributes: XMLAttributes) throws(RecordProblem) {
        if name.is("extLst") { return skipped = depth }
        guard name.is("c") else { throw damaged("has an element in a row that is no cell") }
        let next = CellReference(column: last.column + 1, row: last.row)
        guard cell.begin(attributes, next: next) != nil else {
            throw damaged("has a cell whose place or kind no sheet has")
        }
        guard cell.reference.row == last.row, cell.reference.column <= CellReference.maximumColumn else {
            throw damaged("has a cell outside of its row")
        }
        last.column = cell.reference.column
    }

    private func startValue(_ name: XMLName) throws(RecordProblem) {
        if name.is("v") {
            if cell.hasValue { throw damaged("has a cell with two values") }
            (isValue, cell.hasValue) = (true, true)
        } else if name.is("is") {
            if cell.hasValue { throw damaged("has a cell with two values") }
            (isInline, cell.hasValue) = (true, true)
        } else if name.is("f") {
            cell.hasFormula = true
            skipped = depth
        } else if name.is("extLst") {
            skipped = depth
        } else {
            throw damaged("has an element in a cell that is no value")
        }
    }

    /// Ends a row: puts its cells into the order of their columns. True when the row holds something.
    private func endRow() throws(RecordProblem) -> Bool {
        if row.cells.isEmpty { return false }
        if zip(row.cells, row.cells.dropFirst()).contains(where: { $0.column >= $1.column }) {
            row.cells.sort { $0.column < $1.column }
            if zip(row.cells, row.cells.dropFirst()).contains(where: { $0.column == $1.column }) {
                throw damaged("has two cells in one place")
            }
        }
        lastRow = row.number
        isRowComplete = true
        return true
    }

    private func note(_ range: CellRange) {
        guard merged == nil, range.first != range.last, let table else { return }
        if range.first.row <= lastRow, range.last.row >= table.header,
            table.columns.overlaps(range.first.column...max(range.first.column, range.last.column))
        {
            merged = range
        }
    }

    private func damaged(_ what: String) -> RecordProblem {
        .workbook(
            .damagedFile, "the sheet \(what), in row \(line): the workbook is damaged", line: line,
            column: max(1, last.column))
    }
}
