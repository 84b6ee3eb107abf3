import Foundation

/// The page that says how far each method is from numbers computed elsewhere, in Markdown.
package struct ValidationPage {
    package let committed: [Comparison]
    package let reference: [Comparison]
    package let errors: [KnownError]

    /// Computes everything anew.
    package init() {
        committed = CommittedComparisons.all()
        reference = ReferenceComparisons.all()
        errors = KnownErrors.all()
    }

    package var passes: Bool {
        (committed + reference).allSatisfy(\.passes) && errors.allSatisfy(\.isAbsent)
    }

    package var text: String {
        let numbers = (committed + reference).reduce(0) { $0 + $1.cases }
        var lines = [
            "# Validation of the statistics", "",
            "\(numbers) numbers compared; \(passes ? "all agree" : "NOT ALL AGREE"). A deviation is relative to the expected "
                + "number, absolute where that is 0. All data of the case files are synthetic.", "",
            "## Numbers computed by R 4.2.2, committed as case files", "",
        ]
        lines += Self.table(committed)
        lines += ["", "## Numbers of the reference folder", ""]
        lines +=
            reference.isEmpty ? ["Skipped: no reference folder is at hand (SOTERIA_REFERENCE)."] : Self.table(reference)
        lines += ["", "## Errors known of safety software", "", "| Error | Here | Absent |", "|---|---|---|"]
        lines += errors.map { "| \(Self.cell($0.error)) | \(Self.cell($0.found)) | \($0.isAbsent ? "yes" : "NO") |" }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func table(_ comparisons: [Comparison]) -> [String] {
        let head = [
            "| Method | Source | Cases | Numbers | Largest deviation | Allowed | Agrees |",
            "|---|---|---|---:|---:|---:|---|",
        ]
        var notes: [String] = []
        let rows = comparisons.map { comparison -> String in
            var method = cell(comparison.method)
            if !comparison.note.isEmpty {
                let number = (notes.firstIndex(of: comparison.note) ?? notes.count) + 1
                if number > notes.count { notes.append(comparison.note) }
                method += " (\(number))"
            }
            let agrees = comparison.passes ? "yes" : "NO: \(cell(comparison.farthest))"
            return "| \(method) | \(cell(comparison.source)) | \(comparison.origin) | \(comparison.cases) | "
                + "\(scientific(comparison.largestDeviation)) | \(scientific(comparison.tolerance)) | \(agrees) |"
        }
        let footnotes = notes.enumerated().map { "\n(\($0 + 1)) \($1)" }
        return head + rows + footnotes
    }

    private static func scientific(_ value: Double) -> String { value == 0 ? "0" : String(format: "%.1e", value) }

    private static func cell(_ text: String) -> String { text.replacingOccurrences(of: "|", with: "\\|") }
}
