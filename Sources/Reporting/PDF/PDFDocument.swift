extension LaidOutDocument {
    /// The pages as PDF, with an outline, links from its contents, and text that can be searched and copied.
    ///
    /// A line that is wider than its place with the fonts at hand is made narrower, never cut. The same document gives the
    /// same bytes with the same fonts. Throws when no font is installed.
    package func pdf() throws(ReportingError) -> [UInt8] {
        let canvas = try PDFCanvas(paper: paper, title: title)
        let page = PDFPage(paper: paper, targets: targets)
        for (position, content) in pages.enumerated() {
            if content.bookmark != nil {
                canvas.markTarget(Self.target(position))
                canvas.bookmark(Self.outlineTitle(of: content), to: Self.target(position))
            }
            page.draw(content, on: canvas)
            canvas.endPage()
        }
        return try canvas.bytes()
    }

    private static func target(_ page: Int) -> String { "page\(page + 1)" }

    /// A display's own title; of other pages the last title, since the document's stand above it.
    private static func outlineTitle(of page: LaidOutPage) -> String {
        let titles = page.titles.prefix(page.boldTitles)
        return page.display == nil ? titles.last ?? "" : titles.joined(separator: " ")
    }

    /// By display, what a link to it leads to: the first page that is marked as its beginning.
    private var targets: [Int: String] {
        var targets: [Int: String] = [:]
        for (position, page) in pages.enumerated() {
            if let display = page.display, page.bookmark != nil, targets[display] == nil {
                targets[display] = Self.target(position)
            }
        }
        return targets
    }
}
