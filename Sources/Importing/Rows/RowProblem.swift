import Safety

/// What is wrong with one value of a row.
struct RowProblem: Sendable {
    var code: RejectCode
    /// Nil when the profile made the value, or the row as a whole lacks it.
    var column: Column?
    /// In words that hold no value of the row.
    var detail: String

    init(_ code: RejectCode, _ column: Column?, _ detail: String) {
        self.code = code
        self.column = column.flatMap { $0.position < 0 ? nil : $0 }
        self.detail = detail
    }

    init(_ code: RejectCode, _ column: Column, expected: String, _ found: UnsafeBufferPointer<UInt8>) {
        self.init(code, column, "expected \(expected), found \(FieldText.kind(found))")
    }

    /// A text that is no date, or more than one.
    static func date(_ column: Column, _ found: UnsafeBufferPointer<UInt8>) -> RowProblem {
        if DateReading.result(found, formats: column.dates) == .ambiguous {
            return RowProblem(
                .ambiguousDate, column,
                "the formats of the profile read this \(FieldText.kind(found)) as different days")
        }
        return RowProblem(.unreadableDate, column, expected: "a date in the profile's formats", found)
    }

    static func missing(_ column: Column?, called name: String) -> RowProblem {
        RowProblem(.missingValue, column, "no \(name)")
    }

    static func endBeforeStart(_ column: Column?) -> RowProblem {
        RowProblem(
            .endBeforeStart, column, "the end is before the start, whatever the missing parts of the dates are")
    }
}
