/// A column of a Dataset-JSON file, and how its values are given.
struct DatasetJSONColumn: Sendable, Equatable {
    var name: String?
    var dataType: String?
    var targetDataType: String?

    /// Adds a value to a row: texts as they are, numbers as typed but for whole numbers of an integer column ("2.0" is
    /// "2"), booleans as true and false, dates that are numbers of days in ISO form where the column says so.
    func append(_ value: JSONValue, _ bytes: UnsafeBufferPointer<UInt8>, to row: inout PendingRow) {
        switch value {
        case .null: row.append("")
        case .string: row.append(bytes, isText: true)
        case .boolean: row.append(bytes)
        case .number:
            if let quantity, let number = Double(String(decoding: bytes, as: UTF8.self)) {
                row.append(quantity.text(of: number))
            } else if dataType == "integer", let whole = Self.whole(bytes) {
                row.append(whole)
            } else {
                row.append(bytes)
            }
        }
    }

    /// What a number is, where the column says that dates or times are kept as SAS numbers.
    private var quantity: SASQuantity? {
        guard targetDataType == "integer" else { return nil }
        return switch dataType {
        case "date": .date
        case "datetime": .dateTime
        case "time": .time
        default: nil
        }
    }

    /// The digits before a point that only zeros follow.
    private static func whole(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        guard let point = bytes.firstIndex(of: UInt8(ascii: ".")), bytes[(point + 1)...].allSatisfy({ $0 == 0x30 })
        else { return nil }
        return UnsafeBufferPointer(rebasing: bytes[..<point])
    }
}

/// The values of a row whose end has not come yet: bytes of a file come in pieces, and rows are handed on whole.
struct PendingRow {
    private var bytes: [UInt8] = []
    private var values: [(end: Int, isText: Bool)] = []

    /// The most bytes of a row's values together.
    static let maximumBytes = 16 << 20

    var count: Int { values.count }
    var byteCount: Int { bytes.count }

    mutating func append(_ value: UnsafeBufferPointer<UInt8>, isText: Bool = false) {
        bytes.append(contentsOf: value)
        values.append((bytes.count, isText))
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// Adds the values to rows as a row of their own, and forgets them.
    mutating func move(to rows: inout RowBuffer, number: Int) {
        rows.begin(line: number, place: number - 1)
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            for (end, isText) in values {
                rows.append(UnsafeBufferPointer(rebasing: bytes[start..<end]), isText: isText)
                start = end
            }
        }
        rows.end()
        bytes.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
    }
}
