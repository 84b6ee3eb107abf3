import GRDB
import Safety

/// Finds stored rows that no longer say what they said when they were stored: computes each row's content hash again.
///
/// SQLite's own integrity check sees damage to the structure of the file; it takes a changed value for a value.
struct ContentCheck {
    let db: Database

    /// Findings by table; empty when every row is as it was stored.
    func findings() throws -> [String] {
        let counts = [
            ("subject", try subjects()), ("exposure", try exposures()), ("event", try events()),
            ("supplement", try supplements()), ("assessment", try assessments()),
            ("group_membership", try memberships()), ("arm_size", try armSizes()),
        ]
        return counts.filter { $0.1 > 0 }.map { "content: \($0.1) row(s) of table \($0.0) differ from their hash" }
    }

    private func subjects() throws -> Int {
        var flags = try PerSubject<Bool>(db.cursor("subject_flags"))
        var attributes = try PerSubject<String>(db.cursor("subject_attributes"))
        var altered = 0
        let hash = ContentHash(.subject)
        let rows = try db.cursor("subject_contents")
        while let row = try rows.next() {
            let key: Int64 = try row.value("id")
            var record = try row.subjectRecord()
            record.populationFlags = try flags.values(of: key)
            record.attributes = try attributes.values(of: key)
            if try row.content() != hash.hash(record) { altered += 1 }
        }
        return altered
    }

    private func exposures() throws -> Int {
        var altered = 0
        let hash = ContentHash(.subject)
        let rows = try db.cursor("exposure_contents")
        while let row = try rows.next() {
            let record = try row.exposureRecord()
            if try row.content() != hash.hash(record, subject: try row.value("subject_id")) { altered += 1 }
        }
        return altered
    }

    private func events() throws -> Int {
        var altered = 0
        let canonical = ContentHash(.event)
        try StoredEvents(db: db).forEach { event in
            canonical.start(.event)
            _ = canonical.add(
                event.row, subject: event.subject, coding: event.codingHash, assessments: event.assessmentsHash)
            if canonical.hash() != event.content { altered += 1 }
        }
        return altered
    }

    private func supplements() throws -> Int {
        var altered = 0
        let hash = ContentHash(.subject)
        let rows = try db.cursor("supplement_contents")
        while let row = try rows.next() {
            let record = SupplementRecord(
                subject: "", eventSequence: "", name: try row.value("name"), value: try row.value("value"))
            if try row.content() != hash.hash(record, event: try row.value("event_id")) { altered += 1 }
        }
        return altered
    }

    private func memberships() throws -> Int {
        let hash = ContentHash(.membership)
        var altered = 0
        let rows = try db.cursor("membership_contents")
        while let row = try rows.next() {
            let record = GroupRecord(subject: "", group: try row.value("group"))
            if try row.content() != hash.hash(record, subject: try row.value("subject_id")) { altered += 1 }
        }
        return altered
    }

    private func armSizes() throws -> Int {
        let hash = ContentHash(.armSize)
        return try db.rows("arm_sizes").count { row in
            var record = ArmRecord(arm: try row.value("arm"), subjects: try row.value("subjects"))
            record.deaths = try row.optional("deaths")
            return try row.content() != hash.hash(record)
        }
    }

    private func assessments() throws -> Int {
        let hash = ContentHash(.assessments)
        var lists: [Int64: (content: (UInt64, UInt64), list: [CausalityAssessment])] = [:]
        let rows = try db.cursor("assessment_lists")
        while let row = try rows.next() {
            let value: Int = try row.value("value")
            let assessment = CausalityAssessment(
                product: try row.optional("product"), assessor: try row.optional("assessor"),
                reported: try row.optional("reported"), value: Causality(rawValue: value) ?? .missing)
            let content = try row.content()
            lists[try row.value("id"), default: (content, [])].list.append(assessment)
        }
        return lists.values.count { $0.content != hash.hash($0.list) }
    }
}

/// Named values of subjects, read along with the subjects in the order of their keys.
private struct PerSubject<Value: DatabaseValueConvertible & Sendable & Equatable> {
    private let rows: RowCursor
    private var next: (subject: Int64, value: NamedValue<Value>)?

    init(_ rows: RowCursor) throws {
        self.rows = rows
        try advance()
    }

    mutating func values(of subject: Int64) throws -> [NamedValue<Value>] {
        var values: [NamedValue<Value>] = []
        while let next, next.subject <= subject {
            if next.subject == subject { values.append(next.value) }
            try advance()
        }
        return values
    }

    private mutating func advance() throws {
        next = try rows.next().map { row in
            (try row.value(at: 0), NamedValue(name: try row.value(at: 1), value: try row.value(at: 2)))
        }
    }
}
