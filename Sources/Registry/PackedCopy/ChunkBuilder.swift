import Safety

/// Where the packed columns are cut into chunks; a subject is never divided.
package struct ChunkLimits: Sendable, Equatable {
    /// A chunk ends before the subject whose events would make it larger; one subject alone may have more.
    package var events: Int
    package var subjects: Int

    package init(events: Int, subjects: Int) {
        self.events = events
        self.subjects = subjects
    }

    package static let usual = ChunkLimits(events: 65_536, subjects: 65_536)
    /// One chunk of all.
    static let none = ChunkLimits(events: .max, subjects: .max)
}

/// Makes chunks of subjects and events that come in subject order.
struct ChunkBuilder {
    private let limits: ChunkLimits
    private var chunk = SafetyColumns()
    /// The positions of the chunk's subjects that have a flag.
    private var flagged: [String: [Int]] = [:]
    /// The subject at work and its events; they enter a chunk together.
    private var subject: PackedSubject?
    private var subjectEvents: [PackedEvent] = []
    private(set) var subjects = 0
    private(set) var events = 0

    init(limits: ChunkLimits) { self.limits = limits }

    /// Begins a subject. Gives the chunk that is complete without the subject before it, if one is.
    mutating func begin(_ next: PackedSubject) throws(RegistryError) -> SafetyColumns? {
        if let subject, next.id <= subject.id {
            throw RegistryError(.registry, "The packed columns were given subjects out of order.")
        }
        let complete = try endSubject()
        subject = next
        return complete
    }

    /// Adds an event of the subject that was begun last.
    @inline(__always)
    mutating func add(_ event: PackedEvent) { subjectEvents.append(event) }

    /// The last chunks, none when no subject came.
    mutating func finish() throws(RegistryError) -> [SafetyColumns] {
        let complete = try endSubject()
        return [complete, takeChunk()].compactMap(\.self)
    }

    /// Moves the subject at work into the chunk; when the chunk is full without it, that chunk is complete.
    private mutating func endSubject() throws(RegistryError) -> SafetyColumns? {
        guard let subject else { return nil }
        var complete: SafetyColumns?
        if chunk.eventID.count > limits.events - subjectEvents.count || chunk.subjectID.count >= limits.subjects {
            complete = takeChunk()
        }
        append(subject)
        sortEvents()
        for event in subjectEvents { append(event) }
        guard let end = Int32(exactly: chunk.eventID.count), let doses = Int32(exactly: chunk.doseFirstDay.count),
            chunk.group.count <= Int(Int32.max)
        else {
            throw RegistryError(.registry, "A subject has more than \(Int32.max) events, doses or groups.")
        }
        chunk.eventStart.append(end)
        chunk.doseStart.append(doses)
        subjects += 1
        events += subjectEvents.count
        subjectEvents.removeAll(keepingCapacity: true)
        self.subject = nil
        return complete
    }

    /// The order of a subject's events is that of their keys, whatever order they came in.
    private mutating func sortEvents() {
        for position in subjectEvents.indices.dropFirst()
        where subjectEvents[position].id < subjectEvents[position - 1].id {
            subjectEvents.sort { $0.id < $1.id }
            return
        }
    }

    private mutating func append(_ subject: PackedSubject) {
        for flag in subject.flags { flagged[flag, default: []].append(chunk.subjectID.count) }
        chunk.subjectID.append(subject.id)
        chunk.plannedArm.append(subject.plannedArm)
        chunk.actualArm.append(subject.actualArm)
        chunk.group.append(contentsOf: subject.groups)
        chunk.groupStart.append(Int32(truncatingIfNeeded: chunk.group.count))
        chunk.isExposed.append(subject.isExposed)
        chunk.followUpEnd.append(subject.followUpEnd)
        chunk.death.append(subject.death)
        let doses = subject.doses.count < 2 ? subject.doses : subject.doses.sorted()
        chunk.firstDose.append(doses.first?.first ?? SafetyColumns.noDay)
        for dose in doses {
            chunk.doseFirstDay.append(dose.first)
            chunk.doseLastDay.append(dose.last)
        }
    }

    @inline(__always)
    private mutating func append(_ event: PackedEvent) {
        chunk.eventID.append(event.id)
        chunk.coding.append(event.coding)
        chunk.onsetEarliest.append(event.onsetEarliest)
        chunk.onsetLatest.append(event.onsetLatest)
        chunk.reportEarliest.append(event.reportEarliest)
        chunk.reportLatest.append(event.reportLatest)
        chunk.endLatest.append(event.endLatest)
        chunk.causality.append(event.causality)
        chunk.criteria.append(event.criteria)
        chunk.marks.append(event.marks)
        chunk.severity.append(event.severity)
        chunk.action.append(event.action)
        chunk.outcome.append(event.outcome)
    }

    private mutating func takeChunk() -> SafetyColumns? {
        guard !chunk.subjectID.isEmpty else { return nil }
        var taken = SafetyColumns()
        swap(&taken, &chunk)
        let none = [Bool](repeating: false, count: taken.subjectID.count)
        for (flag, positions) in flagged {
            var values = none
            for position in positions { values[position] = true }
            taken.populationFlags[flag] = values
        }
        flagged.removeAll(keepingCapacity: true)
        return taken
    }
}
