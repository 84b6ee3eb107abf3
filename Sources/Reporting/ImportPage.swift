import Safety

/// What an import did, or in a dry run would do: its files with their counts, and what a correction changed.
package struct ImportPage: Sendable {
    /// A file with what became of its rows.
    package struct File: Sendable {
        package var name: String
        package var table: String
        package var counts: ImportCounts
        /// Columns that were left out on request.
        package var ignoredColumns: [String]

        package init(name: String, table: String, counts: ImportCounts, ignoredColumns: [String]) {
            self.name = name
            self.table = table
            self.counts = counts
            self.ignoredColumns = ignoredColumns
        }
    }
    /// A file that was imported before: the run, and its name then.
    package struct EarlierFile: Sendable {
        package var name: String
        package var firstName: String
        package var run: Int

        package init(name: String, firstName: String, run: Int) {
            self.name = name
            self.firstName = firstName
            self.run = run
        }
    }

    private let files: [File]
    private let earlier: [EarlierFile]
    private let correction: CorrectionSummary?
    private let run: Int?
    private let isDryRun: Bool

    package init(
        files: [File], earlier: [EarlierFile], correction: CorrectionSummary?, run: Int?, isDryRun: Bool
    ) {
        self.files = files
        self.earlier = earlier
        self.correction = correction
        self.run = run
        self.isDryRun = isDryRun
    }

    // MARK: Text

    /// The page for people; `width` is that of a listing of changes.
    package func text(width: Int?) -> String {
        var lines = earlier.map { "\($0.name): already imported as \($0.firstName) in run \($0.run)" }
        for file in files {
            lines.append("\(file.name) (\(file.table)): \(sentence(file.counts))")
            if !file.ignoredColumns.isEmpty {
                lines.append("  columns left out: \(file.ignoredColumns.joined(separator: ", "))")
            }
        }
        if files.count > 1 {
            lines.append("together: \(sentence(files.map(\.counts).reduce(ImportCounts(), +)))")
        }
        for table in correction?.tables ?? [] { lines += self.lines(table) }
        let text = lines.map { visible($0) + "\n" }.joined()
        return text + (correction.map { listing($0, width: width) } ?? "")
    }

    private func sentence(_ counts: ImportCounts) -> String { counts.sentence(isCorrection: correction != nil) }

    private func lines(_ table: TableCorrection) -> [String] {
        var lines: [String] = []
        func add(_ lead: String, _ counts: [(column: String, count: Int)]) {
            if counts.isEmpty { return }
            lines.append("  \(lead): \(counts.map { "\($0.column) \($0.count)" }.joined(separator: ", "))")
        }
        add("values that changed", table.cells)
        add("no column in the file, so that values stay", table.withoutColumn)
        add("blank, and by the profile values stay", table.blank)
        if let missing = table.missing, missing > 0 {
            lines.append(
                "  stored rows that the delivery does not carry: \(missing)"
                    + (table.removed > 0 ? "" : "; they stay without --remove-missing"))
        }
        if table.removed > 0 { lines.append("  rows removed: \(table.removed)") }
        return lines.isEmpty ? [] : ["corrections of \(table.table.name)"] + lines
    }

    private func listing(_ correction: CorrectionSummary, width: Int?) -> String {
        var text = ""
        if !correction.changes.isEmpty {
            var listing = ChangeListing(format: .text, width: width, showsRun: false)
            for change in correction.changes {
                text += listing.append(
                    HistoricalChange(
                        run: 0, time: "", actor: "", reason: "", change: change, formerFile: nil, formerLine: nil))
            }
            text += listing.finish()
        }
        for key in correction.missing {
            let name = [key.subject, key.sequence, key.name].compactMap { $0 }.joined(separator: " / ")
            text += visible("not in the delivery: \(key.table.rowNoun) \(name)") + "\n"
        }
        return text
    }

    // MARK: JSON

    package var json: String {
        JSONText.members([
            ("run", .optional(run)), ("dry_run", .flag(isDryRun)),
            (
                "already_imported",
                .list(
                    earlier.map {
                        .line([
                            ("file", .string($0.name)), ("as", .string($0.firstName)), ("run", .whole($0.run)),
                        ])
                    })
            ),
            ("files", .list(files.map(json))),
            ("corrections", correction.map { .list($0.tables.map(json)) } ?? .null),
            ("changes", .list(correction?.changes.map(\.json) ?? [])),
            ("missing", .list(correction?.missing.map { .line($0.jsonMembers) } ?? [])),
        ]).text
    }

    private func json(_ file: File) -> JSONText {
        .line([
            ("file", .string(file.name)), ("table", .string(file.table)), ("read", .whole(file.counts.read)),
            ("stored", .whole(file.counts.stored)), ("changed", .whole(file.counts.changed)),
            ("unchanged", .whole(file.counts.unchanged)), ("rejected", .whole(file.counts.rejected)),
            ("ignored", .whole(file.counts.ignored)), ("duplicates", .whole(file.counts.duplicates)),
            ("columns_left_out", .strings(file.ignoredColumns)),
        ])
    }

    private func json(_ table: TableCorrection) -> JSONText {
        func counts(_ counts: [(column: String, count: Int)]) -> JSONText {
            .line(counts.map { ($0.column, .whole($0.count)) })
        }
        return .members([
            ("table", .string(table.table.name)), ("new", .whole(table.added)), ("changed", .whole(table.changed)),
            ("unchanged", .whole(table.unchanged)), ("missing", .optional(table.missing)),
            ("removed", .whole(table.removed)), ("values_changed", counts(table.cells)),
            ("kept_without_column", counts(table.withoutColumn)), ("kept_blank", counts(table.blank)),
        ])
    }
}

extension ImportCounts {
    /// The counts in words: read is the sum of the others, and how many of the stored are exact duplicates.
    package func sentence(isCorrection: Bool) -> String {
        let stored = isCorrection ? "\(stored - changed) new + \(changed) changed" : "\(stored) stored"
        var text = "\(read) read = \(stored) + \(unchanged) unchanged + \(rejected) rejected + \(ignored) ignored"
        if duplicates > 0 { text += "; \(duplicates) of the stored are exact duplicates" }
        return text
    }
}
