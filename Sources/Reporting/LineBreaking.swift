/// How a text is broken into lines, whatever letters are measured in.
struct LineBreaking {
    /// The width of the space between two words.
    var space: Int
    var word: (Substring) -> Int
    var character: (Character) -> Int

    /// The text broken at spaces into lines of at most `width`, those after the first of at most `following`; a word that
    /// is longer is broken where it must be, with at least one character on a line. There is always at least one line.
    func lines(of text: String, width: Int, following: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        var room: Int { lines.isEmpty ? width : following }
        func close() {
            lines.append(line)
            line = ""
            used = 0
        }
        for part in text.split(separator: " ") {
            let length = word(part)
            if used > 0 && used + space + length <= room {
                line += " " + part
                used += space + length
                continue
            }
            if used > 0 { close() }
            if length <= room {
                line += part
                used += length
                continue
            }
            for letter in part {
                let length = character(letter)
                if used > 0 && used + length > room { close() }
                line.append(letter)
                used += length
            }
        }
        if !line.isEmpty || lines.isEmpty { close() }
        return lines
    }
}
