/// Columns that a text takes on a terminal: wide East Asian characters and emoji take two, combining marks none.
package func displayWidth(_ text: some StringProtocol) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + displayWidth($1) }
}

/// A text filled with spaces to a width, at its end or (for numbers) at its start.
func padded(_ text: String, to width: Int, right: Bool = false) -> String {
    let fill = String(repeating: " ", count: max(0, width - displayWidth(text)))
    return right ? fill + text : text + fill
}

/// A text broken at spaces into lines of at most `width` columns; a word that is longer is broken where it must be.
///
/// Lines after the first begin with `hanging` spaces. There is always at least one line.
func wrapped(_ text: String, width: Int, hanging: Int = 0) -> [String] {
    let lines = LineBreaking(space: 1, word: displayWidth, character: displayWidth)
        .lines(of: text, width: max(1, width), following: max(1, width - hanging))
    return lines.enumerated().map { $0 == 0 ? $1 : String(repeating: " ", count: hanging) + $1 }
}

/// Columns that a character takes: those of the widest of its scalars.
func displayWidth(_ character: Character) -> Int {
    character.unicodeScalars.reduce(0) { max($0, displayColumns($1)) }
}

/// Columns that a scalar takes by itself.
func displayColumns(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return 1 }
    // A conjoining vowel or final consonant of Hangul is drawn into the syllable before it.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return value == 0xFE0F ? 2 : 0
    default: return isWide(value) ? 2 : 1
    }
}

/// Wide and full-width ranges of Unicode Standard Annex 11, East Asian Width, and the blocks of emoji.
func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x2E80...0x303E, 0x3041...0x33FF,
        0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
        0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
        0x1FA70...0x1FAFF, 0x20000...0x2FFFD, 0x30000...0x3FFFD:
        true
    default: false
    }
}
