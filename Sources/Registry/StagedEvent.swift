import Safety

/// An event between its row and its place in the table: what the row says, at fixed size, with subject, coding and
/// assessments as numbers. Its texts follow it in memory: sequence, verbatim, and the texts of its three dates.
struct StagedEvent: BitwiseCopyable {
    /// A date as earliest and latest day since 1970-01-01; both `SafetyColumns.noDay` when it is missing.
    struct Days: BitwiseCopyable {
        var earliest = SafetyColumns.noDay
        var latest = SafetyColumns.noDay
    }
    /// What stands for a flag or code that the row does not give, and for the length of a missing text.
    static let missing: Int8 = -1

    var line: Int
    var byteOffset: Int
    /// The position of the file in its delivery.
    var file: Int32
    /// The number of the subject in the session's list.
    var subject: Int32
    /// Numbers in the session's lists of codings and of assessment lists; -1 for none.
    var coding: Int32 = -1
    var assessments: Int32 = -1
    var onset = Days()
    var end = Days()
    var report = Days()
    var sequenceLength: Int32 = 0
    var verbatimLength: Int32 = -1
    var onsetLength: Int32 = -1
    var endLength: Int32 = -1
    var reportLength: Int32 = -1
    /// The criteria as bits, as `event.criteria` holds them.
    var criteria: UInt16 = 0
    var severity = missing
    var grade = missing
    var serious = missing
    var outcome = missing
    var action = missing
    var naturalProgression = missing
    var worsenedAfterDose = missing
    var treatmentEmergent = missing
    /// Equal for events of a subject that say the same but for their sequence; different ones may share it by chance.
    var fingerprint: UInt64 = 0
    /// The content hash, 16 bytes.
    var content: (UInt64, UInt64) = (0, 0)

    init(line: Int, byteOffset: Int, file: Int32, subject: Int32) {
        self.line = line
        self.byteOffset = byteOffset
        self.file = file
        self.subject = subject
    }

    /// The number of bytes of all its texts.
    @inline(__always)
    var textLength: Int {
        Int(sequenceLength) + Int(max(0, verbatimLength)) + Int(max(0, onsetLength)) + Int(max(0, endLength))
            + Int(max(0, reportLength))
    }
}

/// A staged event where it lies in memory, with its texts behind it; valid as long as that memory is.
///
/// Events lie at multiples of 8 bytes.
struct StagedRow {
    private let place: UnsafePointer<StagedEvent>

    /// The event at the start of memory that holds it and its texts.
    init(_ memory: UnsafeRawBufferPointer) {
        precondition(memory.count >= MemoryLayout<StagedEvent>.stride, "memory that holds an event")
        // The precondition leaves no memory without an address.
        place = memory.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: StagedEvent.self)
        precondition(memory.count >= MemoryLayout<StagedEvent>.stride + place.pointee.textLength)
    }

    /// The number of bytes from this event to the next one.
    static func length(textLength: Int) -> Int { (MemoryLayout<StagedEvent>.stride + textLength + 7) & ~7 }

    var event: StagedEvent {
        @inline(__always) get { place.pointee }
    }

    var sequence: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: text, count: Int(event.sequenceLength)) }
    var verbatim: UnsafeRawBufferPointer? { part(Int(event.sequenceLength), event.verbatimLength) }
    var onset: UnsafeRawBufferPointer? { part(onsetStart, event.onsetLength) }
    var end: UnsafeRawBufferPointer? { part(onsetStart + Int(max(0, event.onsetLength)), event.endLength) }
    var report: UnsafeRawBufferPointer? {
        part(onsetStart + Int(max(0, event.onsetLength)) + Int(max(0, event.endLength)), event.reportLength)
    }
    /// The 16 bytes of the content hash.
    var contentBytes: UnsafeRawBufferPointer {
        let offset = MemoryLayout<StagedEvent>.offset(of: \.content) ?? 0
        return UnsafeRawBufferPointer(start: UnsafeRawPointer(place) + offset, count: 16)
    }

    private var text: UnsafeRawPointer { UnsafeRawPointer(place + 1) }
    private var onsetStart: Int { Int(event.sequenceLength) + Int(max(0, event.verbatimLength)) }

    /// A text by its place; nil when it is missing.
    @inline(__always)
    private func part(_ start: Int, _ length: Int32) -> UnsafeRawBufferPointer? {
        length < 0 ? nil : UnsafeRawBufferPointer(start: text + start, count: Int(length))
    }
}
