import Imports

/// Where a field's value comes from in the rows of one file: a column, or a constant of the profile.
///
/// It is made once per file and shared by reference, like all that is asked for every row: a copy of a value with
/// texts in it costs more than reading the field.
final class Column: Sendable {
    /// The field's position in a row, from 0.
    let position: Int
    /// The column's name in the header.
    let name: String
    let isTrimmed: Bool
    /// Whether the text is a whole number, so that "1.0" is "1".
    let isInteger: Bool
    /// The text of every row; nil when the column has the text.
    let constant: String?
    /// The formats of its dates.
    let dates: [DateFormat]
    /// Whether a text of the form yyyy-mm-dd is a day of ISO 8601 and nothing else.
    let readsISODays: Bool
    /// Whether it is a column of the file itself, rather than of a joined file or made of several columns.
    let isOwn: Bool
    /// What the values mean, where a profile maps the values of a text field.
    let renamed: MeaningTable<String>?

    init(
        position: Int, name: String, isTrimmed: Bool = false, isInteger: Bool = false, constant: String? = nil,
        dates: [DateFormat] = [], isOwn: Bool = true, renamed: MeaningTable<String>? = nil
    ) {
        self.position = position
        self.name = name
        self.isTrimmed = isTrimmed
        self.isInteger = isInteger
        self.constant = constant
        self.dates = dates
        readsISODays = DateReading.readsISODays(dates)
        self.isOwn = isOwn
        self.renamed = renamed
    }

    /// The column's number in the file, from 1; nil when it is no column of the file itself.
    var number: Int? { isOwn && position >= 0 ? position + 1 : nil }
}

/// A column whose values have a listed meaning.
final class CodedColumn<Value: Sendable>: Sendable {
    let column: Column
    let table: MeaningTable<Value>

    init(column: Column, table: MeaningTable<Value>) {
        self.column = column
        self.table = table
    }
}

/// A column by whose values rows are passed over or refused.
struct RowCondition: Sendable {
    enum Kind: Sendable {
        /// Rows with another value are passed over.
        case keep
        /// Rows with one of the values are passed over.
        case skip
        /// Rows with another value are refused.
        case expect
    }

    let column: Column
    let kind: Kind
    let texts: MeaningTable<Bool>
    /// What happens to a row without a value.
    let missing: Missing

    enum Missing: Sendable {
        case read, passOver, refuse
    }
}
