import Imports

/// What a table of a file looks like: how it is read, its columns by the look of their values, and the profiles that fit.
package struct TableInspection: Sendable {
    package let table: SourceTable
    /// Of delimited text.
    package let dialect: DialectProposal?
    package let header: [String]
    package let headerProblems: [RecordProblem]
    package private(set) var columns: [ColumnSummary]
    /// The rows that were looked at, without empty lines, and those of them that cannot be read.
    package private(set) var rows = 0
    package private(set) var unreadableRows = 0
    /// The first problem of a row.
    package private(set) var firstProblem: RecordProblem?
    /// Whether these are all rows of the table.
    package private(set) var isWhole = false
    package let fits: [ProfileFit]

    /// Looks at the first rows of a table.
    init(
        _ table: SourceTable, dialect: DialectProposal?, rows limit: Int, profiles: [Profile]
    ) throws(SourceReadError) {
        self.table = table
        self.dialect = dialect
        let reader = try table.open(windowBytes: 1 << 18)
        let header = try reader.readHeader()
        self.header = header.names
        headerProblems = header.problems
        fits = header.problems.isEmpty ? ProfileFit.fits(names: header.names, profiles: profiles) : []
        columns = header.names.enumerated().map { ColumnSummary(name: $1, number: $0 + 1) }
        while rows < limit, !isWhole {
            isWhole = try !reader.nextBatch(upTo: limit - rows)
            if isWhole { break }
            reader.withBatch { batch in for number in 0..<batch.count { add(batch[number]) } }
        }
        if let problem = reader.wholeFileProblem, firstProblem == nil { firstProblem = problem }
    }

    private mutating func add(_ record: SourceRecord) {
        if record.isBlank { return }
        rows += 1
        if record.hasProblems {
            unreadableRows += 1
            if firstProblem == nil { firstProblem = record.problems.first }
        }
        guard record.fieldCount == columns.count else { return }
        for number in columns.indices { columns[number].add(record[number]) }
    }

    /// What a person should look at before importing the table, in words without any value of it.
    package var doubts: [String] {
        var doubts = headerProblems.map { "header, column \($0.column): \($0.detail)" }
        if let likely = dialect?.likely, likely.delimiter != table.format.dialect.delimiter {
            doubts.append(
                "fields seem to be separated by \(DelimiterChoice.word(of: likely.delimiter)): \(likely.sentence)")
        } else if let dialect, dialect.likely == nil {
            doubts.append("no delimiter splits the text into the same number of fields in every record")
        }
        if let names = headerDoubt { doubts.append(names) }
        if let firstProblem {
            let rows = unreadableRows == 1 ? "1 row" : "\(unreadableRows) rows"
            doubts.append("\(rows) cannot be read; the first problem: \(firstProblem.description)")
        }
        for column in columns { doubts += column.doubts }
        if fits.isEmpty, headerProblems.isEmpty { doubts.append("no profile fits the header") }
        return doubts
    }

    /// A first record that is no header has dates or numbers, or is like the records below.
    private var headerDoubt: String? {
        guard !header.isEmpty, fits.isEmpty else { return nil }
        let names = header.count(where: DelimiterEvidence.looksLikeName)
        if names * 2 < header.count { return "the first line looks like data, not like names of columns" }
        if dialect?.likely?.hasEmptyEnd == true {
            return "every line ends with the delimiter, as in files without a header"
        }
        return nil
    }
}

extension ColumnSummary {
    fileprivate var doubts: [String] {
        let shown = "column \(number), \(FieldText.printable(name))"
        var doubts: [String] = []
        if isAmbiguous {
            doubts.append("\(shown): dates fit \(dates.joined(separator: " and ")); no value decides between them")
        } else if count(.date) > 0, dates.isEmpty, count(.date) * 2 > filled {
            doubts.append(
                "\(shown): \(filled - mostFitting) of \(filled) values are no dates of the format of the others")
        }
        if padded > 0 { doubts.append("\(shown): \(padded) values have spaces at an end, which `trim` drops") }
        if unreadable > 0 { doubts.append("\(shown): \(unreadable) values are not UTF-8") }
        for limit in ValueDoubt.limits where longest == limit {
            doubts.append("\(shown): the longest value has \(limit) characters, at which some programs cut texts off")
        }
        return doubts
    }

    private var mostFitting: Int { dateFormats.values.max() ?? 0 }
}
