/// One row of a sheet: the cells that hold something, in the order of their columns.
struct SheetRow {
    /// The most bytes of text that a row may have.
    static let maximumBytes = 16 << 20

    /// The number of the row in its sheet, from 1.
    var number = 0
    /// The texts of the cells, one behind the other, as UTF-8.
    var bytes: [UInt8] = []
    var cells: [SheetCell] = []

    mutating func begin(_ number: Int) {
        self.number = number
        bytes.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
    }

    func text(_ cell: SheetCell) -> String { String(decoding: bytes[cell.start..<cell.end], as: UTF8.self) }

    func reference(_ cell: SheetCell) -> String { CellReference(column: cell.column, row: number).text }
}

/// A cell that holds a value, or something in place of one.
struct SheetCell {
    /// From 1.
    var column: Int
    /// Where its text lies in the bytes of its row.
    var start: Int
    var end: Int
    var fault: CellFault?
}

/// What keeps the value of a cell from being taken, although the sheet is sound.
enum CellFault: Sendable, Equatable {
    case error(CellError)
    case missingResult
    case noSuchDay
    case lostDigits
    case cutText
    case overlongText(units: Int)
    case overlongRow

    var code: RecordProblem.Code {
        switch self {
        case .error: .errorValue
        case .missingResult: .missingResult
        case .noSuchDay: .unreadableDate
        case .lostDigits, .cutText: .possiblyTruncated
        case .overlongText: .overlongField
        case .overlongRow: .overlongRecord
        }
    }

    /// What is wrong, with the place of the cell.
    func explanation(_ cell: String) -> String {
        switch self {
        case .error(let error): "cell \(cell) holds the error \(error.rawValue) in place of a value"
        case .missingResult:
            "the formula of cell \(cell) has no result in the file: open it in a spreadsheet program and save it"
        case .noSuchDay: "cell \(cell) holds a date whose number is that of no day"
        case .lostDigits:
            "cell \(cell) holds a number of more than \(CellNumber.keptDigits) digits, whose last ones may be lost:"
                + " identifiers must be text"
        case .cutText:
            "cell \(cell) holds exactly \(CellText.maximumUnits) characters, all that a cell can hold: its end may be"
                + " cut off"
        case .overlongText(let units):
            "cell \(cell) holds \(units) characters where at most \(CellText.maximumUnits) are allowed"
        case .overlongRow: "the row has more than \(SheetRow.maximumBytes >> 20) MiB of text"
        }
    }
}

/// The errors that a formula can end with.
enum CellError: String, Sendable, CaseIterable {
    case null = "#NULL!"
    case division = "#DIV/0!"
    case value = "#VALUE!"
    case reference = "#REF!"
    case name = "#NAME?"
    case number = "#NUM!"
    case notAvailable = "#N/A"
    case gettingData = "#GETTING_DATA"
    case spill = "#SPILL!"
    case calculation = "#CALC!"
    /// One that is not of these.
    case other = "(unknown)"
}
