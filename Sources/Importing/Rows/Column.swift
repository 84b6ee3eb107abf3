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
    /// What the values mean, where a profile maps the values of a text field.
    let renamed: MeaningTable<String>?

    init(
        position: Int, name: String, isTrimmed: Bool = false, isInteger: Bool = false, constant: String? = nil,
        renamed: MeaningTable<String>? = nil
    ) {
        self.position = position
        self.name = name
        self.isTrimmed = isTrimmed
        self.isInteger = isInteger
        self.constant = constant
        self.renamed = renamed
    }
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
    let column: Column
    let texts: MeaningTable<Bool>
    /// Whether other rows are passed over rather than refused.
    let ignoresOthers: Bool
}
