import Safety

/// A listing of what corrections changed, written row by row; CSV has a line for each value.
package struct ChangeListing {
    private let format: OutputFormat
    private let heads: [[String]]
    private let showsRun: Bool
    private var text: TextGrid
    private var rows = 0
    private var values = 0

    private static let csvHeader = csvLine([
        "run", "time", "actor", "reason", "table", "subject", "sequence", "name", "change", "column", "old", "new",
        "former_file", "former_line",
    ])

    /// `showsRun` says with each row who changed it, when and why.
    package init(format: OutputFormat, width: Int? = nil, showsRun: Bool = true) {
        self.format = format
        self.showsRun = showsRun
        heads = (showsRun ? [["Run", "reason"]] : []) + [["Row"], ["Column"], ["Before"], ["After"]]
        text = TextGrid(heads: heads, width: width ?? OutputFormat.defaultWidth)
    }

    package mutating func append(_ change: HistoricalChange) -> String {
        let isFirst = rows == 0
        rows += 1
        values += change.change.cells.count
        switch format {
        case .csv:
            return (isFirst ? Self.csvHeader : "")
                + change.change.lines.map { csvLine(csvFields(change, $0)) }.joined()
        case .json: return (isFirst ? "[\n  " : ",\n  ") + change.json.compact
        case .markdown:
            let lines = cells(change).map { row in
                "| \(row.map { $0.map(markdownText).joined(separator: " / ") }.joined(separator: " | ")) |\n"
            }
            return (isFirst ? markdownHead : "") + lines.joined()
        case .text: return cells(change).map { text.append($0.map { $0.map(visible) }) }.joined()
        }
    }

    package mutating func finish() -> String {
        switch format {
        case .csv: return rows == 0 ? Self.csvHeader : ""
        case .json: return rows == 0 ? "[]\n" : "\n]\n"
        case .markdown: return rows == 0 ? Self.none : "\n\(total)\n"
        case .text: return rows == 0 ? Self.none : text.finish() + "\(total)\n"
        }
    }

    private static let none = "No stored row was changed.\n"

    private var total: String {
        "\(values) value\(values == 1 ? "" : "s") in \(rows) row\(rows == 1 ? "" : "s")."
    }

    private var markdownHead: String {
        let heads = heads.map { $0.joined(separator: " / ") }
        return "| \(heads.joined(separator: " | ")) |\n|\(heads.map { _ in " :--- |" }.joined())\n"
    }

    /// A line for each value; run and row stand in the first only.
    private func cells(_ change: HistoricalChange) -> [[[String]]] {
        let key = change.change.key
        let name = [key.subject, key.sequence, key.name].compactMap { $0 }.joined(separator: " / ")
        return change.change.lines.enumerated().map { position, cell in
            let isFirst = position == 0
            let run = isFirst ? ["\(change.run)  \(change.time) by \(change.actor)", change.reason] : [""]
            let row = isFirst ? ["\(key.table.rowNoun) \(name)"] : [""]
            let column = cell?.column ?? change.change.kind.rawValue
            let removed = change.change.kind == .removed ? "removed" : "-"
            return (showsRun ? [run] : []) + [row, [column], [cell?.old ?? "-"], [cell?.new ?? removed]]
        }
    }

    private func csvFields(_ change: HistoricalChange, _ cell: RowChange.Cell?) -> [String] {
        let key = change.change.key
        return [
            String(change.run), change.time, change.actor, change.reason, key.table.rowNoun, key.subject,
            key.sequence ?? "", key.name ?? "", change.change.kind.rawValue, cell?.column ?? "", cell?.old ?? "",
            cell?.new ?? "", change.formerFile ?? "", change.formerLine.map(String.init) ?? "",
        ]
    }
}

extension RowChange {
    /// The cells, or one line without any for a row that has none.
    fileprivate var lines: [Cell?] { cells.isEmpty ? [nil] : cells }

    var json: JSONText { .line(jsonMembers) }

    fileprivate var jsonMembers: [(String, JSONText)] {
        key.jsonMembers + [
            ("change", .string(kind.rawValue)),
            (
                "values",
                .list(
                    cells.map { cell in
                        .line([
                            ("column", .string(cell.column)), ("old", .optional(cell.old)),
                            ("new", .optional(cell.new)),
                        ])
                    })
            ),
        ]
    }
}

extension RowChange.Key {
    var jsonMembers: [(String, JSONText)] {
        [
            ("table", .string(table.rowNoun)), ("subject", .string(subject)), ("sequence", .optional(sequence)),
            ("name", .optional(name)),
        ]
    }
}

extension HistoricalChange {
    fileprivate var json: JSONText {
        .line(
            [
                ("run", .whole(run)), ("time", .string(time)), ("actor", .string(actor)), ("reason", .string(reason)),
            ] + change.jsonMembers + [
                ("former_file", .optional(formerFile)), ("former_line", .optional(formerLine)),
            ])
    }
}

extension DeliveryTable {
    /// What one row of the table is.
    var rowNoun: String {
        switch self {
        case .subjects: "subject"
        case .exposures: "exposure"
        case .groups: "membership in a group"
        case .arms: "size of an arm"
        case .dictionary: "dictionary row"
        case .events: "event"
        case .supplements: "supplement"
        }
    }
}
