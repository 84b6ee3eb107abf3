import Glibc

/// The names in the directory of a zip archive, read by hand and within limits before any library sees the archive.
///
/// The directory stands at the end of an archive: an entry of 46 bytes and a name for each part, then a record that
/// says where it begins and how many entries it has (APPNOTE.TXT of PKWARE, 4.3.12 and 4.3.16).
struct PackageDirectory {
    /// Workbooks have some dozens of parts; a directory with more entries is not read.
    static let maximumEntries = 4096
    /// The longest directory that is read, in bytes.
    static let maximumBytes = 1 << 20

    /// The number of entries that the archive states.
    let entryCount: Int
    /// Whether the archive states more than is read; the names are then those of the beginning.
    let isTooLarge: Bool
    /// The names as bytes, in the order of the directory.
    let names: [[UInt8]]

    /// Nil when the file does not end like a zip archive.
    init?(ofFile path: String) throws(SourceReadError) {
        guard let size = RegularFile.size(path) else { return nil }
        let end = try Self.bytes(of: path, from: max(0, size - 65_557), count: 65_557)
        guard let record = Self.lastEnd(in: end) else { return nil }
        entryCount = Self.number(end, record + 10, 2)
        let length = Self.number(end, record + 12, 4)
        let start = Self.number(end, record + 16, 4)
        // All bits set say that the number stands in a record of 64 bits, which no workbook of a sane size needs.
        isTooLarge = entryCount > Self.maximumEntries || length > Self.maximumBytes || entryCount == 0xFFFF
        let directory =
            start < size ? try Self.bytes(of: path, from: start, count: min(length, Self.maximumBytes)) : []
        names = Self.names(in: directory)
    }

    /// Whether a part of this name is in the archive.
    func has(_ name: String) -> Bool { names.contains(Array(name.utf8)) }

    /// The offset of the last end record that fits into the rest of the file with its comment.
    private static func lastEnd(in bytes: [UInt8]) -> Int? {
        var place = bytes.count - 22
        while place >= 0 {
            if number(bytes, place, 4) == 0x0605_4B50, place + 22 + number(bytes, place + 20, 2) <= bytes.count {
                return place
            }
            place -= 1
        }
        return nil
    }

    private static func names(in directory: [UInt8]) -> [[UInt8]] {
        var names: [[UInt8]] = []
        var place = 0
        while place + 46 <= directory.count, number(directory, place, 4) == 0x0201_4B50,
            names.count < maximumEntries
        {
            let length = number(directory, place + 28, 2)
            let name = place + 46
            guard name + length <= directory.count else { break }
            names.append(Array(directory[name..<name + length]))
            place = name + length + number(directory, place + 30, 2) + number(directory, place + 32, 2)
        }
        return names
    }

    /// A little-endian number of some bytes.
    static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
        guard place >= 0, place + count <= bytes.count else { return 0 }
        return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }

    /// Some bytes of a file, fewer at its end.
    static func bytes(of path: String, from offset: Int, count: Int) throws(SourceReadError) -> [UInt8] {
        var source = try ByteSource(path: path, from: offset)
        var bytes = [UInt8](repeating: 0, count: count)
        let filled = try source.fill(&bytes, 0..<count)
        bytes.removeLast(count - filled)
        return bytes
    }
}
