import Safety

/// The events of one subject that a further one is compared with: by sequence, and by what they say.
struct SubjectEvents {
    struct Event {
        let id: Int64
        let row: StagedRow
        let fingerprint: UInt64
        let content: (UInt64, UInt64)
        /// First halves of the hashes of its coding and of its assessments.
        let codingHash: UInt64
        let assessmentsHash: UInt64
    }
    /// From this many events on, they are looked up by hash rather than one after the other.
    private static let many = 24

    private let seed: UInt64
    private var events: [Event] = []
    private var sequenceHashes: [UInt64] = []
    /// Positions in `events` by hash; kept only from `many` events on.
    private var bySequence: [UInt64: [Int]] = [:]
    private var byFingerprint: [UInt64: [Int]] = [:]
    private let mine = ContentHash(.event)
    private let other = ContentHash(.event)

    init(seed: UInt64) { self.seed = seed }

    /// Begins with another subject.
    mutating func removeAll() {
        if events.count >= SubjectEvents.many {
            bySequence.removeAll()
            byFingerprint.removeAll()
        }
        events.removeAll(keepingCapacity: true)
        sequenceHashes.removeAll(keepingCapacity: true)
    }

    mutating func add(_ event: Event) {
        events.append(event)
        sequenceHashes.append(ByteHash.hash(event.row.sequence, seed: seed))
        if events.count < SubjectEvents.many { return }
        let first = events.count == SubjectEvents.many ? 0 : events.count - 1
        for position in first..<events.count {
            bySequence[sequenceHashes[position], default: []].append(position)
            byFingerprint[events[position].fingerprint, default: []].append(position)
        }
    }

    /// The event with a sequence.
    func event(ofSequence sequence: UnsafeRawBufferPointer) -> Event? {
        let hash = ByteHash.hash(sequence, seed: seed)
        if events.count >= SubjectEvents.many {
            return bySequence[hash]?.lazy.map { events[$0] }.first { ByteHash.isEqual($0.row.sequence, sequence) }
        }
        for position in events.indices where sequenceHashes[position] == hash {
            if ByteHash.isEqual(events[position].row.sequence, sequence) { return events[position] }
        }
        return nil
    }

    /// The first event that says the same but for its sequence.
    mutating func twin(of event: Event) -> Event? {
        if events.count >= SubjectEvents.many {
            for position in byFingerprint[event.fingerprint] ?? [] where saysTheSame(events[position], event) {
                return events[position]
            }
            return nil
        }
        for position in events.indices where events[position].fingerprint == event.fingerprint {
            if saysTheSame(events[position], event) { return events[position] }
        }
        return nil
    }

    private mutating func saysTheSame(_ a: Event, _ b: Event) -> Bool {
        mine.start(.event)
        other.start(.event)
        let length = mine.add(a.row, subject: 0, coding: a.codingHash, assessments: a.assessmentsHash)
        guard length == other.add(b.row, subject: 0, coding: b.codingHash, assessments: b.assessmentsHash) else {
            return false
        }
        return ByteHash.isEqual(
            UnsafeRawBufferPointer(rebasing: mine.bytes[..<length]),
            UnsafeRawBufferPointer(rebasing: other.bytes[..<length]))
    }
}
