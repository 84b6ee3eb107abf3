import GRDB
import Safety

/// Stores events with their criteria, causality and coding.
final class EventStore {
    /// What a supplement needs to know of its event.
    struct Known {
        let key: Int64
        let treatmentEmergent: Bool?
    }

    private let db: Database
    private let positions: Positions
    private let dictionaries: DictionaryStore
    private let eventBySequence, eventByContent, storeEvent: ImportStatement
    private let storeCriterion, storeCausality, storeCoding: ImportStatement

    init(db: Database, positions: Positions, dictionaries: DictionaryStore) throws {
        self.db = db
        self.positions = positions
        self.dictionaries = dictionaries
        eventBySequence = try ImportStatement("event_by_sequence", in: db)
        eventByContent = try ImportStatement("event_by_content", in: db)
        storeEvent = try ImportStatement("store_event", in: db)
        storeCriterion = try ImportStatement("store_criterion", in: db)
        storeCausality = try ImportStatement("store_causality", in: db)
        storeCoding = try ImportStatement("store_coding", in: db)
    }

    /// A subject's event, or a refusal when the registry does not know it.
    func known(subject: Int64, sequence: String) throws -> Known {
        let found = try eventBySequence.first([.integer(subject), .text(sequence)]) { row in
            Known(key: row.integer(0), treatmentEmergent: row.optionalInteger(2).map { $0 != 0 })
        }
        guard let found else {
            throw Refusal(.unknownEvent, .sequence, "the registry has no event of this subject and sequence")
        }
        return found
    }

    func store(_ record: EventContent, subject: Int64, _ origin: Origin) throws -> StoredRow {
        if let grade = record.grade, !(1...5).contains(grade) {
            throw Refusal(.unknownValue, nil, "the grade is not one of 1 to 5")
        }
        let content = record.contentHash
        let isSame = try eventBySequence.first([.integer(subject), .text(record.sequence)]) {
            $0.holds(content, at: 1)
        }
        if let isSame {
            guard isSame else {
                throw Refusal(
                    .conflict, .sequence,
                    "an event of this subject and sequence is stored with other content; "
                        + "correcting deliveries are not supported yet")
            }
            return .unchanged
        }
        let coding = try dictionaries.resolve(record.coding, stated: record.statedPT, origin)
        let twin = try eventByContent.first([.integer(subject), .bytes(content)]) { $0.integer(0) }
        try insert(record, subject: subject, content: content, twin: twin, origin)
        try insertParts(record, event: db.lastInsertedRowID, coding)
        return twin == nil ? .stored : .duplicate
    }

    private func insert(
        _ record: EventContent, subject: Int64, content: [UInt8], twin: Int64?, _ origin: Origin
    ) throws {
        var values: [StoredValue] = [.integer(subject), .text(record.sequence), StoredValue(record.verbatim)]
        values.append(record.onset)
        values.append(record.end)
        values.append(record.report)
        values += [
            StoredValue(record.severity), StoredValue(record.grade), StoredValue(record.serious),
            StoredValue(record.outcome), StoredValue(record.action), StoredValue(record.naturalProgression),
            StoredValue(record.worsenedAfterDose), StoredValue(record.treatmentEmergent), StoredValue(twin),
            .bytes(content),
        ]
        values += positions.values(origin)
        try storeEvent.run(values)
    }

    private func insertParts(_ record: EventContent, event: Int64, _ coding: DictionaryStore.Coding?) throws {
        for criterion in record.criteria {
            try storeCriterion.run([.integer(event), StoredValue(criterion)])
        }
        for (index, assessment) in record.causality.enumerated() {
            try storeCausality.run([
                .integer(event), StoredValue(index + 1), StoredValue(assessment.product),
                StoredValue(assessment.assessor), StoredValue(assessment.reported), StoredValue(assessment.value),
            ])
        }
        if let coding {
            try storeCoding.run([
                .integer(event), .integer(coding.dictionary), .integer(coding.path), StoredValue(coding.llt),
                StoredValue(coding.method.rawValue),
            ])
        }
    }
}
