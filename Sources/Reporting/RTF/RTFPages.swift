extension LaidOutDocument {
    /// The pages as Rich Text Format 1.9, in bytes of ASCII.
    ///
    /// Every page begins on a sheet of its own, with its head line, titles, one table and notes as body text: lines are
    /// broken and numbered as they were laid out, and no program has to count them again. Rows have exact heights, and
    /// those of the head are marked as such.
    package func rtf() -> [UInt8] {
        var text = RTFText()
        text.raw(#"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl"#)
        text.raw(#"{\f0\fswiss\fcharset0\fprq2{\*\falt Liberation Sans}Arial;}"#)
        text.raw(#"{\f1\fswiss\fcharset129\fprq2{\*\falt Noto Sans CJK KR}Malgun Gothic;}}"#)
        text.raw("\n" + #"{\stylesheet{\f0\fs\#(halves(paper.letterSize)) Normal;}}"# + "\n")
        text.raw(#"{\info{\title "#)
        text.add(title)
        text.raw("}}\n" + #"\deftab720\viewkind1\paperw\#(twips(paper.width))\paperh\#(twips(paper.height))\landscape"#)
        let margin = twips(paper.margin)
        // The lower margin is half as wide: a page that another program makes a hair higher stays one page.
        text.raw(#"\margl\#(margin)\margr\#(margin)\margt\#(margin)\margb\#(margin / 2)"#)
        text.raw(#"\sectd\lndscpsxn\pgwsxn\#(twips(paper.width))\pghsxn\#(twips(paper.height))"#)
        text.raw(#"\marglsxn\#(margin)\margrsxn\#(margin)\margtsxn\#(margin)\margbsxn\#(margin / 2)"# + "\n")
        for (position, page) in pages.enumerated() {
            text.add(page, of: self, isFirst: position == 0)
        }
        // Behind a table a word processor wants a paragraph; this one is too low to begin a page.
        text.raw(#"\pard\plain\sl-20\slmult0\fs2\par}"# + "\n")
        return text.bytes
    }
}

/// A length in twentieths of a point.
func twips(_ points: Double) -> Int { Int((points * 20).rounded()) }

/// A size of letters in half points.
func halves(_ points: Double) -> Int { Int((points * 2).rounded()) }

/// Rich Text Format as it is written.
private struct RTFText {
    private(set) var bytes: [UInt8] = []

    /// Adds control words.
    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Adds a text. What is not ASCII is written in numbers of UTF-16, with a question mark for programs that know none;
    /// wide letters of East Asia stand in the second font.
    mutating func add(_ text: String) {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            for byte in text.utf8 { add(byte) }
        } else {
            var isWide = false
            for scalar in text.unicodeScalars {
                let columns = displayColumns(scalar)
                let belongs = columns == 2 || (columns == 0 && isWide)
                if belongs != isWide {
                    raw(belongs ? "{\\f1 " : "}")
                    isWide = belongs
                }
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                    if unit < 0x80 { add(UInt8(unit)) } else { raw("\\u\(Int16(bitPattern: unit))?") }
                }
            }
            if isWide { raw("}") }
        }
    }

    private mutating func add(_ byte: UInt8) {
        if byte == 0x5C || byte == 0x7B || byte == 0x7D { bytes.append(0x5C) }
        if byte >= 0x20 { bytes.append(byte) }
    }

    /// Adds lines of one paragraph, broken where they were laid out.
    mutating func add(lines: [String]) {
        for (place, line) in lines.enumerated() {
            if place > 0 { raw("\\line ") }
            add(line)
        }
    }

    // MARK: Pages

    mutating func add(_ page: LaidOutPage, of document: LaidOutDocument, isFirst: Bool) {
        let paper = document.paper
        let height = twips(paper.lineHeight)
        let line = #"\pard\plain\sl-\#(height)\slmult0\f0\fs\#(halves(paper.letterSize)) "#
        raw(#"\pard\plain\#(isFirst ? "" : "\\pagebb")\sl-\#(height)\slmult0\tqr\tx\#(twips(paper.textWidth))"#)
        raw(#"\sa\#(height)\f0\fs\#(halves(paper.letterSize)) "#)
        if let bookmark = page.bookmark { raw(#"{\*\bkmkstart \#(bookmark)}{\*\bkmkend \#(bookmark)}"#) }
        add(page.headLeft)
        raw("\\tab ")
        add(page.headRight)
        raw("\\par\n")
        for (place, title) in page.titles.enumerated() {
            let after = place == page.titles.count - 1 ? "\\sa\(height)" : ""
            raw(#"\pard\plain\qc\sl-\#(height)\slmult0\#(after)\f0\fs\#(halves(paper.titleSize))"#)
            raw(place < page.boldTitles ? "\\b " : " ")
            add(title)
            raw("\\par\n")
        }
        if let table = page.table { add(table, paper: paper) }
        for (place, note) in page.notes.enumerated() {
            raw(line)
            if place == 0, page.table != nil { raw("\\sb\(height / 2) ") }
            add(note)
            raw("\\par\n")
        }
        for (place, foot) in page.foot.enumerated() {
            let above = (Double(paper.lineCount - page.foot.count) - page.linesAboveFoot) * paper.lineHeight
            raw(#"\pard\plain\sl-\#(height)\slmult0\sb\#(place == 0 ? twips(max(0, above)) : 0)"#)
            raw(#"\f0\fs\#(halves(paper.footSize)) "#)
            add(foot)
            raw("\\par\n")
        }
    }

    private mutating func add(_ table: LaidOutTable, paper: Paper) {
        let edges = table.columnWidths.reduce(into: [twips(table.inset(on: paper))]) {
            $0.append($0[$0.count - 1] + twips($1))
        }
        for (place, row) in table.heads.enumerated() {
            add(row, edges: edges, paper: paper, isHead: true, top: place == 0, bottom: place == table.heads.count - 1)
        }
        for (place, row) in table.rows.enumerated() {
            let isFirst = table.heads.isEmpty && place == 0
            add(row, edges: edges, paper: paper, isHead: false, top: isFirst, bottom: place == table.rows.count - 1)
        }
    }

    private mutating func add(
        _ row: LaidOutRow, edges: [Int], paper: Paper, isHead: Bool, top: Bool, bottom: Bool
    ) {
        let height = twips(paper.lineHeight)
        raw(#"\trowd\trgaph0\trleft\#(edges[0])\trrh-\#(row.height * height)\trkeep\#(isHead ? "\\trhdr" : "")"#)
        raw(#"\trpaddl0\trpaddr0\trpaddfl3\trpaddfr3"#)
        var next = 0
        for cell in row.cells {
            next = min(next + cell.span, edges.count - 1)
            if isHead { raw("\\clvertalb") }
            if top { raw("\\clbrdrt\\brdrs\\brdrw10") }
            if bottom || cell.isRuled { raw("\\clbrdrb\\brdrs\\brdrw\(bottom ? 10 : 5)") }
            raw("\\cellx\(edges[next])")
        }
        raw("\n")
        for cell in row.cells {
            raw(#"\pard\plain\intbl\sl-\#(height)\slmult0"#)
            let (inset, hanging) = (twips(cell.inset), twips(cell.hanging))
            switch cell.alignment {
            case .left: raw("\\ql\\li\(inset + hanging)\\fi-\(hanging)")
            case .centre: raw("\\qc")
            case .right: raw("\\qr\\ri\(inset)")
            }
            raw("\\f0\\fs\(halves(paper.letterSize))\(row.isBold ? "\\b" : "") ")
            if let target = cell.target, !cell.lines.isEmpty {
                raw(#"{\field{\*\fldinst HYPERLINK \\l "display_\#(target + 1)"}{\fldrslt "#)
                add(lines: cell.lines)
                raw("}}")
            } else {
                add(lines: cell.lines)
            }
            raw("\\cell\n")
        }
        raw("\\row\n")
    }
}
