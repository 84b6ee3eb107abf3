import Safety
import Testing

@testable import Registry

@Suite("Reference counts of a selection")
struct ReferenceCountTests {
    /// Two arms; A has two subjects, B one. Events by day from the first dose, 2024-01-01:
    /// a1: Headache day 5 (serious), Headache day 9, Nausea day 9 (related) · a2: Headache day 40 · b1: Migraine day 5, uncoded day 6
    private func registry() throws -> TestRegistry {
        try TestRegistry(
            arms: ["A", "B"],
            rows: [
                subject("a1", arm: "A"), subject("a2", arm: "A"), subject("b1", arm: "B"),
                dose("a1", on: "2024-01-01"), dose("a2", on: "2024-01-01"), dose("b1", on: "2024-01-01"),
                event("a1", "1", on: "2024-01-06") { $0.serious = true }, event("a1", "2", on: "2024-01-10"),
                event("a1", "3", on: "2024-01-10", soc: "Gastrointestinal disorders", pt: "Nausea") {
                    $0.causality = assessed(.possible)
                },
                event("a2", "1", on: "2024-02-10"), event("b1", "1", on: "2024-01-06", pt: "Migraine"),
                event("b1", "2", on: "2024-01-07") { $0.coding = .uncoded },
            ])
    }

    private func counts(
        _ test: TestRegistry, groups: [Set<Int>] = [], _ change: (inout EventSelection) throws -> Void = { _ in }
    ) throws -> IncidenceCounts {
        var selection = EventSelection()
        try change(&selection)
        return try test.registry.referenceCounts(CountRequest(rules: .made(), selection: selection, groups: groups))
    }

    private func cells(_ events: Int..., subjects: Int...) -> [CellCount] {
        zip(events, subjects).map { CellCount(events: $0, subjects: $1) }
    }

    @Test("A subject counts once in its PT, once in its SOC and once in any; events all count")
    func levels() throws {
        let test = try registry()
        let counts = try counts(test)
        #expect(counts.any == cells(4, 2, 6, subjects: 2, 1, 3))
        let paths = try test.registry.paths()
        let rows = Dictionary(uniqueKeysWithValues: paths.map { ($0.pt.name, counts.path[$0.id]) })
        #expect(rows["Headache"] == cells(3, 0, 3, subjects: 2, 0, 2))
        #expect(rows["Nausea"] == cells(1, 0, 1, subjects: 1, 0, 1))
        #expect(rows["Migraine"] == cells(0, 1, 1, subjects: 0, 1, 1))
        let nervous = try #require(paths.first { $0.pt.name == "Headache" }).soc.id
        #expect(counts.soc[nervous] == cells(3, 1, 4, subjects: 2, 1, 3))
        #expect(counts.soc[CodedPath.uncoded] == cells(0, 1, 1, subjects: 0, 1, 1))
        #expect(counts.path.count == 4 && counts.soc.count == 3)
    }

    @Test("A group of terms adds events up and counts subjects once; an empty group and an unknown path are zero")
    func groups() throws {
        let test = try registry()
        let id = { (name: String) throws in try #require(try test.registry.paths().first { $0.pt.name == name }).id }
        let groups: [Set<Int>] = [
            [try id("Headache"), try id("Nausea")], [], [CodedPath.uncoded, try id("Migraine")], [9999],
        ]
        let counts = try counts(test, groups: groups)
        #expect(
            counts.groups == [
                cells(4, 0, 4, subjects: 2, 0, 2), cells(0, 0, 0, subjects: 0, 0, 0),
                cells(0, 2, 2, subjects: 0, 1, 1), cells(0, 0, 0, subjects: 0, 0, 0),
            ])
    }

    @Test("Serious, related and fatal narrow the events, never N")
    func attributes() throws {
        let test = try registry()
        let serious = try counts(test) { $0.serious = true }
        #expect(serious.any == cells(1, 0, 1, subjects: 1, 0, 1) && serious.n == [2, 1, 3])
        let related = try counts(test) { $0.related = true }
        #expect(related.any == cells(1, 0, 1, subjects: 1, 0, 1) && related.path.count == 1)
        let both = try counts(test) {
            $0.serious = true
            $0.related = true
        }
        #expect(both.any == cells(0, 0, 0, subjects: 0, 0, 0) && both.n == [2, 1, 3])
        #expect(try counts(test) { $0.fatal = true }.any == cells(0, 0, 0, subjects: 0, 0, 0))
    }

    @Test("An arm narrows columns and N; an arm that is not there has no column")
    func arm() throws {
        let test = try registry()
        let second = try counts(test) { $0.arms = [2] }
        #expect(second.arms == [Arm(id: 2, name: "B")])
        #expect(second.n == [1, 1])
        #expect(second.any == cells(2, 2, subjects: 1, 1))
        let none = try counts(test) { $0.arms = [3] }
        #expect(none.arms.isEmpty && none.n == [0] && none.any == cells(0, subjects: 0))
    }

    @Test("Paths narrow to terms, from and to to counted days with both ends, a subject to its events; N stays")
    func pathsDaysSubject() throws {
        let test = try registry()
        let headache = try counts(test) { $0.paths = try test.registry.resolve(soc: nil, pt: "headache") }
        #expect(headache.any == cells(3, 0, 3, subjects: 2, 0, 2))
        #expect(try counts(test) { $0.paths = [] }.any == cells(0, 0, 0, subjects: 0, 0, 0))
        let period = try counts(test) {
            $0.from = date("2024-01-07").earliest
            $0.to = date("2024-01-10").earliest
        }
        #expect(period.any == cells(2, 1, 3, subjects: 1, 1, 2))
        #expect(try counts(test) { $0.to = date("2024-01-06").earliest }.any == cells(1, 1, 2, subjects: 1, 1, 2))
        let one = try counts(test) { $0.subject = try test.registry.subject("a1") }
        #expect(one.any == cells(3, 0, 3, subjects: 1, 0, 1) && one.n == [2, 1, 3])
    }

    @Test("A period leaves out events whose day is not known")
    func unknownDay() throws {
        let test = try TestRegistry(rows: [
            subject("S"), dose("S", on: "2024-01-01"), event("S", "1", on: nil), event("S", "2"),
        ])
        #expect(try counts(test).any.last?.events == 2)
        #expect(try counts(test) { $0.from = date("1900").earliest }.any.last?.events == 1)
    }
}
