import Foundation
import TestSupport
import Testing

/// What Poppler's programs, which share no code with what drew a PDF, read from it.
struct PDFText {
    static let isAvailable = FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")

    private let folder: PrivateFolder

    init(_ bytes: [UInt8]) throws {
        folder = try PrivateFolder()
        try folder.write("document.pdf", bytes)
    }

    /// The words of each page, in alphabetical order.
    func wordsOfPages() throws -> [[String]] {
        let run = try folder.run("/usr/bin/pdftotext", ["-enc", "UTF-8", "document.pdf", "-"])
        #expect(run.status == 0 && run.errors.isEmpty)
        return run.output.split(separator: "\u{C}", omittingEmptySubsequences: false).dropLast().map { page in
            page.split(whereSeparator: \.isWhitespace).map(String.init).sorted()
        }
    }

    /// A word and its edges, in points from the left.
    func edges() throws -> [(word: String, left: Double, right: Double)] {
        let run = try folder.run("/usr/bin/pdftotext", ["-bbox", "document.pdf", "-"])
        #expect(run.status == 0)
        return run.output.matches(of: /<word xMin="([0-9.]+)" .*?xMax="([0-9.]+)" .*?>(.*?)<\/word>/).map {
            (String($0.3), Double($0.1) ?? -1, Double($0.2) ?? .infinity)
        }
    }

    /// The page that each target of a link is on, by its name.
    func targets() throws -> [String: Int] {
        let run = try folder.run("/usr/bin/pdfinfo", ["-dests", "document.pdf"])
        #expect(run.status == 0)
        let lines = run.output.matches(of: /(?m)^ *([0-9]+) .*"(.*?)"$/)
        return Dictionary(lines.map { (String($0.2), Int($0.1) ?? 0) }, uniquingKeysWith: { first, _ in first })
    }
}
