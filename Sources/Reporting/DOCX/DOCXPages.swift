extension LaidOutDocument {
    /// The pages as a document of Office Open XML (ECMA-376).
    ///
    /// Every page begins on a sheet of its own, with its head line, titles, one table and notes as body text: lines are
    /// broken and numbered as they were laid out, and no program has to count them again. Rows have exact heights, and
    /// those of the head are marked as such.
    /// Throws when the archive cannot be made.
    package func docx() throws(ReportingError) -> [UInt8] {
        var package = ZipBytes()
        package.add("[Content_Types].xml", DOCXParts.contentTypes)
        package.add("_rels/.rels", DOCXParts.packageRelations)
        package.add("docProps/core.xml", DOCXParts.core(title: title))
        package.add("word/_rels/document.xml.rels", DOCXParts.documentRelations)
        package.add("word/settings.xml", DOCXParts.settings)
        package.add("word/styles.xml", DOCXParts.styles(paper))
        var body = XMLBytes()
        body.raw(DOCXParts.declaration + "<w:document xmlns:w=\"\(DOCXParts.namespace)\"><w:body>")
        var bookmarks = 0
        for (position, page) in pages.enumerated() {
            body.add(page, paper: paper, isFirst: position == 0, bookmarks: &bookmarks)
        }
        // Behind a table a word processor wants a paragraph; this one is too low to begin a page.
        body.raw(#"<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>"#)
        let margin = twips(paper.margin)
        body.raw(#"<w:sectPr><w:pgSz w:w="\#(twips(paper.width))" w:h="\#(twips(paper.height))""#)
        // The lower margin is half as wide: a page that another program makes a hair higher stays one page.
        body.raw(#" w:orient="landscape"/><w:pgMar w:top="\#(margin)" w:right="\#(margin)" w:bottom="\#(margin / 2)""#)
        body.raw(#" w:left="\#(margin)" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr></w:body></w:document>"#)
        package.add("word/document.xml", body.bytes)
        return try package.packed()
    }
}

extension XMLBytes {
    fileprivate mutating func add(_ page: LaidOutPage, paper: Paper, isFirst: Bool, bookmarks: inout Int) {
        raw(#"<w:p><w:pPr><w:pStyle w:val="PageHead"/>"#)
        if !isFirst { raw("<w:pageBreakBefore/>") }
        raw("</w:pPr>")
        if let bookmark = page.bookmark {
            raw(#"<w:bookmarkStart w:id="\#(bookmarks)" w:name="\#(bookmark)"/><w:bookmarkEnd w:id="\#(bookmarks)"/>"#)
            bookmarks += 1
        }
        raw(#"<w:r><w:t xml:space="preserve">"#)
        add(page.headLeft)
        raw(#"</w:t><w:tab/><w:t xml:space="preserve">"#)
        add(page.headRight)
        raw("</w:t></w:r></w:p>\n")
        for (place, title) in page.titles.enumerated() {
            let style = place < page.boldTitles ? "DisplayTitle" : "DisplaySubtitle"
            let after = place == page.titles.count - 1 ? twips(paper.lineHeight) : 0
            paragraph(title, style: style, spacing: after > 0 ? #"<w:spacing w:after="\#(after)"/>"# : "")
        }
        if let table = page.table { add(table, paper: paper) }
        for (place, note) in page.notes.enumerated() {
            let before = place == 0 && page.table != nil ? twips(paper.lineHeight / 2) : 0
            paragraph(note, style: "Note", spacing: before > 0 ? #"<w:spacing w:before="\#(before)"/>"# : "")
        }
        for (place, foot) in page.foot.enumerated() {
            let free = Double(paper.lineCount - page.foot.count) - page.linesAboveFoot
            let before = place == 0 ? twips(max(0, free) * paper.lineHeight) : 0
            paragraph(foot, style: "Foot", spacing: before > 0 ? #"<w:spacing w:before="\#(before)"/>"# : "")
        }
    }

    private mutating func paragraph(_ text: String, style: String, spacing: String) {
        raw(#"<w:p><w:pPr><w:pStyle w:val="\#(style)"/>\#(spacing)</w:pPr>"#)
        add(lines: [text])
        raw("</w:p>\n")
    }

    /// A run of lines.
    private mutating func add(lines: [String]) {
        guard !lines.isEmpty else { return }
        raw("<w:r>")
        for (place, line) in lines.enumerated() {
            if place > 0 { raw("<w:br/>") }
            raw(#"<w:t xml:space="preserve">"#)
            add(line)
            raw("</w:t>")
        }
        raw("</w:r>")
    }

    // MARK: Tables

    private mutating func add(_ table: LaidOutTable, paper: Paper) {
        let widths = table.columnWidths.map(twips)
        let inset = twips(table.inset(on: paper))
        raw(#"<w:tbl><w:tblPr><w:tblW w:w="\#(widths.reduce(0, +))" w:type="dxa"/>"#)
        raw(#"<w:tblInd w:w="\#(inset)" w:type="dxa"/>"#)
        raw(
            #"<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>"#
        )
        raw("</w:tblCellMar></w:tblPr><w:tblGrid>")
        for width in widths { raw(#"<w:gridCol w:w="\#(width)"/>"#) }
        raw("</w:tblGrid>\n")
        let rows = table.heads + table.rows
        for (place, row) in rows.enumerated() {
            let isHead = place < table.heads.count
            add(
                row, widths: widths, paper: paper, isHead: isHead, top: place == 0,
                bottom: place == table.heads.count - 1 || place == rows.count - 1)
        }
        raw("</w:tbl>\n")
    }

    private mutating func add(
        _ row: LaidOutRow, widths: [Int], paper: Paper, isHead: Bool, top: Bool, bottom: Bool
    ) {
        let height = twips(Double(row.height) * paper.lineHeight)
        raw(#"<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="\#(height)" w:hRule="exact"/>"#)
        raw(isHead ? "<w:tblHeader/></w:trPr>" : "</w:trPr>")
        var next = 0
        for cell in row.cells {
            let columns = next..<min(next + cell.span, widths.count)
            next = columns.upperBound
            raw(#"<w:tc><w:tcPr><w:tcW w:w="\#(widths[columns].reduce(0, +))" w:type="dxa"/>"#)
            if columns.count > 1 { raw(#"<w:gridSpan w:val="\#(columns.count)"/>"#) }
            if top || bottom || cell.isRuled {
                raw("<w:tcBorders>")
                if top { raw(#"<w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#) }
                if bottom || cell.isRuled { raw(#"<w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#) }
                raw("</w:tcBorders>")
            }
            raw(isHead ? #"<w:vAlign w:val="bottom"/></w:tcPr>"# : "</w:tcPr>")
            add(cell, style: row.isBold ? "HeadCell" : "Cell")
            raw("</w:tc>")
        }
        raw("</w:tr>\n")
    }

    private mutating func add(_ cell: LaidOutCell, style: String) {
        raw(#"<w:p><w:pPr><w:pStyle w:val="\#(style)"/>"#)
        let (inset, hanging) = (twips(cell.inset), twips(cell.hanging))
        switch cell.alignment {
        case .left where inset + hanging > 0: raw(#"<w:ind w:left="\#(inset + hanging)" w:hanging="\#(hanging)"/>"#)
        case .left: break
        case .right:
            if inset > 0 { raw(#"<w:ind w:right="\#(inset)"/>"#) }
            raw(#"<w:jc w:val="right"/>"#)
        case .centre: raw(#"<w:jc w:val="center"/>"#)
        }
        raw("</w:pPr>")
        if let target = cell.target, !cell.lines.isEmpty {
            raw(#"<w:hyperlink w:anchor="display_\#(target + 1)">"#)
            add(lines: cell.lines)
            raw("</w:hyperlink>")
        } else {
            add(lines: cell.lines)
        }
        raw("</w:p>")
    }
}
