/// A subject of the population: where it is counted, and what it is by the characteristics asked for.
package struct PopulationSubject: Sendable, Equatable {
    /// The arm in which it counts, or its groups, by the registry's keys.
    package var arms: [Int]
    /// In the order in which characteristics were asked for; nil where one is missing.
    package var values: [CharacteristicValue?]
    /// The units of its doses, each once, where doses were asked for.
    package var doseUnits: [String]

    package init(arms: [Int] = [], values: [CharacteristicValue?] = [], doseUnits: [String] = []) {
        self.arms = arms
        self.values = values
        self.doseUnits = doseUnits
    }
}

/// The value of a characteristic of one subject.
package enum CharacteristicValue: Sendable, Hashable {
    /// Finite.
    case number(Double)
    /// As delivered, not empty.
    case text(String)

    /// The number that it is or that its text says; nil where it says none.
    package var number: Double? {
        switch self {
        case .number(let number): number
        case .text(let text): Double(text).flatMap { $0.isFinite ? $0 : nil }
        }
    }

    package var text: String {
        switch self {
        case .number(let number): Int(exactly: number).map { String($0) } ?? String(number)
        case .text(let text): text
        }
    }
}
