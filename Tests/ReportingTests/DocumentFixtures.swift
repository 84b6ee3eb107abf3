import Reporting
import Reports
import TestSupport

/// Documents as the program would make them, of invented tables.
enum DocumentFixtures {
    /// Texts that mean something to a format, or that deceive a reader.
    static let hostile = [
        "<script>alert('1')</script>", "a & b", "x|y", #"back\slash"#, "100 % of $5", "=SUM(A1)",
        "#1 ~ ^ _ {b} [c] *d*",
        "hidden\u{202E}reversed", "bell\u{7}", "_x0041_", "두통 (headache)", "https://example.org", "\"quoted\"", "+1",
        "@x",
        "-- ? '`", "tab\there",
    ]

    /// Two arms, two levels of heads, three levels of rows, and an arm's interval beside.
    static func arms() -> DisplayTable {
        func row(_ label: String, _ indent: Int, _ cells: [(String, String)], _ interval: String) -> DisplayTable.Row {
            DisplayTable.Row(
                label: label, indent: indent, cells: cells.map { DisplayTable.Cell($0, detail: $1) } + [.init(interval)]
            )
        }
        var rows = [
            row("Any event", 0, [("412", "(47.2)"), ("37", "(4.2)"), ("389", "(44.6)")], "-2.1 to 7.3"),
            DisplayTable.Row(label: "Gastrointestinal disorders", indent: 0, cells: []),
            row("Nausea", 1, [("108", "(12.4)"), ("9", "(1.0)"), ("98", "(11.2)")], "-1.9 to 4.2"),
            row("Severe", 2, [("2", "(0.2)"), ("1", "(0.1)"), ("0", "")], "-0.3 to 0.8"),
            row("Nervous system disorders", 0, [("64", "(7.3)"), ("6", "(0.7)"), ("71", "(8.1)")], "-3.4 to 1.7"),
            row("두통", 1, [("33", "(3.8)"), ("3", "(0.3)"), ("41", "(4.7)")], "-2.8 to 1.0"),
        ]
        rows[1].isApart = true
        rows[4].isApart = true
        return DisplayTable(
            stubHeads: ["System organ class", "Preferred term", "Severity"],
            columns: [
                .init(head: "Any n (%)"), .init(head: "Serious n (%)"), .init(head: "Any n (%)"),
                .init(head: "95 % CI of the difference"),
            ],
            spanners: [
                [.init(title: "Arm", columns: 0..<3)],
                [.init(title: "Active", n: 873, columns: 0..<2), .init(title: "Placebo", n: 872, columns: 2..<3)],
            ],
            rows: rows)
    }

    /// Events a row, without labels.
    static func listing() -> DisplayTable {
        DisplayTable(
            stubHeads: [],
            columns: [
                .init(head: "Subject", alignment: .text), .init(head: "Event", alignment: .text),
                .init(head: "Day"),
            ],
            rows: [
                .init(label: "", cells: [.init("007"), .init("Nausea\nfeeling sick"), .init("3")]),
                .init(label: "", cells: [.init("1E5"), .init("두통"), .init("-12")]),
            ])
    }

    static func display(_ name: String, _ table: DisplayTable) -> Display {
        Display(
            name: name, titles: ["Title of \(name)", "Safety population"], body: .table(table),
            notes: ["Subjects are counted once a row.", "Percentages are of N."],
            trailer: ["Stored events 9 = 9 counted by the rules + 0 left out."])
    }

    static func document(_ tables: [(name: String, table: DisplayTable)]) -> Document {
        Document(
            titles: ["A report, synthetic", "Study T"],
            displays: tables.enumerated().map { position, item in
                .init(number: "14.3.\(position + 1)", kind: .table, display: display(item.name, item.table))
            },
            provenance: [
                .init(name: "Registry generation", value: "4"), .init(name: "Rules", value: "test-rules 1"),
            ])
    }

    static var small: Document { document([("arms", arms()), ("listing", listing())]) }

    /// A hostile text in every place that takes one.
    static func hostile(_ text: String) -> Document {
        let table = DisplayTable(
            stubHeads: [text],
            columns: [.init(head: text), .init(head: text, alignment: .text)],
            spanners: [[.init(title: text, n: 1, columns: 0..<2)]],
            rows: [.init(label: text, cells: [.init(text, detail: text), .init(text)])],
            sentence: text)
        let display = Display(name: text, titles: [text], body: .table(table), notes: [text], trailer: [text])
        return Document(
            titles: [text], displays: [.init(number: text, kind: .listing, display: display)],
            provenance: [.init(name: text, value: text)])
    }
}
