import GRDB
import Safety

/// Writes the history of one run: the rows it added, changed or removed, and their former values.
final class RowHistory {
    /// A stored row by its keys.
    struct Key {
        let table: DeliveryTable
        /// The registry's key of the subject, which must be stored still.
        let subject: Int64
        var sequence: String?
        var name: String?
    }
    /// Where a stored row says what it says.
    struct Place {
        let file: Int64
        let line: Int64
        let byteOffset: Int64
    }

    private let db: Database
    private let run: Int64
    private let storeRow, storeCell: ImportStatement

    init(db: Database, run: Int64) throws {
        self.db = db
        self.run = run
        storeRow = try ImportStatement("store_row_change", in: db)
        storeCell = try ImportStatement("store_cell_change", in: db)
    }

    func added(_ key: Key, file: Int64) throws { try store(.added, key, file: file, former: nil, []) }

    func changed(_ key: Key, file: Int64, former: Place, _ cells: [RowChange.Cell]) throws {
        try store(.changed, key, file: file, former: former, cells)
    }

    /// Keeps all that a row says which is about to be removed.
    func removed(_ key: Key, former: Place, _ cells: RowCells) throws {
        try store(.removed, key, file: nil, former: former, cells.changes(to: RowCells()))
    }

    private func store(
        _ kind: RowChange.Kind, _ key: Key, file: Int64?, former: Place?, _ cells: [RowChange.Cell]
    ) throws {
        try storeRow.run { row in
            row.bind(run)
            row.bind(key.table.rowName)
            row.bind(kind.rawValue)
            row.bind(key.subject)
            row.bind(key.sequence)
            row.bind(key.name)
            row.bind(file)
            row.bind(former?.file)
            row.bind(former?.line)
            row.bind(former?.byteOffset)
        }
        if cells.isEmpty { return }
        let change = db.lastInsertedRowID
        for cell in cells {
            try storeCell.run { row in
                row.bind(change)
                row.bind(cell.column)
                row.bind(cell.old)
                row.bind(cell.new)
            }
        }
    }
}

extension DeliveryTable {
    /// The registry's table of the rows that such a file holds, as the history names it.
    var rowName: String {
        switch self {
        case .subjects: "subject"
        case .exposures: "exposure"
        case .groups: "group_membership"
        case .arms: "arm_size"
        case .dictionary: "dictionary"
        case .events: "event"
        case .supplements: "supplement"
        }
    }

    init?(rowName: String) {
        guard let table = DeliveryTable.allCases.first(where: { $0.rowName == rowName }) else { return nil }
        self = table
    }
}
