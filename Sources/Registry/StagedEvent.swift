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
    var textLength: Int {
        Int(sequenceLength) + Int(max(0, verbatimLength)) + Int(max(0, onsetLength)) + Int(max(0, endLength))
            + Int(max(0, reportLength))
    }
}

/// A staged event where it lies in memory, with its texts behind it; valid as long as that memory is.
struct StagedRow {
    let event: StagedEvent
    /// The texts, one after the other.
    let text: UnsafeRawBufferPointer
    /// Where the 16 bytes of the content hash lie, for a row that was read from staged memory.
    var contentBytes: UnsafeRawBufferPointer?

    /// Reads the event that begins at a position.
    static func read(_ memory: UnsafeRawBufferPointer, at position: Int) -> StagedRow {
        let event = memory.loadUnaligned(fromByteOffset: position, as: StagedEvent.self)
        let start = position + MemoryLayout<StagedEvent>.size
        let text = UnsafeRawBufferPointer(rebasing: memory[start..<start + event.textLength])
        guard let place = MemoryLayout<StagedEvent>.offset(of: \.content) else {
            return StagedRow(event: event, text: text)
        }
        let content = UnsafeRawBufferPointer(rebasing: memory[position + place..<position + place + 16])
        return StagedRow(event: event, text: text, contentBytes: content)
    }

    var sequence: UnsafeRawBufferPointer {
        part(0, event.sequenceLength) ?? UnsafeRawBufferPointer(start: nil, count: 0)
    }
    var verbatim: UnsafeRawBufferPointer? { part(Int(event.sequenceLength), event.verbatimLength) }
    var onset: UnsafeRawBufferPointer? { part(onsetStart, event.onsetLength) }
    var end: UnsafeRawBufferPointer? { part(onsetStart + Int(max(0, event.onsetLength)), event.endLength) }
    var report: UnsafeRawBufferPointer? {
        part(onsetStart + Int(max(0, event.onsetLength)) + Int(max(0, event.endLength)), event.reportLength)
    }

    private var onsetStart: Int { Int(event.sequenceLength) + Int(max(0, event.verbatimLength)) }

    /// A text by its place; nil when it is missing.
    private func part(_ start: Int, _ length: Int32) -> UnsafeRawBufferPointer? {
        length < 0 ? nil : UnsafeRawBufferPointer(rebasing: text[start..<start + Int(length)])
    }
}
