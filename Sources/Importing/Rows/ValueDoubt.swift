import Foundation
import Safety

/// What makes a value doubtful: it can be read, and hardly ever is what its sender meant.
///
/// Each doubt is a reason to refuse the row unless the profile or the user accepts it by name.
enum ValueDoubt {
    /// A text of exactly so many characters was probably cut there: 255 by old spreadsheets, databases and SAS exports,
    /// 32,767 by spreadsheets of today.
    static let limits = [255, 32_767]

    /// The doubt about a text by which other rows are found; nil for nearly all.
    @inline(__always)
    static func ofKey(_ bytes: UnsafeBufferPointer<UInt8>) -> RejectCode? {
        if isPlain(bytes) { return nil }
        return ofOddKey(bytes)
    }

    /// The doubt about any text.
    @inline(__always)
    static func ofText(_ bytes: UnsafeBufferPointer<UInt8>) -> RejectCode? {
        if bytes.count < limits[0], FieldText.isASCII(bytes) { return nil }
        return ofOddText(bytes)
    }

    /// The doubt about a term in the reporter's words or a dictionary's: a number or a date stands for it.
    @inline(__always)
    static func ofTerm(_ bytes: UnsafeBufferPointer<UInt8>) -> RejectCode? {
        guard let first = bytes.first, first < 0x3A || bytes.count < 12 else { return nil }
        return isNumberOrDate(bytes) ? .valueAsTerm : nil
    }

    /// Whether all bytes are printable ASCII and no blank stands at either end.
    @inline(__always)
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = UnsafeRawPointer(bytes.baseAddress), bytes.count > 0 else { return true }
        if bytes[0] <= 0x20 || bytes[bytes.count &- 1] <= 0x20 { return false }
        var odd: UInt64 = 0
        var position = 0
        while position &+ 8 <= bytes.count {
            let word = start.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            // A byte below 0x20 borrows from its high bit; one above 0x7F has it.
            odd |= ((word &- 0x2020_2020_2020_2020) & ~word) | word
            position &+= 8
        }
        while position < bytes.count {
            if bytes[position] < 0x20 { return false }
            odd |= UInt64(bytes[position])
            position &+= 1
        }
        return odd & 0x8080_8080_8080_8080 == 0
    }

    // MARK: The few values that are looked at closely

    @inline(never)
    private static func ofOddKey(_ bytes: UnsafeBufferPointer<UInt8>) -> RejectCode? {
        let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
        if text.contains(where: isLost) { return .lostCharacter }
        if text.contains(where: isInvisible) { return .invisibleCharacter }
        // Blanks alone are a missing value, which whoever needs the key reports.
        if text.first == " " || text.last == " " { return text.allSatisfy { $0 == " " } ? nil : .blankAround }
        return isMixed(text) ? .mixedScript : nil
    }

    @inline(never)
    private static func ofOddText(_ bytes: UnsafeBufferPointer<UInt8>) -> RejectCode? {
        let text = String(decoding: bytes, as: UTF8.self)
        if text.unicodeScalars.contains(where: isLost) { return .lostCharacter }
        return limits.contains(text.utf16.count) || limits.contains(text.unicodeScalars.count)
            ? .possiblyTruncated : nil
    }

    /// U+FFFD stands where an earlier conversion could not read a character.
    private static func isLost(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{FFFD}" }

    /// Controls, marks without a glyph, and blanks that are not the space.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == " " { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: return true
        default: return false
        }
    }

    /// Whether letters of another script that look like Latin ones stand for them: all its Cyrillic or Greek letters
    /// have a Latin twin, or a letter is of full width.
    private static func isMixed(_ text: String.UnicodeScalarView) -> Bool {
        var twins = 0
        for scalar in text where !scalar.isASCII {
            switch scalar.value {
            case 0xFF01...0xFF5E: return true
            case 0x370...0x3FF, 0x400...0x4FF:
                if !latinTwins.contains(scalar) { return false }
                twins += 1
            default: continue
            }
        }
        return twins > 0
    }

    /// Letters of the Greek and Cyrillic blocks whose usual glyphs are those of Latin letters (Unicode confusables).
    private static let latinTwins = Set("АВЕЅІЈКМНОРСТУХасеорхуіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧοѵԁһ".unicodeScalars)

    /// Whether a text has digits and, beside them, only what numbers and dates are written with.
    private static func isNumberOrDate(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.contains(where: FieldText.isDigit) else { return false }
        var letters: [UInt8] = []
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x20, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A: continue
            case 0x41...0x5A, 0x61...0x7A:
                if letters.count == 4 { return false }
                letters.append(byte | 0x20)
            default: return false
            }
        }
        let word = String(decoding: letters, as: UTF8.self)
        return word.isEmpty || word == "e" || word == "t" || word == "tz" || months.contains(word)
    }

    private static let months: Set<String> = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    ]
}

extension RowProblem {
    /// The problem of a doubtful value, with what to do.
    init(doubt: RejectCode, _ column: Column) {
        self.init(doubt, column, "\(RowProblem.words(doubt)); if that is right, accept \(doubt.rawValue)")
    }

    private static func words(_ doubt: RejectCode) -> String {
        switch doubt {
        case .blankAround: "a blank stands before or behind the value: let the profile trim it"
        case .invisibleCharacter: "the value holds a character that cannot be seen"
        case .mixedScript: "letters of another script stand for Latin ones that look the same"
        case .lostCharacter: "the value holds U+FFFD, the trace of a character that an earlier conversion lost"
        case .possiblyTruncated: "the text ends where spreadsheets and databases cut: the rest is probably lost"
        case .valueAsTerm: "a number or a date stands where a term is expected"
        case .unknownSOC: "the name is none of the 27 system organ classes"
        case .repeatedHeader: "the row repeats the header"
        case .labelRow: "the identifier has no digit, as all others of the file have: a row of labels"
        case .constantSubject: "all rows have the same subject"
        default: "the value is doubtful"
        }
    }
}
