import Imports
import Safety

/// One table of a delivery's files, recognised: which table of the registry it fills and how its rows are read.
package struct DeliveryFile: Sendable {
    /// Where it stands.
    package let location: SourceTable
    /// Name, SHA-256 and size.
    package let source: SourceFile
    /// The position in the delivery's reading order, from 0; rows and rejects carry it.
    package internal(set) var position = 0
    /// The table that it fills or, of a joined file, whose rows it completes; nil when the header cannot be read at all:
    /// the delivery's rejects say why.
    package let table: DeliveryTable?
    /// Whether its rows complete those of other files, rather than being rows of the table.
    package let isJoined: Bool
    /// The columns that were passed over on request, by name.
    package let ignoredColumns: [String]
    /// How the rows are read; nil when something is wrong with the header, and for a joined file.
    let columns: FileColumns?
    /// The files that its rows are joined with.
    var joins: [DeliveryJoin] = []

    /// The fields for which it has columns, and what its blanks mean where it corrects.
    package var deliveredColumns: DeliveredColumns { columns?.delivered ?? .all }

    /// The path as it was given.
    package var path: String { location.path }

    /// The row at a place, as `SourceTable.rawRow` gives it.
    package func rawRow(atByteOffset byteOffset: Int) throws(ImportingError) -> [UInt8] {
        try reading { () throws(SourceReadError) in try location.rawRow(atPlace: byteOffset) }
    }
}

/// Files of a delivery that complete the rows of another one.
struct DeliveryJoin: Sendable {
    let side: JoinedSide
    /// Where the files stand in the delivery's reading order.
    var positions: [Int] = []
}

extension DeliveryFile {
    /// A file of which nothing but its header's problems is known.
    init(unreadable file: OpenedTable) {
        self.init(
            location: file.location, source: file.source, table: nil, isJoined: false, ignoredColumns: [], columns: nil)
    }

    /// A file whose rows complete those of a table.
    init(_ file: OpenedTable, joinedTo table: DeliveryTable) {
        self.init(
            location: file.location, source: file.source, table: table, isJoined: true, ignoredColumns: [], columns: nil
        )
    }

    init(_ file: OpenedTable, _ columns: FileColumns, isSound: Bool, ignoreUnknown: Bool) {
        self.init(
            location: file.location, source: file.source, table: columns.table.table, isJoined: false,
            ignoredColumns: ignoreUnknown ? columns.unknown.map { columns.names[$0] } : [],
            columns: isSound ? columns : nil)
    }
}
