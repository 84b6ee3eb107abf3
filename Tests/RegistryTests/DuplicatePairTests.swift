import Incidence
import Safety
import TestSupport
import Testing

@testable import Registry

@Suite("Events that may be one event recorded twice")
struct DuplicatePairTests {
    private func pairs(_ test: TestRegistry) throws -> [String] {
        var pairs: [String] = []
        try test.registry.duplicatePairs { pair in
            pairs.append("\(pair.subject) \(pair.event.sequence)-\(pair.other.sequence) \(pair.reason.rawValue)")
        }
        return pairs
    }

    private func tally(_ test: TestRegistry) throws -> DuplicateCounts {
        let termKey = test.registry.termKey
        return try test.registry.columns([.onset, .end]) { frame in
            DuplicateTally(frame) { termKey.key($0) }
        } add: {
            $0.add($1)
        }.counts
    }

    private func headache(_ sequence: String, _ onset: String?, _ end: String?, subject: String = "S1") -> TestRow {
        event(subject, sequence, on: onset) {
            $0.end = end.map(date)
            $0.verbatim = "row \(sequence)"
        }
    }

    /// Two headaches, worked out by hand: onset and end of each, and the reason or none.
    static let cases: [(String?, String?, String?, String?, DuplicatePair.Reason?)] = [
        ("2024-01-05", "2024-01-07", "2024-01-07", "2024-01-09", .overlap),
        ("2024-01-05", "2024-01-07", "2024-01-06", "2024-01-06", .overlap),
        ("2024-01-05", "2024-01-07", "2024-01-08", "2024-01-09", .touch),
        ("2024-01-08", "2024-01-09", "2024-01-05", "2024-01-07", .touch),
        ("2024-01-05", "2024-01-07", "2024-01-09", "2024-01-10", nil),
        // No end: the event was there on its first day, and can have gone on.
        ("2024-01-05", nil, "2024-01-05", nil, .overlap),
        ("2024-01-05", nil, "2024-01-06", nil, .touch),
        ("2024-01-05", nil, "2024-03-01", "2024-03-02", .possible),
        ("2024-03-01", nil, "2024-01-05", "2024-01-07", nil),
        ("2024-01-01", "2024-01-09", "2024-01-09", nil, .overlap),
        // Parts of dates: what is certain decides overlap and touch, what is possible the rest.
        ("2024-01", "2024-01", "2024-02-01", "2024-02-02", .possible),
        ("2024-01", "2024-01", "2024-02-02", "2024-02-03", nil),
        ("2024-01", "2024-03", "2024-02-10", "2024-02-12", .overlap),
        ("2024-01", "2024-03", "2024-03-02", "2024-03-02", .touch),
        ("2024-01", nil, "2024-01-31", "2024-01-31", .possible),
        ("2024", nil, "2023-12-31", "2023-12-31", .possible),
        ("2024", nil, "2023-12-30", "2023-12-30", nil),
        // No onset: it can have begun at any time.
        (nil, "2024-01-07", "2024-01-08", nil, .possible),
        (nil, "2024-01-07", "2024-01-09", nil, nil),
        (nil, nil, "2024-01-09", nil, .possible),
    ]

    @Test("Overlap, touch, possible or none, by what the dates can mean", arguments: cases.indices)
    func reasons(number: Int) throws {
        let (onset, end, otherOnset, otherEnd, reason) = Self.cases[number]
        let test = try TestRegistry(rows: [
            subject("S1"), headache("1", onset, end), headache("2", otherOnset, otherEnd),
        ])
        #expect(try pairs(test) == (reason.map { ["S1 1-2 \($0.rawValue)"] } ?? []))
        #expect(try tally(test).near == (reason == nil ? 0 : 1))
    }

    @Test("Only of one subject and one PT, in any dictionary and spelling; exact ones are in no other pair")
    func whatIsCompared() throws {
        let other = DictionaryVersion(name: "Other names", version: "2", language: "en")
        let test = try TestRegistry(rows: [
            subject("S1"), subject("S2"),
            event("S1", "1"), event("S1", "2"), headache("3", "2024-01-15", nil, subject: "S2"),
            event("S1", "4", pt: "Nausea"), event("S1", "5", pt: "Diarrhea"),
            event("S1", "6") { $0.coding = named("Gut", "DIARRHOEA", in: other) },
            event("S1", "7") { $0.coding = .uncoded },
            event("S1", "8") {
                $0.coding = .uncoded; $0.grade = 1
            },
            event("S1", "9") { $0.coding = .uncoded },
        ])
        #expect(try pairs(test) == ["S1 1-2 exact", "S1 5-6 overlap", "S1 7-9 exact"])
        var counts = DuplicateCounts()
        counts.exact = 2
        counts.near = 1
        #expect(try tally(test) == counts)
        // They are flagged and nothing else: all are stored.
        #expect(try test.registry.contents().events == 9)
    }

    @Test("The count over the packed copy is that of the view, on random events", arguments: UInt64(1)...8)
    func agreement(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var rows = (1...4).map { subject("S\($0)") }
        let days = ["2024-01-03", "2024-01-04", "2024-01-05", "2024-01", "2024", "2023-12-31", "2024-02-01"]
        for number in 1...60 {
            let onset = random.oneIn(6) ? nil : days[random.whole(0...6)]
            var end = random.oneIn(3) ? nil : days[random.whole(0...6)]
            if let first = onset.map(date), let last = end.map(date), last.latest < first.earliest { end = onset }
            rows.append(
                event(
                    "S\(random.whole(1...4))", "\(number)", on: onset, pt: ["Headache", "Rash", "Nausea"][number % 3]
                ) {
                    $0.end = end.map(date)
                })
        }
        let test = try TestRegistry(rows: rows)
        let pairs = try pairs(test)
        let counts = try tally(test)
        #expect(counts.exact == pairs.count { $0.hasSuffix("exact") })
        #expect(counts.near == pairs.count { !$0.hasSuffix("exact") } && counts.near > 20)
    }
}
