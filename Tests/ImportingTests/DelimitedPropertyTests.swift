import Importing
import Testing

@Suite("Random delimited files")
struct DelimitedPropertyTests {
    /// Pieces that meet in the ways that go wrong: `a , " CR LF TAB é NUL 0xFF`.
    static let pieces: [[UInt8]] = [
        [0x61], [0x2C], [0x22], [0x22], [0x0D], [0x0A], [0x09], [0xC3, 0xA9], [0x00], [0xFF],
    ]

    static func randomBytes(_ numbers: inout SeededNumbers, upTo length: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        let count = Int.random(in: 0...length, using: &numbers)
        while bytes.count < count { bytes += pieces[Int.random(in: 0..<pieces.count, using: &numbers)] }
        return bytes
    }

    @Test("Whatever the bytes, the reader agrees with the simple splitter, in every window", arguments: 0..<8)
    func agreement(_ seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        for _ in 0..<5_000 {
            let bytes = Self.randomBytes(&numbers, upTo: 18)
            let expected = DelimitedReference.read(bytes, expectedFieldCount: 2)
            let window = Int.random(in: 1...24, using: &numbers)
            let stretch = Int.random(in: 1...24, using: &numbers)
            let read = try DelimitedSnapshot(
                bytes, expectedFieldCount: 2, windowBytes: window, indexBytes: stretch,
                batch: Bool.random(using: &numbers) ? Int.random(in: 1...4, using: &numbers) : nil)
            if read != expected {
                Issue.record("\(bytes) in a window of \(window), stretches of \(stretch)")
                return
            }
        }
    }

    @Test("Long files, crowded with commas and quotes or nearly without, agree as well", arguments: 0..<4)
    func longFiles(_ seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(500 + seed))
        for _ in 0..<150 {
            let plainRuns = Int.random(in: 0...20, using: &numbers)
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1...60, using: &numbers) {
                bytes += Self.randomBytes(&numbers, upTo: 12)
                bytes += [UInt8](repeating: 0x62, count: Int.random(in: 0...plainRuns, using: &numbers))
            }
            let expected = DelimitedReference.read(bytes, expectedFieldCount: 2)
            // The simple splitter keeps all problems of a row, the reader the first ones.
            if expected.records.contains(where: { $0.problems.count >= 16 }) { continue }
            let window = Int.random(in: 1...300, using: &numbers)
            let stretch = Int.random(in: 1...300, using: &numbers)
            let read = try DelimitedSnapshot(
                bytes, expectedFieldCount: 2, windowBytes: window, indexBytes: stretch)
            if read != expected {
                Issue.record("\(bytes) in a window of \(window), stretches of \(stretch)")
                return
            }
        }
    }

    @Test("Whatever the bytes and the limits, the window changes nothing and no byte is lost", arguments: 0..<4)
    func limits(_ seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(1000 + seed))
        for _ in 0..<5_000 {
            let bytes = Self.randomBytes(&numbers, upTo: 30)
            let dialect = Dialect(
                maximumFieldBytes: Int.random(in: 1...6, using: &numbers),
                maximumRecordBytes: Int.random(in: 1...12, using: &numbers),
                maximumFields: Int.random(in: 1...4, using: &numbers))
            let whole = try DelimitedSnapshot(bytes, dialect: dialect, expectedFieldCount: 2, windowBytes: 4096)
            let small = try DelimitedSnapshot(
                bytes, dialect: dialect, expectedFieldCount: 2, windowBytes: Int.random(in: 1...20, using: &numbers),
                indexBytes: Int.random(in: 1...20, using: &numbers))
            if whole != small || !Self.isWhole(whole, bytes, dialect) {
                Issue.record("\(bytes) with \(dialect)")
                return
            }
        }
    }

    /// Whether the records and the line ends between them are all the bytes of the text, cut records aside.
    static func isWhole(_ read: DelimitedSnapshot, _ bytes: [UInt8], _ dialect: Dialect) -> Bool {
        if read.wholeFileProblem?.code == .unsupportedEncoding { return read.records.isEmpty }
        var next = read.hasByteOrderMark ? 3 : 0
        for record in read.records {
            guard record.offset == next, record.raw.count <= dialect.maximumRecordBytes,
                record.fields.count <= dialect.maximumFields,
                record.raw == Array(bytes[record.offset..<record.offset + record.raw.count]),
                record.fields.map(\.raw).joined(separator: [0x2C]).elementsEqual(record.raw)
            else { return false }
            next += record.raw.count
            if record.isTruncated {
                while next < bytes.count, bytes[next] != 0x0A, bytes[next] != 0x0D { next += 1 }
            }
            if next + 1 < bytes.count, bytes[next] == 0x0D, bytes[next + 1] == 0x0A { next += 1 }
            if next < bytes.count, bytes[next] == 0x0A || bytes[next] == 0x0D { next += 1 }
        }
        return next == bytes.count || read.wholeFileProblem != nil
    }

    @Test("A table written by the rules of RFC 4180 reads back equal and without a problem", arguments: 0..<4)
    func roundTrip(_ seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(2000 + seed))
        let letters = ["a", "Z", ",", "\"", "\r", "\n", "\r\n", " ", "é", "발", "🤒", "0", "NA"]
        for _ in 0..<1_000 {
            let columns = Int.random(in: 2...5, using: &numbers)
            let table = (0..<Int.random(in: 1...6, using: &numbers)).map { _ in
                (0..<columns).map { _ in
                    (0..<Int.random(in: 0...6, using: &numbers))
                        .map { _ in letters[Int.random(in: 0..<letters.count, using: &numbers)] }.joined()
                }
            }
            let lineEnd = ["\n", "\r\n", "\r"][Int.random(in: 0..<3, using: &numbers)]
            let lines = table.map { row in row.map { Self.quoted($0, &numbers) }.joined(separator: ",") }
            let text = lines.joined(separator: lineEnd) + (Bool.random(using: &numbers) ? lineEnd : "")
            let read = try DelimitedSnapshot(
                Array(text.utf8), expectedFieldCount: columns, windowBytes: Int.random(in: 1...64, using: &numbers))
            if read.values.map({ $0.map { Array($0.utf8) } }) != table.map({ $0.map { Array($0.utf8) } })
                || !read.problems.isEmpty
            {
                Issue.record("\(text.debugDescription)")
                return
            }
        }
    }

    /// The field as RFC 4180 writes it: quoted when it must be, and sometimes when it need not be.
    static func quoted(_ value: String, _ numbers: inout SeededNumbers) -> String {
        let needsQuotes = value.utf8.contains { [0x0A, 0x0D, 0x22, 0x2C].contains($0) }
        guard needsQuotes || Int.random(in: 0..<4, using: &numbers) == 0 else { return value }
        var bytes: [UInt8] = [0x22]
        for byte in value.utf8 { bytes += byte == 0x22 ? [0x22, 0x22] : [byte] }
        return String(decoding: bytes + [0x22], as: UTF8.self)
    }
}
