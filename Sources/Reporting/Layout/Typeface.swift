/// Letters of one size and weight, by which texts are measured and broken. Lengths are points of 1/72 inch.
struct Typeface {
    let size: Double
    private let metrics: FontMetrics
    private let breaking: LineBreaking

    /// Programs round the advance of each letter in their own way, so that lines come out up to this much longer.
    private static let caution = 1.015

    init(size: Double, isBold: Bool = false) {
        let metrics = isBold ? FontMetrics.bold : FontMetrics.regular
        self.size = size
        self.metrics = metrics
        breaking = LineBreaking(
            space: metrics.width(" "), word: { metrics.width($0) }, character: { metrics.width(String($0)) })
    }

    func width(_ text: some StringProtocol) -> Double { points(metrics.width(text)) }

    /// The width of the longest word.
    func longestWord(_ text: String) -> Double {
        points(text.split(separator: " ").map { metrics.width($0) }.max() ?? 0)
    }

    /// The lines of a text, those after the first shorter by `hanging`; never none.
    func lines(of text: String, width: Double, hanging: Double = 0) -> [String] {
        let room = units(width)
        if metrics.width(text) <= room { return [text] }
        return breaking.lines(of: text, width: room, following: max(1, units(width - hanging)))
    }

    /// The least width at which a text takes no more than a number of lines.
    func leastWidth(_ text: String, lines: Int) -> Double {
        let words = text.split(separator: " ").map { metrics.width($0) }
        let space = metrics.width(" ")
        var least = words.max() ?? 0
        let most = words.reduce(0) { $0 + $1 + space }
        // Each step is a width at which a line can take one word more.
        while least < most {
            var (count, used, next) = (1, 0, most)
            for word in words {
                let longer = used == 0 ? word : used + space + word
                if longer <= least {
                    used = longer
                } else {
                    next = min(next, longer)
                    count += 1
                    used = word
                }
            }
            if count <= lines { break }
            least = next
        }
        return points(least)
    }

    private func points(_ units: Int) -> Double { Double(units) * size * Self.caution / Double(FontMetrics.unitsPerEm) }

    /// Rounded up by a hair, so that a text fits into the width that was measured for it.
    private func units(_ points: Double) -> Int {
        guard points > 0 else { return 1 }
        let units = points * Double(FontMetrics.unitsPerEm) / (size * Self.caution)
        return Int(min(units, 1e9) + 0.5)
    }
}
