/// The footnotes of a display, divided between its pages.
struct PageNotes {
    /// Below the rows of every page but the last, and of the last one.
    let onEveryPage: [String]
    let onLastPage: [String]
    private let atEnd: [String]
    private let isLong: Bool

    /// `lines` stand on every page unless they take more than a third of it, of a listing with its many pages an eighth;
    /// `atEnd` stand on the last one only.
    init(_ lines: [String], atEnd: [String], paper: Paper, kind: Document.Kind) {
        isLong = lines.count * (kind == .listing ? 8 : 3) > paper.lineCount
        self.atEnd = atEnd
        onEveryPage =
            isLong ? ["Footnotes are on the last page of this \(kind.rawValue.lowercased())."] : lines
        onLastPage = lines + atEnd
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
