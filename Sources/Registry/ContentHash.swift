import CSodium
import Safety

/// The content of a row as bytes that two different rows cannot share, and the hash that is stored of it: BLAKE2b of 128
/// bits, enough that no accident passes, at half the space of 256.
///
/// Canonical form: a version, a number for the kind of row, then each field in the order of the code below. A text is
/// its length in bytes plus one, then its bytes; a number is zigzag-encoded, plus one; both as LEB128. A field that is
/// missing is the one byte 0, so that NULL differs from the empty text and from 0.
struct ContentHash {
    enum Kind: UInt8 { case subject = 1, exposure, event, supplement, assessments, coding, membership, armSize }

    private let buffer = ByteBuffer()

    init(_ kind: Kind) { start(kind) }

    /// What was added; valid until more is.
    var bytes: UnsafeRawBufferPointer { buffer.bytes }

    /// Begins anew in the same memory.
    func start(_ kind: Kind) {
        buffer.removeAll()
        buffer.append(2)
        buffer.append(kind.rawValue)
    }

    func add(_ text: UnsafeRawBufferPointer?) {
        buffer.append(atMost: ByteCursor.longestNumber + (text?.count ?? 0)) { $0.add(text) }
    }

    func add(_ text: String?) {
        guard var text else { return buffer.append(0) }
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    func add(_ number: Int) { buffer.append(atMost: ByteCursor.longestNumber) { $0.add(number) } }

    func add(_ number: Int?) {
        guard let number else { return buffer.append(0) }
        add(number)
    }

    func add(_ flag: Bool?) { add(flag.map { $0 ? 1 : 0 }) }

    func add(_ date: ClinicalDate?) {
        guard let date else { return buffer.append(0) }
        add(date.earliest.number)
        add(date.latest.number)
        add(date.unusualText)
    }

    /// The hash of what was added, as two numbers whose bytes in memory are its 16 bytes.
    func hash() -> (UInt64, UInt64) {
        withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { digest in
            guard let start = digest.baseAddress else { return (0, 0) }
            crypto_generichash(
                start.assumingMemoryBound(to: UInt8.self), 16,
                bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count), nil, 0)
            return (start.load(as: UInt64.self), start.load(fromByteOffset: 8, as: UInt64.self))
        }
    }
}

/// The canonical form of values.
extension ByteCursor {
    /// The most bytes that a number takes.
    fileprivate static let longestNumber = 10

    @inline(__always)
    fileprivate mutating func add(_ text: UnsafeRawBufferPointer?) {
        guard let text else { return append(0) }
        addUnsigned(UInt64(text.count) + 1)
        append(text)
    }

    @inline(__always)
    fileprivate mutating func add(_ number: Int) {
        let zigzag = UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
        // Ten bytes that LEB128 of 64 bits cannot give stand for the one value that has no successor.
        if zigzag == .max {
            for _ in 0..<ByteCursor.longestNumber { append(0xFF) }
            return
        }
        addUnsigned(zigzag + 1)
    }

    /// A flag or code of a staged row.
    @inline(__always)
    fileprivate mutating func add(code: Int8) {
        code == StagedEvent.missing ? append(0) : add(Int(code))
    }

    @inline(__always)
    fileprivate mutating func add(_ days: StagedEvent.Days, written: UnsafeRawBufferPointer?) {
        guard days.earliest != SafetyColumns.noDay else { return append(0) }
        add(Int(days.earliest))
        add(Int(days.latest))
        add(written)
    }

    /// The eight bytes of a hash.
    @inline(__always)
    fileprivate mutating func add(_ hash: UInt64) { withUnsafeBytes(of: hash) { append($0) } }

    @inline(__always)
    private mutating func addUnsigned(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }
}

extension ContentHash {
    /// Adds an event: all that its row says, its sequence last.
    ///
    /// `coding` and `assessments` are the first halves of their hashes, 0 without. Gives the length of what comes
    /// before the sequence, which is equal for events recorded twice.
    @inline(__always)
    func add(_ row: StagedRow, subject: Int64, coding: UInt64, assessments: UInt64) -> Int {
        let event = row.event
        let before = buffer.count
        var length = 0
        // Fewer than thirty numbers, and the texts.
        buffer.append(atMost: 30 * ByteCursor.longestNumber + event.textLength) { bytes in
            bytes.add(Int(subject))
            bytes.add(row.verbatim)
            bytes.add(event.onset, written: row.onset)
            bytes.add(event.end, written: row.end)
            bytes.add(event.report, written: row.report)
            bytes.add(code: event.severity)
            bytes.add(code: event.grade)
            bytes.add(code: event.serious)
            bytes.add(code: event.outcome)
            bytes.add(code: event.action)
            bytes.add(code: event.naturalProgression)
            bytes.add(code: event.worsenedAfterDose)
            bytes.add(code: event.treatmentEmergent)
            bytes.add(Int(event.criteria))
            bytes.add(coding)
            bytes.add(assessments)
            length = before + bytes.count
            bytes.add(row.sequence)
        }
        return length
    }
}

// MARK: - Records

extension ContentHash {
    /// The hash of a subject's row, flags and characteristics; its exposure has a row and a hash of its own.
    func hash(_ record: SubjectRecord) -> (UInt64, UInt64) {
        start(.subject)
        add(record.subject)
        add(record.site)
        add(record.country)
        add(record.sex)
        add(record.age)
        add(record.ageUnit)
        add(record.race)
        add(record.ethnicity)
        add(record.plannedArm)
        add(record.actualArm)
        add(record.followUpEndReason)
        add(record.birthDate)
        add(record.consentDate)
        add(record.followUpEnd)
        add(record.deathDate)
        add(record.populationFlags.count)
        for flag in record.populationFlags.sorted(by: { $0.name < $1.name }) {
            add(flag.name)
            add(flag.value)
        }
        add(record.attributes.count)
        for attribute in record.attributes.sorted(by: { $0.name < $1.name }) {
            add(attribute.name)
            add(attribute.value)
        }
        return hash()
    }

    /// The hash of an exposure of the subject with a key.
    func hash(_ record: ExposureRecord, subject: Int64) -> (UInt64, UInt64) {
        start(.exposure)
        add(Int(subject))
        add(record.sequence)
        add(record.product)
        add(record.dose)
        add(record.doseUnit)
        add(record.route)
        add(record.start)
        add(record.end)
        return hash()
    }

    /// The hash of a supplement of the event with a key.
    func hash(_ record: SupplementRecord, event: Int64) -> (UInt64, UInt64) {
        start(.supplement)
        add(Int(event))
        add(record.name)
        add(record.value)
        return hash()
    }

    /// The hash of a subject's membership in a group.
    func hash(_ record: GroupRecord, subject: Int64) -> (UInt64, UInt64) {
        start(.membership)
        add(Int(subject))
        add(record.group)
        return hash()
    }

    /// The hash of an arm's size.
    func hash(_ record: ArmRecord) -> (UInt64, UInt64) {
        start(.armSize)
        add(record.arm)
        add(record.subjects)
        add(record.deaths)
        return hash()
    }

    /// The hash by which a list of assessments is found.
    func hash(_ list: [CausalityAssessment]) -> (UInt64, UInt64) {
        start(.assessments)
        for assessment in list {
            add(assessment.product)
            add(assessment.assessor)
            add(assessment.reported)
            add(assessment.value.rawValue)
        }
        return hash()
    }
}
