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
    /// Counts a table.
    ///
    /// - Parameter arms: those that are columns; a subject of none of them is not counted.
    package init(_ definition: CharacteristicsDefinition, of population: [PopulationSubject], arms: [Arm]) {
        let keys = Set(arms.map(\.id))
        let all = population.filter { !keys.isDisjoint(with: $0.arms) }
        let byColumn = arms.map { arm in all.filter { $0.arms.contains(arm.id) } } + [all]
        columns = zip(arms.map(Optional.some) + [nil], byColumn).map {
            IncidenceTable.Column(arm: $0, n: $1.count)
        }
        rows = []
        notDelivered = []
        inSeveralUnits = []
        let units = Set(all.flatMap { $0.details.exposures.compactMap(\.doseUnit) })
        doseUnit = units.count == 1 ? units.first : nil
        for row in definition.rows {
            if row.source == .field(.cumulativeDose), units.count > 1 {
                inSeveralUnits.append(row.label)
                continue
            }
            let values = byColumn.map { subjects in subjects.map { $0.value(of: row.source) } }
            if let total = values.last, !total.isEmpty, !total.contains(where: { $0 != nil }) {
                notDelivered.append(row.label)
                continue
            }
            rows.append(Row(definition: row, body: Self.body(row.summary, values)))
        }
    }

    private static func body(
        _ summary: CharacteristicsDefinition.Summary, _ values: [[CharacteristicValue?]]
    ) -> Body {
        switch summary {
        case .number:
            return .numbers(
                values.map { column in
                    let numbers = column.compactMap { $0?.number }
                    return NumberCell(
                        summary: ContinuousSummary(numbers), sum: numbers.reduce(0, +),
                        missing: column.count - numbers.count)
                })
        case .category(let names):
            let texts = values.map { column in column.map { $0?.text } }
            let named = names.map(\.name)
            let others = Set(texts.joined().compactMap { $0 }).subtracting(named).sorted {
                $0.utf8.lexicographicallyPrecedes($1.utf8)
            }
            return .categories(
                rows((named + others).map { .text($0) }, texts) { value in value.map { .text($0) } ?? .missing })
        case .ranges(let cuts):
            let numbers = values.map { column in column.map { $0?.number } }
            let ranges = CategoryRow.Value.ranges(cuts: cuts)
            return .categories(
                rows(ranges, numbers) { value in
                    guard let value else { return .missing }
                    return ranges[cuts.count { value >= Double($0) }]
                })
        }
    }

    /// The subjects with each of some values by column, and those without any where there are such.
    private static func rows<Value>(
        _ values: [CategoryRow.Value], _ columns: [[Value]], _ kind: (Value) -> CategoryRow.Value
    ) -> [CategoryRow] {
        let kinds = columns.map { $0.map(kind) }
        return (values + [.missing]).compactMap { value in
            let subjects = kinds.map { column in column.count { $0 == value } }
            return value == .missing && subjects.last == 0 ? nil : CategoryRow(value: value, subjects: subjects)
        }
    }
}
