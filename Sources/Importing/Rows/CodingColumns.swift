import Imports
import Safety

/// The columns that name an event's term, by code, by names, or both.
final class CodingColumns: Sendable {
    private let mode: CodingMode
    private let path: PathColumns

    init(_ columns: FileColumns) {
        mode = columns.table.coding
        path = PathColumns(columns)
    }

    /// How the row names its term: by the code of the LLT, else of the PT, else by names, as the mode allows.
    func coding(_ row: inout RowReading) -> EventCoding {
        if mode != .bySource {
            if let code = row.key(path.lltCode) { return .code(level: .llt, code: code) }
            if let code = row.key(path.ptCode) { return .code(level: .pt, code: code) }
        }
        return mode == .byCode ? .uncoded : names(&row)
    }

    /// The PT that a row names beside the code by which it is coded; nil when it names none.
    func statedPT(beside coding: EventCoding, _ row: inout RowReading) -> StatedTerm? {
        guard case .code(let level, _) = coding else { return nil }
        let stated = StatedTerm(code: level == .pt ? nil : row.key(path.ptCode), name: row.key(path.ptName))
        return stated.code == nil && stated.name == nil ? nil : stated
    }

    /// A row with neither SOC nor PT is uncoded; one with only one of them is refused, so that no term gets lost.
    private func names(_ row: inout RowReading) -> EventCoding {
        let soc = row.key(path.socName)
        let pt = row.key(path.ptName)
        guard let soc, let pt else {
            if soc != nil { row.reportMissing(path.ptName, called: "preferred term beside the system organ class") }
            if pt != nil { row.reportMissing(path.socName, called: "system organ class beside the preferred term") }
            return .uncoded
        }
        var coding = SourceCoding(
            dictionary: path.dictionary(&row), soc: CodedName(code: row.key(path.socCode), name: soc),
            pt: CodedName(code: row.key(path.ptCode), name: pt))
        coding.hlgt = path.level(path.hlgtCode, path.hlgtName, &row)
        coding.hlt = path.level(path.hltCode, path.hltName, &row)
        coding.llt = path.level(path.lltCode, path.lltName, &row)
        return .names(coding)
    }
}
