import Foundation
import TestSupport
import Testing

/// A source CSV read by the tests' own means: bytes, quotes and line feeds, nothing of the program.
struct SourceLines {
    let bytes: [UInt8]
    let header: [String]
    /// Lines from 1 by the byte at which they begin.
    private let lines: [Int: Int]

    init(path: String) throws {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        var lines = [0: 1]
        for (position, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            lines[position + 1] = lines.count + 1
        }
        self.bytes = bytes
        self.lines = lines
        header = SimpleCSV.fields(of: SourceLines.row(in: bytes, at: 0))
    }

    /// The text of the row that begins at a byte, without its line end.
    func row(at offset: Int) -> String { SourceLines.row(in: bytes, at: offset) }

    /// The line, from 1, that begins at a byte; nil when none does.
    func line(at offset: Int) -> Int? { lines[offset] }

    /// A field of the row that begins at a byte.
    func field(_ name: String, at offset: Int) -> String? {
        let fields = SimpleCSV.fields(of: row(at: offset))
        return header.firstIndex(of: name).flatMap { $0 < fields.count ? fields[$0] : nil }
    }

    /// Where the rows begin, the header left out.
    var offsets: [Int] {
        var offsets: [Int] = []
        var isQuoted = false
        for (position, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == UInt8(ascii: "\n") && !isQuoted && position + 1 < bytes.count { offsets.append(position + 1) }
        }
        return offsets
    }

    private static func row(in bytes: [UInt8], at offset: Int) -> String {
        var isQuoted = false
        var end = offset
        while end < bytes.count, isQuoted || bytes[end] != UInt8(ascii: "\n") {
            if bytes[end] == UInt8(ascii: "\"") { isQuoted.toggle() }
            end += 1
        }
        return String(decoding: bytes[offset..<end], as: UTF8.self)
    }
}
