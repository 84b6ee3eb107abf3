import GRDB
import Safety

/// Takes the events of a delivery, first their rows, then, when all are there, their places in the table.
///
/// Rows are checked and staged as they come; `load` stores them subject by subject, so that a subject's events lie side
/// by side and each is compared with the others of its subject only.
final class EventStore {
    /// What a supplement needs to know of its event.
    struct Known {
        let key: Int64
        let treatmentEmergent: Bool?
    }

    private let db: Database
    private let study: Study
    private let subjects: SubjectStore
    private let codings: CodingList
    private let assessments: AssessmentLists
    private let eventBySequence: ImportStatement
    private let path: String
    private let positions: Positions
    private let seed = UInt64.random(in: .min ... .max)
    private var staging: EventStaging?
    private let canonical = ContentHash(.event)
    private var numbers: [Int32] = []

    init(
        db: Database, path: String, positions: Positions, study: Study, subjects: SubjectStore, codings: CodingList
    ) throws {
        self.db = db
        self.path = path
        self.positions = positions
        self.study = study
        self.subjects = subjects
        self.codings = codings
        assessments = try AssessmentLists(db: db)
        eventBySequence = try ImportStatement("event_by_sequence", in: db)
    }

    /// A subject's event, or a refusal when the registry does not know it.
    func known(subject: Int64, sequence: String) throws -> Known {
        let found = try eventBySequence.first([.integer(subject), .text(sequence)]) { row in
            Known(key: row.integer(0), treatmentEmergent: row.optionalInteger(1).map { $0 != 0 })
        }
        guard let found else {
            throw Refusal(.unknownEvent, .sequence, "the registry has no event of this subject and sequence")
        }
        return found
    }

    // MARK: Staging

    /// Checks and stages the rows of a batch; `refuse` gets those that are refused.
    func stage(_ batch: EventBatch, refuse: (EventBatch.Row, Refusal) throws -> Void) throws {
        let staging = self.staging ?? EventStaging(subjects: subjects.count, path: path)
        self.staging = staging
        var codingOfNames = [Int32](repeating: -1, count: batch.sourceCodings.count)
        try batch.text.withUnsafeBytes { bytes in
            try batch.rows.withUnsafeBufferPointer { rows in
                subjects.numbers(of: rows.count, { bytes.bytes(rows[$0].subject) }, into: &numbers)
                for position in rows.indices {
                    do {
                        try stage(rows[position], of: Int(numbers[position]), batch, bytes, &codingOfNames, in: staging)
                    } catch let refusal as Refusal {
                        try refuse(rows[position], refusal)
                    }
                }
            }
        }
    }

    @inline(__always)
    private func stage(
        _ row: EventBatch.Row, of subject: Int, _ batch: EventBatch, _ bytes: UnsafeRawBufferPointer,
        _ codingOfNames: inout [Int32], in staging: EventStaging
    ) throws {
        if let own = study.identifier, let stated = batch.string(row.studyID), stated != own {
            throw Refusal.otherStudy(own)
        }
        if let grade = row.grade, !(1...5).contains(grade) {
            throw Refusal(.unknownValue, nil, "the grade is not one of 1 to 5")
        }
        guard subject >= 0 else { throw SubjectStore.unknown }
        var event = StagedEvent(
            line: row.line, byteOffset: row.byteOffset, file: Int32(batch.file), subject: Int32(subject))
        event.coding = try coding(row, batch, bytes, &codingOfNames)
        event.assessments = assessments.number(row, in: batch, bytes)
        fill(&event, row)
        let count = MemoryLayout<StagedEvent>.stride + event.textLength
        try staging.add(count: count, subject: subject) { place in
            var texts = ByteCursor(UnsafeMutableRawBufferPointer(rebasing: place[MemoryLayout<StagedEvent>.stride...]))
            texts.append(row.sequence, of: bytes)
            texts.append(row.verbatim, of: bytes)
            texts.append(row.onset.written, of: bytes)
            texts.append(row.end.written, of: bytes)
            texts.append(row.report.written, of: bytes)
            place.storeBytes(of: event, as: StagedEvent.self)
            canonical.start(.event)
            let length = canonical.add(
                StagedRow(UnsafeRawBufferPointer(place)), subject: subjects.key(ofNumber: subject),
                coding: codings.hash(event.coding), assessments: assessments.hash(event.assessments))
            event.content = canonical.hash()
            event.fingerprint = ByteHash.hash(
                UnsafeRawBufferPointer(rebasing: canonical.bytes[..<length]), seed: seed)
            place.storeBytes(of: event, as: StagedEvent.self)
        }
    }

    private func fill(_ event: inout StagedEvent, _ row: EventBatch.Row) {
        event.sequenceLength = max(0, row.sequence.length)
        event.verbatimLength = row.verbatim.length
        event.onsetLength = row.onset.written.length
        event.endLength = row.end.written.length
        event.reportLength = row.report.written.length
        event.onset = StagedEvent.Days(earliest: row.onset.earliest, latest: row.onset.latest)
        event.end = StagedEvent.Days(earliest: row.end.earliest, latest: row.end.latest)
        event.report = StagedEvent.Days(earliest: row.report.earliest, latest: row.report.latest)
        event.criteria = row.criteria
        event.severity = StagedEvent.code(row.severity?.rawValue)
        event.grade = row.grade ?? StagedEvent.missing
        event.serious = StagedEvent.code(row.serious)
        event.outcome = StagedEvent.code(row.outcome?.rawValue)
        event.action = StagedEvent.code(row.action?.rawValue)
        event.naturalProgression = StagedEvent.code(row.naturalProgression)
        event.worsenedAfterDose = StagedEvent.code(row.worsenedAfterDose)
        event.treatmentEmergent = StagedEvent.code(row.treatmentEmergent)
    }

    private func coding(
        _ row: EventBatch.Row, _ batch: EventBatch, _ bytes: UnsafeRawBufferPointer, _ codingOfNames: inout [Int32]
    ) throws -> Int32 {
        switch row.coding {
        case .uncoded: return -1
        case .names(let position):
            if codingOfNames[position] < 0 {
                codingOfNames[position] = codings.number(batch.sourceCodings[position])
            }
            return codingOfNames[position]
        case .code(let level, let code):
            return try codings.number(
                level == .llt ? .lltCode : .ptCode, UnsafeRawBufferPointer(rebasing: bytes[code.range]),
                ptCode: bytes.bytes(row.statedPTCode), ptName: bytes.bytes(row.statedPTName))
        case .lltName(let name):
            return try codings.number(
                .lltName, UnsafeRawBufferPointer(rebasing: bytes[name.range]),
                ptCode: bytes.bytes(row.statedPTCode), ptName: bytes.bytes(row.statedPTName))
        }
    }

    // MARK: Loading

    /// Stores all staged events, correcting stored ones where `corrections` are given; `settle` gets what became of each.
    func load(
        correcting corrections: EventCorrection?, _ settle: (Origin, EventLoading.Result) throws -> Void
    ) throws {
        guard let staging else { return }
        self.staging = nil
        let loading = try EventLoading(
            db: db, subjects: subjects, codings: codings, assessments: assessments, positions: positions, seed: seed,
            corrections: corrections)
        try loading.load(staging, settle)
    }
}

extension ByteCursor {
    /// Appends a batch's text, where it is not missing.
    @inline(__always)
    fileprivate mutating func append(_ text: EventBatch.Text, of bytes: UnsafeRawBufferPointer) {
        if let text = bytes.bytes(text) { append(text) }
    }
}

extension StagedEvent {
    fileprivate static func code(_ value: Int?) -> Int8 { value.map { Int8(truncatingIfNeeded: $0) } ?? missing }
    fileprivate static func code(_ flag: Bool?) -> Int8 { flag.map { $0 ? 1 : 0 } ?? missing }
}
