import Incidence
import Safety
import Testing

@testable import Registry

@Suite("Events selected by what they say of themselves")
struct SelectionConditionTests {
    /// Two subjects dosed on 2024-01-01. S was followed up to March 2024; of T nothing is known after its dose of
    /// 2024-02-10.
    private func registry() throws -> TestRegistry {
        try TestRegistry(rows: [
            subject("S") { $0.followUpEnd = date("2024-03") }, subject("T"), dose("S", on: "2024-01-01"),
            dose("T", "1", on: "2024-01-01"), dose("T", "2", on: "2024-02-10"),
            // 1 to 14 January: 14 days, both included.
            event("S", "1", on: "2024-01-01") {
                $0.end = date("2024-01-14")
                $0.action = .withdrawn
                $0.outcome = .recovered
                $0.criteria = [.hospitalisation, .disability]
                $0.causality = assessed(.missing, .possible)
                $0.severity = .severe
            },
            // 15 to 29 January: 15 days.
            event("S", "2", on: "2024-01-15") {
                $0.end = date("2024-01-29")
                $0.action = .unknown
                $0.outcome = .fatal
                $0.causality = assessed(.missing)
                $0.grade = 2
            },
            // From 1 January, the earliest possible day, to 31 March, the last possible day of follow-up: 91 days.
            event("S", "3", on: "2024-01") { $0.outcome = .unknown },
            event("S", "4", on: nil) { $0.verbatim = "without a date" },
            // An end before the day of the event is that day.
            event("S", "5", on: "2023-12-31") {
                $0.worsenedAfterDose = true
                $0.end = date("2023-12-01")
                $0.criteria = [.cancer]
            },
            // 20 January to 10 February, the last day of a dose: 22 days.
            event("T", "1", on: "2024-01-20") { $0.causality = assessed(.unlikely, .certain) },
        ])
    }

    /// The events that a condition leaves, as a listing has them; both counters must count as many.
    private func selected(
        _ rules: RuleSet = .made(), _ change: (inout EventSelection) throws -> Void
    ) throws -> [String] {
        let test = try registry()
        var selection = EventSelection()
        try change(&selection)
        let listed = try test.listing(rules, selection, all: false)
        let request = CountRequest(rules: rules, selection: selection)
        let reference = try test.registry.referenceCounts(request)
        #expect(reference == (try test.packedCounts(request)))
        #expect(reference.any.last == CellCount(events: listed.count, subjects: Set(listed.map(\.subject)).count))
        return listed.map { "\($0.subject)/\($0.sequence)" }.sorted()
    }

    @Test("By action taken and by outcome; what is not stated is none of them, unknown is one")
    func actionAndOutcome() throws {
        #expect(try selected { $0.actions = [.withdrawn, .reduced] } == ["S/1"])
        #expect(try selected { $0.actions = [.unknown] } == ["S/2"])
        #expect(try selected { $0.actions = Set(ActionTaken.allCases) } == ["S/1", "S/2"])
        #expect(try selected { $0.outcomes = [.unknown, .recovered] } == ["S/1", "S/3"])
        #expect(try selected { $0.outcomes = [] } == [])
    }

    @Test("By criterion of seriousness: any of those named")
    func criteria() throws {
        #expect(try selected { $0.criteria = [.disability, .cancer] } == ["S/1", "S/5"])
        #expect(try selected { $0.criteria = [.death] } == [])
    }

    @Test("By assessment: any of them; missing are the events of which no assessment says anything")
    func causality() throws {
        #expect(try selected { $0.causality = [.possible] } == ["S/1"])
        #expect(try selected { $0.causality = [.certain, .missing] } == ["S/2", "S/3", "S/4", "S/5", "T/1"])
    }

    @Test("By severity, unknown ones among them where asked for; rules may assume one for the unknown")
    func severity() throws {
        #expect(try selected { $0.severity = [.severe, .moderate] } == ["S/1", "S/2"])
        func unknown(_ selection: inout EventSelection) {
            selection.severity = [.severe]
            selection.unknownSeverity = true
        }
        #expect(try selected(.made(), unknown) == ["S/1", "S/3", "S/4", "S/5", "T/1"])
        let worst = RuleSet.made { $0.severity.missing = .severe }
        #expect(try selected(worst) { $0.severity = [.severe] } == ["S/1", "S/3", "S/4", "S/5", "T/1"])
        let mild = RuleSet.made { $0.severity.missing = .mild }
        #expect(try selected(mild, unknown) == ["S/1"])
    }

    @Test("By day of treatment: the first dose is on day 1, the day before it is day -1, an undated event has none")
    func onsetDays() throws {
        #expect(try selected { $0.onsetDays = 1...14 } == ["S/1", "S/3"])
        #expect(try selected { $0.onsetDays = 15...20 } == ["S/2", "T/1"])
        #expect(try selected { $0.onsetDays = -1...0 } == ["S/5"])
        #expect(try selected { $0.onsetDays = 0...0 } == [])
    }

    @Test("By duration: an event without an end goes on to the end of follow-up, known or last seen")
    func duration() throws {
        #expect(try selected { $0.lastingOver = 0 } == ["S/1", "S/2", "S/3", "S/5", "T/1"])
        #expect(try selected { $0.lastingOver = 13 } == ["S/1", "S/2", "S/3", "T/1"])
        #expect(try selected { $0.lastingOver = 14 } == ["S/2", "S/3", "T/1"])
        #expect(try selected { $0.lastingOver = 21 } == ["S/3", "T/1"])
        #expect(try selected { $0.lastingOver = 22 } == ["S/3"])
        #expect(try selected { $0.lastingOver = 90 } == ["S/3"])
        #expect(try selected { $0.lastingOver = 91 } == [])
    }

    @Test("Follow-up ends with the window and with the data cut: 31 January, 20 January")
    func followUpEnds() throws {
        let window = RuleSet.made { $0.window.basis = .days(first: 0, last: 30) }
        #expect(try selected(window) { $0.lastingOver = 30 } == ["S/3"])
        #expect(try selected(window) { $0.lastingOver = 31 } == [])
        let cut = RuleSet.made { $0.followUp.dataCut = date("2024-01-20").earliest }
        #expect(try selected(cut) { $0.lastingOver = 19 } == ["S/3"])
        #expect(try selected(cut) { $0.lastingOver = 20 } == [])
    }

    @Test("Held to some subjects, N follows; held to nobody, every cell is zero")
    func subjects() throws {
        let test = try registry()
        for (keys, n, events) in [([2], 1, 1), ([1, 2, 99], 2, 6), ([], 0, 0)] {
            var selection = EventSelection()
            selection.subjects = SubjectSet(keys)
            let request = CountRequest(rules: .made(), selection: selection)
            let counts = try test.registry.referenceCounts(request)
            #expect(counts.n == [n, n] && counts.any.last?.events == events)
            #expect(try test.packedCounts(request) == counts)
            #expect(try test.listing(.made(), selection, all: false).count == events)
            let population = try test.registry.columns(.subjectsOnly) { _ in
                0
            } add: {
                $0 += EventChoosing.population(.made(), request.selection, in: $1)
            }
            #expect(population == n)
        }
    }
}
