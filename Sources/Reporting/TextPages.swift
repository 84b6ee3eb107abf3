extension LaidOutDocument {
    /// The pages as plain text, a form feed before every page but the first. Each column is as wide as its longest line on
    /// any page of the display.
    package func text() -> String {
        var columns: [Columns: CharacterColumns] = [:]
        for (key, pages) in Dictionary(grouping: pages, by: Columns.init) {
            columns[key] = CharacterColumns(pages.compactMap(\.table), digit: paper.letterSize * 0.556)
        }
        return pages.map { $0.text(columns[Columns($0)]) }.joined(separator: "\u{C}")
    }

    /// Pages of one display whose tables have the same columns.
    private struct Columns: Hashable {
        let display: Int?
        let widths: [Double]

        init(_ page: LaidOutPage) {
            display = page.display
            widths = page.table?.columnWidths ?? []
        }
    }
}

extension LaidOutPage {
    fileprivate func text(_ columns: CharacterColumns?) -> String {
        let table = table.flatMap { table in columns.map { PrintedTable(table, in: $0) } }
        let body = table?.body ?? []
        let lines = (table?.heads ?? []) + body + titles + notes + foot
        let head = displayWidth(headLeft) + 2 + displayWidth(headRight)
        let width = lines.reduce(max(head, table?.width ?? 0)) { max($0, displayWidth($1)) }
        let tableWidth = body.reduce(table?.width ?? 0) { max($0, displayWidth($1)) }
        let rule = String(repeating: "─", count: tableWidth)
        let inset = String(repeating: " ", count: (width - tableWidth) / 2)

        var page = [padded(headLeft, to: width - displayWidth(headRight)) + headRight, ""]
        page += titles.map { $0.isEmpty ? "" : String(repeating: " ", count: (width - displayWidth($0)) / 2) + $0 }
        page.append("")
        if let table {
            let heads = table.heads.isEmpty ? [] : table.heads + [rule]
            page += ([rule] + heads + body + [rule]).map { $0.isEmpty ? "" : inset + $0 }
        }
        page += notes
        if !foot.isEmpty { page += [""] + foot }
        return page.joined(separator: "\n") + "\n"
    }
}

/// A table of one page in characters.
private struct PrintedTable {
    let heads: [String]
    let body: [String]
    let width: Int

    init(_ table: LaidOutTable, in columns: CharacterColumns) {
        heads = table.heads.flatMap { columns.lines(of: $0, isHead: true) }
        body = table.rows.flatMap { columns.lines(of: $0, isHead: false) }
        width = columns.width
    }
}
