/// The reporter's words about an event: mostly plain, some with commas, quotes, line breaks or other letters than ASCII.
enum Verbatim {
    static func write(_ term: InventedDictionary.Term, random: inout RandomStream, to file: inout CSVFile) {
        switch random.below(1000) {
        case ..<55:
            file.add("\"")
            file.add(term.name)
            file.add(", first noticed after dose ")
            file.add(1 + random.below(9), width: 1)
            file.add("\"")
        case ..<70:
            file.add("\"calls it \"\"")
            file.add(term.lowerCaseName)
            file.add("\"\" in the diary of week ")
            file.add(10 + random.below(43), width: 2)
            file.add("\"")
        case ..<75:
            file.add("\"")
            file.add(term.name)
            file.add("\ncontinued on page ")
            file.add(2 + random.below(8), width: 1)
            file.add("\"")
        case ..<80:
            file.add(term.name)
            file.add(" – täglich laut Tagebuch")
        case ..<380:
            file.add("slight ")
            file.add(term.lowerCaseName)
            file.add(" in the evening")
        case ..<680:
            file.add(term.lowerCaseName)
        default:
            file.add(term.name)
        }
    }
}
