import Imports
import Safety

/// The columns that name an event's term, by code, by names, or both.
final class CodingColumns: Sendable {
    private let mode: CodingMode
    private let path: PathColumns
    /// The columns that a coding by names is made of, as stretches of columns that stand side by side.
    private let nameColumns: [ClosedRange<Int>]
    /// The keys of the SOC names that may stand here; nil when any may.
    private let agreedSOCs: Set<String>?
    private let termKey: TermKey

    init(_ columns: FileColumns) {
        mode = columns.table.coding
        path = PathColumns(columns)
        let key = columns.table.expectsAgreedSOCs ? Imports.termKey() : TermKey(variants: [])
        agreedSOCs = columns.table.expectsAgreedSOCs ? Set(Imports.agreedSOCOrder().map(key.key)) : nil
        termKey = key
        nameColumns = path.stretches
    }

    /// Reads how each row names its term, and the PT that it names beside the code or LLT name by which it is coded.
    ///
    /// `names` takes the codings by names; the rows hold their positions in it.
    func read(_ reading: inout EventReading, _ batch: RecordBatch, _ names: inout SourceCodings) {
        switch mode {
        case .byCode: readCodes(&reading, batch)
        case .byLLTName:
            reading.keys(path.lltName, in: batch) { $0.rows[$1].coding = .lltName($2) }
            readStatedPT(&reading, batch)
        case .bySource: readNames(&reading, batch, &names)
        case .byCodeElseNames:
            readCodes(&reading, batch)
            readNames(&reading, batch, &names)
        }
    }

    /// The code of the LLT, else of the PT.
    private func readCodes(_ reading: inout EventReading, _ batch: RecordBatch) {
        reading.keys(path.lltCode, in: batch) { $0.rows[$1].coding = .code(.llt, $2) }
        readStatedPT(&reading, batch)
    }

    /// The PT: the row's term where it has no other code, else what it states beside it.
    private func readStatedPT(_ reading: inout EventReading, _ batch: RecordBatch) {
        let canBeTerm = mode != .byLLTName
        reading.keys(path.ptCode, in: batch, where: { canBeTerm || !$0.isUncoded }) { reading, row, code in
            if reading.rows[row].isUncoded {
                reading.rows[row].coding = .code(.pt, code)
            } else {
                reading.rows[row].statedPTCode = code
            }
        }
        reading.keys(path.ptName, in: batch, where: { !$0.isUncoded }) { $0.rows[$1].statedPTName = $2 }
    }

    /// The names of the rows that have no code; a coding that is known by its bytes is not read again.
    private func readNames(_ reading: inout EventReading, _ batch: RecordBatch, _ names: inout SourceCodings) {
        for row in reading.rows.indices where reading.rows[row].isUncoded {
            let record = batch[reading.records[row]]
            if let known = names.known(record, nameColumns) {
                reading.rows[row].coding = known.map(EventBatch.Coding.names) ?? .uncoded
                continue
            }
            var fields = RowReading(record, reading.values)
            let coding = sourceCoding(&fields)
            for problem in fields.problems { reading.report(problem, row) }
            if fields.problems.isEmpty {
                let number = names.add(coding, of: record, nameColumns)
                reading.rows[row].coding = number.map(EventBatch.Coding.names) ?? .uncoded
            }
        }
    }

    /// A row with neither SOC nor PT is uncoded; one with only one of them is refused, so that no term gets lost.
    private func sourceCoding(_ row: inout RowReading) -> SourceCoding? {
        let soc = row.term(path.socName)
        let pt = row.term(path.ptName)
        guard let soc, let pt else {
            if soc != nil { row.reportMissing(path.ptName, called: "preferred term beside the system organ class") }
            if pt != nil { row.reportMissing(path.socName, called: "system organ class beside the preferred term") }
            return nil
        }
        if let column = path.socName, let agreedSOCs, !agreedSOCs.contains(termKey.key(soc)) {
            row.report(doubt: .unknownSOC, column)
        }
        var coding = SourceCoding(
            dictionary: path.dictionary(&row), soc: CodedName(code: row.key(path.socCode), name: soc),
            pt: CodedName(code: row.key(path.ptCode), name: pt))
        coding.hlgt = path.level(path.hlgtCode, path.hlgtName, &row)
        coding.hlt = path.level(path.hltCode, path.hltName, &row)
        coding.llt = path.level(path.lltCode, path.lltName, &row)
        return coding
    }
}

extension EventBatch.Row {
    fileprivate var isUncoded: Bool { if case .uncoded = coding { true } else { false } }
}
