import GRDB
import Safety

/// Stores the events of a correcting delivery whose keys are stored already.
final class EventCorrection {
    /// What a delivered row names beside what it says itself.
    struct Naming {
        let codings: CodingList
        let assessments: AssessmentLists
    }

    private let run: CorrectionRun
    private let stored: StoredEvents
    private let cells: EventCells
    private let canonical = ContentHash(.event)
    private let merged = ByteBuffer()
    private let update, setFlagSupplement: ImportStatement
    private(set) var delivered = DeliveredKeys()

    init(db: Database, run: CorrectionRun) throws {
        self.run = run
        stored = try StoredEvents(db: db)
        cells = EventCells(db: db)
        update = try ImportStatement("update_event", in: db)
        setFlagSupplement = try ImportStatement("set_emergent_supplement", in: db)
    }

    /// Takes a row whose key was new.
    func added(_ row: StagedRow, key: Int64, subject: Int64, _ origin: Origin) throws {
        delivered.insert(key)
        try run.added(rowKey(row, subject), origin)
    }

    /// Takes a row whose key is that of an event which the registry holds.
    func take(
        _ row: StagedRow, ofStored same: SubjectEvents.Event, subject: Int64, _ naming: Naming, _ origin: Origin
    ) throws -> StoredRow {
        switch delivered.take(same.id, row.event.content, isAsStored: same.content == row.event.content) {
        case .known: return .unchanged
        case .contradicted: throw DeliveredKeys.contradiction
        case .other: break
        }
        var outcome = StoredRow.unchanged
        try stored.event(same.id) { event, file in
            outcome = try correct(row, event, file: file, naming, origin)
        }
        return outcome
    }

    private func correct(
        _ row: StagedRow, _ event: StoredEvents.Event, file: Int64, _ naming: Naming, _ origin: Origin
    ) throws -> StoredRow {
        var merge = EventMerge(delivered: row, stored: event.row, by: run.merge(origin))
        try merge.fill(merged)
        let formerList = try cells.assessments(event.assessments)
        let list = try merge.assessments(naming.assessments.list(row.event.assessments), formerList)
        let newCoding = try naming.codings.key(row.event.coding, origin)
        let coding = try merge.coding(newCoding, event.coding)
        run.keep(merge.merge, origin)

        let corrected = StagedRow(merged.bytes)
        let storedList = try naming.assessments.stored(list)
        canonical.start(.event)
        _ = canonical.add(
            corrected, subject: event.subject,
            coding: coding == newCoding ? naming.codings.hash(row.event.coding) : event.codingHash,
            assessments: storedList.hash)
        let content = canonical.hash()
        guard content != event.content else { return .unchanged }

        let former = RowHistory.Place(
            file: file, line: Int64(event.row.event.line), byteOffset: Int64(event.row.event.byteOffset))
        let before = try cells.cells(event.row, coding: event.coding, assessments: formerList)
        let after = try cells.cells(corrected, coding: coding, assessments: list)
        // From here on the row's own flag counts; whether a supplement's does is settled when all rows are there.
        try setFlagSupplement.run([.null, .integer(event.id)])
        try write(corrected, coding: coding, assessments: storedList.key, content, key: event.id, origin)
        run.settleFlag(ofEvent: event.id, origin)
        run.subjectsWithOtherEvents.insert(event.subject)
        try run.changed(rowKey(row, event.subject), origin, former: former, before.changes(to: after))
        return .changed
    }

    private func rowKey(_ row: StagedRow, _ subject: Int64) -> RowHistory.Key {
        RowHistory.Key(table: .events, subject: subject, sequence: String(decoding: row.sequence, as: UTF8.self))
    }

    private func write(
        _ row: StagedRow, coding: Int64?, assessments: Int64?, _ content: (UInt64, UInt64), key: Int64, _ origin: Origin
    ) throws {
        let event = row.event
        try update.run { binding in
            binding.bind(lasting: row.verbatim)
            binding.bind(date: event.onset, row.onset)
            binding.bind(date: event.end, row.end)
            binding.bind(date: event.report, row.report)
            binding.bind(storedCode: event.severity)
            binding.bind(storedCode: event.grade)
            binding.bind(storedCode: event.serious)
            binding.bind(Int64(event.criteria))
            binding.bind(assessments)
            binding.bind(coding)
            binding.bind(storedCode: event.outcome)
            binding.bind(storedCode: event.action)
            binding.bind(storedCode: event.naturalProgression)
            binding.bind(storedCode: event.worsenedAfterDose)
            binding.bind(storedCode: event.treatmentEmergent)
            binding.bind(content: content)
            binding.bind(run.fileIDs[origin.file])
            binding.bind(Int64(origin.line))
            binding.bind(Int64(origin.byteOffset))
            binding.bind(key)
        }
    }
}

extension Binding {
    /// The three columns of a date; its text stays where it is until the statement has run.
    fileprivate mutating func bind(date days: StagedEvent.Days, _ text: UnsafeRawBufferPointer?) {
        let isMissing = days.earliest == SafetyColumns.noDay
        bind(lasting: isMissing ? nil : text)
        bind(isMissing ? nil : Int64(days.earliest))
        bind(isMissing ? nil : Int64(days.latest))
    }

    fileprivate mutating func bind(storedCode code: Int8) {
        bind(code == StagedEvent.missing ? nil : Int64(code))
    }
}
