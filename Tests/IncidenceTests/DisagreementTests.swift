import Incidence
import Safety
import TestSupport
import Testing

struct DisagreementTests {
    private let paths = CountingTests.registry.paths

    private func counts() throws -> IncidenceCounts {
        let request = CountRequest(rules: CountingTests.rules, selection: EventSelection(), groups: [[501]])
        return try PackedCounter.count(request, in: CountingTests.registry)
    }

    private func difference(_ change: (inout IncidenceCounts) -> Void) throws -> Disagreement? {
        let one = try counts()
        var two = one
        change(&two)
        return Disagreement.first(of: one, two, table: "ae", paths: paths)
    }

    @Test("Equal counts do not disagree")
    func equal() throws {
        #expect(try difference { _ in } == nil)
    }

    @Test("A differing cell is named by table, SOC, term, arm and both values")
    func cell() throws {
        let found = try #require(try difference { $0.path[502]?[0].subjects = 7 })
        #expect(found.level == "pt" && found.soc == "Cardiac" && found.pt == "y" && found.arm == "A")
        #expect(found.measure == "subjects" && found.first == 1 && found.second == 7)
        #expect(found.description.contains("table ae disagree in row pt / Cardiac / y, column A: 1 and 7 subjects"))
    }

    @Test("Events, N, SOCs, uncoded rows, remainders, missing rows and arms are compared")
    func everywhere() throws {
        #expect(try difference { $0.any[3].events = 0 }?.measure == "events")
        #expect(try difference { $0.n[2] = 1 }?.level == "n")
        #expect(try difference { $0.soc[1002]?[1].events = 8 }?.soc == "Vascular")
        #expect(try difference { $0.path[0]?[3].events = 8 }?.pt == "Not coded")
        #expect(try difference { $0.groups[0][3].events = 8 }?.level == "remainder")
        #expect(try difference { $0.groups = [] }?.second == nil)
        #expect(try difference { $0.path[501] = nil }?.pt == "x")
        #expect(try difference { $0.soc[77] = [] }?.soc == "#77")
        #expect(try difference { $0.arms.removeLast() }?.level == "columns")
    }
}
