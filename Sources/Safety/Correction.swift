/// What a delivery that corrects stored rows is asked to do.
package struct Correction: Sendable, Equatable {
    /// Why stored rows change, in the words of whoever corrects; kept with the run.
    package var reason: String
    /// Whether the delivery carries every row of its tables, so that those it does not carry are looked for.
    package var isCumulative: Bool
    /// Whether stored rows that a cumulative delivery does not carry are removed.
    package var removesMissing: Bool
    /// Whether the summary lists every change and every missing row, which holds patient data.
    package var listsChanges: Bool

    package init(
        reason: String, isCumulative: Bool = false, removesMissing: Bool = false, listsChanges: Bool = false
    ) {
        self.reason = reason
        self.isCumulative = isCumulative
        self.removesMissing = removesMissing
        self.listsChanges = listsChanges
    }
}

/// What a blank field of a correcting delivery means for the value that is stored.
package enum BlankPolicy: String, Sendable, CaseIterable {
    /// Nothing: the value stays.
    case unchanged
    /// There is no value any more.
    case clear
    /// The row is refused where a value is stored.
    case error
}

/// The fields for which a file has a column, by their names in profiles, and what its blanks mean; families of columns
/// are named `flag.NAME` and `attribute.NAME`, the columns that name a term together `term`.
package struct DeliveredColumns: Sendable, Hashable {
    /// Nil when the file has a column for every field.
    private let names: Set<String>?
    package let blanks: BlankPolicy

    package init(_ names: Set<String>?, blanks: BlankPolicy) {
        self.names = names
        self.blanks = blanks
    }

    /// Stands for all columns that name an event's term.
    package static let term = "term"

    /// A column for every field, a blank one clearing.
    package static let all = DeliveredColumns(nil, blanks: .clear)

    package func has(_ name: String) -> Bool { names?.contains(name) ?? true }
}

/// What a correcting delivery did, or in a dry run would do, table by table.
package struct CorrectionSummary: Sendable, Equatable {
    package var tables: [TableCorrection] = []
    /// Every row that was added, changed or removed, where it was asked for.
    package var changes: [RowChange] = []
    /// Every row that a cumulative delivery does not carry and that stays, where it was asked for.
    package var missing: [RowChange.Key] = []

    package init() {}
}

/// What a correcting delivery did to one table: numbers of rows and of values.
package struct TableCorrection: Sendable, Equatable {
    package var table: DeliveryTable
    package var added = 0
    package var changed = 0
    package var unchanged = 0
    /// Stored rows that the delivery does not carry, removed ones among them; nil when they were not looked for.
    package var missing: Int?
    package var removed = 0
    /// Number of values that are others now, by field, in rows that were changed.
    package var cells: [(column: String, count: Int)] = []
    /// Number of values that stay because the file has no column for them, by field.
    package var withoutColumn: [(column: String, count: Int)] = []
    /// Number of values that stay because the field is blank, by field.
    package var blank: [(column: String, count: Int)] = []

    package init(table: DeliveryTable) { self.table = table }

    package static func == (a: TableCorrection, b: TableCorrection) -> Bool {
        func isEqual(_ a: [(column: String, count: Int)], _ b: [(column: String, count: Int)]) -> Bool {
            a.count == b.count && zip(a, b).allSatisfy { $0 == $1 }
        }
        return a.table == b.table && a.added == b.added && a.changed == b.changed && a.unchanged == b.unchanged
            && a.missing == b.missing && a.removed == b.removed && isEqual(a.cells, b.cells)
            && isEqual(a.withoutColumn, b.withoutColumn) && isEqual(a.blank, b.blank)
    }
}

/// A stored row that a correction added, changed or removed.
package struct RowChange: Sendable, Equatable {
    package enum Kind: String, Sendable { case added, changed, removed }

    /// A row by its key as people know it; all of it is patient data.
    package struct Key: Sendable, Hashable {
        package var table: DeliveryTable
        package var subject: String
        /// Of an exposure or event, or of the event of a supplement.
        package var sequence: String?
        /// Of a supplement.
        package var name: String?

        package init(table: DeliveryTable, subject: String, sequence: String? = nil, name: String? = nil) {
            self.table = table
            self.subject = subject
            self.sequence = sequence
            self.name = name
        }
    }

    /// A value that is another now; nil is no value.
    package struct Cell: Sendable, Equatable {
        package var column: String
        package var old: String?
        package var new: String?

        package init(column: String, old: String?, new: String?) {
            self.column = column
            self.old = old
            self.new = new
        }
    }

    package var key: Key
    package var kind: Kind
    package var cells: [Cell]

    package init(key: Key, kind: Kind, cells: [Cell]) {
        self.key = key
        self.kind = kind
        self.cells = cells
    }
}

/// A change of a stored row with the run that made it.
package struct HistoricalChange: Sendable, Equatable {
    package var run: Int
    /// UTC, ISO 8601.
    package var time: String
    package var actor: String
    package var reason: String
    package var change: RowChange
    /// Where the row said what it said before; nil for a row that was added.
    package var formerFile: String?
    package var formerLine: Int?

    package init(
        run: Int, time: String, actor: String, reason: String, change: RowChange, formerFile: String?, formerLine: Int?
    ) {
        self.run = run
        self.time = time
        self.actor = actor
        self.reason = reason
        self.change = change
        self.formerFile = formerFile
        self.formerLine = formerLine
    }
}
