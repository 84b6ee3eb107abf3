import Incidence
import Safety
import TestSupport
import Testing

struct ArmComparisonTests {
    /// 20 subjects in each of two arms: of a SOC's terms so many have x and y in arm B and in arm A.
    private static func table(
        _ counts: [(soc: String, pt: String, a: Int, b: Int)], arms: [String] = ["A", "B"], reference: String? = nil
    ) throws -> IncidenceTable {
        var subjects = (0..<40).map { FixtureSubject(arm: $0 < 20 || arms.count == 1 ? 0 : 1, firstDose: 0) }
        for (term, row) in counts.enumerated() {
            for number in 0..<row.a { subjects[number].events.append(FixtureEvent(term, on: 1)) }
            for number in 0..<row.b { subjects[20 + number].events.append(FixtureEvent(term, on: 1)) }
        }
        let registry = SmallRegistry(arms: arms, terms: counts.map { ($0.soc, $0.pt) }, subjects: subjects)
        var definition = TableDefinition(name: "t", title: "t", kind: .terms(EventChoice()))
        definition.comparison = Comparison(reference: reference, statistics: [.fisher, .adjusted, .doubleFDR])
        return try IncidenceTable.build(
            definition, rules: CountingTests.rules, selection: EventSelection(), paths: registry.paths,
            order: TermOrder()
        ) { try PackedCounter.count($0, in: registry) }
    }

    @Test("Fisher's p of 8 of 20 against 1 of 20 is R's, and a row without an event has none")
    func fisher() throws {
        let table = try Self.table([("S", "p", 1, 8)])
        let comparison = try #require(table.comparisons.first)
        func p(_ cells: [CellCount]) -> Double? {
            comparison.value(of: .fisher, cells, path: nil, table.columns, StatisticMethods())?.estimate
        }
        guard case .terms(let rows) = table.body else { return }
        // R: fisher.test(matrix(c(8, 12, 1, 19), 2))$p.value
        #expect(abs(try #require(p(rows.any.cells)) - 0.019_656_019_656_019_66) < 1e-12)
        #expect(p(rows.any.cells.map { _ in CellCount() }) == nil)
    }

    @Test("p-values are adjusted over the PTs, and twice by SOC: the numbers of R's p.adjust")
    func adjusted() throws {
        let table = try Self.table([("S", "p", 1, 8), ("S", "q", 3, 5), ("T", "r", 0, 6), ("T", "s", 2, 2)])
        let comparison = try #require(table.comparisons.first)
        #expect(comparison.tests == 4)
        let p = [501, 502, 503, 504].map { comparison.adjusted[$0] }
        // R: p <- c(fisher of 8 v 1, 5 v 3, 6 v 0, 2 v 2); p.adjust(p, "BH"); by SOC p.adjust(p[1:2]), p.adjust(p[3:4])
        let overall = [0.040_392_040_392_040_35, 0.926_352_926_352_926_4, 0.040_392_040_392_040_35, 1]
        let within = [0.039_312_039_312_039_31, 0.694_764_694_764_694_8, 0.040_392_040_392_040_35, 1]
        for (own, expected) in zip(p, overall) { #expect(abs(try #require(own?.overall) - expected) < 1e-9) }
        for (own, expected) in zip(p, within) { #expect(abs(try #require(own?.withinSOC) - expected) < 1e-9) }
        #expect(abs(try #require(p[0]?.ofSOC) - 0.040_392_040_392_040_35) < 1e-9)
    }

    @Test("One arm has nothing to be compared with; a reference that is no column is an error")
    func references() throws {
        #expect(try Self.table([("S", "p", 1, 8)], arms: ["A"]).comparisons.isEmpty)
        #expect(try Self.table([("S", "p", 1, 8)], reference: "B").comparisons.map(\.arm) == [0])
        #expect(throws: IncidenceError.noReferenceArm("C", arms: ["A", "B"])) {
            try Self.table([("S", "p", 1, 8)], reference: "C")
        }
    }

    @Test(
        "Frequency words begin at their bounds",
        arguments: [
            (10, 100, Frequency.veryCommon), (99, 1000, .common), (1, 100, .common), (9, 1000, .uncommon),
            (1, 1000, .uncommon), (1, 1001, .rare), (1, 10_000, .rare), (1, 10_001, .veryRare),
        ])
    func frequency(subjects: Int, n: Int, word: Frequency) {
        #expect(Frequency(IncidenceProportion(subjects: subjects, n: n)) == word)
        #expect(Frequency(IncidenceProportion(subjects: 0, n: n)) == nil)
    }
}
