import Safety

extension TableDefinition {
    /// This table under the title that the rules give it, without what the data cannot give: percentages where no
    /// denominator exists, and a total of groups, which overlap. The program's own tables leave these columns out and say
    /// so below; what a threshold or a definition of the user's own asks for is refused with the reason.
    ///
    /// - Parameters:
    ///   - armCount: how many arms, or groups, there are to be compared.
    ///   - isOwn: whether it is a definition of the user's own.
    package func fitted(
        to study: Study, rules: RuleSet, armCount: Int, isOwn: Bool
    ) throws(ReportsError) -> TableDefinition {
        var fitted = self
        if comparison != nil, armCount < 2 {
            throw refusal("it compares arms, and the registry has \(armCount == 1 ? "only one" : "none").")
        }
        if let emergentTitle, rules.window.isEmergent { fitted.title = emergentTitle }
        if let reason = study.noDenominators {
            if threshold != nil {
                throw refusal(
                    "a threshold is a percentage, and \(Self.noDenominator(reason)) Add --threshold none to show all terms."
                )
            }
            let asked = statistics.filter(\.needsDenominator)
            if isOwn, comparison != nil {
                throw refusal("a comparison needs denominators, and \(Self.noDenominator(reason)) Leave it out.")
            }
            if isOwn, let first = asked.first {
                throw refusal(
                    "the statistic '\(first.rawValue)' needs a denominator, and \(Self.noDenominator(reason)) "
                        + "Use events and subjects.")
            }
            fitted.statistics = []
            for statistic in statistics {
                for counted in statistic.counted where !fitted.statistics.contains(counted) {
                    fitted.statistics.append(counted)
                }
            }
            fitted.comparison = nil
        }
        if rules.armBasis == .groups {
            if columns.total, isOwn {
                throw refusal(
                    "groups overlap, so that their numbers do not add up to a total. Write columns: [arms].")
            }
            if let threshold, threshold.basis == .total {
                throw refusal(
                    "its threshold is of the total, and groups overlap, so that there is none. Add --threshold none, or a "
                        + "threshold 'of any arm' such as '>5% of any arm'.")
            }
            fitted.columns.arms = true
            fitted.columns.total = false
        }
        return fitted
    }

    private func refusal(_ problem: String) -> ReportsError {
        .definition(source: "table \(name)", line: nil, problem: problem)
    }

    private static func noDenominator(_ reason: String) -> String {
        "no denominator exists (\(reason.hasSuffix(".") ? String(reason.dropLast()) : reason))."
    }
}

extension Statistic {
    /// What is left of it without a denominator.
    fileprivate var counted: [Statistic] {
        switch self {
        case .events: [.events]
        case .subjects, .subjectsPercent: [.subjects]
        case .subjectsPercentEvents: [.subjects, .events]
        default: []
        }
    }
}
