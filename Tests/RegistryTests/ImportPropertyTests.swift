import Safety
import TestSupport
import Testing

@testable import Registry

/// What a registry holds and says after deliveries, by plain dictionaries.
private struct NaiveRegistry {
    struct Problem: Hashable {
        var file: Int
        var line: Int
        var code: RejectCode
    }

    private(set) var events: [StoredTold] = []
    private var subjects: Set<String> = []
    private var bySequence: [String: [String: Told]] = [:]
    private var firstSaying: [String: [Told: String]] = [:]

    /// Counts by file, and the refused rows. `names` are those of the files, the subjects' first.
    mutating func take(subjects new: [String], files: [[ToldRow]], names: [String]) -> ([ImportCounts], Set<Problem>) {
        var counts = [ImportCounts()]
        var problems: Set<Problem> = []
        for subject in new {
            if subjects.insert(subject).inserted { counts[0].stored += 1 } else { counts[0].unchanged += 1 }
        }
        for (position, rows) in files.enumerated() {
            var count = ImportCounts()
            for (index, row) in rows.enumerated() {
                let known = bySequence[row.subject]?[row.sequence]
                if !subjects.contains(row.subject) || known != nil && known != row.told {
                    count.rejected += 1
                    let code: RejectCode = subjects.contains(row.subject) ? .conflict : .unknownSubject
                    problems.insert(Problem(file: position + 1, line: index + 2, code: code))
                } else if known != nil {
                    count.unchanged += 1
                } else {
                    let twin = firstSaying[row.subject]?[row.told]
                    count.stored += 1
                    if twin != nil { count.duplicates += 1 }
                    bySequence[row.subject, default: [:]][row.sequence] = row.told
                    if twin == nil { firstSaying[row.subject, default: [:]][row.told] = row.sequence }
                    events.append(
                        StoredTold(
                            subject: row.subject, sequence: row.sequence, told: row.told, twin: twin,
                            file: names[position + 1], line: index + 2))
                }
            }
            counts.append(count)
        }
        return (counts, problems)
    }
}

/// Deliveries of random events: sequences that come again, events recorded twice, subjects with none and with thousands.
struct RandomDeliveries {
    let subjects: [String]
    private(set) var rows: [ToldRow] = []

    init(events most: Int, _ random: inout SeededGenerator) {
        subjects = (0..<30).map { "S\($0)" }
        for (position, subject) in subjects.enumerated() {
            let count = [0, 1, most, random.whole(2...30), random.whole(20...28)][min(position, 3 + position % 2)]
            addEvents(of: subject, count, &random)
        }
        addEvents(of: "STRANGER", 3, &random)
        rows.shuffle(using: &random)
    }

    private mutating func addEvents(of subject: String, _ count: Int, _ random: inout SeededGenerator) {
        let first = rows.count
        for number in 0..<count {
            var told = Told.random(&random)
            if count > 100, !random.oneIn(3) { told.verbatim = "Event \(number)" }
            if random.oneIn(300) { told.verbatim = String(repeating: "long ", count: 20_000) + "\(number % 2)" }
            if rows.count > first, random.oneIn(8) { told = rows[random.whole(first...rows.count - 1)].told }
            var row = ToldRow(subject: subject, sequence: "\(number)", told: told, isSpeltOtherwise: random.oneIn(2))
            if rows.count > first, random.oneIn(8) {
                let earlier = rows[random.whole(first...rows.count - 1)]
                row.sequence = earlier.sequence
                if random.oneIn(2) { row.told = earlier.told }
            }
            rows.append(row)
        }
    }

    /// The rows, in their order, as runs of one to three files.
    func runs(_ count: Int, _ random: inout SeededGenerator) -> [[[ToldRow]]] {
        Self.split(rows, count).map { Self.split($0, random.whole(1...3)) }
    }

    private static func split(_ rows: [ToldRow], _ count: Int) -> [[ToldRow]] {
        (0..<count).map { Array(rows[rows.count * $0 / count..<rows.count * ($0 + 1) / count]) }
    }
}

@Suite("Random deliveries are stored as a plain reading of the rules says")
struct ImportPropertyTests {
    @Test(
        "Each event is stored once; the same again is unchanged, another content a conflict, a twin is marked",
        arguments: [(1, 3000), (2, 400), (3, 100), (4, 60), (5, 100), (6, 25)] as [(UInt64, Int)])
    func imports(seed: UInt64, most: Int) throws {
        var random = SeededGenerator(seed: seed)
        let deliveries = RandomDeliveries(events: most, &random)
        let test = try TestRegistry()
        var naive = NaiveRegistry()
        var total = ImportCounts()
        // Every seventh subject comes with the second run only; every other time, subjects come before all events.
        let late = deliveries.subjects.enumerated().filter { $0.offset % 7 == 6 }.map(\.element)
        var arriving = [deliveries.subjects.filter { !late.contains($0) }, deliveries.subjects, []]
        var runs = deliveries.runs(3, &random)
        if seed % 2 == 0 {
            arriving.insert(arriving[0], at: 0)
            runs.insert([[]], at: 0)
        }
        for (subjects, files) in zip(arriving, runs) {
            let (names, summary) = try test.deliver(
                subjects: subjects, files: files, batch: random.whole(1...300))
            let (counts, problems) = naive.take(subjects: subjects, files: files, names: names)
            #expect(summary.counts == counts)
            let found = summary.rejects.map { NaiveRegistry.Problem(file: $0.file, line: $0.line, code: $0.code) }
            #expect(Set(found) == problems && found.count == problems.count)
            let stored = try test.storedEvents()
            #expect(stored.count == naive.events.count)
            // Line by line, so that a failure shows one event and not all.
            let bySubject = Dictionary(grouping: stored, by: \.subject)
            for (subject, expected) in Dictionary(grouping: naive.events, by: \.subject) {
                for (event, wanted) in zip(bySubject[subject] ?? [], expected) { #expect(event == wanted) }
                #expect(bySubject[subject]?.count == expected.count)
            }
            #expect(try test.registry.structureFindings() == [])
            #expect(try !test.registry.packedCopyDiffers())
            total = summary.counts.reduce(total, +)
        }
        // The deliveries hold all that this test is about.
        #expect(total.stored > most / 2 && total.unchanged > 0 && total.rejected > 3 && total.duplicates > 0)
    }
}
