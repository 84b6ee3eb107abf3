/// One rule parameter as the registry stores it: a name of the list below and a text value.
package struct RuleParameter: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension RuleSet {
    /// The rules as rows that SQL views can read, in a fixed order.
    ///
    /// Names with several values (`related`, `serious.criterion`, `expected.pt`) appear once per value; causality,
    /// criteria and severity are given by their codes. Rules that say nothing have no row.
    package var parameters: [RuleParameter] {
        var rows = [RuleParameter("arm.basis", armBasis.rawValue)]
        switch population {
        case .exposed: rows.append(RuleParameter("population.basis", "exposure"))
        case .flag(let flag):
            rows.append(RuleParameter("population.basis", "flag"))
            rows.append(RuleParameter("population.flag", flag))
        case .all: rows.append(RuleParameter("population.basis", "all"))
        }
        rows += window.parameters
        rows += related.counted.sorted(by: { $0.rawValue < $1.rawValue })
            .map { RuleParameter("related", String($0.rawValue)) }
        rows.append(RuleParameter("serious.basis", serious.basis.rawValue))
        rows += serious.criteria.sorted(by: { $0.rawValue < $1.rawValue })
            .map { RuleParameter("serious.criterion", String($0.rawValue)) }
        if let missing = severity.missing { rows.append(RuleParameter("severity.missing", String(missing.rawValue))) }
        if let dataCut = followUp.dataCut { rows.append(RuleParameter("follow_up.data_cut", dataCut.iso)) }
        if let expectedTerms {
            rows.append(RuleParameter("expected.source", expectedTerms.source))
            rows += expectedTerms.pts.map { RuleParameter("expected.pt", $0) }
        }
        rows.append(RuleParameter("natural_progression", naturalProgression.rawValue))
        rows.append(RuleParameter("duplicates", duplicates.rawValue))
        if let dictionary {
            rows.append(RuleParameter("dictionary.name", dictionary.name))
            rows.append(RuleParameter("dictionary.version", dictionary.version))
        }
        rows += constants.map { RuleParameter("constant.\($0.name)", $0.value) }
        return rows
    }
}

extension WindowRule {
    fileprivate var parameters: [RuleParameter] {
        var rows: [RuleParameter] = []
        switch basis {
        case .days(let first, let last):
            rows.append(RuleParameter("window.basis", "days"))
            rows.append(RuleParameter("window.first_day", String(first)))
            rows.append(RuleParameter("window.last_day", String(last)))
        case .anniversary: rows.append(RuleParameter("window.basis", "anniversary"))
        case .anyDose(let last):
            rows.append(RuleParameter("window.basis", "any_dose"))
            rows.append(RuleParameter("window.last_day", String(last)))
        case .emergentFlag: rows.append(RuleParameter("window.basis", "emergent_flag"))
        case .all: rows.append(RuleParameter("window.basis", "all"))
        }
        rows.append(RuleParameter("window.date", date.rawValue))
        rows.append(RuleParameter("window.partial_date", partialDate.rawValue))
        rows.append(RuleParameter("window.missing_date", missingDate.rawValue))
        rows.append(RuleParameter("window.worsened_before", worsenedBefore.rawValue))
        return rows
    }
}
