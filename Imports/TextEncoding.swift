import Glibc

/// A character encoding that the system can decode, by one of its names.
package struct TextEncoding: Sendable, Hashable {
    /// The name as the system knows it, in capitals.
    package let name: String

    package static let utf16LittleEndian = TextEncoding(known: "UTF-16LE")
    package static let utf16BigEndian = TextEncoding(known: "UTF-16BE")

    /// The encoding of a name such as CP949, EUC-KR, Shift_JIS, Windows-1252 or Latin-1, in any case; nil when the
    /// system knows none.
    ///
    /// A name holds no slash: behind one, iconv takes options that replace what it cannot decode.
    package init?(name: String) {
        let name = name.uppercased()
        let allowed = name.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || "-_.:".utf8.contains($0)
        }
        guard allowed, !name.isEmpty, name.utf8.count <= 40 else { return nil }
        let spelling = Self.spellings[name] ?? name
        guard let descriptor = iconv_open("UTF-8", spelling), Int(bitPattern: descriptor) != -1 else { return nil }
        iconv_close(descriptor)
        self.name = spelling
    }

    private init(known name: String) { self.name = name }

    /// Whether nothing has to be decoded.
    package var isUTF8: Bool { name == "UTF-8" }

    /// Whether the order of bytes has to come from a byte order mark.
    package var needsByteOrderMark: Bool { name == "UTF-16" || name == "UTF-32" }

    /// Common spellings that the system does not know, or knows as one encoding under several names.
    ///
    /// What is called Shift JIS is nearly always Microsoft's code page 932: in the standard's own, a backslash would
    /// become a yen sign.
    private static let spellings = [
        "UTF8": "UTF-8", "UTF16": "UTF-16", "UTF32": "UTF-32", "LATIN-1": "ISO-8859-1", "LATIN1": "ISO-8859-1",
        "WINDOWS1252": "WINDOWS-1252", "SHIFTJIS": "CP932", "SHIFT-JIS": "CP932", "SHIFT_JIS": "CP932", "SJIS": "CP932",
        "EUCKR": "EUC-KR", "MS949": "CP949", "UHC": "CP949", "WINDOWS-949": "CP949",
    ]
}
