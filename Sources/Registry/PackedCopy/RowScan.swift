import GRDB
import Safety

/// The stored rows as chunks of columns, made in one go through subjects, exposures, flags and events side by side.
struct RowScan {
    private let db: Database
    private let limits: ChunkLimits

    init(_ db: Database, limits: ChunkLimits) {
        self.db = db
        self.limits = limits
    }

    /// The events do not lie in subject order, so that they are to be read by the index.
    private struct OutOfOrder: Error {}

    /// Gives every chunk in order.
    ///
    /// - Parameters:
    ///   - begin: called before the first chunk, and again when the chunks given so far are void because the events
    ///     turned out not to lie in subject order.
    ///   - take: an error of its own ends the scan.
    func run(begin: () throws -> Void, take: (SafetyColumns) throws -> Void) throws {
        let mayLie = try RowStream("events_lie_by_subject", in: db).integer(0) != 0
        if mayLie {
            do {
                try begin()
                return try scan(try Sides(db, events: "column_events_stored"), mustBeInOrder: true, nil, take)
            } catch is OutOfOrder {}
        }
        try begin()
        try scan(try Sides(db, events: "column_events"), mustBeInOrder: false, nil, take)
    }

    /// The chunk of given subjects, in the order of their keys, with all their events.
    ///
    /// - Parameter causality: kept by whoever asks for many chunks.
    func chunk(of subjects: [Int], _ causality: CausalitySets) throws -> SafetyColumns {
        var chunk = SafetyColumns()
        let sides = try Sides(db, of: StoredValue.text(json(subjects)))
        try scan(sides, mustBeInOrder: false, causality) { chunk = $0 }
        return chunk
    }

    /// The rows that are read side by side.
    private struct Sides {
        let subjects: SubjectScan
        let events: RowStream

        /// Those of all subjects.
        init(_ db: Database, events statement: String) throws {
            subjects = try SubjectScan(db)
            events = try RowStream(statement, in: db)
        }

        /// Those of given subjects, whose keys are a JSON list.
        init(_ db: Database, of asked: StoredValue) throws {
            subjects = try SubjectScan(db, of: asked)
            events = try RowStream("asked_events", in: db, [asked])
        }
    }

    private func scan(
        _ sides: Sides, mustBeInOrder: Bool, _ known: CausalitySets?, _ take: (SafetyColumns) throws -> Void
    ) throws {
        let causality = try known ?? CausalitySets(db)
        let events = sides.events
        var builder = ChunkBuilder(limits: limits)
        while let subject = try sides.subjects.next() {
            if let chunk = try builder.begin(subject) { try take(chunk) }
            while events.hasRow {
                let owner = events.integer(1)
                guard owner <= subject.id else { break }
                // Of an earlier subject, or of one that is not there: no rule can count it, and `verify` finds it.
                if owner < subject.id, mustBeInOrder { throw OutOfOrder() }
                if owner == subject.id { builder.add(try event(events, causality)) }
                try events.next()
            }
        }
        if events.hasRow, mustBeInOrder { throw OutOfOrder() }
        for chunk in try builder.finish() { try take(chunk) }
    }

    @inline(__always)
    private func event(_ row: RowStream, _ causality: CausalitySets) throws -> PackedEvent {
        var event = PackedEvent(id: row.integer(0))
        guard let coding = Int32(exactly: row.integer(2)), coding >= 0 else {
            throw RegistryError.damaged("an event has a coding whose key is out of range")
        }
        event.coding = coding
        event.onsetEarliest = try row.day(3)
        event.onsetLatest = event.onsetEarliest == SafetyColumns.noDay ? SafetyColumns.noDay : try row.day(4)
        event.reportEarliest = try row.day(5)
        event.reportLatest = event.reportEarliest == SafetyColumns.noDay ? SafetyColumns.noDay : try row.day(6)
        event.endLatest = try row.day(7)
        event.causality = causality.bits(ofList: row.integer(8))
        event.criteria = UInt16(truncatingIfNeeded: row.integer(9))
        let severity = row.integer(10)
        event.severity = UInt8(truncatingIfNeeded: severity == 0 ? row.integer(11) : severity)
        // Plain bits: building the set by its members costs more than reading them.
        var marks: UInt8 = row.integer(12) == 1 ? EventMarks.serious.rawValue : 0
        if row.integer(13) == 1 { marks |= EventMarks.treatmentEmergent.rawValue }
        if row.integer(14) == 1 { marks |= EventMarks.naturalProgression.rawValue }
        if row.integer(15) == 1 { marks |= EventMarks.worsenedAfterDose.rawValue }
        if row.integer(16) != 0 { marks |= EventMarks.duplicate.rawValue }
        event.outcome = row.code(17)
        if Int(event.outcome) == Outcome.fatal.rawValue + 1 { marks |= EventMarks.fatalOutcome.rawValue }
        event.marks = EventMarks(rawValue: marks)
        event.action = row.code(18)
        return event
    }
}

extension RowStream {
    /// A code of a vocabulary plus one; 0 where it is NULL.
    @inline(__always)
    fileprivate func code(_ column: Int32) -> UInt8 {
        let code = integer(column)
        // The code 0 is 0, as NULL is read: only then the kind of value is asked.
        return code == 0 && isNull(column) ? 0 : UInt8(truncatingIfNeeded: code + 1)
    }
}

/// The causality values of each list of assessments, as bits.
struct CausalitySets {
    /// By key of the list. Keys beyond are few and looked up: a program of its own may have stored them.
    private var dense: [UInt16] = [0]
    private var sparse: [Int: UInt16] = [:]

    init(_ db: Database) throws {
        let rows = try RowStream("column_causality", in: db)
        while rows.hasRow {
            let list = rows.integer(0)
            let bits = UInt16(truncatingIfNeeded: rows.integer(1))
            if list > 0, list < 2 * dense.count + 4096 {
                dense.append(contentsOf: repeatElement(0, count: max(0, list + 1 - dense.count)))
                dense[list] = bits
            } else {
                sparse[list] = bits
            }
            try rows.next()
        }
    }

    @inline(__always)
    func bits(ofList list: Int) -> UInt16 {
        if list >= 0, list < dense.count { return dense[list] }
        return sparse[list] ?? 0
    }
}
