/// What the number format of a cell makes of a number: a date, a time, zeros in front. All else leaves the number as it
/// is.
struct CellFormat: Sendable, Equatable {
    var showsDate = false
    var showsTime = false
    var showsSeconds = false
    /// Hours, minutes or seconds that go on beyond a day: [h]:mm.
    var isElapsed = false
    /// The digits that the whole part is filled up to, of a format that consists of zeros: 000 shows 7 as 007.
    var zeros = 0

    var isDate: Bool { showsDate || showsTime || isElapsed }

    /// A format that is known by its number (ECMA-376 part 1, 18.8.30, with those of East Asian languages).
    init(builtIn number: Int) {
        switch number {
        case 14...17, 27...31, 34...36, 50...54, 57, 58: showsDate = true
        case 18, 20, 32, 55: showsTime = true
        case 19, 21, 33, 45, 47, 56: (showsTime, showsSeconds) = (true, true)
        case 22: (showsDate, showsTime) = (true, true)
        case 46: (isElapsed, showsSeconds) = (true, true)
        default: break
        }
    }

    /// A format given by its code, of which the first section counts: "yyyy-mm-dd hh:mm;@".
    ///
    /// Letters in quotes, behind a backslash and in brackets are not part of a date.
    init(code: String) {
        var letters: [Character] = []
        var rest = Substring(code)
        while let character = rest.popFirst(), character != ";" {
            switch character {
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let content = rest.prefix { $0 != "]" }.lowercased()
                rest = rest.drop { $0 != "]" }.dropFirst()
                guard let first = content.first, "hms".contains(first), content.allSatisfy({ $0 == first }) else {
                    continue
                }
                isElapsed = true
                if first == "s" { showsSeconds = true }
            case "A", "a":
                // AM/PM and A/P; their M is no month.
                guard let length = ["m/pm", "/p"].first(where: { rest.lowercased().hasPrefix($0) })?.count else {
                    continue
                }
                rest = rest.dropFirst(length)
                showsTime = true
            default: letters += character.lowercased()
            }
        }
        if letters.contains("s") { (showsTime, showsSeconds) = (true, true) }
        if letters.contains("h") { showsTime = true }
        // Alone an m is a month; beside hours or seconds it is minutes.
        let isMonth = letters.contains("m") && !showsTime && !isElapsed
        if isMonth || letters.contains("d") || letters.contains("y") { showsDate = true }
        if isElapsed { (showsDate, showsTime) = (false, false) }
        let section = code.prefix { $0 != ";" }
        if section.count > 1, section.allSatisfy({ $0 == "0" }) { zeros = min(section.count, 40) }
    }
}
