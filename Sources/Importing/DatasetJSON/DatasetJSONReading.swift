/// A Dataset-JSON text under way: its columns, the rows that came since they were taken, and what is wrong with it.
///
/// Source: CDISC Dataset-JSON 1.1. The text is one object with columns and rows, or (NDJSON) an object without rows and
/// then an array for each row.
final class DatasetJSONReading: JSONHandler {
    /// The columns, once they are complete.
    private(set) var columns: [DatasetJSONColumn]?
    var rows = RowBuffer()
    private(set) var rowCount = 0
    /// What is wrong with the text, in words without any of its values.
    private(set) var fault: String?

    /// What a container is; of other metadata only its keys are looked at.
    private enum Level {
        case dataset, columns, column, rows, row, other
    }

    private var levels: [Level] = []
    private var keys: [Set<[UInt8]>] = []
    private var key = ""
    private var pending: [DatasetJSONColumn] = []
    private var row = PendingRow()
    private var isDatasetComplete = false
    private var hasRows = false
    private var hasVersion = false
    private var statedCount: Int?

    private static let mostColumns = 32_767
    private static let mostKeys = 1000

    /// Says what is missing at the end of the text; nil when it is complete.
    func faultAtEnd() -> String? {
        if !levels.isEmpty || !isDatasetComplete { return "the text ends before its object does: it was cut off" }
        if columns == nil { return "it has no columns" }
        if !hasVersion { return "it has no datasetJSONVersion" }
        guard let statedCount else { return "it does not say the number of its records" }
        if statedCount != rowCount { return "it says \(statedCount) records, and has \(rowCount)" }
        return nil
    }

    private func refuse(_ text: String) -> Bool {
        fault = levels.contains(.row) || levels.last == .rows ? "row \(rowCount + 1): \(text)" : text
        return false
    }

    // MARK: What the parser tells

    func begin(_ container: JSONContainer) -> Bool {
        let level: Level
        switch (levels.last, container) {
        case (nil, .object):
            if isDatasetComplete { return refuse("an object stands behind the data set") }
            level = .dataset
        case (nil, .array):
            if !isDatasetComplete { return refuse("it does not begin with an object") }
            if hasRows { return refuse("an array stands behind the data set") }
            guard columns != nil else { return refuse("it has no columns") }
            level = .row
        case (.dataset, .array) where key == "columns": level = .columns
        case (.dataset, .array) where key == "rows":
            guard columns != nil else { return refuse("its rows stand before its columns") }
            hasRows = true
            level = .rows
        case (.dataset, _):
            if key == "columns" || key == "rows" { return refuse("its \(key) are no array") }
            level = .other
        case (.columns, .object):
            if pending.count == Self.mostColumns { return refuse("it has more than \(Self.mostColumns) columns") }
            pending.append(DatasetJSONColumn())
            level = .column
        case (.columns, .array): return refuse("one of its columns is an array")
        case (.rows, .array): level = .row
        case (.rows, .object): return refuse("it is an object: an array of values is expected")
        case (.row, _): return refuse("its value \(row.count + 1) is an object or an array")
        case (.column, _), (.other, _): level = .other
        }
        levels.append(level)
        if container == .object { keys.append([]) }
        return true
    }

    func end(_ container: JSONContainer) -> Bool {
        if container == .object { keys.removeLast() }
        switch levels.removeLast() {
        case .dataset: isDatasetComplete = true
        case .columns:
            columns = pending
            rows.expectedFields = pending.count
        case .column:
            if pending.last?.name == nil { return refuse("column \(pending.count) has no name") }
        case .row:
            rowCount += 1
            row.move(to: &rows, number: rowCount)
        case .rows, .other: break
        }
        return true
    }

    func key(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !keys.isEmpty else { return refuse("a key stands outside of an object") }
        key = String(decoding: bytes, as: UTF8.self)
        guard keys[keys.count - 1].insert(Array(bytes)).inserted else {
            return refuse("an object has the key \"\(FieldText.printable(key))\" twice")
        }
        if keys[keys.count - 1].count > Self.mostKeys { return refuse("an object has more than \(Self.mostKeys) keys") }
        if levels.last == .dataset, Self.keysOfVersion10.contains(key) {
            return refuse("it is Dataset-JSON 1.0, with \(key): export it as Dataset-JSON 1.1")
        }
        return true
    }

    private static let keysOfVersion10: Set<String> = ["clinicalData", "referenceData", "itemGroupData"]

    func value(_ value: JSONValue, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch levels.last {
        case nil: return refuse("a value stands outside of the data set")
        case .row: return add(value, bytes)
        case .dataset: return describe(value, String(decoding: bytes, as: UTF8.self))
        case .column:
            describeColumn(value, String(decoding: bytes, as: UTF8.self))
            return true
        case .columns: return refuse("one of its columns is no object")
        case .rows: return refuse("it is one value: an array of values is expected")
        case .other: return true
        }
    }

    // MARK: Values

    private func add(_ value: JSONValue, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let columns else { return refuse("it has no columns") }
        if row.byteCount + bytes.count > PendingRow.maximumBytes {
            return refuse("it has more than \(PendingRow.maximumBytes >> 20) MiB of values")
        }
        if row.count < columns.count {
            columns[row.count].append(value, bytes, to: &row)
        } else if row.count < columns.count + Self.mostKeys {
            row.append(bytes)
        } else {
            return refuse("it has more than \(columns.count + Self.mostKeys) values for \(columns.count) columns")
        }
        return true
    }

    private func describe(_ value: JSONValue, _ text: String) -> Bool {
        switch key {
        case "columns", "rows": return refuse("its \(key) are no array")
        case "datasetJSONVersion":
            guard value == .string, text == "1.1" || text.hasPrefix("1.1.") else {
                return refuse("its version is not 1.1: export it as Dataset-JSON 1.1")
            }
            hasVersion = true
        case "records":
            guard value == .number, let count = Int(text), count >= 0 else {
                return refuse("its number of records is no whole number")
            }
            statedCount = count
        default: break
        }
        return true
    }

    private func describeColumn(_ value: JSONValue, _ text: String) {
        guard value == .string, !pending.isEmpty else { return }
        switch key {
        case "name": pending[pending.count - 1].name = text
        case "dataType": pending[pending.count - 1].dataType = text
        case "targetDataType": pending[pending.count - 1].targetDataType = text
        default: break
        }
    }
}
