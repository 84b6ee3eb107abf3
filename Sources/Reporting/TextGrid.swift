/// Rows of wrapped cells under heads, written as they come; the first rows decide the widths of the columns.
struct TextGrid {
    private static let sample = 50
    private static let gap = 2
    private static let widest = 36
    private static let narrowest = 4
    /// A word longer than this is broken rather than have its column kept wide.
    private static let longestWord = 20

    private let heads: [[String]]
    private let width: Int
    private var widths: [Int] = []
    /// Rows held back until the widths are chosen.
    private var held: [[[String]]] = []

    /// Each head has a line per paragraph of its column's cells.
    init(heads: [[String]], width: Int) {
        self.heads = heads
        self.width = max(width, OutputFormat.leastWidth)
    }

    /// Adds a row: per column its paragraphs. Returns the text that is ready.
    mutating func append(_ row: [[String]]) -> String {
        if widths.isEmpty {
            held.append(row)
            return held.count < Self.sample ? "" : begin()
        }
        return text(of: row)
    }

    /// The rest of the rows and the closing rule.
    mutating func finish() -> String {
        (widths.isEmpty ? begin() : "") + rule
    }

    private var rule: String {
        String(repeating: "─", count: widths.reduce(Self.gap * max(0, widths.count - 1), +)) + "\n"
    }

    private mutating func begin() -> String {
        var words: [Int] = []
        for column in heads.indices {
            let texts = ([heads] + held).flatMap { $0[column].enumerated().map { (text: $1, indent: min($0, 1)) } }
            widths.append(min(Self.widest, texts.map { displayWidth($0.text) + $0.indent }.max() ?? 0))
            let longest = texts.map { text in
                text.indent + (text.text.split(separator: " ").map { displayWidth(String($0)) }.max() ?? 0)
            }
            words.append(min(Self.longestWord, longest.max() ?? 0))
        }
        // Columns give way down to their longest word, then as far as they must.
        shrink(toAtLeast: words)
        shrink(toAtLeast: widths.map { _ in Self.narrowest })
        let head = rule + text(of: heads) + rule
        return held.reduce(into: head) { $0 += text(of: $1) }
    }

    /// Takes columns from the widest that is above its least width until the row fits.
    private mutating func shrink(toAtLeast least: [Int]) {
        let room = width - Self.gap * (widths.count - 1)
        while widths.reduce(0, +) > room {
            let candidates = widths.indices.filter { widths[$0] > least[$0] }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
            widths[widest] -= 1
        }
    }

    private func text(of row: [[String]]) -> String {
        let cells = zip(row, widths).map { paragraphs, width in
            paragraphs.enumerated().flatMap { position, paragraph in
                let indent = position > 0 ? 1 : 0
                return wrapped(paragraph, width: width - indent)
                    .map { String(repeating: " ", count: indent) + $0 }
            }
        }
        let height = cells.map(\.count).max() ?? 0
        return (0..<height).reduce(into: "") { text, line in
            var joined = zip(cells, widths).map { cell, width in padded(line < cell.count ? cell[line] : "", to: width)
            }
            .joined(separator: String(repeating: " ", count: Self.gap))
            while joined.last == " " { joined.removeLast() }
            text += joined + "\n"
        }
    }
}
