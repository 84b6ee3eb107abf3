/// What is printed: a table or a listing as finished texts, with everything that stands above and below it.
///
/// Every format is written from it, so that they cannot differ in a number. (CDISC's Analysis Results Standard calls it an
/// output display.)
package struct Display: Sendable, Equatable {
    /// The name of its definition.
    package var name: String
    /// The titles, the first of them the display's own.
    package var titles: [String]
    package var body: Body
    /// Footnotes in their order.
    package var notes: [String]
    /// What became of every stored event, and which program and state of the registry made the display.
    package var trailer: [String]

    package enum Body: Sendable, Equatable {
        case table(DisplayTable)
    }

    package init(name: String, titles: [String], body: Body, notes: [String], trailer: [String] = []) {
        self.name = name
        self.titles = titles
        self.body = body
        self.notes = notes
        self.trailer = trailer
    }
}

/// Columns with their heads, and rows of finished texts.
package struct DisplayTable: Sendable, Equatable {
    /// Heads of the label column, one above the other; each further one stands for rows one step further in. A listing
    /// has none: its first column is a column like the others, and its rows have no label.
    package var stubHeads: [String]
    package var columns: [Column]
    /// Heads that span several columns, outermost level first; those of a level lie side by side in column order and
    /// need not cover all columns. A table that is too wide is divided between the outermost ones.
    package var spanners: [[Spanner]]
    package var rows: [Row]
    /// Said in place of rows, or below the only row of any event.
    package var sentence: String?

    package init(
        stubHeads: [String], columns: [Column], spanners: [[Spanner]] = [], rows: [Row] = [], sentence: String? = nil
    ) {
        self.stubHeads = stubHeads
        self.columns = columns
        self.spanners = spanners
        self.rows = rows
        self.sentence = sentence
    }

    package struct Column: Sendable, Equatable {
        package var head: String
        package var alignment: Alignment

        package init(head: String, alignment: Alignment = .number) {
            self.head = head
            self.alignment = alignment
        }
    }

    package enum Alignment: Sendable, Equatable {
        /// Right-aligned as one block below the head, numbers and brackets each below one another. Never broken.
        case number
        /// Left-aligned and broken at spaces where it is long.
        case text
    }

    package struct Spanner: Sendable, Equatable {
        package var title: String
        /// N of an arm; nil where there is none or where it is no denominator.
        package var n: Int?
        package var columns: Range<Int>

        package init(title: String, n: Int? = nil, columns: Range<Int>) {
            self.title = title
            self.n = n
            self.columns = columns
        }
    }

    package struct Row: Sendable, Equatable {
        package var label: String
        /// Steps to the right; a row is the head of the rows that follow it with more.
        package var indent: Int
        /// A cell per column; none for a row that only heads those under it.
        package var cells: [Cell]
        /// Whether an empty line stands above it.
        package var isApart = false

        package init(label: String, indent: Int = 0, cells: [Cell]) {
            self.label = label
            self.indent = indent
            self.cells = cells
        }
    }

    /// A number, with a share in brackets where a column shows both; or a text, whose line feeds begin paragraphs.
    package struct Cell: Sendable, Equatable {
        package var main: String
        package var detail: String

        package init(_ main: String, detail: String = "") {
            self.main = main
            self.detail = detail
        }

        package var text: String { detail.isEmpty ? main : "\(main) \(detail)" }
    }
}

extension Display {
    /// The table that it shows.
    package var table: DisplayTable {
        switch body {
        case .table(let table): table
        }
    }
}

extension DisplayTable {
    /// Whether a row heads rows under it.
    package func isHead(_ position: Int) -> Bool {
        position + 1 < rows.count && rows[position + 1].indent > rows[position].indent
    }

    /// Whether rows have a column of labels, which those of a listing have not.
    var hasStub: Bool {
        !stubHeads.isEmpty || columns.isEmpty || rows.contains { !$0.label.isEmpty && !$0.cells.isEmpty }
    }
}
