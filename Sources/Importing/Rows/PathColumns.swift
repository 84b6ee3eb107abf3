import Imports
import Safety

/// The columns of a dictionary path: SOC, HLGT, HLT, PT and LLT by code and name, and the dictionary they belong to.
final class PathColumns: Sendable {
    let socCode, socName, hlgtCode, hlgtName, hltCode, hltName, ptCode, ptName, lltCode, lltName: Column?
    private let dictionary, version, language: Column?
    /// The dictionary, where constants name it for every row.
    private let everyRow: DictionaryVersion?

    init(_ columns: FileColumns) {
        socCode = columns[.socCode]
        socName = columns[.socName]
        hlgtCode = columns[.hlgtCode]
        hlgtName = columns[.hlgtName]
        hltCode = columns[.hltCode]
        hltName = columns[.hltName]
        ptCode = columns[.ptCode]
        ptName = columns[.ptName]
        lltCode = columns[.lltCode]
        lltName = columns[.lltName]
        dictionary = columns[.dictionary]
        version = columns[.version]
        language = columns[.language]
        if let name = dictionary?.constant, let version = version?.constant, let language = language?.constant {
            everyRow = DictionaryVersion(name: name, version: version, language: language)
        } else {
            everyRow = nil
        }
    }

    /// The positions of all columns, as stretches of columns that stand side by side in the file.
    var stretches: [ClosedRange<Int>] {
        let columns = [
            socCode, socName, hlgtCode, hlgtName, hltCode, hltName, ptCode, ptName, lltCode, lltName, dictionary,
            version, language,
        ]
        var stretches: [ClosedRange<Int>] = []
        let known = columns.compactMap { $0 }.filter { $0.position >= 0 }
        let isOwn = Dictionary(known.map { ($0.position, $0.isOwn) }) { first, _ in first }
        for position in isOwn.keys.sorted() {
            if let last = stretches.last, last.upperBound + 1 == position, isOwn[position] == true {
                stretches[stretches.count - 1] = last.lowerBound...position
            } else {
                stretches.append(position...position)
            }
        }
        return stretches
    }

    func dictionary(_ row: inout RowReading) -> DictionaryVersion {
        if let everyRow { return everyRow }
        return DictionaryVersion(
            name: row.requiredKey(dictionary, called: "dictionary name"),
            version: row.requiredKey(version, called: "dictionary version"),
            language: row.requiredKey(language, called: "dictionary language"))
    }

    /// A level by code and name; nil without a name, since a level is shown by it.
    func level(_ code: Column?, _ name: Column?, _ row: inout RowReading) -> CodedName? {
        guard let text = row.key(name) else { return nil }
        return CodedName(code: row.key(code), name: text)
    }
}
