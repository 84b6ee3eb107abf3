/// What a text that is not UTF-8 may be encoded in: proposals for a person to choose from, the likeliest first.
///
/// Nothing is decoded by a proposal. Korean, Japanese and Western texts are often valid in one another's encodings, so
/// the letters decide that are usual in each.
enum EncodingGuess {
    /// The names of at most three encodings, for `--encoding`.
    static func likely(_ bytes: UnsafeRawBufferPointer) -> [String] {
        let korean = DoubleBytes(bytes, lead: isKoreanLead, trail: isKoreanTrail) { lead, trail in
            // The rows of the syllables in common use: KS X 1001, rows 16 to 40.
            (0xB0...0xC8).contains(lead) && trail >= 0xA1
        }
        let japanese = DoubleBytes(bytes, lead: isJapaneseLead, trail: isJapaneseTrail, single: isKatakana) { lead, _ in
            // Kana, and the characters of the first level.
            (0x82...0x83).contains(lead) || (0x88...0x97).contains(lead)
        }
        let western = Western(bytes)
        var proposals: [(name: String, share: Double)] = []
        if korean.isValid { proposals.append((korean.isInKSX1001 ? "EUC-KR" : "CP949", korean.usualShare)) }
        if korean.isValid, korean.isInKSX1001 { proposals.insert(("CP949", korean.usualShare), at: 0) }
        if japanese.isValid { proposals.append(("Shift_JIS", japanese.usualShare)) }
        proposals.append((western.needsWindows ? "Windows-1252" : "Latin-1", western.share))
        // A stable order: Korean before Japanese before Western where nothing tells them apart.
        return proposals.enumerated()
            .sorted { ($1.element.share, $0.offset) < ($0.element.share, $1.offset) }
            .prefix(3).map(\.element.name)
    }

    private static func isKoreanLead(_ byte: UInt8) -> Bool { (0x81...0xFE).contains(byte) }

    private static func isKoreanTrail(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || (0x81...0xFE).contains(byte)
    }

    private static func isJapaneseLead(_ byte: UInt8) -> Bool {
        (0x81...0x9F).contains(byte) || (0xE0...0xFC).contains(byte)
    }

    private static func isJapaneseTrail(_ byte: UInt8) -> Bool {
        (0x40...0x7E).contains(byte) || (0x80...0xFC).contains(byte)
    }

    private static func isKatakana(_ byte: UInt8) -> Bool { (0xA1...0xDF).contains(byte) }
}

/// A text read as one of two bytes for each letter outside ASCII.
private struct DoubleBytes {
    var isValid = true
    /// Whether no letter has a byte below 0xA1, as in EUC-KR.
    var isInKSX1001 = true
    private var letters = 0
    private var usual = 0

    init(
        _ bytes: UnsafeRawBufferPointer, lead: (UInt8) -> Bool, trail: (UInt8) -> Bool,
        single: (UInt8) -> Bool = { _ in false }, isUsual: (UInt8, UInt8) -> Bool
    ) {
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte < 0x80 { continue }
            letters += 1
            if single(byte) { continue }
            // The text may have been cut inside its last letter.
            guard position < bytes.count else { break }
            guard lead(byte), trail(bytes[position]) else {
                isValid = false
                return
            }
            if byte < 0xA1 || bytes[position] < 0xA1 { isInKSX1001 = false }
            if isUsual(byte, bytes[position]) { usual += 1 }
            position += 1
        }
    }

    var usualShare: Double { letters == 0 ? 0 : Double(usual) / Double(letters) }
}

/// A text read as one byte for each letter.
private struct Western {
    /// Whether it has letters that only the code page of Windows has, such as curly quotes.
    var needsWindows = false
    private var high = 0
    private var alone = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        var previous: UInt8 = 0
        for (position, byte) in bytes.enumerated() {
            if byte >= 0x80 {
                high += 1
                if byte < 0xA0 { needsWindows = true }
                let next = position + 1 < bytes.count ? bytes[position + 1] : 0
                if previous < 0x80, next < 0x80 { alone += 1 }
            }
            previous = byte
        }
    }

    /// Letters with accents stand alone between plain ones.
    var share: Double { high == 0 ? 0 : Double(alone) / Double(high) }
}
