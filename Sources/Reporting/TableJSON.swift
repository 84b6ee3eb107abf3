import Incidence
import Safety

extension TableReport {
    /// The tidy result with what made it: definition, rules, dictionaries, generation, methods and trailer.
    func tidyJSON(codes: Bool) -> JSONText {
        let shape = TidyShape([self], codes: codes)
        return .members([
            ("table", .string(definition.name)),
            ("title", .string(definition.title)),
            ("study", studyJSON),
            ("definition", definition.json),
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
            ("rows", .list(tidyRows.map { rowJSON($0, shape) })),
            ("trailer", trailerJSON),
        ])
    }

    private func rowJSON(_ row: TidyRow, _ shape: TidyShape) -> JSONText {
        let n = n(ofColumn: row.place.column, part: row.place.part)
        let percent = hasDenominators ? row.figures.share.exactPercent : ""
        var members: [(String, JSONText)] = [("table", .string(definition.name)), ("arm", .string(row.arm))]
        if shape.hasCategories { members.append(("category", .optional(row.category))) }
        members.append(("level", .string(row.row.level)))
        if shape.hasGroups { members.append(("term_group", .optional(row.row.group))) }
        members += [
            ("soc", .optional(row.row.soc?.name)), ("pt", .optional(row.row.pt?.name)),
            ("events", .whole(row.figures.count.events)), ("subjects", .whole(row.figures.count.subjects)),
            ("n", n.map(JSONText.whole) ?? .null), ("percent", percent.isEmpty ? .null : .literal(percent)),
        ]
        if shape.codes {
            members += [("soc_code", .optional(row.row.soc?.code)), ("pt_code", .optional(row.row.pt?.code))]
        }
        for measure in shape.measures {
            let value = value(of: measure, row.figures, row.place, row.row)
            // JSON has no number without a bound.
            let text = value.map { $0.isFinite ? .literal(signedDecimal($0)) : JSONText.string(signedDecimal($0)) }
            members.append((measure.rawValue, text ?? .null))
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
            methods.append(("interval", .string("\(definition.methods.interval.title), two-sided, 95 %")))
        }
        if definition.statistics.contains(.rate) || definition.statistics.contains(.rateInterval) {
            methods.append(
                (
                    "rate",
                    .string(
                        "100 * subjects / years at risk of a first event, \(plainDecimal(rules.daysPerYear)) days a year"
                    )
                ))
        }
        if definition.statistics.contains(.rateInterval) {
            methods.append(
                ("rate_interval", .string("\(definition.methods.rateInterval.title), two-sided, 95 %")))
        }
        if definition.statistics.contains(.eventRate) {
            methods.append(("event_rate", .string("100 * events / years of observation")))
        }
        for statistic in definition.comparison?.statistics ?? [] {
            methods.append((statistic.rawValue, .string(statistic.title(definition.methods))))
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
}

extension DictionaryVersion {
    fileprivate var json: JSONText {
        .line([("name", .string(name)), ("version", .string(version)), ("language", .string(language))])
    }
}
