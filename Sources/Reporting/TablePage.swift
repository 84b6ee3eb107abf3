/// A table as it is read: titles, heads, rows of finished texts, and notes. Text and Markdown are written from it.
struct TablePage {
    var titles: [String]
    /// Heads of the first column, one above the other; each further one stands for rows one step further in.
    var stubHeads: [String]
    var groups: [Group]
    var rows: [Row]
    /// Said in place of rows, or below the only row of any event.
    var sentence: String?
    var notes: [String]
    /// What became of every stored event, and which program and state of the registry made the page.
    var trailer: [String] = []

    /// An arm or the total with its columns.
    struct Group {
        var title: String
        /// Nil where N is no denominator.
        var n: Int?
        var heads: [String]
    }

    struct Row {
        var label: String
        var indent: Int
        /// A cell per group and head; empty for a row that only heads those under it.
        var cells: [[Cell]]
    }

    /// A number, with a share in brackets where a column shows both.
    struct Cell: Equatable {
        var main: String
        var detail = ""

        var text: String { detail.isEmpty ? main : "\(main) \(detail)" }
    }
}
