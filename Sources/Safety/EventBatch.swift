/// Rows of an events file that go from reading to storing together: fields of fixed size, and all their text in one
/// buffer, so that a row takes no memory of its own.
///
/// A row is what SDTM AE or ADaM ADAE says of one adverse event.
package struct EventBatch: Sendable {
    /// The usual number of rows of a batch.
    package static let usualRowCount = 256

    /// The position of the file in its delivery, from 0.
    package let file: Int
    /// The source columns of the fields that only the registry can check.
    package let columns: CheckedColumns
    package var rows: [Row] = []
    /// The UTF-8 bytes that every `Text` of this batch points into.
    package var text: [UInt8] = []
    /// The assessments of all rows; each row has a stretch of them.
    package var assessments: [Assessment] = []
    /// The codings by name that occur in this batch, each once.
    package var sourceCodings: [SourceCoding] = []

    package init(file: Int, columns: CheckedColumns) {
        self.file = file
        self.columns = columns
    }

    /// A stretch of a batch's text; a missing value has a negative length, an empty one has length 0.
    package struct Text: Sendable, Equatable {
        package var start: UInt32
        package var length: Int32

        package init(start: UInt32, length: Int32) {
            self.start = start
            self.length = length
        }

        package static let missing = Text(start: 0, length: -1)
        package var isMissing: Bool { length < 0 }
        /// The bytes' positions in the batch's text; empty for a missing value.
        package var range: Range<Int> { Int(start)..<Int(start) + Int(max(0, length)) }
    }

    /// A date: its earliest and latest possible day (days since 1970-01-01) and its text.
    ///
    /// Both days are `SafetyColumns.noDay` when the date is missing. The text is missing when it is exactly the ISO
    /// form (yyyy-mm-dd) of one day, since it can then be written again.
    package struct Date: Sendable, Equatable {
        package var earliest: Int32
        package var latest: Int32
        package var written: Text

        package init(earliest: Int32, latest: Int32, written: Text) {
            self.earliest = earliest
            self.latest = latest
            self.written = written
        }

        package static let missing = Date(
            earliest: SafetyColumns.noDay, latest: SafetyColumns.noDay, written: .missing)
        package var isMissing: Bool { earliest == SafetyColumns.noDay }
    }

    /// One assessment of causality: for a product, by an assessor; `reported` is missing when the source left it blank.
    package struct Assessment: Sendable, Equatable {
        package var product = Text.missing
        package var assessor = Text.missing
        package var reported = Text.missing
        package var value: Causality

        package init(value: Causality) { self.value = value }
    }

    /// How a row names its term.
    package enum Coding: Sendable, Equatable {
        /// No usable term: the event is stored and shown under "Not coded".
        case uncoded
        /// The code of an LLT or a PT of a loaded dictionary.
        case code(TermLevel, Text)
        /// The name of an LLT of a loaded dictionary.
        case lltName(Text)
        /// Names as the source coded them: a position in `sourceCodings`.
        case names(Int)
    }

    /// One event. Flags and coded values are nil when the row does not give them.
    package struct Row: Sendable {
        /// The physical line on which the row begins, from 1.
        package var line: Int
        /// The offset of the row's first byte in its file.
        package var byteOffset: Int
        package var studyID = Text.missing
        package var subject = Text.missing
        /// The source's sequence or record identifier, or the row number where it has none.
        package var sequence = Text.missing
        /// The reporter's words.
        package var verbatim = Text.missing
        package var coding = Coding.uncoded
        /// The PT that the row names beside the code it is coded by, so that a disagreement with the dictionary is found.
        package var statedPTCode = Text.missing
        package var statedPTName = Text.missing
        package var onset = Date.missing
        package var end = Date.missing
        package var report = Date.missing
        package var severity: Severity?
        /// Toxicity grade 1 to 5 (CTCAE), where the delivery grades instead of naming a severity.
        package var grade: Int8?
        package var serious: Bool?
        /// The seriousness criteria that are yes: bit n stands for the criterion with raw value n.
        package var criteria: UInt16 = 0
        /// The row's stretch of `assessments`, in the order of its columns.
        package var assessments: Range<Int> = 0..<0
        package var outcome: Outcome?
        package var action: ActionTaken?
        package var naturalProgression: Bool?
        package var worsenedAfterDose: Bool?
        /// The sponsor's treatment-emergent flag as given.
        package var treatmentEmergent: Bool?

        package init(line: Int, byteOffset: Int) {
            self.line = line
            self.byteOffset = byteOffset
        }
    }

    /// Where a row came from.
    package func origin(of row: Row) -> Origin { Origin(file: file, line: row.line, byteOffset: row.byteOffset) }

    /// A text as a string, or nil when it is missing.
    package func string(_ text: Text) -> String? {
        text.isMissing ? nil : String(decoding: self.text[text.range], as: UTF8.self)
    }

    /// Adds bytes to the text.
    package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Text {
        let start = UInt32(truncatingIfNeeded: text.count)
        text.append(contentsOf: bytes)
        return Text(start: start, length: Int32(truncatingIfNeeded: bytes.count))
    }
}
