import Imports
import Safety

/// Makes dictionary entries of rows.
final class DictionaryRow: Sendable {
    private let path: PathColumns
    private let primary: CodedColumn<Bool>?

    init(_ columns: FileColumns) {
        path = PathColumns(columns)
        primary = columns.yesNo(.primary)
    }

    func record(_ row: inout RowReading) -> DictionaryEntry {
        let dictionary = path.dictionary(&row)
        let soc = row.requiredKey(path.socName, called: "name of the system organ class")
        let pt = row.requiredKey(path.ptName, called: "name of the preferred term")
        let isPrimary = row.value(primary)
        if isPrimary == nil, !row.hasProblem(in: primary?.column) {
            row.reportMissing(primary?.column, called: "word on whether the path is primary")
        }
        var entry = DictionaryEntry(
            dictionary: dictionary, soc: CodedName(code: row.key(path.socCode), name: soc),
            pt: CodedName(code: row.key(path.ptCode), name: pt), isPrimary: isPrimary ?? false)
        entry.hlgt = path.level(path.hlgtCode, path.hlgtName, &row)
        entry.hlt = path.level(path.hltCode, path.hltName, &row)
        entry.llt = path.level(path.lltCode, path.lltName, &row)
        return entry
    }
}
