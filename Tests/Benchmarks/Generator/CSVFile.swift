import Foundation

/// A CSV file that is written in large pieces.
struct CSVFile: ~Copyable {
    private var bytes: [UInt8] = []
    private let handle: FileHandle
    private static let piece = 1 << 20

    init(_ name: String, in folder: URL, header: String) throws {
        let file = folder.appendingPathComponent(name)
        try Data().write(to: file)
        handle = try FileHandle(forWritingTo: file)
        bytes.reserveCapacity(Self.piece + 4096)
        add(header)
        add("\n")
    }

    mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }
    mutating func add(_ text: [UInt8]) { bytes.append(contentsOf: text) }
    mutating func add(_ byte: UInt8) { bytes.append(byte) }

    /// A whole number with leading zeros up to a width.
    mutating func add(_ number: Int, width: Int) {
        var (divisor, rest) = (1, number)
        for _ in 1..<max(width, 1) { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(truncatingIfNeeded: 48 + rest / divisor % 10))
            rest %= divisor
            divisor /= 10
        }
    }

    mutating func endRow() throws {
        bytes.append(UInt8(ascii: "\n"))
        if bytes.count >= Self.piece { try writeOut() }
    }

    consuming func close() throws {
        try writeOut()
        try handle.close()
    }

    private mutating func writeOut() throws {
        try handle.write(contentsOf: Data(bytes))
        bytes.removeAll(keepingCapacity: true)
    }

    /// The bytes of a field, in quotes where RFC 4180 asks for them.
    static func field(_ text: String) -> [UInt8] {
        let needsQuotes = text.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 }
        guard needsQuotes else { return Array(text.utf8) }
        var bytes: [UInt8] = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        return bytes + [UInt8(ascii: "\"")]
    }
}
