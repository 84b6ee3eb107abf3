import Safety

/// How the files of one source are read: which table a header belongs to, which column fills which field, and how
/// values, dates and blanks are written.
package struct Profile: Sendable, Equatable {
    package var name: String
    package var title: String
    /// The YAML text as given, so that a run can keep what it was read by.
    package var text: String
    package var delimiter: DelimiterChoice
    /// The byte around quoted fields; nil when the source has no quoting.
    package var quote: UInt8?
    package var missing: MissingTokens
    /// Whether spaces and tabs around a value are dropped before it is read, unless a column says otherwise.
    package var isTrimmed: Bool
    /// The doubts that rows are not refused for.
    package var accepted: Set<RejectCode>
    /// What a blank field of a correcting delivery means.
    package var blanks: BlankPolicy
    /// The date formats, for columns that have none of their own.
    package var dates: [DateFormat]
    /// The tables, in the order of the profile.
    package var tables: [ProfileTable]
    var values: ValueMaps

    /// What the values of a field mean, or nil when they mean themselves.
    package func valueMap(of field: ImportField) -> ValueMap? { values[field] }

    package static func == (a: Profile, b: Profile) -> Bool { a.name == b.name && a.text == b.text }
}

/// The byte between two fields, by the ending of a file's name where the profile tells them apart.
package struct DelimiterChoice: Sendable, Equatable {
    package var usual: UInt8
    /// By lower-case ending without the dot.
    package var byEnding: [String: UInt8]

    /// The delimiter of a file by its name.
    package func delimiter(ofFile name: String) -> UInt8 {
        guard let dot = name.lastIndex(of: ".") else { return usual }
        return byEnding[name[name.index(after: dot)...].lowercased()] ?? usual
    }

    /// The delimiter of a word (comma, tab, semicolon, pipe) or of a single ASCII character; nil when it is neither.
    package static func byte(of text: String) -> UInt8? {
        switch text.lowercased() {
        case "comma": return UInt8(ascii: ",")
        case "tab", "\\t": return UInt8(ascii: "\t")
        case "semicolon": return UInt8(ascii: ";")
        case "pipe": return UInt8(ascii: "|")
        default:
            let bytes = Array(text.utf8)
            guard bytes.count == 1, bytes[0] < 0x80, bytes[0] >= 0x20 || bytes[0] == 0x09, bytes[0] != 0x7F,
                bytes[0] != UInt8(ascii: "\"")
            else { return nil }
            return bytes[0]
        }
    }
}

/// Texts that stand for a missing value. An empty field is always missing.
package struct MissingTokens: Sendable, Equatable {
    package var tokens: [String]
    /// Whether a token in quotes is text.
    package var onlyUnquoted: Bool
}

/// One table of a profile.
package struct ProfileTable: Sendable, Equatable {
    package var table: DeliveryTable
    /// What the table holds, in a few words.
    package var about: String?
    /// The table whose files this one is read from, too; nil when it has files of its own.
    package var source: DeliveryTable?
    /// Whether several rows may tell of one subject, all in the same words: the first one makes the subject.
    package var isDistinct: Bool
    /// What the rows take from other files of the delivery.
    package var joins: [ProfileJoin] = []
    /// The columns for which a row of the file becomes several rows.
    package var rowsFrom: [UnfoldedColumn] = []
    package var columns: [ProfileColumn]
    /// Columns that are passed over; a `*` stands for any characters.
    package var ignored: [ColumnPattern]
    /// Texts for fields that no column of a file fills.
    package var constants: [ImportField: String]
    /// How events name their term.
    package var coding: CodingMode
    /// Whether events coded by names have their SOC among the 27 agreed ones.
    package var expectsAgreedSOCs: Bool
    /// The supplement's name whose value is the treatment-emergent flag.
    package var treatmentEmergentName: String?

    /// The columns that can fill a field, in the order of preference: the first that a header has is read.
    package func columns(for field: ImportField) -> [ProfileColumn] { columns.filter { $0.field == field } }
}

/// How an event's row names its term.
package enum CodingMode: String, Sendable, CaseIterable {
    /// By the code of its LLT, else of its PT, in a loaded dictionary.
    case byCode = "by_code"
    /// By the name of its LLT in a loaded dictionary.
    case byLLTName = "by_llt_name"
    /// By the names of its SOC and PT, as the source coded them.
    case bySource = "by_source"
    /// By code where the row has one, else by names.
    case byCodeElseNames = "by_code_else_names"
}

/// One column of a source, or a family of columns with a pattern for a name.
package struct ProfileColumn: Sendable, Equatable {
    package var name: ColumnPattern
    /// The field it fills; nil when the column only says which rows are read.
    package var field: ImportField?
    /// Whether a header must have it, or another column of the same field.
    package var isRequired: Bool
    /// What it holds, in one line.
    package var about: String?
    /// A value as a sender would write it.
    package var example: String?
    /// For a family, a name that an example file may use.
    package var exampleName: String?
    /// Whether its text is a whole number, so that "1.0" and "1" are the same.
    package var isInteger: Bool
    /// Whether spaces and tabs around its values are dropped; nil follows the profile.
    package var isTrimmed: Bool?
    /// The formats of its dates; nil follows the profile.
    package var dates: [DateFormat]?
    /// Whether members of a family are named by what the `*` stands for, rather than by the whole column name.
    package var isNamedByStar: Bool
    /// Only rows with one of these values are read; the others are ignored.
    package var keptRows: [String]
    /// Rows with one of these values are passed over; the word `missing` stands for rows without a value.
    package var skippedRows: [String]
    /// Rows with another value than these are refused.
    package var expected: [String]
    /// Who assessed, where this column is an assessment of causality.
    package var assessor: String?
    /// The product assessed, where this column is an assessment of causality.
    package var product: String?
}

/// A column name in which a `*` stands for any characters, or none.
package struct ColumnPattern: Sendable, Hashable {
    package let text: String
    private let head: String
    private let tail: String?

    /// At most one `*` is a pattern; a text with more of them is not a column pattern.
    package init?(_ text: String) {
        let parts = text.split(separator: "*", omittingEmptySubsequences: false)
        guard !text.isEmpty, parts.count <= 2, text != "*" else { return nil }
        self.text = text
        head = String(parts[0])
        tail = parts.count == 2 ? String(parts[1]) : nil
    }

    /// Whether it is a family of names rather than one name.
    package var isFamily: Bool { tail != nil }

    /// What the `*` stands for in a name, or nil when the name does not fit; "" for the name itself.
    package func match(_ name: String) -> String? {
        guard let tail else { return name == text ? "" : nil }
        guard name.utf8.count > head.utf8.count + tail.utf8.count, name.hasPrefix(head), name.hasSuffix(tail) else {
            return nil
        }
        return String(name.dropFirst(head.count).dropLast(tail.count))
    }
}
