import Safety

extension TableDefinition {
    /// This table without what the data cannot give: percentages where no denominator exists, and a total of groups, which
    /// overlap. The program's own tables leave these columns out and say so below; what a threshold or a definition of the
    /// user's own asks for is refused with the reason.
    ///
    /// - Parameter isOwn: whether it is a definition of the user's own.
    package func fitted(to study: Study, armBasis: ArmBasis, isOwn: Bool) throws(ReportsError) -> TableDefinition {
        var fitted = self
        if let reason = study.noDenominators {
            if threshold != nil {
                throw refusal(
                    "a threshold is a percentage, and \(Self.noDenominator(reason)) Add --threshold none to show all terms."
                )
            }
            let asked = statistics.filter(\.isPercentage)
            if isOwn, let first = asked.first {
                throw refusal(
                    "the statistic '\(first.rawValue)' is a percentage, and \(Self.noDenominator(reason)) "
                        + "Use events and subjects.")
            }
            fitted.statistics = []
            for statistic in statistics {
                let counted: Statistic? = statistic == .subjectsPercent ? .subjects : statistic
                if let counted, !counted.isPercentage, !fitted.statistics.contains(counted) {
                    fitted.statistics.append(counted)
                }
            }
        }
        if armBasis == .groups {
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
    /// Whether it needs a denominator; subjects with a percentage in brackets do.
    fileprivate var isPercentage: Bool {
        switch self {
        case .events, .subjects: false
        case .percent, .subjectsPercent, .interval: true
        }
    }
}
