import Safety
import TestSupport
import Testing

@testable import Registry

/// A small study of random rows, and random edits of it.
private struct RandomStudy {
    var rows: [TestRow] = []
    private var nextSequence = 1

    init(_ random: inout SeededGenerator) {
        for number in 1...8 { addSubject("S\(number)", &random) }
    }

    private mutating func addSubject(_ name: String, _ random: inout SeededGenerator) {
        rows.append(Self.subjectRow(name, &random))
        for sequence in 0..<random.whole(0...2) {
            rows.append(Self.exposureRow(name, "\(sequence + 1)", &random))
        }
        for _ in 0..<random.whole(0...6) { addEvent(of: name, &random) }
    }

    private mutating func addEvent(of subject: String, _ random: inout SeededGenerator) {
        let sequence = "\(nextSequence)"
        nextSequence += 1
        rows += Self.eventRows(subject, sequence, &random)
    }

    /// The study after edits: rows that say something else, that are gone, that are new; the others in their order.
    func edited(_ random: inout SeededGenerator) -> RandomStudy {
        var later = self
        later.rows = []
        var gone: Set<String> = []
        for row in rows {
            switch row {
            case .subject(let subject):
                later.rows.append(random.oneIn(3) ? Self.subjectRow(subject.subject, &random) : row)
            case .exposure(let exposure):
                if random.oneIn(6) { continue }
                later.rows.append(
                    random.oneIn(3) ? Self.exposureRow(exposure.subject, exposure.sequence, &random) : row)
            case .event(let event):
                let name = "\(event.subject)/\(event.sequence)"
                switch random.whole(1...8) {
                case 1: gone.insert(name)
                case 2, 3:
                    gone.insert(name)
                    later.rows += Self.eventRows(event.subject, event.sequence, &random)
                default: later.rows.append(row)
                }
            case .supplement(let supplement):
                // Supplements of events that changed came with them.
                if !gone.contains("\(supplement.subject)/\(supplement.eventSequence)") { later.rows.append(row) }
            case .group, .arm, .dictionary, .ignored, .rejected: break
            }
        }
        later.addEvent(of: "S1", &random)
        later.addSubject("N\(nextSequence)", &random)
        return later
    }

    // MARK: Rows

    private static func subjectRow(_ name: String, _ random: inout SeededGenerator) -> TestRow {
        let site = random.oneIn(2) ? "site \(random.whole(1...2))" : nil
        let age = random.oneIn(2) ? "\(random.whole(60...62))" : nil
        let born = random.oneIn(3) ? nil : date(["1950", "1950-02", "1950-02-03"][random.whole(0...2)])
        let flags = random.subset(of: ["SAFFL", "ITTFL"]).sorted()
        let value = random.oneIn(2)
        let attributes = random.subset(of: ["site of onset", "weight"]).sorted()
        let text = "value \(random.whole(1...2))"
        return subject(name, arm: random.oneIn(4) ? nil : "Treated") {
            $0.site = site
            $0.age = age
            $0.ageUnit = age == nil ? nil : "YEARS"
            $0.birthDate = born
            $0.populationFlags = flags.map { NamedValue(name: $0, value: value) }
            $0.attributes = attributes.map { NamedValue(name: $0, value: text) }
        }
    }

    private static func exposureRow(
        _ name: String, _ sequence: String, _ random: inout SeededGenerator
    ) -> TestRow {
        let start = random.oneIn(5) ? nil : day(random.whole(0...2), after: "2024-01-01")
        return dose(
            name, sequence, on: start, until: random.oneIn(2) ? "2024-03" : nil, amount: "\(random.whole(1...2))")
    }

    /// An event with its supplements; its own flag and theirs agree where both are stated.
    private static func eventRows(
        _ name: String, _ sequence: String, _ random: inout SeededGenerator
    ) -> [TestRow] {
        let flag: Bool? = random.oneIn(3) ? nil : random.oneIn(2)
        let isOnRow = random.oneIn(2)
        let hasSupplement = random.oneIn(2)
        var record = EventRecord(
            subject: name, sequence: sequence,
            coding: random.oneIn(6)
                ? .uncoded : named("Organ \(random.whole(1...2))", ["Headache", "Rash"][random.whole(0...1)]))
        record.onset = random.oneIn(5) ? nil : date(["2024-01-05", "2024-01", "2024-01-06"][random.whole(0...2)])
        record.end = random.oneIn(3) ? date("2024-02-01") : nil
        record.severity = random.oneIn(3) ? nil : Severity(rawValue: random.whole(1...3))
        record.serious = random.oneIn(3) ? nil : random.oneIn(2)
        record.criteria = random.oneIn(3) ? random.subset(of: [.death, .hospitalisation]) : []
        record.outcome = random.oneIn(2) ? nil : .recovered
        record.causality = random.oneIn(4) ? [] : assessed(random.oneIn(2) ? .possible : .unlikely)
        record.treatmentEmergent = isOnRow ? flag : nil
        var rows: [TestRow] = [.event(record)]
        if let flag, hasSupplement {
            rows.append(supplement(name, sequence, value: flag ? "Y" : "N", emergent: flag))
        }
        if random.oneIn(4) {
            rows.append(supplement(name, sequence, name: "AESOSP", value: "text \(random.whole(1...2))"))
        }
        return rows
    }
}

@Suite("Random corrections")
struct CorrectionPropertyTests {
    @Test(
        "A registry corrected to a second version says what one says that imported this at once, and keeps every former value",
        arguments: UInt64(1)...24)
    func corrections(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let first = RandomStudy(&random)
        let corrected = try TestRegistry(rows: first.rows)
        var stages = [first]
        for _ in 1...2 {
            let before = try #require(stages.last)
            let later = before.edited(&random)
            stages.append(later)
            let dry = try corrected.correct(later.rows, cumulative: true, removing: true, isDryRun: true)
            let summary = try corrected.correct(later.rows, cumulative: true, removing: true)
            #expect(summary.rejects == [])
            #expect(dry.correction == summary.correction && dry.counts == summary.counts)

            let expected = RowSayings(before.rows).history(to: RowSayings(later.rows))
            let found = try corrected.history(run: try #require(summary.run))
            #expect(Set(found) == expected && found.count == expected.count)
            for line in expected.symmetricDifference(found) { Issue.record("\(line)") }
            let changes = summary.correction?.tables.reduce(0) { $0 + $1.cells.reduce(0) { $0 + $1.count } }
            #expect(changes == expected.filter { $0.kind == "changed" }.count)

            let atOnce = try TestRegistry(rows: later.rows)
            #expect(try corrected.clinicalRows() == atOnce.clinicalRows())
            #expect(try corrected.registry.structureFindings() == [])
            #expect(try !corrected.registry.packedCopyDiffers())
            let (one, other) = (try corrected.judge(.made()), try atOnce.judge(.made()))
            #expect(one.dispositions == other.dispositions && one.any == other.any && one.n == other.n)

            // The same rows again change nothing.
            let again = try corrected.correct(later.rows, cumulative: true, removing: true)
            #expect(again.counts.allSatisfy { $0.stored == 0 && $0.rejected == 0 })
            #expect(try corrected.history(run: try #require(again.run)) == [])
        }
        let rebuilt = RowSayings(try #require(stages.last).rows).undoing(try corrected.history())
        #expect(rebuilt == RowSayings(first.rows))
    }
}
