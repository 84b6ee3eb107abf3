/// What the first bytes of a file say of its format.
enum FileSignature {
    /// The kind of a file that is no delimited text, or nil.
    ///
    /// - Throws: when it is a file of a statistics program that is not read; the error says what to export instead.
    static func kind(ofFile path: String) throws(SourceReadError) -> SourceFormat.Kind? {
        let start = try StoredFile(path: path).bytes(at: 0, count: 512)
        for (begin, kind) in known where start.starts(with: begin) { return kind }
        if let refused = refused(start) {
            throw .unsupportedFormat(path: path, format: refused.format, remedy: refused.remedy)
        }
        let text = start.starts(with: byteOrderMark) ? start.dropFirst(byteOrderMark.count) : start[...]
        let words = text.filter { !isBlank($0) }.prefix(2)
        if words.first == UInt8(ascii: "{"), words.last == UInt8(ascii: "\"") || words.last == UInt8(ascii: "}") {
            return .datasetJSON
        }
        if words.first == UInt8(ascii: "["), words.last == UInt8(ascii: "{") || words.last == UInt8(ascii: "[") {
            throw .unsupportedFormat(
                path: path, format: "JSON without the columns of Dataset-JSON",
                remedy: "Export it as Dataset-JSON 1.1 or as CSV.")
        }
        return nil
    }

    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static let known: [(begin: [UInt8], kind: SourceFormat.Kind)] = [
        (Array("HEADER RECORD*******LIBRARY ".utf8), .transport),
        (Array("HEADER RECORD*******LIBV8   ".utf8), .transport),
        (sas7 + [0x60] + sas7Rest, .sasDataset),
    ]

    private static let sas7 = [UInt8](repeating: 0, count: 12) + [0xC2, 0xEA, 0x81]
    private static let sas7Rest: [UInt8] = [
        0xB3, 0x14, 0x11, 0xCF, 0xBD, 0x92, 0x08, 0x00, 0x09, 0xC7, 0x31, 0x8C, 0x18, 0x1F, 0x10, 0x11,
    ]

    /// The format of a file that is known and not read, and what to do.
    private static func refused(_ start: [UInt8]) -> (format: String, remedy: String)? {
        let remedy = "Export the data set as SAS transport (XPT), sas7bdat or CSV."
        if start.starts(with: "**COMPRESSED**".utf8) {
            return (
                "a SAS transport file of PROC CPORT",
                "Export it with PROC COPY and the XPORT engine: LIBNAME … XPORT makes a transport file that is read."
            )
        }
        if start.starts(with: sas7 + [0x63]) { return ("a SAS catalog (sas7bcat), not a data set", remedy) }
        if start.starts(with: "$FL2".utf8) || start.starts(with: "$FL3".utf8) { return ("an SPSS file (sav)", remedy) }
        if String(decoding: start, as: UTF8.self).contains("SPSS PORT FILE") {
            return ("an SPSS portable file (por)", remedy)
        }
        if start.starts(with: "<stata_dta>".utf8) { return ("a Stata file (dta)", remedy) }
        // Before version 117: the number of the version, then the byte order, the kind and a zero.
        if start.count > 3, (0x69...0x73).contains(start[0]), start[1] == 1 || start[1] == 2, start[2] == 1,
            start[3] == 0
        {
            return ("a Stata file (dta)", remedy)
        }
        return nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
