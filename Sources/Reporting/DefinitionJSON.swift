import Safety

extension TableDefinition {
    /// The definition as JSON shows it beside its result.
    var json: JSONText {
        var members: [(String, JSONText)] = [("name", .string(name))]
        switch kind {
        case .terms(let choice): members.append(("selection", .line(choice.json)))
        case .preferredTerms(let choice): members += [("rows", .string("pt")), ("selection", .line(choice.json))]
        case .termGroups(let choice, let groups):
            members += [
                ("groups", .list(groups.map { .line([("label", .string($0.label))] + $0.choice.json) })),
                ("selection", .line(choice.json)),
            ]
        case .overview(let rows):
            members.append(("rows", .list(rows.map { .line([("label", .string($0.label))] + $0.choice.json) })))
        }
        let shown = (columns.arms ? ["arms"] : []) + (columns.total ? ["total"] : [])
        members += [("population", population?.json ?? .string("rule_set")), ("columns", .strings(shown))]
        if let split { members.append(("split", split.json)) }
        members.append(("statistics", .strings(statistics.map(\.rawValue))))
        if let comparison { members.append(("comparison", comparison.json(methods))) }
        members += [("decimals", .whole(decimals)), ("footnotes", .strings(footnotes))]
        if case .overview = kind { return .members(members) }
        members += [
            ("levels", .strings(TableLevel.allCases.filter(levels.contains).map(\.rawValue))),
            ("threshold", threshold?.json ?? .null),
            ("sort", .line([("soc", .string(sort.soc.rawValue)), ("pt", .strings(sort.pt.map(\.rawValue)))])),
            (
                "pins",
                .list(
                    pins.map {
                        .line([("soc", .string($0.soc)), ("pt", .string($0.pt)), ("before", .string($0.before))])
                    })
            ),
        ]
        return .members(members)
    }
}

extension TableSplit {
    fileprivate var json: JSONText {
        var members: [(String, JSONText)] = [("by", .string(basis?.rawValue ?? "categories"))]
        switch division {
        case .values(let attribute, let names):
            members += [
                ("attribute", .string(attribute)), ("names", .line(names.map { ($0.name, .string($0.value)) })),
            ]
        case .categories(let categories):
            members.append(
                ("categories", .list(categories.map { .line([("label", .string($0.label))] + $0.choice.json) })))
        }
        return .members(members + [("worst", .flag(isWorst)), ("order", .string(order.rawValue))])
    }
}

extension Comparison {
    fileprivate func json(_ methods: StatisticMethods) -> JSONText {
        .members([
            ("reference", .optional(reference)), ("statistics", .strings(statistics.map(\.rawValue))),
            ("difference", .string(methods.difference.rawValue)), ("odds_ratio", .string(methods.oddsRatio.rawValue)),
            ("p_decimals", .whole(pDecimals)), ("double_rounding", .flag(roundsTwice)),
        ])
    }
}

extension EventChoice {
    /// The four that every definition has, and of the others those that choose.
    var json: [(String, JSONText)] {
        var members: [(String, JSONText)] = [
            ("serious", .flag(serious)), ("non_serious", .flag(nonSerious)), ("related", .flag(related)),
            ("fatal", .flag(fatal)),
        ]
        func add(_ name: String, _ words: [String]?) {
            if let words { members.append((name, .strings(words))) }
        }
        if unexpected { members.append(("unexpected", .flag(true))) }
        add("severity", severity.map { $0.ordered + (unknownSeverity ? ["missing"] : []) })
        add("causality", causality?.ordered)
        add("criteria", criteria?.ordered)
        add("action", actions?.ordered)
        add("outcome", outcomes?.ordered)
        if let onsetDays {
            let last = onsetDays.upperBound < TableSplit.lastDay ? JSONText.whole(onsetDays.upperBound) : .null
            members.append(("onset_days", .line([("from", .whole(onsetDays.lowerBound)), ("to", last)])))
        }
        if let lastingOver { members.append(("longer_than", .whole(lastingOver))) }
        if !socs.isEmpty { add("socs", socs) }
        if !pts.isEmpty { add("pts", pts) }
        if !supplements.isEmpty { add("supplements", supplements.map(\.text)) }
        if let period { members.append(("period", .string(period.rawValue))) }
        if let subjects { members.append(("subjects", subjects.json)) }
        return members
    }
}

extension Set where Element: CodedValue {
    fileprivate var ordered: [String] { sorted { $0.rawValue < $1.rawValue }.map(\.name) }
}

extension SupplementCondition {
    /// As a definition writes it.
    var text: String {
        switch wanted {
        case .any: name
        case .value(let value): "\(name)=\(value)"
        case .numbers(let range): "\(name)=\(range.lowerBound)..\(range.upperBound)"
        }
    }
}

extension SubjectChoice {
    fileprivate var json: JSONText {
        switch wanted {
        case .value(let value): .line([("attribute", .string(attribute)), ("value", .string(value))])
        case .numbers(let from, let below):
            .line([
                ("attribute", .string(attribute)), ("from", from.map { .literal(signedDecimal($0)) } ?? .null),
                ("below", below.map { .literal(signedDecimal($0)) } ?? .null),
            ])
        case .missing: .line([("attribute", .string(attribute)), ("missing", .flag(true))])
        }
    }
}

extension PopulationRule {
    fileprivate var json: JSONText {
        switch self {
        case .exposed: .string("exposed")
        case .all: .string("all")
        case .flag(let name): .line([("flag", .string(name))])
        }
    }
}

extension Threshold {
    fileprivate var json: JSONText {
        .line([
            ("comparator", .string(comparator.rawValue)), ("percent", .literal(percentText)),
            ("basis", .string(basis.rawValue)),
        ])
    }
}
