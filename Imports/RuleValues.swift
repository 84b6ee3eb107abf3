import Safety

/// Reads the rules of a study file that have keys of their own.
enum RuleValues {
    /// `exposure`, `all`, or `{flag: SAFFL}`.
    static func population(_ value: StrictYAML) throws(ImportsError) -> PopulationRule {
        if case .mapping = value.content {
            try value.allow(keys: ["flag"])
            return .flag(try value.required("flag").text())
        }
        return try value.word([("exposure", .exposed), ("all", .all)])
    }

    /// `{in: […]}` or `{not_in: […]}`, and `missing`.
    ///
    /// `not_in` stands for all assessments but those listed; a blank is never one of them, `missing` speaks for it.
    static func related(_ value: StrictYAML) throws(ImportsError) -> RelatedRule {
        try value.allow(keys: ["in", "not_in", "missing"])
        let assessments = Causality.allCases.filter { $0 != .missing }.map { (word: $0.name, value: $0) }
        func listed(_ list: StrictYAML) throws(ImportsError) -> Set<Causality> {
            var found: Set<Causality> = []
            for item in try list.list() {
                if case .text("missing") = item.content {
                    throw item.error("A blank assessment is not listed: say missing: counts or does_not_count.")
                }
                guard found.insert(try item.word(assessments)).inserted else {
                    throw item.error("An assessment is given twice in \(list.name).")
                }
            }
            return found
        }
        var counted: Set<Causality>
        switch (try value.value("in"), try value.value("not_in")) {
        case (let list?, nil):
            counted = try listed(list)
            guard !counted.isEmpty else { throw list.error("related.in is empty: name at least one assessment.") }
        case (nil, let list?): counted = Set(assessments.map(\.value)).subtracting(try listed(list))
        case (_?, _?): throw value.error("related takes either in or not_in, not both.")
        case (nil, nil): throw value.error("related needs the key \"in\" or the key \"not_in\".")
        }
        let blankCounts = try value.required("missing").word([("counts", true), ("does_not_count", false)])
        if blankCounts { counted.insert(.missing) }
        return RelatedRule(counted: counted)
    }

    /// `{basis: flag | criteria | either, criteria: […]}`; without criteria those of E2B(R3).
    static func serious(_ value: StrictYAML) throws(ImportsError) -> SeriousRule {
        try value.allow(keys: ["basis", "criteria"])
        let basis = try value.required("basis").word(of: SeriousRule.Basis.self)
        guard let list = try value.value("criteria") else {
            return SeriousRule(basis: basis, criteria: SeriousnessCriterion.e2b)
        }
        let known = SeriousnessCriterion.allCases.map { (word: $0.name, value: $0) }
        var criteria: Set<SeriousnessCriterion> = []
        for item in try list.list() {
            guard criteria.insert(try item.word(known)).inserted else {
                throw item.error("A criterion is given twice in \(list.name).")
            }
        }
        guard !criteria.isEmpty else { throw list.error("\(list.name) is empty: name at least one criterion.") }
        return SeriousRule(basis: basis, criteria: criteria)
    }

    /// `{missing: none | mild | moderate | severe | life_threatening | fatal}`.
    static func severity(_ value: StrictYAML) throws(ImportsError) -> SeverityRule {
        try value.allow(keys: ["missing"])
        let known = Severity.allCases.map { (word: $0.name, value: Optional($0)) }
        return SeverityRule(missing: try value.required("missing").word([("none", nil)] + known))
    }

    /// `{data_cut: yyyy-mm-dd}`.
    static func followUp(_ value: StrictYAML) throws(ImportsError) -> FollowUpRule {
        try value.allow(keys: ["data_cut"])
        let given = try value.required("data_cut")
        let text = try given.text()
        guard let day = CalendarDay(iso: text) else {
            throw given.error("\(given.name) needs a day of the calendar as yyyy-mm-dd, not \"\(text)\".")
        }
        return FollowUpRule(dataCut: day)
    }

    /// `{source: text, pts: [Nausea, …]}`.
    static func expected(_ value: StrictYAML) throws(ImportsError) -> ExpectedTerms {
        try value.allow(keys: ["source", "pts"])
        let source = try value.required("source").text()
        let list = try value.required("pts")
        let pts = try list.texts()
        guard !pts.isEmpty else {
            throw list.error("\(list.name) is empty: name at least one term, or leave \"expected\" out.")
        }
        return ExpectedTerms(source: source, pts: pts)
    }

    static func dictionary(_ value: StrictYAML) throws(ImportsError) -> DictionaryReference {
        try value.allow(keys: ["name", "version"])
        return DictionaryReference(
            name: try value.required("name").text(), version: try value.required("version").text())
    }

    /// The constants of a file, in a fixed order; those left out have their usual values.
    static func constants(_ value: StrictYAML?) throws(ImportsError) -> [NamedValue<String>] {
        try value?.allow(keys: usualConstants.map(\.name))
        var constants = usualConstants
        for position in constants.indices {
            guard let given = try value?.value(constants[position].name) else { continue }
            let text = try given.text()
            guard isPositiveNumber(text) else {
                throw given.error(
                    "\(given.name) needs a positive number such as 365.25 or a fraction such as 365/12, not \"\(text)\"."
                )
            }
            constants[position].value = text
        }
        return constants
    }

    private static let usualConstants = [
        NamedValue(name: "days_per_year", value: "365.25"), NamedValue(name: "days_per_month", value: "365/12"),
    ]

    private static func isPositiveNumber(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count <= 2
            && parts.allSatisfy { part in
                let isDecimal = part.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
                guard isDecimal, part.first != ".", part.last != ".", let number = Double(part) else { return false }
                return number > 0 && number.isFinite
            }
    }
}
