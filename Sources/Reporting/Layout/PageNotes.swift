/// The footnotes of a display, divided between its pages.
struct PageNotes {
    /// Footnotes of more lines than this do not stand on every page.
    private static let mostLines = 5
    /// The first footnote of more lines than this does not either.
    private static let mostFirstLines = 2

    /// Below the rows of every page but the last, and of the last one.
    let onEveryPage: [String]
    let onLastPage: [String]
    private let atEnd: [String]
    private let isLong: Bool

    /// `notes` are the lines of each footnote. Where they are long, pages but the last have the first of them, if it is short,
    /// and a line that says where all are. `atEnd` stand on the last page only.
    init(_ notes: [[String]], atEnd: [String], kind: Document.Kind) {
        let lines = Array(notes.joined())
        isLong = lines.count > Self.mostLines
        self.atEnd = atEnd
        onLastPage = lines + atEnd
        guard isLong else {
            onEveryPage = lines
            return
        }
        let place = "see the last page of this \(kind.rawValue.lowercased())."
        let first = notes.first ?? []
        onEveryPage = first.count > Self.mostFirstLines ? ["Notes: \(place)"] : first + ["Further notes: \(place)"]
    }

    /// The lines that notes take of a page, with the room above them.
    func height(_ lines: [String]) -> Int { lines.isEmpty ? 0 : lines.count + 1 }

    /// Pages for notes alone, where the last rows leave no room for them.
    func ownPages(like blank: LaidOutPage, room: Int) -> [LaidOutPage] {
        let lines = isLong ? onLastPage : atEnd
        let room = max(1, room - 1)
        return stride(from: 0, to: lines.count, by: room).map { start in
            var page = blank
            page.notes = Array(lines[start..<min(start + room, lines.count)])
            return page
        }
    }
}
