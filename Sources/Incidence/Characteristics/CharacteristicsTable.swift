import Safety
import Statistics

/// A table of characteristics of the population: its columns with their N, and its rows, nothing rounded.
package struct CharacteristicsTable: Sendable, Equatable {
    /// One column per arm, then the total, as in a table of incidences.
    package var columns: [IncidenceTable.Column]
    package var rows: [Row]
    /// The labels of characteristics that no subject has.
    package var notDelivered: [String]
    /// The unit of doses, where all subjects' doses have the same.
    package var doseUnit: String?
    /// The labels of cumulative doses that cannot be given, since amounts are in several units.
    package var inSeveralUnits: [String]

    package struct Row: Sendable, Equatable {
        package var definition: CharacteristicsDefinition.Row
        package var body: Body
    }

    package enum Body: Sendable, Equatable {
        /// A cell per column.
        case numbers([NumberCell])
        case categories([CategoryRow])
    }

    package struct NumberCell: Sendable, Equatable {
        /// Nil without a value.
        package var summary: ContinuousSummary?
        package var sum: Double
        package var missing: Int
    }

    /// The subjects of a column with a value.
    package struct CategoryRow: Sendable, Equatable {
        package var value: Value
        package var subjects: [Int]

        package enum Value: Sendable, Equatable {
            case text(String)
            /// From one number to before another; nil is without an end.
            case range(from: Int?, to: Int?)
            case missing

            /// The ranges between cuts, each of which begins one.
            package static func ranges(cuts: [Int]) -> [Value] {
                zip([nil] + cuts.map(Optional.some), cuts.map(Optional.some) + [nil]).map { .range(from: $0, to: $1) }
            }
        }
    }
}

extension CharacteristicsTable {
    /// The table of a definition, one of those for which subjects were counted.
    package init(_ definition: CharacteristicsDefinition, of count: CharacteristicsCount) {
        columns = zip(count.arms.map(Optional.some) + [nil], count.n).map { IncidenceTable.Column(arm: $0, n: $1) }
        rows = []
        notDelivered = []
        inSeveralUnits = []
        doseUnit = count.doseUnits.count == 1 ? count.doseUnits.first : nil
        let hasSubjects = columns.last.map { $0.n > 0 } ?? false
        for row in definition.rows {
            let tally = count.tally(of: row.source)
            if row.source == .field(.cumulativeDose), count.doseUnits.count > 1 {
                inSeveralUnits.append(row.label)
            } else if hasSubjects, tally.values.isEmpty {
                notDelivered.append(row.label)
            } else {
                rows.append(Row(definition: row, body: tally.body(row.summary)))
            }
        }
    }
}

extension ValueTally {
    fileprivate func body(_ summary: CharacteristicsDefinition.Summary) -> CharacteristicsTable.Body {
        switch summary {
        case .number: .numbers(numberCells)
        case .category(let names): .categories(categories(first: names.map(\.name)))
        case .ranges(let cuts): .categories(ranges(cuts))
        }
    }

    private var numberCells: [CharacteristicsTable.NumberCell] {
        let numbers = values.enumerated().compactMap { place, value in
            value.number.map { (number: $0, place: place) }
        }.sorted { $0.number < $1.number }
        return missing.indices.map { column in
            let counted = numbers.compactMap { number, place in
                let subjects = subjects(place, column: column)
                return subjects > 0 ? (value: number, count: subjects) : nil
            }
            return CharacteristicsTable.NumberCell(
                summary: ContinuousSummary(counted: counted),
                sum: counted.reduce(0) { $0 + $1.value * Double($1.count) }, missing: missingNumbers[column])
        }
    }

    /// By column the subjects without a value that is a number.
    private var missingNumbers: [Int] {
        missing.indices.map { column in
            values.indices.reduce(missing[column]) {
                $0 + (values[$1].number == nil ? subjects($1, column: column) : 0)
            }
        }
    }

    /// The values named, then the others that subjects have, in the order of their code points.
    private func categories(first named: [String]) -> [CharacteristicsTable.CategoryRow] {
        let places = Dictionary(grouping: values.indices) { values[$0].text }
        let others = Set(places.keys).subtracting(named).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return rows((named + others).map { (.text($0), places[$0] ?? []) }, missing: missing)
    }

    private func ranges(_ cuts: [Int]) -> [CharacteristicsTable.CategoryRow] {
        let ranges = CharacteristicsTable.CategoryRow.Value.ranges(cuts: cuts)
        var places = [[Int]](repeating: [], count: ranges.count)
        for place in values.indices {
            if let number = values[place].number { places[cuts.count { number >= Double($0) }].append(place) }
        }
        return rows(Array(zip(ranges, places)), missing: missingNumbers)
    }

    /// The subjects of kinds, each with the places of its values, and those without any where there are such.
    private func rows(
        _ kinds: [(value: CharacteristicsTable.CategoryRow.Value, places: [Int])], missing: [Int]
    ) -> [CharacteristicsTable.CategoryRow] {
        let rows = kinds.map { kind in
            CharacteristicsTable.CategoryRow(
                value: kind.value,
                subjects: missing.indices.map { column in
                    kind.places.reduce(0) { $0 + subjects($1, column: column) }
                })
        }
        let hasMissing = missing.last.map { $0 > 0 } ?? false
        return hasMissing ? rows + [.init(value: .missing, subjects: missing)] : rows
    }
}
