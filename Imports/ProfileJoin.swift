/// Columns that a table's rows take from other files of the delivery, by a key that both have.
package struct ProfileJoin: Sendable, Equatable {
    /// The columns by which the header of such a file is known.
    package var knownBy: [String]
    /// The columns that its header must not have.
    package var unless: [String]
    /// The columns of the key, in the rows and in the joined file.
    package var keys: [Key]
    /// The columns that rows get.
    package var columns: [Column]
    /// Codes of which a key may have many: rows get a column for each, with `Y` where the key has it.
    package var presence: Presence?
    /// Only rows with one of these values are joined, by column.
    package var keptRows: [KeptRows]
    /// Whether rows of one key complete one another, rather than that there is one of each.
    package var isMerged: Bool
    /// Whether the delivery must have such a file.
    package var isRequired: Bool

    package struct Key: Sendable, Equatable {
        package var own: String
        package var joined: String
    }

    package struct Column: Sendable, Equatable {
        /// The name under which the table's columns are filled.
        package var name: String
        /// The name in the joined file.
        package var joined: String
    }

    package struct Presence: Sendable, Equatable {
        package var column: String
        package var codes: [String]
    }

    package struct KeptRows: Sendable, Equatable {
        package var column: String
        package var texts: [String]
    }

    /// What a code's column holds where the key has the code.
    package static let present = "Y"
    /// The most codes of a presence.
    static let mostCodes = 64

    /// The names of the columns that rows get, in their order.
    package var names: [String] {
        columns.map(\.name) + (presence.map { presence in presence.codes.map { "\(presence.column)=\($0)" } } ?? [])
    }

    /// The columns that are read of a joined file.
    package var joinedNames: [String] {
        keys.map(\.joined) + columns.map(\.joined) + (presence.map { [$0.column] } ?? []) + keptRows.map(\.column)
    }
}

/// A column made of several columns of a row: the row becomes one row for each place of the lists that is filled.
package struct UnfoldedColumn: Sendable, Equatable {
    package var name: String
    package var sources: [String]
}

extension ProfileTable {
    /// Whether a column of a file is read without filling a field: as a key, or to be unfolded.
    package func uses(_ name: String) -> Bool {
        joins.contains { $0.keys.contains { $0.own == name } } || rowsFrom.contains { $0.sources.contains(name) }
    }
}
