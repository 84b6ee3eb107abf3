import Incidence
import Safety

extension TableReport {
    /// The tidy result with what made it: definition, rules, dictionaries, generation, methods and trailer.
    func tidyJSON(codes: Bool) -> JSONText {
        .members([
            ("table", .string(definition.name)),
            ("title", .string(definition.title)),
            ("study", studyJSON),
            ("definition", definitionJSON),
            ("selection", .optional(selection)),
            ("rules", rulesJSON),
            ("dictionaries", .list(dictionaries.map(\.json))),
            ("generation", .whole(generation)),
            ("program", .string(programVersion)),
            ("methods", methodsJSON),
            (
                "arms",
                .list(
                    tidyColumns.map {
                        .line([("name", .string($0.name)), ("n", hasDenominators ? .whole($0.n) : .null)])
                    })
            ),
            ("rows", .list(tidyRows.map { rowJSON($0, codes: codes) })),
            ("trailer", trailerJSON),
        ])
    }

    private func rowJSON(_ row: TidyRow, codes: Bool) -> JSONText {
        let percent = hasDenominators ? row.proportion.exactPercent : ""
        var members: [(String, JSONText)] = [
            ("table", .string(definition.name)), ("arm", .string(row.arm)), ("level", .string(row.level)),
            ("soc", .optional(row.soc?.name)), ("pt", .optional(row.pt?.name)), ("events", .whole(row.events)),
            ("subjects", .whole(row.proportion.subjects)),
            ("n", hasDenominators ? .whole(row.proportion.n) : .null),
            ("percent", percent.isEmpty ? .null : .literal(percent)),
        ]
        if codes { members += [("soc_code", .optional(row.soc?.code)), ("pt_code", .optional(row.pt?.code))] }
        if definition.statistics.contains(.interval) {
            let ends = row.proportion.interval
            members += [
                ("percent_lower", ends.map { .literal(plainDecimal($0.lower)) } ?? .null),
                ("percent_upper", ends.map { .literal(plainDecimal($0.upper)) } ?? .null),
            ]
        }
        return .line(members)
    }

    private var studyJSON: JSONText {
        .members([
            ("identifier", .optional(study.identifier)), ("title", .string(study.title)),
            ("synthetic", .flag(study.isSynthetic)),
            ("no_denominators", .optional(study.noDenominators)),
        ])
    }

    private var rulesJSON: JSONText {
        .members([
            ("name", .string(rules.name)), ("version", .string(rules.version)),
            ("sentences", .strings(ruleSentences)),
            (
                "parameters",
                .list(rules.parameters.map { .line([("name", .string($0.name)), ("value", .string($0.value))]) })
            ),
        ])
    }

    private var methodsJSON: JSONText {
        if let reason = study.noDenominators {
            return .members([("counts", .string("events, and subjects once per row; no denominator exists: \(reason)"))]
            )
        }
        var methods: [(String, JSONText)] = [
            ("proportion", .string("incidence proportion: 100 * subjects / n, subjects once per row")),
            ("percent", .string("shortest decimal of the double-precision value, not rounded")),
        ]
        if definition.statistics.contains(.interval) {
            methods.append(("interval", .string("Clopper-Pearson, two-sided, 95 %")))
        }
        return .members(methods)
    }

    private var trailerJSON: JSONText {
        guard let dispositions else { return .null }
        let leftOut = EventDisposition.allCases.filter { $0 != .counted }
        return .members([
            ("stored", .whole(dispositions.stored)), ("counted", .whole(dispositions.counted)),
            ("left_out", .line(leftOut.map { ($0.name, .whole(dispositions.events[$0] ?? 0)) })),
            ("uncoded", .whole(dispositions.uncoded)), ("rejected_rows", .whole(dispositions.rejectedRows)),
            ("serious_without_criterion", .whole(dispositions.seriousWithoutCriterion)),
            ("criterion_without_serious", .whole(dispositions.criterionWithoutSerious)),
        ])
    }

    private var definitionJSON: JSONText {
        var members: [(String, JSONText)] = [("name", .string(definition.name))]
        switch definition.kind {
        case .terms(let choice): members.append(("selection", .line(choice.json)))
        case .overview(let rows):
            members.append(("rows", .list(rows.map { .line([("label", .string($0.label))] + $0.choice.json) })))
        }
        let columns = (definition.columns.arms ? ["arms"] : []) + (definition.columns.total ? ["total"] : [])
        members += [
            ("population", definition.population?.json ?? .string("rule_set")), ("columns", .strings(columns)),
            ("statistics", .strings(definition.statistics.map(\.rawValue))),
            ("decimals", .whole(definition.decimals)), ("footnotes", .strings(definition.footnotes)),
        ]
        guard case .terms = definition.kind else { return .members(members) }
        let levels = TableLevel.allCases.filter(definition.levels.contains)
        members += [
            ("levels", .strings(levels.map(\.rawValue))), ("threshold", definition.threshold?.json ?? .null),
            (
                "sort",
                .line([
                    ("soc", .string(definition.sort.soc.rawValue)),
                    ("pt", .strings(definition.sort.pt.map(\.rawValue))),
                ])
            ),
            (
                "pins",
                .list(
                    definition.pins.map {
                        .line([("soc", .string($0.soc)), ("pt", .string($0.pt)), ("before", .string($0.before))])
                    })
            ),
        ]
        return .members(members)
    }
}

extension EventChoice {
    fileprivate var json: [(String, JSONText)] {
        [
            ("serious", .flag(serious)), ("non_serious", .flag(nonSerious)), ("related", .flag(related)),
            ("fatal", .flag(fatal)),
        ]
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

extension DictionaryVersion {
    fileprivate var json: JSONText {
        .line([("name", .string(name)), ("version", .string(version)), ("language", .string(language))])
    }
}
