/// What the values of a column look like, counted over the rows of a sample.
package struct ColumnSummary: Sendable {
    package let name: String
    /// The number of the column, from 1.
    package let number: Int
    package private(set) var rows = 0
    package private(set) var kinds: [ValueKind: Int] = [:]
    /// How many values each date format fits.
    package private(set) var dateFormats: [String: Int] = [:]
    /// The length of the longest value in characters.
    package private(set) var longest = 0
    /// The values with spaces or tabs at either end.
    package private(set) var padded = 0
    /// The values that are not UTF-8.
    package private(set) var unreadable = 0
    /// The words for a missing value that were met.
    package private(set) var missingTokens: Set<String> = []
    /// The values in the order of their first row and how often they stand there; of many the first ones.
    package private(set) var values: [(text: String, count: Int)] = []
    package private(set) var hasMoreValues = false
    private var positions: [String: Int] = [:]

    /// As many different values are kept.
    package static let distinctLimit = 100

    init(name: String, number: Int) {
        self.name = name
        self.number = number
    }

    mutating func add(_ field: SourceField) {
        rows += 1
        field.withValue { value in
            let trimmed = FieldText.trimmed(value)
            if trimmed.count < value.count { padded += 1 }
            let fits = KnownDates.fitting(trimmed)
            for name in fits { dateFormats[name, default: 0] += 1 }
            let kind = ValueKind(trimmed, fits: fits)
            kinds[kind, default: 0] += 1
            if kind == .empty { return }
            guard let text = String(validating: trimmed, as: UTF8.self) else {
                unreadable += 1
                return
            }
            if kind == .missingToken { missingTokens.insert(text) }
            longest = max(longest, text.count)
            note(text)
        }
    }

    private mutating func note(_ text: String) {
        if let known = positions[text] {
            values[known].count += 1
        } else if values.count < Self.distinctLimit {
            positions[text] = values.count
            values.append((text, 1))
        } else {
            hasMoreValues = true
        }
    }

    package func count(_ kind: ValueKind) -> Int { kinds[kind] ?? 0 }

    /// The values that say something: neither empty nor a word for a missing value.
    package var filled: Int { rows - count(.empty) - count(.missingToken) }

    /// The date formats that every filled value fits, in the order in which they are known; none for a column of
    /// numbers that could be years.
    package var dates: [String] {
        guard filled > 0, count(.date) > 0 || dateFormats["yyyymmdd"] == filled else { return [] }
        return KnownDates.formats.map(\.name).filter { dateFormats[$0] == filled }
    }

    /// Whether day and month can be told apart by no value of the column.
    package var isAmbiguous: Bool {
        dates.count > 1 && dates.contains { $0.hasPrefix("d") } && dates.contains { $0.hasPrefix("m") }
    }
}
