/// Text in which no character has a meaning to LaTeX, and hidden ones take no effect.
///
/// Brackets and stars stand in braces, since at the start of a row they would belong to the end of the one before. What
/// the main font of a document is not likely to have, East Asian text, is given to `\cjk`.
func latexText(_ text: String) -> String {
    var escaped = ""
    var isInCJK = false
    for scalar in visible(text).unicodeScalars {
        if isEastAsian(scalar) != isInCJK {
            escaped += isInCJK ? "}" : "\\cjk{"
            isInCJK.toggle()
        }
        switch scalar {
        case "\\": escaped += "\\textbackslash{}"
        case "~": escaped += "\\textasciitilde{}"
        case "^": escaped += "\\textasciicircum{}"
        case "{", "}", "$", "&", "#", "%", "_": escaped += "\\\(scalar)"
        case "[", "]", "*": escaped += "{\(scalar)}"
        default: escaped.unicodeScalars.append(scalar)
        }
    }
    return isInCJK ? escaped + "}" : escaped
}

private func isEastAsian(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x1100 && (isWide(scalar.value) || (0x1100...0x11FF).contains(scalar.value))
}
