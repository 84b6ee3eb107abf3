import Incidence
import Safety
import Testing

@testable import Registry

@Suite("Person-time")
struct PersonTimeTests {
    /// Five subjects dosed on 2024-01-01 but for the last, whose dose has no date:
    /// a1 followed up to 10 January, 10 days, Headache on 3 and 5 January, Nausea on 7 January;
    /// a2 died on 20 January, 20 days, though followed up to the 31st, no event;
    /// b1 with neither, seen last at a dose that ended on 5 January, Headache on 4 January: 5 days;
    /// b2 followed up to some day of February, the 29th at the latest: 60 days; Headache without a date;
    /// b3 without a start of time.
    private func registry() throws -> TestRegistry {
        try TestRegistry(
            arms: ["A", "B"], groups: ["G", "H"],
            rows: [
                subject("a1", arm: "A") { $0.followUpEnd = date("2024-01-10") },
                subject("a2", arm: "A") {
                    $0.followUpEnd = date("2024-01-31")
                    $0.deathDate = date("2024-01-20")
                },
                subject("b1", arm: "B"), subject("b2", arm: "B") { $0.followUpEnd = date("2024-02") },
                subject("b3", arm: "B") { $0.followUpEnd = date("2024-01-10") },
                dose("a1", on: "2024-01-01"), dose("a2", on: "2024-01-01"),
                dose("b1", on: "2024-01-01", until: "2024-01-05"), dose("b2", on: "2024-01-01"), dose("b3", on: nil),
                .group(GroupRecord(subject: "a1", group: "G")), .group(GroupRecord(subject: "a1", group: "H")),
                .group(GroupRecord(subject: "b1", group: "H")),
                event("a1", "1", on: "2024-01-03"), event("a1", "2", on: "2024-01-05"),
                event("a1", "3", on: "2024-01-07", soc: "Gastrointestinal disorders", pt: "Nausea"),
                event("b1", "1", on: "2024-01-04"), event("b2", "1", on: nil),
                event("b3", "1", on: "2024-01-05"),
            ])
    }

    /// The person-time of both counters, which must be the same.
    private func time(
        _ test: TestRegistry, _ rules: RuleSet = .made(), groups: [Set<Int>] = [],
        _ change: (inout EventSelection) -> Void = { _ in }
    ) throws -> PersonTime {
        var request = CountRequest(rules: rules, selection: EventSelection(), groups: groups)
        change(&request.selection)
        request.countsPersonTime = true
        let packed = try test.packedCounts(request)
        #expect(try test.registry.referenceCounts(request) == packed)
        return try #require(packed.personTime)
    }

    private func path(_ name: String, in test: TestRegistry) throws -> CodedPath {
        try #require(try test.registry.paths().first { $0.pt.name == name })
    }

    @Test("Subjects are observed from the first dose to the end of follow-up, both days included")
    func observed() throws {
        let time = try time(try registry())
        #expect(time.observed == [10 + 20, 5 + 60, 95])
        #expect(time.withoutEnd == [0, 1, 1])
        #expect(time.withoutStart == [0, 1, 1])
    }

    @Test("Days after the first event of a row, whose day itself is at risk; an event without a date is on day 1")
    func afterEvents() throws {
        let test = try registry()
        let headache = try path("Headache", in: test)
        let nausea = try path("Nausea", in: test)
        let time = try time(test, groups: [[headache.id, nausea.id], [nausea.id]])
        // a1: 4 to 10 January; b1: 5 January; b2: all but the first of 60 days.
        #expect(time.afterPath[headache.id] == [7, 1 + 59, 67])
        #expect(time.afterPath[nausea.id] == [3, 0, 3])
        #expect(time.afterSOC[headache.soc.id] == [7, 60, 67] && time.afterSOC[nausea.soc.id] == [3, 0, 3])
        #expect(time.afterAny == [7, 60, 67])
        #expect(time.afterGroup == [[7, 60, 67], [3, 0, 3]])
    }

    @Test("Events that are not selected do not end the time at risk, and the time observed stays")
    func selection() throws {
        let test = try registry()
        let time = try time(test) { $0.from = date("2024-01-06").earliest }
        #expect(time.observed.last == 95 && time.afterAny == [3, 0, 3])
        #expect(time.afterPath[try path("Headache", in: test).id] == nil)
    }

    @Test("The window and the data cut end observation; of a subject seen last before them, they are no sign")
    func windowAndCut() throws {
        let window = RuleSet.made { $0.window.basis = .days(first: 0, last: 14) }
        let inWindow = try time(try registry(), window)
        #expect(inWindow.observed == [10 + 15, 5 + 15, 45] && inWindow.withoutEnd == [0, 1, 1])
        // A cut is one for everybody: b1 is observed up to it.
        let cut = RuleSet.made { $0.followUp.dataCut = date("2024-01-08").earliest }
        let before = try time(try registry(), cut)
        #expect(before.observed == [8 + 8, 8 + 8, 32] && before.withoutEnd == [0, 0, 0])
        #expect(before.afterAny == [5, 4 + 7, 16])
        // Three days after the last day of any dose.
        let tail = RuleSet.made { $0.window.basis = .anyDose(last: 3) }
        #expect(try time(try registry(), tail).observed == [4 + 4, 5 + 4, 17])
        // A cut before the first dose leaves its day.
        let early = RuleSet.made { $0.followUp.dataCut = date("2023-12-24").earliest }
        #expect(try time(try registry(), early).observed == [2, 2, 4])
    }

    @Test("Of subjects held to a set, of arms asked for, and of the total alone")
    func columns() throws {
        let test = try registry()
        #expect(try time(test) { $0.subjects = SubjectSet([1, 3]) }.observed == [10, 5, 15])
        #expect(try time(test) { $0.arms = [2] }.observed == [65, 65])
        #expect(try time(test) { $0.arms = [] }.observed == [95])
        #expect(try time(test) { $0.arms = [] }.afterAny == [67])
    }

    @Test("In groups, a subject is observed once in each of its groups and once in total")
    func inGroups() throws {
        let test = try registry()
        let groups = RuleSet.made { $0.armBasis = .groups }
        let time = try time(test, groups)
        #expect(time.observed == [10, 10 + 5, 15] && time.withoutEnd == [0, 1, 1])
        #expect(time.afterAny == [7, 8, 8])
        #expect(try self.time(test, groups) { $0.arms = [2] }.observed == [15, 15])
        #expect(try self.time(test, groups) { $0.arms = [1] }.observed == [10, 10])
    }
}
