import Safety

/// The subjects of each column by their value of one characteristic. It grows with the values that differ, not with the
/// subjects.
struct ValueTally: Sendable {
    private let width: Int
    private var position: [CharacteristicValue: Int] = [:]
    /// In the order in which they came.
    private(set) var values: [CharacteristicValue] = []
    /// Value by value, a count for each column.
    private var counts: [Int] = []
    /// By column the subjects without a value.
    private(set) var missing: [Int]

    init(columns: Int) {
        width = columns
        missing = [Int](repeating: 0, count: columns)
    }

    /// Adds a subject to its columns.
    mutating func add(_ value: CharacteristicValue?, columns: [Int]) {
        guard let value else {
            for column in columns { missing[column] += 1 }
            return
        }
        let start = start(of: value)
        for column in columns { counts[start + column] += 1 }
    }

    /// Adds the subjects of another tally of the same columns.
    mutating func join(_ other: ValueTally) {
        for column in missing.indices { missing[column] += other.missing[column] }
        for (place, value) in other.values.enumerated() {
            let start = start(of: value)
            for column in 0..<width { counts[start + column] += other.counts[place * width + column] }
        }
    }

    /// The subjects of a column with the value at a place among `values`.
    func subjects(_ place: Int, column: Int) -> Int { counts[place * width + column] }

    /// The place of a value's counts.
    private mutating func start(of value: CharacteristicValue) -> Int {
        if let place = position[value] { return place * width }
        position[value] = values.count
        values.append(value)
        counts.append(contentsOf: repeatElement(0, count: width))
        return counts.count - width
    }
}
