import Foundation
import GRDB
import Safety

/// Stores events with their criteria, causality and coding.
final class EventStore {
    private let db: Database
    private let positions: Positions
    private let dictionaries: DictionaryStore

    init(db: Database, positions: Positions, dictionaries: DictionaryStore) throws {
        self.db = db
        self.positions = positions
        self.dictionaries = dictionaries
    }

    /// The key of a subject's event, or a refusal when the registry does not know it.
    func key(subject: Int64, sequence: String) throws -> Int64 {
        guard let row = try db.row("event_by_sequence", [subject, sequence]) else {
            throw Refusal(.unknownEvent, .sequence, "the registry has no event of this subject and sequence")
        }
        return row["id"]
    }

    func store(_ record: EventRecord, subject: Int64, _ evidence: RowEvidence) throws -> StoredRow {
        let content = Data(record.contentHash)
        if let stored = try db.row("event_by_sequence", [subject, record.sequence]) {
            guard stored["content"] == content else {
                throw Refusal(
                    .conflict, .sequence,
                    "an event of this subject and sequence is stored with other content; "
                        + "correcting deliveries are not supported yet")
            }
            return .unchanged
        }
        let coding = try dictionaries.resolve(record.coding, evidence.origin)
        try dictionaries.check(record.statedPT, against: coding)
        let twin: Int64? = try db.row("event_by_content", [subject, content])?["id"]
        try insert(record, subject: subject, content: content, twin: twin, evidence.origin)
        let key = db.lastInsertedRowID
        for criterion in record.criteria.sorted(by: { $0.rawValue < $1.rawValue }) {
            try db.run("store_criterion", [key, criterion.rawValue])
        }
        for (index, assessment) in record.causality.enumerated() {
            try db.run(
                "store_causality",
                [
                    key, index + 1, assessment.product, assessment.assessor, assessment.reported,
                    assessment.value.rawValue,
                ])
        }
        if let coding {
            try db.run(
                "store_coding", [key, coding.dictionary, coding.path, coding.llt, coding.method.rawValue])
        }
        return twin == nil ? .stored : .duplicate
    }

    private func insert(
        _ record: EventRecord, subject: Int64, content: Data, twin: Int64?, _ origin: Origin
    ) throws {
        var values: [(any DatabaseValueConvertible)?] = [subject, record.sequence, record.verbatim]
        values += record.onset.values
        values += record.end.values
        values += record.report.values
        values += [
            record.severity?.rawValue, record.grade, record.serious, record.outcome?.rawValue,
            record.action?.rawValue, record.naturalProgression, record.worsenedAfterDose, record.treatmentEmergent,
            twin, content,
        ]
        values += positions.values(origin)
        try db.run("store_event", StatementArguments(values))
    }
}
