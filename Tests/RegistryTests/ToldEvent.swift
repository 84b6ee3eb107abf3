import Foundation
import GRDB
import Safety
import TestSupport

@testable import Registry

/// What a row of a delivery tells of an event, but for its subject and sequence. Two rows say the same when these are
/// equal.
struct Told: Hashable {
    var verbatim: String?
    var onset: String?
    var end: String?
    var report: String?
    /// A position in `terms`.
    var term: Int?
    var severity: Int?
    var grade: Int?
    var serious: Bool?
    var criteria: Set<SeriousnessCriterion> = []
    var causality: [Causality] = []
    var outcome: Int?
    var emergent: Bool?

    /// Comparison keys of PTs.
    static let terms = ["headache", "rash", "diarrhoea", "anaemia", "dizziness"]

    /// A few days, words and codes, so that events that say the same come about by chance too.
    static func random(_ random: inout SeededGenerator) -> Told {
        var told = Told()
        let dates: [String?] = [nil, "2024", "2024-02", "2024-02-29", "1970-01-01", "2023-12-31"]
        func date() -> String? { dates[random.whole(0...dates.count - 1)] }
        told.verbatim = [nil, "", "Kopfschmerz", "сыпь", "weh"][random.whole(0...4)]
        told.onset = date()
        if random.oneIn(3) { told.end = date() }
        if random.oneIn(3) { told.report = date() }
        told.term = random.oneIn(5) ? nil : random.whole(0...terms.count - 1)
        if random.oneIn(2) { told.severity = random.whole(1...3) }
        if random.oneIn(4) { told.grade = random.whole(1...5) }
        if random.oneIn(2) { told.serious = random.oneIn(2) }
        if random.oneIn(5) { told.criteria = random.subset(of: SeriousnessCriterion.allCases) }
        told.causality = (0..<random.whole(0...2)).map { _ in Causality.allCases[random.whole(0...3)] }
        if random.oneIn(3) { told.outcome = random.whole(0...5) }
        if random.oneIn(4) { told.emergent = random.oneIn(2) }
        return told
    }
}

/// A row of a delivery of events.
struct ToldRow {
    var subject: String
    var sequence: String
    var told: Told
    /// Whether the PT is written in another spelling of the same term.
    var isSpeltOtherwise = false

    private static let spellings = ["HEADACHE", "Rash", "Diarrhea", "Anemia", "dizziness"]
    private static let otherSpellings = ["Headache", "RASH", "diarrhoea", "ANAEMIA", "Dizziness"]

    var record: EventRecord {
        let names = isSpeltOtherwise ? ToldRow.otherSpellings : ToldRow.spellings
        let coding = told.term.map { named("Nervous system disorders", names[$0]) }
        var record = EventRecord(subject: subject, sequence: sequence, coding: coding ?? .uncoded)
        record.verbatim = told.verbatim
        record.onset = told.onset.map(date)
        record.end = told.end.map(date)
        record.report = told.report.map(date)
        record.severity = told.severity.flatMap(Severity.init)
        record.grade = told.grade
        record.serious = told.serious
        record.criteria = told.criteria
        record.causality = told.causality.map {
            CausalityAssessment(product: nil, assessor: nil, reported: $0.name, value: $0)
        }
        record.outcome = told.outcome.flatMap(Outcome.init)
        record.treatmentEmergent = told.emergent
        return record
    }
}

/// An event that a registry holds, without the keys.
struct StoredTold: Hashable {
    var subject: String
    var sequence: String
    var told: Told
    /// The sequence of the event of the same subject that said the same first.
    var twin: String?
    var file: String
    var line: Int

    /// The event without the place it came from.
    var withoutOrigin: StoredTold {
        var event = self
        event.file = ""
        event.line = 0
        return event
    }
}

extension TestRegistry {
    /// The stored events in the order of their keys, read as any SQL program would.
    func storedEvents() throws -> [StoredTold] {
        try DatabaseQueue(path: registry.path).read { db in
            var lists: [Int: [Causality]] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT list_id, value FROM assessment ORDER BY list_id, position") {
                lists[row[0], default: []].append(Causality(rawValue: row[1]) ?? .missing)
            }
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT e.*, s.identifier, t.name_key AS pt, first.sequence AS twin, f.name AS file
                    FROM event AS e JOIN subject AS s ON s.id = e.subject_id JOIN source_file AS f ON f.id = e.file_id
                    LEFT JOIN coding AS c ON c.id = e.coding_id LEFT JOIN path AS p ON p.id = c.path_id
                    LEFT JOIN term AS t ON t.id = p.pt_id
                    LEFT JOIN event AS first ON first.id = e.duplicate_of AND first.subject_id = e.subject_id
                        AND first.id < e.id AND first.duplicate_of IS NULL
                    ORDER BY e.id
                    """)
            return rows.map { row in
                var told = Told()
                told.verbatim = row["verbatim"]
                told.onset = TestRegistry.written(row, "onset")
                told.end = TestRegistry.written(row, "end")
                told.report = TestRegistry.written(row, "report")
                told.term = (row["pt"] as String?).map { Told.terms.firstIndex(of: $0) ?? -1 }
                told.severity = row["severity"]
                told.grade = row["grade"]
                told.serious = row["serious"]
                let criteria: Int = row["criteria"]
                told.criteria = Set(SeriousnessCriterion.allCases.filter { criteria & 1 << $0.rawValue != 0 })
                told.causality = (row["assessment_list_id"] as Int?).map { lists[$0] ?? [] } ?? []
                told.outcome = row["outcome"]
                told.emergent = row["treatment_emergent"]
                let isTwin = row["duplicate_of"] as Int? != nil
                return StoredTold(
                    subject: row["identifier"], sequence: row["sequence"], told: told,
                    twin: isTwin ? row["twin"] ?? "none of the subject" : nil, file: row["file"], line: row["line"])
            }
        }
    }

    private static func written(_ row: Row, _ name: String) -> String? {
        let day: Int? = row["\(name)_earliest"]
        return row["\(name)_text"] ?? day.map { CalendarDay(number: $0).iso }
    }

    /// Imports subjects and several files of events as one delivery; a file's rows are on the lines 2, 3 …, and come in
    /// batches of `batch` rows.
    func deliver(
        subjects: [String], files: [[ToldRow]], batch size: Int = 256, isDryRun: Bool = false,
        policy: ImportRequest.RejectPolicy = .keep, then end: (ImportSession) throws -> Void = { _ in }
    ) throws -> (names: [String], summary: ImportSummary) {
        var request = request([.subjects] + files.map { _ in .events }, policy: policy, isDryRun: isDryRun)
        for position in request.files.indices {
            let file = request.files[position]
            let name = "\(position) \(file.source.name)"
            request.files[position] = ImportRequest.File(
                source: SourceFile(name: name, sha256: hash(name), bytes: 1000), table: file.table)
        }
        let summary = try registry.importDelivery(request, rawRow: { _ in [] }) { session in
            for (index, identifier) in subjects.enumerated() {
                let origin = Origin(file: 0, line: index + 2, byteOffset: index)
                try session.take(subject(identifier).outcome(origin))
            }
            for (file, rows) in files.enumerated() {
                for start in stride(from: 0, to: rows.count, by: size) {
                    var batch = EventBatch(file: file + 1, columns: TestRow.columns)
                    for index in start..<min(rows.count, start + size) {
                        batch.append(rows[index].record, line: index + 2, byteOffset: (index + 1) * 100)
                    }
                    try session.take(.events(batch))
                }
            }
            try end(session)
        }
        return (request.files.map(\.source.name), summary)
    }

    /// Name and text of every table, index, view and trigger.
    func schema() throws -> [String] {
        try sql(
            "SELECT type || ' ' || name || ': ' || sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
    }
}
