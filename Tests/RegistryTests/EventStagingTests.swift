import Foundation
import Safety
import TestSupport
import Testing

@testable import Registry

/// An event as it is staged: its fixed part and, behind it, its texts.
struct StagedTexts: Equatable {
    var line: Int
    var subject: Int
    var sequence: String
    var verbatim: String?
    var onset: String?
    var end: String?
    var report: String?

    var bytes: [UInt8] {
        var event = StagedEvent(line: line, byteOffset: line * 10, file: 0, subject: Int32(subject))
        func length(_ text: String?) -> Int32 { text.map { Int32($0.utf8.count) } ?? -1 }
        event.sequenceLength = length(sequence)
        event.verbatimLength = length(verbatim)
        event.onsetLength = length(onset)
        event.endLength = length(end)
        event.reportLength = length(report)
        let texts = [sequence, verbatim, onset, end, report].compactMap { $0 }.joined()
        return withUnsafeBytes(of: event) { Array($0) } + Array(texts.utf8)
    }

    /// Lays an event into memory of its own, where events may lie, and passes the row.
    func withRow<Result>(_ body: (StagedRow) throws -> Result) rethrows -> Result {
        let buffer = ByteBuffer()
        bytes.withUnsafeBytes { buffer.append($0) }
        return try body(StagedRow(buffer.bytes))
    }
}

extension EventStaging {
    /// Takes an event that lies in memory already.
    func add(_ event: [UInt8], subject: Int) throws {
        try add(count: event.count, subject: subject) { $0.copyBytes(from: event) }
    }
}

extension StagedTexts {
    init(_ row: StagedRow) {
        func text(_ bytes: UnsafeRawBufferPointer?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
        self.init(
            line: row.event.line, subject: Int(row.event.subject), sequence: text(row.sequence) ?? "",
            verbatim: text(row.verbatim), onset: text(row.onset), end: text(row.end), report: text(row.report))
    }

    /// An event of a random subject, with texts that are missing, empty, short or as long as `longest`.
    static func random(line: Int, subjects: Int, longest: Int, _ random: inout SeededGenerator) -> StagedTexts {
        func text() -> String? {
            switch random.whole(0...40) {
            case 0...9: nil
            case 10...14: ""
            case 15: String(repeating: "å", count: random.whole(1...longest) / 2)
            default: String(repeating: "x", count: random.whole(1...60))
            }
        }
        return StagedTexts(
            line: line, subject: random.whole(0...subjects - 1), sequence: text() ?? "", verbatim: text(),
            onset: text(), end: text(), report: text())
    }
}

@Suite("Events between their rows and their places in the table")
struct EventStagingTests {
    @Test("A staged event has no gap behind it, so that its texts follow at once, and events lie at multiples of 8")
    func layout() {
        #expect(MemoryLayout<StagedEvent>.size == MemoryLayout<StagedEvent>.stride)
        #expect(MemoryLayout<StagedEvent>.stride % 8 == 0)
        #expect(MemoryLayout<StagedEvent>.alignment == 8)
        #expect(StagedRow.length(textLength: 0) == MemoryLayout<StagedEvent>.stride)
        #expect(StagedRow.length(textLength: 1) == MemoryLayout<StagedEvent>.stride + 8)
    }

    @Test("A missing text of an event stays missing, an empty one empty")
    func missingAndEmpty() {
        let choices: [String?] = [nil, "", "2024"]
        for verbatim in choices {
            for onset in choices {
                for end in choices {
                    for report in choices {
                        let event = StagedTexts(
                            line: 2, subject: 0, sequence: "1", verbatim: verbatim, onset: onset, end: end,
                            report: report)
                        #expect(event.withRow { StagedTexts($0) } == event)
                    }
                }
            }
        }
    }

    /// All events that staging gives back, with the subjects of their stretch checked.
    private func drained(_ staging: EventStaging) throws -> [StagedTexts] {
        var events: [StagedTexts] = []
        var nextSubject = 0
        try staging.drain { subjects, memory in
            #expect(subjects.lowerBound >= nextSubject)
            nextSubject = subjects.upperBound
            var place = 0
            while place < memory.count {
                let row = StagedRow(UnsafeRawBufferPointer(rebasing: memory[place...]))
                #expect(subjects.contains(Int(row.event.subject)))
                events.append(StagedTexts(row))
                place += StagedRow.length(textLength: row.event.textLength)
            }
            #expect(place == memory.count)
        }
        return events
    }

    @Test(
        "Every event comes back once, subject by subject, in the order of the delivery",
        arguments: [(1, 1), (2, 3), (3, 255), (4, 256), (5, 257), (6, 1000), (7, 5)] as [(UInt64, Int)])
    func order(seed: UInt64, subjects: Int) throws {
        var random = SeededGenerator(seed: seed)
        let folder = try PrivateFolder()
        let staging = EventStaging(subjects: subjects, path: folder.file("registry"))
        // A block holds 64 KiB: these events fill many, and some are longer than one.
        let events = (1...6000).map {
            StagedTexts.random(line: $0, subjects: subjects, longest: 150_000, &random)
        }
        #expect(events.contains { $0.bytes.count > 1 << 16 })
        for event in events { try staging.add(event.bytes, subject: event.subject) }
        let back = try drained(staging)
        #expect(back.count == events.count)
        let ofSubject = Dictionary(grouping: back, by: \.subject)
        #expect(ofSubject == Dictionary(grouping: events, by: \.subject))
        // No name is left of the file that took what memory did not hold.
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test("Events that fill a block to its last byte come back as they came")
    func fullBlock() throws {
        let folder = try PrivateFolder()
        let staging = EventStaging(subjects: 1, path: folder.file("registry"))
        let fixed = MemoryLayout<StagedEvent>.stride
        var events: [StagedTexts] = []
        for (line, length) in [1 << 16, 1 << 15, 1 << 15, (1 << 16) + 8, 1 << 16, fixed].enumerated() {
            events.append(
                StagedTexts(
                    line: line, subject: 0, sequence: String(repeating: "s", count: length - fixed)))
        }
        for event in events { try staging.add(event.bytes, subject: 0) }
        #expect(try drained(staging) == events)
    }

    @Test("A delivery without events gives nothing back, also when there are no subjects")
    func nothing() throws {
        for subjects in [0, 1, 1000] {
            #expect(try drained(EventStaging(subjects: subjects, path: "/nowhere/registry")) == [])
        }
    }

    @Test("Where the registry's folder cannot be written, the folder for temporary files takes what memory does not")
    func temporaryFolder() throws {
        let staging = EventStaging(subjects: 1, path: "/nowhere/registry")
        let events = (1...3).map {
            StagedTexts(line: $0, subject: 0, sequence: String(repeating: "s", count: 40_000))
        }
        for event in events { try staging.add(event.bytes, subject: 0) }
        #expect(try drained(staging) == events)
    }
}
