import Safety

extension TableDefinition {
    /// This table with the threshold of `--threshold`: `>5%`, `>=2.5%`, with `of total` or `of any arm` after it when
    /// the basis is to change, or `none`.
    ///
    /// Without a basis the definition's own is kept; a table without a threshold asks any arm when arms are columns.
    package func withThreshold(_ option: String) throws(ReportsError) -> TableDefinition {
        try requireTerms("--threshold", option)
        var changed = self
        let own = threshold?.basis ?? (columns.arms ? .anyArm : .total)
        changed.threshold = option == "none" ? nil : try Threshold(option: option, basis: own)
        return changed
    }

    /// This table in the order of `--sort`: `soc=alpha|agreed|subjects` and `pt=alpha|subjects|events`, either or both.
    ///
    /// An order asked for PTs is kept without exception, so the definition's pins no longer apply.
    package func withSort(_ option: String) throws(ReportsError) -> TableDefinition {
        try requireTerms("--sort", option)
        var changed = self
        var seen: Set<String> = []
        for part in option.split(separator: ",", omittingEmptySubsequences: false) {
            let pair = part.split(separator: "=", omittingEmptySubsequences: false).map(Self.trimmed)
            guard pair.count == 2, seen.insert(pair[0]).inserted else {
                throw .option("--sort", value: option, problem: "expected soc=ORDER,pt=ORDER, each at most once.")
            }
            switch pair[0] {
            case "soc":
                let known = TableSort.SOCOrder.allCases.map(\.rawValue)
                guard let order = TableSort.SOCOrder(rawValue: pair[1]) else {
                    throw Self.unknown("--sort", option, pair[1], known)
                }
                changed.sort.soc = order
            case "pt":
                switch pair[1] {
                case "alpha": changed.sort.pt = [.name]
                case "subjects": changed.sort.pt = [.subjects, .events, .name]
                case "events": changed.sort.pt = [.events, .subjects, .name]
                default: throw Self.unknown("--sort", option, pair[1], ["alpha", "subjects", "events"])
                }
                changed.pins = []
            default: throw Self.unknown("--sort", option, pair[0], ["soc", "pt"])
            }
        }
        return changed
    }

    /// This table with the kinds of rows of `--level`: a list of any, soc, pt and remainder.
    package func withLevels(_ option: String) throws(ReportsError) -> TableDefinition {
        try requireTerms("--level", option)
        var levels: Set<TableLevel> = []
        for part in option.split(separator: ",", omittingEmptySubsequences: false) {
            let word = Self.trimmed(part)
            guard let level = TableLevel(rawValue: word) else {
                throw Self.unknown("--level", option, word, TableLevel.allCases.map(\.rawValue))
            }
            levels.insert(level)
        }
        var changed = self
        changed.levels = levels
        return changed
    }

    private func requireTerms(_ option: String, _ value: String) throws(ReportsError) {
        switch kind {
        case .terms, .preferredTerms: return
        case .overview:
            throw .option(
                option, value: value,
                problem: "the table \(name) is an overview; it has no SOCs and PTs to apply it to.")
        case .termGroups:
            guard option == "--level" else {
                throw .option(
                    option, value: value,
                    problem: "the table \(name) shows groups with all their terms, in its own order.")
            }
        }
    }

    private static func unknown(_ option: String, _ value: String, _ word: String, _ known: [String]) -> ReportsError {
        let near = NearNames.of(word, among: known)
        let advice = near.isEmpty ? "" : " Did you mean \(near.joined(separator: " or "))?"
        return .option(
            option, value: value, problem: "'\(word)' is not one of \(known.joined(separator: ", ")).\(advice)")
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

extension Threshold {
    /// A threshold as `--threshold` writes it.
    fileprivate init(option: String, basis: Basis) throws(ReportsError) {
        func failure(_ problem: String) -> ReportsError { .option("--threshold", value: option, problem: problem) }
        var rest = option.filter { $0 != " " }[...]
        let comparator: Comparator
        if rest.hasPrefix(">=") || rest.hasPrefix("≥") {
            comparator = .atLeast
            rest.removeFirst(rest.hasPrefix(">=") ? 2 : 1)
        } else if rest.hasPrefix(">") {
            comparator = .moreThan
            rest.removeFirst()
        } else {
            throw failure("begin with > (more than) or >= (at least), or write none.")
        }
        guard let sign = rest.firstIndex(of: "%"),
            let (numerator, denominator) = Threshold.exactPercent(String(rest[..<sign]))
        else { throw failure("expected a percentage from 0 to 100 with its sign, such as >5% or >=2.5%.") }
        let words = rest[rest.index(after: sign)...]
        switch words {
        case "": self.init(comparator: comparator, numerator: numerator, denominator: denominator, basis: basis)
        case "oftotal": self.init(comparator: comparator, numerator: numerator, denominator: denominator, basis: .total)
        case "ofanyarm":
            self.init(comparator: comparator, numerator: numerator, denominator: denominator, basis: .anyArm)
        default: throw failure("after the percentage only 'of total' or 'of any arm' may follow.")
        }
    }

    /// A percentage from 0 to 100 as an exact fraction, from decimal digits with at most six after a point.
    static func exactPercent(_ text: String) -> (numerator: Int, denominator: Int)? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let isDigits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
        guard isDigits, parts.count <= 2, parts[0].count <= 3, let whole = Int(parts[0]) else { return nil }
        var numerator = whole
        var denominator = 1
        if parts.count == 2 {
            guard parts[1].count <= 6, let fraction = Int(parts[1]) else { return nil }
            for _ in parts[1] { denominator *= 10 }
            numerator = whole * denominator + fraction
        }
        return numerator <= 100 * denominator ? (numerator, denominator) : nil
    }
}
