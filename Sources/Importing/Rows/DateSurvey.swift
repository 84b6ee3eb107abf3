import Imports
import Safety

/// Looks over all values of columns whose dates are in figures, to learn whether the day or the month comes first.
///
/// One value with a part above 12 decides for its column. A column with values of both kinds, or with dates that can be
/// read either way and nothing that decides, is refused: nothing is guessed.
struct DateSurvey {
    private struct Evidence {
        let column: Column
        let isDayFirst: [DateFormat]
        let isMonthFirst: [DateFormat]
        /// The lines of the first values that can only have the day first, only the month first, or either.
        var dayFirst: Int?
        var monthFirst: Int?
        var either: Int?
        /// Where the first row with a value that can be read either way begins.
        var place = 0
    }

    private var evidence: [Evidence]

    init(_ columns: [Column]) {
        evidence = columns.map { column in
            let pivots = column.dates.compactMap { format -> Int?? in
                if case .dayOrMonthFirst(let pivot) = format { pivot } else { nil }
            }
            let pivot = pivots.first ?? nil
            return Evidence(
                column: column, isDayFirst: DateFormat.inFigures(isDayFirst: true, pivot: pivot),
                isMonthFirst: DateFormat.inFigures(isDayFirst: false, pivot: pivot))
        }
    }

    mutating func add(_ batch: RecordBatch) {
        for number in 0..<batch.count where !batch[number].hasProblems {
            for position in evidence.indices { add(batch[number], to: &evidence[position]) }
        }
    }

    private func add(_ record: SourceRecord, to evidence: inout Evidence) {
        let column = evidence.column
        guard column.position < record.fieldCount else { return }
        let line = record.line
        record[column.position].withValue { bytes in
            let text = column.isTrimmed ? FieldText.trimmed(bytes) : bytes
            let dayFirst = DateReading.result(text, formats: evidence.isDayFirst)
            let monthFirst = DateReading.result(text, formats: evidence.isMonthFirst)
            switch (dayFirst, monthFirst) {
            case (.days, .unreadable): evidence.dayFirst = evidence.dayFirst ?? line
            case (.unreadable, .days): evidence.monthFirst = evidence.monthFirst ?? line
            case (.days(let a), .days(let b)) where a != b:
                if evidence.either == nil { (evidence.either, evidence.place) = (line, record.byteOffset) }
            default: break
            }
        }
    }

    /// Whether the day comes first, by position of the columns that say it.
    var orders: [Int: Bool] {
        var orders: [Int: Bool] = [:]
        for item in evidence where (item.dayFirst == nil) != (item.monthFirst == nil) {
            orders[item.column.position] = item.dayFirst != nil
        }
        return orders
    }

    /// A reject of the whole file for each column that cannot be read.
    func rejects(file: Int) -> [Reject] {
        evidence.compactMap { item in
            let detail: String
            let line: Int
            if let day = item.dayFirst, let month = item.monthFirst {
                line = max(day, month)
                detail =
                    "line \(day) has a date with the day first, line \(month) one with the month first. Correct the column, "
                    + "or name one format for it in the profile: d/m/yyyy or m/d/yyyy"
            } else if let either = item.either, item.dayFirst == nil, item.monthFirst == nil {
                line = either
                detail =
                    "no date of the column has a part above 12, so that none says whether the day or the month comes first. "
                    + "Name the format in the profile: d/m/yyyy or m/d/yyyy"
            } else {
                return nil
            }
            return Reject(
                code: .ambiguousDate, file: file, line: line, column: item.column.number,
                columnName: FieldText.printable(item.column.name), byteOffset: item.place, detail: detail,
                isWholeFile: true)
        }
    }
}
