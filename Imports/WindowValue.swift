import Safety

extension RuleValues {
    /// The window: a basis and the options that belong to it.
    ///
    /// An option of another basis is refused rather than ignored. `date` belongs to every basis: where no date decides
    /// whether an event counts, it still decides which events a period (`--from`, `--to`) holds.
    static func window(_ value: StrictYAML) throws(ImportsError) -> WindowRule {
        try value.allow(keys: ["basis"] + options.map(\.key))
        let basisName = try value.required("basis").word(of: BasisName.self)
        for entry in try value.mapping() {
            guard let option = options.first(where: { $0.key == entry.key }),
                !option.bases.contains(basisName)
            else { continue }
            let owners = option.bases.map(\.rawValue).joined(separator: ", ")
            throw entry.value.error(
                "window.\(entry.key) does not belong to the basis \(basisName.rawValue): remove it, or choose a basis "
                    + "that has it (\(owners)).")
        }
        var window = WindowRule()
        window.basis = try basis(basisName, value)
        if let option = try value.value("date") { window.date = try option.word(of: WindowRule.DateBasis.self) }
        if let option = try value.value("partial_onset") {
            window.partialDate = try option.word(of: WindowRule.PartialDate.self)
        }
        if let option = try value.value("missing_onset") {
            window.missingDate = try option.word(of: WindowRule.MissingDate.self)
        }
        if let option = try value.value("worsened_before_dose") {
            window.worsenedBefore = try option.word(of: WindowRule.WorsenedBefore.self)
        }
        return window
    }

    private enum BasisName: String, CaseIterable {
        case days, anniversary
        case anyDose = "any_dose"
        case emergentFlag = "emergent_flag"
        case all
    }

    /// The options of a window and the bases they belong to.
    private static let options: [(key: String, bases: [BasisName])] = [
        ("first_day", [.days]),
        ("last_day", [.days, .anyDose]),
        ("date", BasisName.allCases),
        ("partial_onset", [.days, .anniversary, .anyDose]),
        ("missing_onset", [.days, .anniversary, .anyDose]),
        ("worsened_before_dose", [.days, .anniversary, .anyDose]),
    ]

    private static func basis(_ name: BasisName, _ value: StrictYAML) throws(ImportsError) -> WindowRule.Basis {
        switch name {
        case .days:
            let first = try value.value("first_day")?.integer(WindowRule.possibleDays) ?? 0
            let lastValue = try value.required("last_day")
            let last = try lastValue.integer(WindowRule.possibleDays)
            guard first <= last else {
                throw lastValue.error("window.last_day (\(last)) is before window.first_day (\(first)).")
            }
            return .days(first: first, last: last)
        case .anniversary: return .anniversary
        case .anyDose:
            return .anyDose(last: try value.required("last_day").integer(0...WindowRule.possibleDays.upperBound))
        case .emergentFlag: return .emergentFlag
        case .all: return .all
        }
    }
}
