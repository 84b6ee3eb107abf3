import GRDB
import Safety

/// Stores staged events subject by subject: finds those that are stored already, those that contradict a stored one,
/// and those that say the same as an earlier one.
final class EventLoading {
    enum Result {
        case kept(StoredRow)
        case refused(Refusal)
    }

    private let db: Database
    private let subjects: SubjectStore
    private let codings: CodingList
    private let assessments: AssessmentLists
    private let positions: Positions
    private let insert: EventInsert
    /// Nil where the delivery is not said to correct stored events.
    private let corrections: EventCorrection?
    /// Nil when the table was empty, so that there is nothing to compare with.
    private let stored: StoredEvents?
    private let seed: UInt64
    /// Nil when events were stored before, so that the copy is made from the rows at the end of the import.
    private var packed: PackedLoad?
    private var lastID: Int64
    private var known: SubjectEvents
    private let canonical = ContentHash(.event)
    private var copies: [UnsafeMutableRawBufferPointer] = []

    /// - Parameter seed: that of the staged fingerprints.
    init(
        db: Database, subjects: SubjectStore, codings: CodingList, assessments: AssessmentLists, positions: Positions,
        seed: UInt64, corrections: EventCorrection?
    ) throws {
        self.db = db
        self.corrections = corrections
        self.subjects = subjects
        self.codings = codings
        self.assessments = assessments
        self.positions = positions
        self.seed = seed
        known = SubjectEvents(seed: seed)
        insert = try EventInsert(db: db)
        lastID = try db.row("last_event")?.value("id") ?? 0
        stored = lastID == 0 ? nil : try StoredEvents(db: db)
    }

    deinit { forgetCopies() }

    /// Stores all staged events; `settle` gets what became of each.
    func load(_ staging: EventStaging, _ settle: (Origin, Result) throws -> Void) throws {
        var setAside = SetAside()
        if stored == nil {
            try setAside.drop("event_by_sequence", by: "drop_event_index", in: db)
            try setAside.drop("event_inserted", by: "drop_event_trigger", in: db)
            packed = try PackedLoad(db)
        }
        try staging.drain { subjects, memory in
            let order = SubjectOrder(subjects, memory)
            for subject in subjects {
                let places = order.places(ofSubject: subject)
                if !places.isEmpty { try load(subject, places, memory, settle) }
            }
            // The memory of a stretch of subjects ends here.
            try insert.flush()
        }
        try packed?.finish()
        try setAside.restore(in: db)
    }

    private func load(
        _ subject: Int, _ places: ArraySlice<Int>, _ memory: UnsafeRawBufferPointer,
        _ settle: (Origin, Result) throws -> Void
    ) throws {
        let key = subjects.key(ofNumber: subject)
        known.removeAll()
        try packed?.begin(subject: key)
        try recallStored(subject: key)
        for place in places {
            let row = StagedRow(UnsafeRawBufferPointer(rebasing: memory[place...]))
            let origin = Origin(file: Int(row.event.file), line: row.event.line, byteOffset: row.event.byteOffset)
            do {
                try settle(origin, .kept(try keep(row, subject: key, origin)))
            } catch let refusal as Refusal {
                try settle(origin, .refused(refusal))
            }
        }
    }

    private func keep(_ row: StagedRow, subject: Int64, _ origin: Origin) throws -> StoredRow {
        if let same = known.event(ofSequence: row.sequence) {
            if let corrections {
                return try corrections.take(
                    row, ofStored: same, subject: subject, .init(codings: codings, assessments: assessments), origin)
            }
            guard same.content == row.event.content else {
                throw Refusal.otherContent("an event of this subject and sequence", .sequence)
            }
            return .unchanged
        }
        let coding = try codings.key(row.event.coding, origin)
        let list = try assessments.key(row.event.assessments)
        lastID += 1
        let event = SubjectEvents.Event(
            id: lastID, row: row, fingerprint: row.event.fingerprint, content: row.event.content,
            codingHash: codings.hash(row.event.coding), assessmentsHash: assessments.hash(row.event.assessments))
        let twin = known.twin(of: event)
        known.add(event)
        let keys = EventInsert.Keys(
            id: event.id, subject: subject, coding: coding, assessments: list, duplicateOf: twin?.id,
            file: positions.fileIDs[Int(row.event.file)])
        try insert.add(keys, row)
        try corrections?.added(row, key: event.id, subject: subject, origin)
        packed?.add(keys, row.event, causality: assessments.causality(row.event.assessments))
        return twin == nil ? .stored : .duplicate
    }

    /// Makes the subject's stored events known; their texts are copied, because rows of SQLite do not last.
    private func recallStored(subject: Int64) throws {
        guard let stored else { return }
        forgetCopies()
        try stored.events(ofSubject: subject) { event in
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: event.memory.count, alignment: 16)
            copies.append(copy)
            copy.copyMemory(from: event.memory)
            let row = StagedRow(UnsafeRawBufferPointer(copy))
            canonical.start(.event)
            let length = canonical.add(
                row, subject: subject, coding: event.codingHash, assessments: event.assessmentsHash)
            let fingerprint = ByteHash.hash(
                UnsafeRawBufferPointer(rebasing: canonical.bytes[..<length]), seed: seed)
            known.add(
                SubjectEvents.Event(
                    id: event.id, row: row, fingerprint: fingerprint, content: event.content,
                    codingHash: event.codingHash, assessmentsHash: event.assessmentsHash))
        }
    }

    private func forgetCopies() {
        for copy in copies { copy.deallocate() }
        copies.removeAll(keepingCapacity: true)
    }
}

/// The places of staged events in memory, those of a subject together and in the order in which they came (a counting
/// sort).
private struct SubjectOrder {
    private let first: Int
    private let ends: [Int]
    private let places: [Int]

    init(_ subjects: Range<Int>, _ memory: UnsafeRawBufferPointer) {
        first = subjects.lowerBound
        var ends = [Int](repeating: 0, count: subjects.count + 1)
        SubjectOrder.forEach(memory) { ends[$1 - subjects.lowerBound + 1] += 1 }
        for position in 1..<ends.count { ends[position] += ends[position - 1] }
        var places = [Int](repeating: 0, count: ends[subjects.count])
        var next = ends
        SubjectOrder.forEach(memory) { place, subject in
            places[next[subject - subjects.lowerBound]] = place
            next[subject - subjects.lowerBound] += 1
        }
        self.ends = ends
        self.places = places
    }

    func places(ofSubject subject: Int) -> ArraySlice<Int> { places[ends[subject - first]..<ends[subject - first + 1]] }

    private static func forEach(_ memory: UnsafeRawBufferPointer, _ body: (_ place: Int, _ subject: Int) -> Void) {
        var place = 0
        while place < memory.count {
            let event = memory.loadUnaligned(fromByteOffset: place, as: StagedEvent.self)
            body(place, Int(event.subject))
            place += StagedRow.length(textLength: event.textLength)
        }
    }
}
