import GRDB
import Safety

/// Writes the packed copy along with the load of all events: these come in subject order, so that no row is read again.
final class PackedLoad {
    private let subjects: SubjectScan
    private var writer: PackedCopyWriter

    /// Begins when all subjects and exposures are stored.
    init(_ db: Database) throws {
        subjects = try SubjectScan(db)
        writer = try PackedCopyWriter(db)
    }

    /// Goes on to a subject that has events, over those before it that have none.
    func begin(subject key: Int64) throws {
        while let subject = try subjects.next() {
            try writer.subject(subject)
            if subject.id == Int(key) { return }
        }
    }

    /// Adds an event of the subject that was begun last.
    func add(_ keys: EventInsert.Keys, _ event: StagedEvent, causality: UInt16) {
        var packed = PackedEvent(id: Int(keys.id))
        packed.coding = Int32(truncatingIfNeeded: keys.coding ?? 0)
        packed.onsetEarliest = event.onset.earliest
        packed.onsetLatest = event.onset.latest
        packed.reportEarliest = event.report.earliest
        packed.reportLatest = event.report.latest
        packed.endLatest = event.end.latest
        packed.causality = causality
        packed.criteria = event.criteria
        packed.severity = UInt8(clamping: max(0, event.severity == StagedEvent.missing ? event.grade : event.severity))
        packed.action = event.action == StagedEvent.missing ? 0 : UInt8(clamping: event.action) + 1
        packed.outcome = event.outcome == StagedEvent.missing ? 0 : UInt8(clamping: event.outcome) + 1
        packed.marks = EventMarks(rawValue: PackedLoad.marks(event, isDuplicate: keys.duplicateOf != nil))
        writer.event(packed)
    }

    /// Adds the subjects after the last event, and completes the copy.
    func finish() throws {
        while let subject = try subjects.next() { try writer.subject(subject) }
        try writer.finish()
    }

    private static func marks(_ event: StagedEvent, isDuplicate: Bool) -> UInt8 {
        var marks: UInt8 = event.serious == 1 ? EventMarks.serious.rawValue : 0
        if event.treatmentEmergent == 1 { marks |= EventMarks.treatmentEmergent.rawValue }
        if event.naturalProgression == 1 { marks |= EventMarks.naturalProgression.rawValue }
        if event.worsenedAfterDose == 1 { marks |= EventMarks.worsenedAfterDose.rawValue }
        if isDuplicate { marks |= EventMarks.duplicate.rawValue }
        if Int(event.outcome) == Outcome.fatal.rawValue { marks |= EventMarks.fatalOutcome.rawValue }
        return marks
    }
}
