import Safety

/// Decides, value by value, what a corrected row says: what the delivery says, or what is stored where the delivery has
/// no column or, by the profile, where its field is blank.
struct CellMerge {
    let columns: DeliveredColumns
    /// Number of stored values that stay, by field.
    private(set) var withoutColumn: [String: Int] = [:]
    private(set) var blank: [String: Int] = [:]

    init(_ columns: DeliveredColumns) { self.columns = columns }

    /// The value of a field, of the delivered one and the stored one.
    mutating func value<Value>(_ field: String, _ delivered: Value?, _ stored: Value?) throws -> Value? {
        if let delivered { return delivered }
        guard let stored else { return nil }
        return try stays(field) ? stored : nil
    }

    /// Whether a stored value stays for which the delivery has none.
    mutating func stays(_ field: String) throws -> Bool {
        guard columns.has(field) else {
            withoutColumn[field, default: 0] += 1
            return true
        }
        switch columns.blanks {
        case .clear: return false
        case .unchanged:
            blank[field, default: 0] += 1
            return true
        case .error:
            throw Refusal(
                .blankValue, nil,
                "\(field) is blank and a value is stored; the profile says that a blank is an error in a correction")
        }
    }

    /// Counts what was kept in another row of the same file.
    mutating func add(_ other: CellMerge) {
        withoutColumn.merge(other.withoutColumn, uniquingKeysWith: +)
        blank.merge(other.blank, uniquingKeysWith: +)
    }

    /// Begins a row of the same file.
    func fresh() -> CellMerge { CellMerge(columns) }
}
