import Incidence
import Safety
import TestSupport
import Testing

struct TableBuildingTests {
    /// A registry of one arm: each term has its number of subjects (the first ones) and of further events.
    static func registry(n: Int, _ terms: [(soc: String, pt: String, subjects: Int, more: Int)]) -> SmallRegistry {
        var subjects = (0..<n).map { _ in FixtureSubject(arm: 0, firstDose: 0) }
        for (position, term) in terms.enumerated() {
            for subject in 0..<term.subjects { subjects[subject].events.append(FixtureEvent(position, on: 1)) }
            for _ in 0..<term.more { subjects[0].events.append(FixtureEvent(position, on: 2)) }
        }
        return SmallRegistry(arms: ["A"], terms: terms.map { ($0.soc, $0.pt) }, subjects: subjects)
    }

    static func socs(
        of registry: SmallRegistry, order: TermOrder = TermOrder(), selection: EventSelection = EventSelection(),
        _ change: (inout TableDefinition) -> Void = { _ in }
    ) throws -> [IncidenceTable.TermBlock] {
        var definition = TableDefinition(name: "t", title: "t", kind: .terms(EventChoice()))
        change(&definition)
        let table = try IncidenceTable.build(
            definition, rules: RuleSet(name: "r", version: "1", text: ""), selection: selection, paths: registry.paths,
            order: order
        ) { try PackedCounter.count($0, in: registry) }
        guard case .terms(let rows) = table.body else { return [] }
        return rows.blocks
    }

    private func threshold(_ comparator: Threshold.Comparator, _ percent: Int) -> Threshold {
        Threshold(comparator: comparator, numerator: percent, denominator: 1, basis: .total)
    }

    @Test("13 of 260 is at least 5 % and not more than 5 %; 14 of 260 is both")
    func strictAndInclusive() throws {
        let registry = Self.registry(n: 260, [("S", "thirteen", 13, 0), ("S", "fourteen", 14, 0)])
        let strict = try Self.socs(of: registry) { $0.threshold = threshold(.moreThan, 5) }
        #expect(strict.first?.terms.map(\.path.pt.name) == ["fourteen"])
        let inclusive = try Self.socs(of: registry) { $0.threshold = threshold(.atLeast, 5) }
        #expect(inclusive.first?.terms.map(\.path.pt.name) == ["fourteen", "thirteen"])
    }

    @Test("A threshold asks for subjects, not for events")
    func thresholdBySubjects() throws {
        let registry = Self.registry(n: 100, [("S", "often in few", 2, 40), ("S", "once in many", 6, 0)])
        let socs = try Self.socs(of: registry) { $0.threshold = threshold(.moreThan, 5) }
        #expect(socs.first?.terms.map(\.path.pt.name) == ["once in many"])
    }

    @Test(
        "The least number of subjects that passes",
        arguments: [
            (Threshold.Comparator.moreThan, 5, 1, 257, 13), (.moreThan, 1, 1, 257, 3), (.atLeast, 5, 1, 260, 13),
            (.moreThan, 5, 1, 260, 14), (.atLeast, 25, 10, 86, 3), (.atLeast, 0, 1, 86, 1), (.atLeast, 100, 1, 86, 86),
        ])
    func least(comparator: Threshold.Comparator, numerator: Int, denominator: Int, n: Int, expected: Int) {
        let threshold = Threshold(
            comparator: comparator, numerator: numerator, denominator: denominator, basis: .total)
        #expect(threshold.minimumSubjects(of: n) == expected)
    }

    @Test("Nobody passes more than 100 %, and nobody of an N of 0 passes anything")
    func nobody() {
        #expect(threshold(.moreThan, 100).minimumSubjects(of: 50) == nil)
        #expect(threshold(.atLeast, 0).minimumSubjects(of: 0) == nil)
    }

    @Test("Any arm may pass where the total does not")
    func anyArm() throws {
        // 2 of 10 in arm A (20 %), 2 of 40 in total (5 %).
        var subjects = (0..<40).map { FixtureSubject(arm: $0 < 10 ? 0 : 1, firstDose: 0) }
        subjects[0].events = [FixtureEvent(0, on: 1)]
        subjects[1].events = [FixtureEvent(0, on: 1)]
        let registry = SmallRegistry(arms: ["A", "B", "empty"], terms: [("S", "P")], subjects: subjects)
        for (basis, shown) in [(Threshold.Basis.total, 0), (.anyArm, 1)] {
            let socs = try Self.socs(of: registry) {
                $0.threshold = Threshold(comparator: .atLeast, numerator: 10, denominator: 1, basis: basis)
            }
            #expect(socs.first?.terms.count == shown)
        }
    }

    @Test("Terms under the threshold become one remainder: events add up, subjects are distinct")
    func remainder() throws {
        // The three rare terms share the first subjects: 3 + 2 + 1 pairs, 3 people; 3 + 2 + 1 + 4 events.
        let registry = Self.registry(
            n: 100, [("S", "common", 30, 0), ("S", "a", 3, 4), ("S", "b", 2, 0), ("S", "c", 1, 0), ("T", "d", 1, 0)])
        let socs = try Self.socs(of: registry) { $0.threshold = threshold(.moreThan, 5) }
        let rest = try #require(socs.first?.remainder)
        #expect(rest.termCount == 3 && rest.cells.last == CellCount(events: 10, subjects: 3))
        #expect(socs.first?.cells.last == CellCount(events: 40, subjects: 30))
        #expect(socs.last?.terms.isEmpty == true && socs.last?.remainder?.paths == [505])
    }

    @Test("Events without a code are the last SOC, whatever the order and the threshold")
    func notCoded() throws {
        var registry = Self.registry(n: 50, [("Zz", "p", 10, 0), ("Aa", "q", 5, 0)])
        registry.subjects[0].events.append(FixtureEvent(nil, on: 1))
        for order in TableSort.SOCOrder.allCases {
            let socs = try Self.socs(of: registry) {
                $0.sort.soc = order
                $0.threshold = threshold(.moreThan, 5)
            }
            #expect(socs.last?.name == "Not coded" && socs.last?.terms.map(\.path.pt.name) == ["Not coded"])
        }
    }

    @Test("Cells of an overview are the any-event counts of each choice")
    func overview() throws {
        let rows = [
            OverviewRow(label: "All", choice: EventChoice()),
            OverviewRow(label: "Deaths", choice: EventChoice(fatal: true)),
        ]
        let definition = TableDefinition(name: "o", title: "o", kind: .overview(rows))
        let table = try IncidenceTable.build(
            definition, rules: CountingTests.rules, selection: EventSelection(), paths: CountingTests.registry.paths,
            order: TermOrder()
        ) { try PackedCounter.count($0, in: CountingTests.registry) }
        guard case .overview(let counted) = table.body else {
            Issue.record("not an overview")
            return
        }
        #expect(counted.map(\.label) == ["All", "Deaths"])
        #expect(counted.map(\.cells.last) == [CellCount(events: 5, subjects: 2), CellCount(events: 1, subjects: 1)])
        #expect(table.columns.map(\.name) == ["A", "B", "C", "Total"] && table.columns.map(\.n) == [2, 1, 0, 3])
    }

    @Test("A definition's own population takes the place of the rule set's")
    func population() throws {
        var definition = TableDefinition(name: "t", title: "t", kind: .terms(EventChoice()))
        definition.population = .flag("ITT")
        var registry = CountingTests.registry
        registry.subjects[3].flags = ["ITT"]
        let table = try IncidenceTable.build(
            definition, rules: CountingTests.rules, selection: EventSelection(), paths: registry.paths,
            order: TermOrder()
        ) { try PackedCounter.count($0, in: registry) }
        #expect(table.columns.map(\.n) == [0, 1, 0, 1])
    }

    @Test("A row's own selection counts the row again")
    func rowSelection() throws {
        let registry = Self.registry(
            n: 100, [("S", "common", 30, 0), ("S", "a", 3, 4), ("S", "b", 2, 0), ("T", "d", 9, 0)])
        let socs = try Self.socs(of: registry) { $0.threshold = threshold(.moreThan, 5) }
        let soc = try #require(socs.first)
        for (paths, cells) in [(soc.paths, soc.cells), (soc.remainder?.paths ?? [], soc.remainder?.cells ?? [])] {
            let selection = EventSelection().narrowed(to: paths)
            let request = CountRequest(rules: CountingTests.rules, selection: selection)
            #expect(try PackedCounter.count(request, in: registry).any == cells)
        }
    }

    @Test("A counter that names an unknown path is an error, not a crash")
    func unknownPath() {
        let registry = Self.registry(n: 5, [("S", "p", 1, 0)])
        let definition = TableDefinition(name: "t", title: "t", kind: .terms(EventChoice()))
        #expect(throws: IncidenceError.unknownPath(501)) {
            try IncidenceTable.build(
                definition, rules: CountingTests.rules, selection: EventSelection(), paths: [], order: TermOrder()
            ) { try PackedCounter.count($0, in: registry) }
        }
    }
}
