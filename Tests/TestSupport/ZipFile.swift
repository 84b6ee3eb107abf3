/// A zip archive as a test wants it, also one that no program would write; the sizes in its directory may lie.
package struct ZipFile {
    package struct Member {
        package var name: String
        package var bytes: [UInt8]
        /// What stands in the archive: the bytes themselves, or deflated ones.
        package var stored: [UInt8]
        package var method: UInt16
        /// The size that the directory says.
        package var size: UInt32
        package var flags: UInt16 = 0
        /// The mode of a file of Unix, in the upper half.
        package var attributes: UInt32 = 0
        /// Whether the directory has the checksum of the bytes; of many bytes it takes long.
        package var hasChecksum = true

        package init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

        package init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
            stored = bytes
            method = 0
            size = UInt32(bytes.count)
        }

        /// A member whose deflated bytes come from a gzip file of the same bytes without a name.
        package init(_ name: String, _ bytes: [UInt8], gzip: [UInt8]) {
            self.init(name, bytes)
            stored = Array(gzip.dropFirst(10).dropLast(8))
            method = 8
        }
    }

    /// The bytes of the archive.
    package private(set) var bytes: [UInt8] = []

    package init(_ members: [Member]) {
        var directory: [UInt8] = []
        for member in members {
            let name = Array(member.name.utf8)
            let common =
                Self.two(member.flags) + Self.two(member.method) + [0, 0, 0x21, 0]
                + Self.four(member.hasChecksum ? Self.checksum(member.bytes) : 0)
                + Self.four(UInt32(member.stored.count)) + Self.four(member.size) + Self.two(UInt16(name.count))
                + Self.two(0)
            // Made by Unix, version 2.0.
            directory += [0x50, 0x4B, 1, 2, 20, 3, 20, 0] + common + Self.two(0) + Self.two(0) + Self.two(0)
            directory += Self.four(member.attributes) + Self.four(UInt32(bytes.count)) + name
            bytes += [0x50, 0x4B, 3, 4, 20, 0] + common + name + member.stored
        }
        let start = UInt32(bytes.count)
        bytes += directory
        bytes += [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + Self.two(UInt16(members.count)) + Self.two(UInt16(members.count))
        bytes += Self.four(UInt32(directory.count)) + Self.four(start) + Self.two(0)
    }

    private static func two(_ number: UInt16) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8)] }

    private static func four(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    /// CRC-32 as zip and gzip have it.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(0xFFFF_FFFF) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
    }
}
