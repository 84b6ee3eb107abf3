import Safety

/// The value of a characteristic of one subject.
enum CharacteristicValue {
    case number(Double)
    case text(String)
}

extension PopulationSubject {
    /// The value of a characteristic; nil where it is missing.
    func value(of characteristic: Characteristic) -> CharacteristicValue? {
        let record = details.record
        switch characteristic {
        case .attribute(let name): return text(details.attribute(name))
        case .field(let field):
            switch field {
            case .age: return text(record.age)
            case .sex: return text(record.sex)
            case .race: return text(record.race)
            case .ethnicity: return text(record.ethnicity)
            case .country: return text(record.country)
            case .site: return text(record.site)
            case .exposures: return .number(Double(details.exposures.count))
            case .exposureDays: return exposureDays.map { .number(Double($0)) }
            case .cumulativeDose: return cumulativeDose.map { .number($0) }
            case .followUp: return followUpDays.map { .number(Double($0)) }
            case .endOfFollowUp: return text(record.followUpEndReason)
            case .death: return .text(record.deathDate == nil ? "no" : "yes")
            }
        }
    }

    private func text(_ text: String?) -> CharacteristicValue? { text.flatMap { $0.isEmpty ? nil : .text($0) } }

    private var exposureDays: Int? {
        let doses = details.exposures.compactMap { exposure in
            exposure.start.map { (first: $0.earliest, last: max($0.earliest, exposure.end?.latest ?? $0.earliest)) }
        }
        guard let first = doses.map(\.first).min(), let last = doses.map(\.last).max() else { return nil }
        return last.number - first.number + 1
    }

    /// Nil where an amount is no number, or where there is none.
    private var cumulativeDose: Double? {
        let amounts = details.exposures.map { $0.dose.flatMap(Double.init) }
        guard !amounts.isEmpty else { return nil }
        return amounts.reduce(0.0) { sum, amount in sum.flatMap { sum in amount.map { sum + $0 } } }
    }
}

extension CharacteristicValue {
    var number: Double? {
        switch self {
        case .number(let number): number
        case .text(let text): Double(text).flatMap { $0.isFinite ? $0 : nil }
        }
    }

    var text: String {
        switch self {
        case .number(let number): number == number.rounded() ? String(Int(number)) : String(number)
        case .text(let text): text
        }
    }
}
