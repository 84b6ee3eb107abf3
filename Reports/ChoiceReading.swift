import Safety

extension DefinitionNode {
    /// The keys by which events are chosen.
    static let choiceKeys = [
        "serious", "non_serious", "related", "fatal", "unexpected", "severity", "causality", "criteria", "action",
        "outcome", "onset_days", "longer_than", "socs", "pts", "supplements", "period", "subjects",
    ]

    /// A choice that is a mapping of its own.
    func choice() throws(ReportsError) -> EventChoice { try members(Self.choiceKeys).choice() }

    /// A list of names, each once and at least one.
    func names() throws(ReportsError) -> [String] {
        var names: [String] = []
        for item in try items() {
            let name = try item.text()
            guard !names.contains(name) else { throw item.failure("'\(name)' is given twice.") }
            names.append(name)
        }
        guard !names.isEmpty else { throw failure("the list is empty.") }
        return names
    }

    /// A list of values by their names; `missing` is one more word where it is allowed.
    func values<Value: CodedValue>(_: Value.Type, alsoMissing: Bool = false) throws(ReportsError) -> (
        values: Set<Value>, missing: Bool
    ) {
        var found: (values: Set<Value>, missing: Bool) = ([], false)
        let known = Value.allCases.map(\.name) + (alsoMissing ? ["missing"] : [])
        for item in try items() {
            let word = try item.text()
            if alsoMissing, word == "missing" {
                found.missing = true
            } else if let value = Value(name: word) {
                found.values.insert(value)
            } else {
                throw item.failure("'\(word)' is not one of \(known.joined(separator: ", ")).")
            }
        }
        guard !found.values.isEmpty || found.missing else { throw failure("the list is empty.") }
        return found
    }

    /// A number in plain digits, with a sign or a decimal point.
    func number() throws(ReportsError) -> Double {
        let text = try text()
        let digits = text.drop { $0 == "-" }
        guard digits.first?.isNumber ?? false, digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }),
            let value = Double(text), value.isFinite
        else { throw failure("expected a number.") }
        return value
    }

    private static let days = -TableSplit.lastDay...TableSplit.lastDay

    /// A day of treatment, the first dose on day 1; there is no day 0.
    func day() throws(ReportsError) -> Int {
        let day = try whole(Self.days)
        guard day != 0 else {
            throw failure("there is no day 0: the first dose is on day 1, the day before it is day -1.")
        }
        return day
    }

    fileprivate func onsetDays() throws(ReportsError) -> ClosedRange<Int> {
        let members = try members(["from", "to"])
        let first = try members["from"]?.day() ?? Self.days.lowerBound
        let last = try members["to"]?.day() ?? Self.days.upperBound
        guard first <= last else { throw failure("it ends before it begins.") }
        return first...last
    }

    fileprivate func subjects() throws(ReportsError) -> SubjectChoice {
        let members = try members(["attribute", "value", "from", "below"])
        let attribute = try members.required("attribute").text()
        if let value = members["value"] {
            guard members["from"] == nil, members["below"] == nil else {
                throw failure("'value' excludes 'from' and 'below'.")
            }
            return SubjectChoice(attribute: attribute, wanted: .value(try value.text()))
        }
        guard members["from"] != nil || members["below"] != nil else {
            throw failure("give 'value', or 'from' or 'below'.")
        }
        return SubjectChoice(
            attribute: attribute,
            wanted: .numbers(from: try members["from"]?.number(), below: try members["below"]?.number()))
    }
}

extension DefinitionMembers {
    /// The choice that stands among other keys.
    func choice() throws(ReportsError) -> EventChoice {
        var choice = EventChoice(
            serious: try self["serious"]?.flag() ?? false, nonSerious: try self["non_serious"]?.flag() ?? false,
            related: try self["related"]?.flag() ?? false, fatal: try self["fatal"]?.flag() ?? false)
        guard !(choice.serious && choice.nonSerious) else {
            throw owner.failure("'serious' and 'non_serious' exclude each other: keep one.")
        }
        choice.unexpected = try self["unexpected"]?.flag() ?? false
        if let severity = try self["severity"]?.values(Severity.self, alsoMissing: true) {
            choice.severity = severity.values
            choice.unknownSeverity = severity.missing
        }
        choice.causality = try self["causality"]?.values(Causality.self).values
        choice.criteria = try self["criteria"]?.values(SeriousnessCriterion.self).values
        choice.actions = try self["action"]?.values(ActionTaken.self).values
        choice.outcomes = try self["outcome"]?.values(Outcome.self).values
        choice.onsetDays = try self["onset_days"]?.onsetDays()
        choice.lastingOver = try self["longer_than"]?.whole(0...36_525)
        choice.socs = try self["socs"]?.names() ?? []
        choice.pts = try self["pts"]?.names() ?? []
        choice.period = try self["period"]?.word(ReportingPeriod.self)
        choice.subjects = try self["subjects"]?.subjects()
        for item in try self["supplements"]?.items() ?? [] {
            guard let condition = SupplementCondition(try item.text()) else {
                throw item.failure("expected NAME, NAME=VALUE or NAME=A..B with A not above B.")
            }
            choice.supplements.append(condition)
        }
        return choice
    }
}
