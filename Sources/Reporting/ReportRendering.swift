import Safety

extension Report {
    /// The report in a form. Throws for what the form cannot hold.
    ///
    /// - Parameter style: the style sheet of HTML, as CSS.
    package func bytes(as format: DocumentFormat, on paper: Paper, style: String) throws -> [UInt8] {
        switch format {
        case .html: Array(document.html(style: style).utf8)
        case .pdf: try document.laidOut(on: paper).pdf()
        case .docx: try document.laidOut(on: paper).docx()
        case .xlsx: try document.xlsx()
        case .rtf: document.laidOut(on: paper).rtf()
        case .text: Array(document.laidOut(on: paper).text().utf8)
        case .markdown: Array(document.markdown().utf8)
        case .latex: Array(document.latex().utf8)
        case .csv: Array(try csv().utf8)
        case .json: Array(try json().text.utf8)
        }
    }

    /// The unrounded numbers of one display, or of several tables, which have the same columns, below one header.
    private func csv() throws(ReportingError) -> String {
        let tables = parts.compactMap(\.content.table)
        if tables.count == parts.count { return tables.tidyCSV(codes: false) }
        if parts.count == 1, let records = parts.first?.content.records { return records.csv }
        guard !parts.contains(where: { $0.content.json == nil }) else { throw .noNumbers(.csv) }
        throw .differentColumns
    }

    /// The displays with their numbers, unrounded, and what identifies their source.
    private func json() throws(ReportingError) -> JSONText {
        let displays = parts.compactMap { part in
            part.content.json.map {
                JSONText.members([
                    ("number", .string(part.number)), ("kind", .string(part.content.kind.rawValue)), ("content", $0),
                ])
            }
        }
        guard displays.count == parts.count else { throw .noNumbers(.json) }
        return .members([
            ("titles", .strings(titles)), ("displays", .list(displays)),
            (
                "provenance",
                .list(provenance.map { .line([("name", .string($0.name)), ("value", .string($0.value))]) })
            ),
            ("left_out", .strings(leftOut)),
        ])
    }
}

extension ReportPart.Content {
    fileprivate var table: TableReport? {
        if case .table(let table) = self { table } else { nil }
    }
}
