import Safety
import Statistics

/// An arm that is compared with another, row by row.
package struct ArmComparison: Sendable, Equatable {
    /// The columns of the arm and of the one that it is compared with.
    package var arm: Int
    package var reference: Int
    /// By path of a PT row its p-values adjusted over all PT rows of the table.
    package var adjusted: [Int: AdjustedP]
    /// How many PT rows have a p-value, and so count as tests.
    package var tests: Int

    package struct AdjustedP: Sendable, Equatable {
        /// By Benjamini and Hochberg.
        package var overall: Double?
        /// By Mehrotra and Heyse: that of the term within its SOC, and that of the SOC.
        package var withinSOC: Double?
        package var ofSOC: Double?
    }

    /// The fourfold table of a row; nil where neither arm has the event or one has no subjects, so that there is nothing
    /// to compare.
    package func proportions(_ cells: [CellCount], _ columns: [IncidenceTable.Column]) -> TwoProportions? {
        guard arm < cells.count, reference < cells.count, columns[arm].n > 0, columns[reference].n > 0,
            cells[arm].subjects + cells[reference].subjects > 0
        else { return nil }
        return TwoProportions(
            events1: cells[arm].subjects, n1: columns[arm].n, events2: cells[reference].subjects,
            n2: columns[reference].n)
    }

    /// A statistic of a row, unrounded: an estimate with its interval, or a p-value alone.
    package func value(
        of statistic: Comparison.Statistic, _ cells: [CellCount], path: Int?, _ columns: [IncidenceTable.Column],
        _ methods: StatisticMethods
    ) -> ComparedValue? {
        guard let table = proportions(cells, columns) else { return nil }
        switch statistic {
        case .riskDifference:
            return table.difference.map {
                ComparedValue($0, methods.difference.method.interval(of: table))
            }
        case .riskRatio:
            return table.riskRatio.map { ComparedValue($0, RiskRatioMethod.katz.interval(of: table)) }
        case .oddsRatio:
            let method = methods.oddsRatio.method
            return method.estimate(of: table).map { ComparedValue($0, method.interval(of: table)) }
        case .fisher: return table.fisherP.map { ComparedValue($0, nil) }
        case .chiSquare: return table.chiSquare(yates: false).map { ComparedValue($0.p, nil) }
        case .chiSquareYates: return table.chiSquare(yates: true).map { ComparedValue($0.p, nil) }
        case .adjusted: return path.flatMap { adjusted[$0]?.overall }.map { ComparedValue($0, nil) }
        case .doubleFDR: return path.flatMap { adjusted[$0]?.withinSOC }.map { ComparedValue($0, nil) }
        }
    }
}

/// An estimate with the ends of its two-sided 95 % interval, where it has one, or a p-value.
package struct ComparedValue: Sendable, Equatable {
    package var estimate: Double
    package var lower: Double?
    package var upper: Double?

    init(_ estimate: Double, _ interval: ConfidenceInterval?) {
        self.estimate = estimate
        lower = interval?.lower
        upper = interval?.upper
    }
}

extension Comparison {
    /// The test whose p-values are adjusted: the first of the definition, or Fisher's where it names none.
    package var test: Statistic {
        statistics.first { [.fisher, .chiSquare, .chiSquareYates].contains($0) } ?? .fisher
    }
}

extension IncidenceTable {
    /// Compares each arm with the reference, and adjusts p-values over the PT rows.
    ///
    /// A single arm has nothing to be compared with. Throws when the reference is not among the columns.
    mutating func compare(_ comparison: Comparison, _ methods: StatisticMethods) throws(IncidenceError) {
        let arms = columns.indices.filter { columns[$0].arm != nil }
        guard arms.count > 1 || comparison.reference != nil else { return }
        guard
            let reference = arms.first(where: {
                comparison.reference == nil || columns[$0].name == comparison.reference
            })
        else { throw .noReferenceArm(comparison.reference ?? "", arms: arms.map { columns[$0].name }) }
        var terms: [(soc: Int, row: TermRow)] = []
        if case .terms(let rows) = body {
            terms = rows.blocks.flatMap { block in block.terms.map { (soc: $0.path.soc.id, row: $0) } }
        }
        comparisons = arms.filter { $0 != reference }.map { arm in
            var compared = ArmComparison(arm: arm, reference: reference, adjusted: [:], tests: 0)
            let p = terms.map {
                compared.value(of: comparison.test, $0.row.cells, path: nil, columns, methods)?.estimate
            }
            let overall = benjaminiHochberg(p)
            let double = DoubleFalseDiscoveryRate(zip(terms, p).map { (system: $0.soc, p: $1) })
            for (position, term) in terms.enumerated() {
                compared.adjusted[term.row.path.id] = ArmComparison.AdjustedP(
                    overall: overall[position], withinSOC: double.withinSystem[position],
                    ofSOC: double.ofSystem[position])
            }
            compared.tests = p.count { $0 != nil }
            return compared
        }
    }
}
