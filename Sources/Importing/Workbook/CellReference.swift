/// The place of a cell, such as XFD1048576: the last column and the last row that a sheet has.
struct CellReference: Sendable, Equatable {
    static let maximumColumn = 16_384
    static let maximumRow = 1_048_576

    /// From 1.
    var column: Int
    /// From 1.
    var row: Int

    init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }

    /// Nil when the text is none, or lies outside of a sheet.
    init?(_ text: UnsafePointer<CChar>) {
        (column, row) = (0, 0)
        var next = text
        while 0x41...0x5A ~= next.pointee {
            column = column * 26 + Int(next.pointee) - 0x40
            if column > Self.maximumColumn { return nil }
            next += 1
        }
        guard column > 0, let row = Self.row(next) else { return nil }
        self.row = row
    }

    /// The number of a row: digits to the end of the text; nil when no sheet has such a row.
    static func row(_ text: UnsafePointer<CChar>) -> Int? {
        var row = 0
        var next = text
        while 0x30...0x39 ~= next.pointee {
            row = row * 10 + Int(next.pointee) - 0x30
            if row > maximumRow { return nil }
            next += 1
        }
        return next.pointee == 0 && row > 0 ? row : nil
    }

    var text: String {
        var letters = ""
        var rest = column
        while rest > 0 {
            letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
            rest = (rest - 1) / 26
        }
        return letters + String(row)
    }
}

/// Cells that were made one, such as B2:D2.
struct CellRange: Sendable, Equatable {
    var first: CellReference
    var last: CellReference

    init?(_ text: String) {
        let ends = text.split(separator: ":", maxSplits: 1).map { $0.withCString { CellReference($0) } }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil else { return nil }
        self.first = first
        self.last = last
    }

    var text: String { "\(first.text):\(last.text)" }
}
