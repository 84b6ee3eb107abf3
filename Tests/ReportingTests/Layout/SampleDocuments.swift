import Reporting
import TestSupport

/// Displays of invented counts, large enough for several pages.
enum SampleDocuments {
    static let organs = [
        "Blood and lymphatic system disorders", "Cardiac disorders", "Ear and labyrinth disorders",
        "Gastrointestinal disorders", "General disorders and administration site conditions", "Immune system disorders",
        "Infections and infestations", "Injury, poisoning and procedural complications",
        "Neoplasms benign, malignant and unspecified (incl cysts and polyps)", "Nervous system disorders",
    ]

    /// Arms with subjects, percentages and events; SOCs with the same number of terms each.
    static func incidence(
        socs: Int = 10, terms: Int = 7, arms: Int = 3, notes: [String] = ["Synthetic data."], seed: UInt64 = 1
    ) -> Display {
        var random = SeededGenerator(seed: seed)
        func cells() -> [DisplayTable.Cell] {
            (0..<arms).flatMap { _ in
                let n = random.whole(0...86)
                let percent = "(\(n * 100 / 86).\(random.whole(0...9)))"
                return [
                    DisplayTable.Cell(String(n), detail: n == 0 ? "" : percent),
                    DisplayTable.Cell(String(n + random.whole(0...40))),
                ]
            }
        }
        var rows = [DisplayTable.Row(label: "Any event", cells: cells())]
        for soc in 0..<socs {
            rows.append(DisplayTable.Row(label: organs[soc % organs.count], cells: cells()))
            for term in 0..<terms {
                rows.append(DisplayTable.Row(label: "Invented term \(soc + 1).\(term + 1)", indent: 1, cells: cells()))
            }
        }
        let spanners = (0..<arms).map { arm in
            DisplayTable.Spanner(title: "Dose \(arm) mg", n: 86, columns: 2 * arm..<2 * arm + 2)
        }
        let table = DisplayTable(
            stubHeads: ["System organ class", "Preferred term"],
            columns: (0..<arms).flatMap { _ in
                [DisplayTable.Column(head: "n (%)"), DisplayTable.Column(head: "Events")]
            }, spanners: [spanners], rows: rows)
        return Display(
            name: "teae", titles: ["Treatment-emergent adverse events by SOC and PT", "An invented study"],
            body: .table(table), notes: notes,
            trailer: [
                "Stored events 4000 = 3900 counted by the rules + 100 left out.", "soteria 0, registry generation 4.",
            ])
    }

    /// A listing of texts of any length.
    static func listing(rows: Int, words: Int = 6, seed: UInt64 = 2) -> Display {
        var random = SeededGenerator(seed: seed)
        let vocabulary = ["nausea", "since", "두통과", "mild", "after the second", "dose", "resolved", "head", "left"]
        func text(_ most: Int) -> String {
            (0..<random.whole(1...max(1, most))).map { _ in vocabulary[random.whole(0...(vocabulary.count - 1))] }
                .joined(separator: " ")
        }
        let heads = ["Subject", "Age/Sex", "Preferred term\nverbatim", "Onset (day)", "Severity", "Action", "Outcome"]
        let table = DisplayTable(
            stubHeads: [],
            columns: heads.map {
                DisplayTable.Column(head: $0.split(separator: "\n").joined(separator: " / "), alignment: .text)
            },
            rows: (0..<rows).map { row in
                let cells = [
                    "S-\(1000 + row)", "\(random.whole(18...90))/F", "\(text(2))\n\(text(words))",
                    "2024-03-\(random.whole(10...28)) (\(random.whole(1...60)))", text(1), text(3), text(2),
                ]
                return DisplayTable.Row(label: "", cells: cells.map { DisplayTable.Cell($0) })
            })
        return Display(
            name: "listing", titles: ["Adverse events"], body: .table(table),
            notes: ["Synthetic data. Day 1 is the day of the first dose."],
            trailer: ["soteria 0, registry generation 4."])
    }

    static func document(_ displays: [Display]) -> Document {
        Document(
            titles: ["Safety tables and listings", "An invented study"],
            displays: displays.enumerated().map { position, display in
                let isListing = display.table.stubHeads.isEmpty
                return Document.NumberedDisplay(
                    number: "14.3.\(position + 1)", kind: isListing ? .listing : .table, display: display)
            },
            provenance: [
                Document.Provenance(name: "Registry", value: "generation 4"),
                Document.Provenance(name: "Program", value: "soteria 0"),
            ])
    }
}
