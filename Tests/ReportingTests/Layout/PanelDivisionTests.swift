import Testing

@testable import Reporting

struct PanelDivisionTests {
    private func table(columns: Int, _ spanners: [Range<Int>]..., isListing: Bool = false) -> DisplayTable {
        DisplayTable(
            stubHeads: isListing ? [] : ["Preferred term"],
            columns: (0..<columns).map { DisplayTable.Column(head: "\($0)") },
            spanners: spanners.map { $0.map { DisplayTable.Spanner(title: "x", columns: $0) } }, rows: [])
    }

    /// Columns of 10 beside labels of 20.
    private func panels(_ table: DisplayTable, room: Double) -> [[Int]] {
        PanelDivision.panels(of: table, room: room) { 20 + 10 * Double($0.count) }
    }

    @Test("Arms stay whole, and panels have as many each as the fewest panels allow")
    func arms() {
        let arms = table(columns: 8, [0..<2, 2..<4, 4..<6, 6..<8])
        #expect(panels(arms, room: 100) == [Array(0..<8)])
        // Three arms fit beside each other; two and two are more even than three and one.
        #expect(panels(arms, room: 80) == [Array(0..<4), Array(4..<8)])
        #expect(panels(arms, room: 40) == [[0, 1], [2, 3], [4, 5], [6, 7]])
    }

    @Test("An arm of seven severities that is too wide for a page is divided into four and three")
    func categories() {
        let severities = (0..<7).map { 2 * $0..<2 * $0 + 2 }
        let panels = panels(table(columns: 14, [0..<14], severities), room: 140)
        #expect(panels == [Array(0..<8), Array(8..<14)])
    }

    @Test("Where even one severity is too wide, its columns are divided, and its neighbours stay whole")
    func columns() {
        let panels = panels(table(columns: 9, [0..<9], [0..<2, 2..<7, 7..<9]), room: 60)
        #expect(panels == [[0, 1], [2, 3, 4], [5, 6], [7, 8]])
    }

    @Test("An arm that is divided has panels of its own, beside it others stay together")
    func neighbours() {
        let panels = panels(table(columns: 8, [0..<1, 1..<6, 6..<7, 7..<8]), room: 50)
        #expect(panels == [[0], [1, 2, 3], [4, 5], [6, 7]])
    }

    @Test("Columns below a head of an inner level only stay together")
    func innerOnly() {
        #expect(panels(table(columns: 5, [0..<2], [3..<5]), room: 40) == [[0, 1], [2], [3, 4]])
    }

    @Test("Panels of a listing begin with its first column")
    func listing() {
        #expect(panels(table(columns: 6, isListing: true), room: 60) == [[0, 1, 2, 3], [0, 4, 5]])
        #expect(panels(table(columns: 1, isListing: true), room: 10) == [[0]])
        #expect(panels(table(columns: 0), room: 10) == [[]])
    }

    @Test("A column wider than the page has a panel of its own")
    func tooWide() {
        #expect(panels(table(columns: 3, [0..<3]), room: 10) == [[0], [1], [2]])
    }
}
