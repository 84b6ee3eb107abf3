import Foundation
import GRDB
import Incidence
import Safety
import Schema
import TestSupport
import Testing

@testable import Registry

@Suite("Listing the events of a selection")
struct EventListingTests {
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

    @Test("The listing of a selection holds the events that its count says, in the order subject, day, sequence")
    func listing() throws {
        let test = try registry()
        var selection = EventSelection()
        selection.arms = [1]
        let listed = try test.listing(.made(), selection, all: false)
        #expect(listed.map { "\($0.subject)/\($0.sequence)" } == ["a1/1", "a1/2", "a1/3", "a2/1"])
        #expect(listed.map(\.studyDay) == [6, 10, 10, 41])
        let third = try #require(listed.first { $0.sequence == "3" })
        #expect(third.soc == "Gastrointestinal disorders" && third.pt == "Nausea" && third.arm == "A")
        #expect(third.isRelated && third.causality == assessed(.possible))
        #expect(third.source.file.name == "events-1.csv" && third.source.line == 4 && third.source.byteOffset == 300)
    }

    @Test("There is no study day 0: the day before the first dose is day -1")
    func studyDay() throws {
        let test = try TestRegistry(rows: [
            subject("S"), dose("S", on: "2024-03-01"), event("S", "1", on: "2024-02-29"),
            event("S", "2", on: "2024-03-01"), event("S", "3", on: nil),
        ])
        let listed = try test.listing(.made(), all: true)
        #expect(
            Dictionary(uniqueKeysWithValues: listed.map { ($0.sequence, $0.studyDay) }) == ["1": -1, "2": 1, "3": nil])
    }

    struct Interruption: Error, Equatable {}

    @Test("Whoever takes the events may stop the listing with an error of its own")
    func interrupted() throws {
        let test = try registry()
        var taken = 0
        var choosing = EventChoosing(rules: .made(), selection: EventSelection(), all: true)
        #expect(throws: Interruption()) {
            try test.registry.events(.made(), EventSelection()) { chunk, codings, arms in
                try choosing.events(of: chunk, codings: codings, arms: arms)
            } _: { _ in
                taken += 1
                if taken == 2 { throw Interruption() }
            }
        }
        #expect(taken == 2)
    }

    /// A registry whose subjects were stored in another order than that of their identifiers, with several deliveries
    /// of events, ties of days, events without a day and sequences that sort by their bytes.
    private func shuffled(seed: UInt64, subjects: Int = 150) throws -> TestRegistry {
        var generator = SeededGenerator(seed: seed)
        func name(_ number: Int) -> String { ["s", "S", "Ä", "0"][number % 4] + "\(number * 7919 % 1009)" }
        var rows: [TestRow] = []
        for number in 0..<subjects {
            rows.append(subject(name(number), arm: number % 3 == 0 ? "B" : "A"))
            if number % 9 != 0 { rows.append(dose(name(number), on: "2024-01-0\(1 + number % 9)")) }
        }
        let test = try TestRegistry(arms: ["A", "B"], rows: rows)
        for delivery in 0..<3 {
            let events = (0..<2 * subjects).map { number in
                let day = generator.whole(1...20)
                let onset: String? = day == 20 ? nil : "2024-01-\(day < 10 ? "0" : "")\(day)"
                let sequence = ["", "é", "e", "10-", "Z"][number % 5] + "\(delivery)-\(number)"
                return event(name(generator.whole(0...(subjects - 1))), sequence, on: onset, pt: "PT \(day % 4)") {
                    $0.serious = generator.oneIn(4)
                    if generator.oneIn(5) { $0.coding = .uncoded }
                }
            }
            try test.deliver(events)
        }
        return test
    }

    @Test("Every stored event is listed once, by identifier, counted day and sequence, whatever the order of storing")
    func order() throws {
        for seed in 1...3 {
            let test = try shuffled(seed: UInt64(seed))
            try test.registry.use(.made(), now: TestRegistry.now)
            let expected: [String] = try test.sql(
                """
                SELECT s.identifier || '/' || e.sequence || ' ' || d.disposition
                FROM event_disposition AS d JOIN event AS e ON e.id = d.event_id JOIN subject AS s ON s.id = e.subject_id
                ORDER BY s.identifier, d.counted_day IS NULL, d.counted_day, e.sequence, e.id
                """)
            let listed = try test.listing(.made(), all: true)
            #expect(listed.map { "\($0.subject)/\($0.sequence) \($0.disposition.name)" } == expected)
            #expect(expected.count == 900)
        }
    }

    @Test("A listing of terms holds those of the whole listing that have them, in its order")
    func terms() throws {
        let test = try shuffled(seed: 9)
        let whole = try test.listing(.made(), all: false)
        for pt in ["PT 0", "PT 3", PathIndex.notCoded] {
            var selection = EventSelection()
            selection.paths =
                pt == PathIndex.notCoded ? [CodedPath.uncoded] : try test.registry.resolve(soc: nil, pt: pt)
            let listed = try test.listing(.made(), selection, all: false)
            #expect(listed == whole.filter { ($0.pt ?? PathIndex.notCoded) == pt })
            #expect(!listed.isEmpty && listed.count < whole.count)
        }
    }

    @Test("Subjects of a rare term are those of all subjects that have it, in order, by the packed copy or without it")
    func rareTerm() throws {
        let names = (0..<1500).map { "S\($0 * 7919 % 1511)" }
        var rows = names.map { subject($0) }
        for (number, name) in names.enumerated() {
            rows.append(event(name, "1", pt: number % 100 == 3 ? "Rare" : "Common"))
            if number % 100 == 4 { rows.append(event(name, "2", pt: "Rare")) }
        }
        let test = try TestRegistry(rows: rows)
        let rare = names.enumerated().filter { [3, 4].contains($0.offset % 100) }.map(\.element)
        let expected = rare.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        #expect(expected.count == 30)
        #expect(test.registry.rebuildPackedCopy())
        for isCurrent in [true, false] {
            if !isCurrent { try test.tamper("UPDATE packed_copy SET is_current = 0") }
            for fewCandidates in [ListedSubjects.fewCandidates, 0] {
                let found: [String] = try test.registry.reading { db in
                    let coding = try Int.fetchAll(
                        db,
                        sql:
                            "SELECT c.id FROM coding c JOIN path p ON p.id = c.path_id JOIN term t ON t.id = p.pt_id WHERE t.name = 'Rare'"
                    )
                    #expect(try (PackedCopy.subjects(db, withCodings: coding) != nil) == isCurrent)
                    let listed = try ListedSubjects(db, subject: nil, codings: coding, fewCandidates: fewCandidates)
                    var keys: [Int] = []
                    while let portion = try listed.next() { keys += portion }
                    return try keys.map {
                        try #require(
                            try String.fetchOne(db, sql: "SELECT identifier FROM subject WHERE id = ?", arguments: [$0])
                        )
                    }
                }
                #expect(found == expected, "current \(isCurrent), few \(fewCandidates)")
            }
        }
    }

    @Test("The events of each coding are counted by the packed copy as by the rows")
    func byCoding() throws {
        let test = try shuffled(seed: 4)
        #expect(test.registry.rebuildPackedCopy())
        let packed = try test.registry.contents()
        try test.tamper("UPDATE packed_copy SET is_current = 0")
        let counted = try test.registry.contents()
        let rows: [Int] = try test.sql(
            "SELECT count(*) FROM event UNION ALL SELECT count(*) FROM event WHERE coding_id IS NOT NULL")
        #expect([packed.events, packed.codedEvents] == rows && [counted.events, counted.codedEvents] == rows)
        #expect(packed.dictionaries == counted.dictionaries && rows[0] > rows[1])
    }

    @Test("An event coded in a dictionary that the rules do not name is listed as not coded")
    func otherDictionary() throws {
        let test = try TestRegistry(rows: [
            subject("S"), dose("S", on: "2024-01-01"), entry(), coded("S", "1", .pt, "P1"), event("S", "2"),
        ])
        var rules = RuleSet.made()
        rules.dictionary = DictionaryReference(name: "Invented", version: "1.0")
        var selection = EventSelection()
        selection.paths = [CodedPath.uncoded]
        let listed = try test.listing(rules, selection, all: false)
        #expect(listed.map(\.sequence) == ["2"] && listed.map(\.pt) == [nil])
        selection.paths = try test.registry.resolve(soc: nil, pt: "P1")
        #expect(try test.listing(rules, selection, all: false).map(\.sequence) == ["1"])
    }

    /// The statements that run before the first event of a listing is shown.
    static let beforeFirstEvent = [
        "listed_subjects", "subjects_with_codings", "asked_subjects", "asked_doses", "asked_flags", "asked_events",
        "events",
    ]

    @Test(
        "Nothing sorts or goes through all events or subjects before a listing's first event",
        arguments: beforeFirstEvent)
    func plan(name: String) throws {
        let test = try registry()
        let sql = try #require(Schema.statement(name))
        let plan = try DatabaseQueue(path: test.registry.path).read { db in
            let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
            statement.setUncheckedArguments([])
            return try Row.fetchAll(statement).map { $0["detail"] as String }
        }
        let scans = plan.filter { $0.hasPrefix("SCAN") && !$0.contains("VIRTUAL TABLE") }
        if name == "listed_subjects" {
            // Subjects come from the index of their identifiers one by one, as they are asked for.
            #expect(plan == ["SCAN subject USING COVERING INDEX subject_by_identifier"])
        } else {
            #expect(scans == [] && plan.contains { $0.hasPrefix("SEARCH") })
        }
    }
}
