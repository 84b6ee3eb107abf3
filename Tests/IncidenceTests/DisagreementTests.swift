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

    @Test("Days of observation are compared, of all and by row, and named with both values")
    func personTime() throws {
        var request = CountRequest(rules: CountingTests.rules, selection: EventSelection(), groups: [[501]])
        request.countsPersonTime = true
        let one = try PackedCounter.count(request, in: CountingTests.registry)
        func difference(_ change: (inout PersonTime?) -> Void) -> Disagreement? {
            var two = one
            change(&two.personTime)
            return Disagreement.first(of: one, two, table: "ae", paths: paths)
        }
        #expect(difference { _ in } == nil)
        #expect(difference { $0 = nil }?.level == "person-time")
        let days = try #require(difference { $0?.afterPath[502]?[0] += 7 })
        #expect(days.pt == "y" && days.arm == "A" && days.measure == "days")
        #expect(days.second == (days.first ?? 0) + 7)
        #expect(difference { $0?.observed[3] += 1 }?.level == "person-time")
        #expect(difference { $0?.withoutEnd[0] += 1 }?.measure == "subjects without an end")
        #expect(difference { $0?.withoutStart[1] += 1 }?.measure == "subjects without a start")
        #expect(difference { $0?.afterAny[0] += 1 }?.level == "any")
        #expect(difference { $0?.afterSOC[1002]?[1] += 1 }?.soc == "Vascular")
        #expect(difference { $0?.afterGroup[0][0] += 1 }?.level == "remainder")
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
