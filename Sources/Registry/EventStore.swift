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
    private let assessmentList, storeAssessmentList, storeAssessment: ImportStatement

    init(db: Database, positions: Positions, dictionaries: DictionaryStore) throws {
        self.db = db
        self.positions = positions
        self.dictionaries = dictionaries
        eventBySequence = try ImportStatement("event_by_sequence", in: db)
        eventByContent = try ImportStatement("event_by_content", in: db)
        storeEvent = try ImportStatement("store_event", in: db)
        assessmentList = try ImportStatement("assessment_list_by_content", in: db)
        storeAssessmentList = try ImportStatement("store_assessment_list", in: db)
        storeAssessment = try ImportStatement("store_assessment", in: db)
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

    func store(_ record: EventRecord, subject: Int64, _ origin: Origin) throws -> StoredRow {
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
        let list = try assessments(record.causality)
        try insert(record, subject: subject, content: content, twin: twin, list: list, coding: coding, origin)
        return twin == nil ? .stored : .duplicate
    }

    private func insert(
        _ record: EventRecord, subject: Int64, content: [UInt8], twin: Int64?, list: Int64?, coding: Int64?, _ origin: Origin
    ) throws {
        var values: [StoredValue] = [.integer(subject), .text(record.sequence), StoredValue(record.verbatim)]
        values.append(record.onset)
        values.append(record.end)
        values.append(record.report)
        values += [
            StoredValue(record.severity), StoredValue(record.grade), StoredValue(record.serious),
            .integer(record.criteria.reduce(0) { $0 | 1 << Int64($1.rawValue) }), StoredValue(list),
            StoredValue(coding), StoredValue(record.outcome), StoredValue(record.action),
            StoredValue(record.naturalProgression),
            StoredValue(record.worsenedAfterDose), StoredValue(record.treatmentEmergent), StoredValue(twin),
            .bytes(content),
        ]
        values += positions.values(origin)
        try storeEvent.run(values)
    }

    private func assessments(_ list: [CausalityAssessment]) throws -> Int64? {
        if list.isEmpty { return nil }
        let content = StoredValue.bytes(list.contentHash)
        if let known = try assessmentList.first([content], { $0.integer(0) }) { return known }
        try storeAssessmentList.run([content])
        let key = db.lastInsertedRowID
        for (index, assessment) in list.enumerated() {
            try storeAssessment.run([
                .integer(key), StoredValue(index + 1), StoredValue(assessment.product),
                StoredValue(assessment.assessor), StoredValue(assessment.reported), StoredValue(assessment.value),
            ])
        }
        return key
    }
}
