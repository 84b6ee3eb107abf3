/// A document broken into pages, every line and column where it is printed: what text pages, RTF, DOCX and PDF are written
/// from, so that they agree page by page.
package struct LaidOutDocument: Sendable, Equatable {
    package var paper: Paper
    package var title: String
    package var pages: [LaidOutPage]

    package init(paper: Paper, title: String, pages: [LaidOutPage]) {
        self.paper = paper
        self.title = title
        self.pages = pages
    }
}

/// A sheet in landscape, in points of 1/72 inch.
package struct Paper: Sendable, Equatable {
    package var name: String
    package var width: Double
    package var height: Double
    package var margin: Double = 54
    /// Size of the letters of everything but titles and foot, and the height of every line.
    package var letterSize: Double = 8.5
    package var lineHeight: Double = 11
    package var titleSize: Double { letterSize + 1 }
    package var footSize: Double { letterSize - 1.5 }

    package static let a4 = Paper(name: "a4", width: 842, height: 595)
    package static let letter = Paper(name: "letter", width: 792, height: 612)

    package init(name: String, width: Double, height: Double) {
        self.name = name
        self.width = width
        self.height = height
    }

    /// Between the margins.
    package var textWidth: Double { width - 2 * margin }
    package var textHeight: Double { height - 2 * margin }
    /// How many lines stand on a page.
    package var lineCount: Int { Int(textHeight / lineHeight) }
}

/// One page. From its top: the head line, an empty line, the titles, an empty line, the heads and rows of the table, half a
/// line, the notes; and at the lower margin the foot. Every line is as high as the paper says, and together they fit
/// between the margins.
package struct LaidOutPage: Sendable, Equatable {
    /// The position among the document's displays of the one that it shows; nil for a page of contents or provenance.
    package var display: Int?
    /// On the first page of a display, of the contents and of the provenance, its name as target of links: "display_1" is
    /// that of the first display. Word processors allow letters, digits and low lines.
    package var bookmark: String?
    /// At the head of the page, at its left (the study) and its right ("Page 2 of 7").
    package var headLeft: String
    package var headRight: String
    /// Lines, centred; the first `boldTitles` of them belong to the display's own title and are bold.
    package var titles: [String]
    package var boldTitles: Int
    package var table: LaidOutTable?
    /// Lines below the table, already broken; continuation lines of a note begin with spaces.
    package var notes: [String]
    /// Lines at the foot of the page, small.
    package var foot: [String]

    package init(headLeft: String, headRight: String) {
        display = nil
        bookmark = nil
        self.headLeft = headLeft
        self.headRight = headRight
        titles = []
        boldTitles = 0
        table = nil
        notes = []
        foot = []
    }
}

extension LaidOutPage {
    /// How many lines high everything above the foot is.
    package var linesAboveFoot: Double {
        let rows = (table?.heads ?? []) + (table?.rows ?? [])
        let gap = table != nil && !notes.isEmpty ? 0.5 : 0
        return Double(2 + titles.count + 1 + rows.reduce(0) { $0 + $1.height } + notes.count) + gap
    }
}

/// A table of one page: a rule above the heads, one below them and one at its end.
package struct LaidOutTable: Sendable, Equatable {
    /// In points from left to right; together at most the width of the text, in whose middle a narrower table stands. Room
    /// between texts is part of them.
    package var columnWidths: [Double]
    /// What stands in each column, which text made of characters asks for.
    package var roles: [Role]
    package var heads: [LaidOutRow]
    package var rows: [LaidOutRow]

    package enum Role: Sendable, Equatable {
        case text
        /// What stands in brackets behind the number of the column to the left.
        case detail
        /// Nothing: it keeps the rules below neighbouring heads apart.
        case gap
    }

    package init(columnWidths: [Double], roles: [Role], heads: [LaidOutRow], rows: [LaidOutRow]) {
        self.columnWidths = columnWidths
        self.roles = roles
        self.heads = heads
        self.rows = rows
    }

    /// From the left margin to the table.
    package func inset(on paper: Paper) -> Double { max(0, paper.textWidth - columnWidths.reduce(0, +)) / 2 }
}

/// A row of cells that cover all columns, as many lines high as its highest cell. In a head the lines of a lower cell
/// stand at its foot, in any other row at its top.
package struct LaidOutRow: Sendable, Equatable {
    package var cells: [LaidOutCell]
    package var isBold: Bool

    package init(cells: [LaidOutCell], isBold: Bool = false) {
        self.cells = cells
        self.isBold = isBold
    }

    package var height: Int { max(1, cells.map(\.lines.count).max() ?? 1) }
}

package struct LaidOutCell: Sendable, Equatable {
    /// Broken already: none is wider than its columns.
    package var lines: [String]
    /// How many columns it covers.
    package var span: Int
    package var alignment: Alignment
    /// How far its text stands from the left edge (or, right-aligned, from the right edge) of its columns, in points.
    package var inset: Double
    /// How much further in the lines after the first stand, in points.
    package var hanging: Double
    /// Whether a rule stands below it, as below a head that spans columns.
    package var isRuled: Bool
    /// The position among the document's displays of the one that it names, in a table of contents.
    package var target: Int?

    package enum Alignment: Sendable, Equatable { case left, centre, right }

    package init(
        _ lines: [String], span: Int = 1, alignment: Alignment = .left, inset: Double = 0, hanging: Double = 0,
        isRuled: Bool = false, target: Int? = nil
    ) {
        self.lines = lines
        self.span = span
        self.alignment = alignment
        self.inset = inset
        self.hanging = hanging
        self.isRuled = isRuled
        self.target = target
    }
}
