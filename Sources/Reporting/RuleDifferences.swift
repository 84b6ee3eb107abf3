import Safety

extension RuleSet {
    /// The rules in which this set differs from an earlier one, one line each in the words of a study file:
    /// "window.last_day: 365 -> 30". Equal rules give no line; name, version and layout of the file do not count.
    package func differences(from earlier: RuleSet) -> [String] {
        let before = earlier.statedValues
        let now = statedValues
        var keys = before.map(\.name)
        keys += now.map(\.name).filter { !keys.contains($0) }
        return keys.compactMap { key in
            let old = before.first { $0.name == key }?.value ?? "-"
            let new = now.first { $0.name == key }?.value ?? "-"
            return old == new ? nil : "\(key): \(old) -> \(new)"
        }
    }

    /// Every rule that applies, by the key of a study file that states it.
    private var statedValues: [NamedValue<String>] {
        var values = [NamedValue(name: "arm", value: armBasis.rawValue)]
        switch population {
        case .all: values.append(NamedValue(name: "population", value: "all"))
        case .exposed: values.append(NamedValue(name: "population", value: "exposure"))
        case .flag(let flag): values.append(NamedValue(name: "population", value: "flag \(flag)"))
        }
        values += window.statedValues
        values.append(NamedValue(name: "related", value: list(Causality.allCases.filter(related.counted.contains))))
        values.append(NamedValue(name: "serious.basis", value: serious.basis.rawValue))
        values.append(
            NamedValue(
                name: "serious.criteria", value: list(SeriousnessCriterion.allCases.filter(serious.criteria.contains))))
        if let missing = severity.missing { values.append(NamedValue(name: "severity.missing", value: missing.name)) }
        if let dataCut = followUp.dataCut { values.append(NamedValue(name: "follow_up.data_cut", value: dataCut.iso)) }
        if let expectedTerms {
            values.append(NamedValue(name: "expected.source", value: expectedTerms.source))
            values.append(NamedValue(name: "expected.pts", value: expectedTerms.pts.joined(separator: ", ")))
        }
        values.append(NamedValue(name: "natural_progression", value: naturalProgression.rawValue))
        values.append(NamedValue(name: "duplicates", value: duplicates.rawValue))
        if let dictionary {
            values.append(NamedValue(name: "dictionary", value: "\(dictionary.name) \(dictionary.version)"))
        }
        values += constants.map { NamedValue(name: "constants.\($0.name)", value: $0.value) }
        return values
    }

    private func list(_ values: [some CodedValue]) -> String {
        values.isEmpty ? "none" : values.map(\.name).joined(separator: ", ")
    }
}

extension WindowRule {
    fileprivate var statedValues: [NamedValue<String>] {
        var values: [NamedValue<String>] = []
        switch basis {
        case .days(let first, let last):
            values.append(NamedValue(name: "window.basis", value: "days"))
            values.append(NamedValue(name: "window.first_day", value: String(first)))
            values.append(NamedValue(name: "window.last_day", value: String(last)))
        case .anniversary: values.append(NamedValue(name: "window.basis", value: "anniversary"))
        case .anyDose(let last):
            values.append(NamedValue(name: "window.basis", value: "any_dose"))
            values.append(NamedValue(name: "window.last_day", value: String(last)))
        case .emergentFlag: values.append(NamedValue(name: "window.basis", value: "emergent_flag"))
        case .all: values.append(NamedValue(name: "window.basis", value: "all"))
        }
        values.append(NamedValue(name: "window.date", value: date.rawValue))
        guard basis.asksForDate else { return values }
        values.append(NamedValue(name: "window.partial_onset", value: partialDate.rawValue))
        values.append(NamedValue(name: "window.missing_onset", value: missingDate.rawValue))
        values.append(NamedValue(name: "window.worsened_before_dose", value: worsenedBefore.rawValue))
        return values
    }
}
