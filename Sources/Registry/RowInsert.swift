import GRDB
import Safety

/// Stores rows of a table that wait until there are many.
///
/// What waits is not in the table: whoever reads the table flushes first.
final class RowInsert {
    private let name: String
    private let statement: InsertStatement
    private var values: [WaitingRow.Value] = []
    private var texts = ByteBuffer()
    /// How many rows wait.
    private(set) var count = 0

    init(_ name: String, in db: Database) throws {
        self.name = name
        statement = try InsertStatement(name, in: db)
    }

    /// Takes a row; `bind` gives the statement's parameters one after the other.
    func add(_ bind: (inout WaitingRow) -> Void) {
        var row = WaitingRow(values: [], texts: texts)
        swap(&row.values, &values)
        bind(&row)
        swap(&row.values, &values)
        count += 1
    }

    /// Stores what waits.
    func flush() throws {
        if count == 0 { return }
        let columns = statement.columns
        guard values.count == count * columns else {
            throw RegistryError(.registry, "The program gave the statement \(name) a wrong number of values.")
        }
        var first = 0
        while first < count {
            let start = first * columns
            first += try values.withUnsafeBufferPointer { values in
                try statement.run(of: count - first) { row, binding in
                    let begin = start + row * columns
                    for position in begin..<begin + columns { bind(values[position], to: &binding) }
                }
            }
        }
        values.removeAll(keepingCapacity: true)
        texts.removeAll()
        count = 0
    }

    @inline(__always)
    private func bind(_ value: WaitingRow.Value, to binding: inout Binding) {
        switch value {
        case .null: binding.bindNull()
        case .integer(let number): binding.bind(number)
        case .text(let start, let length):
            binding.bind(lasting: UnsafeRawBufferPointer(rebasing: texts.bytes[start..<start + length]))
        case .content(let start):
            binding.bind(lastingContent: UnsafeRawBufferPointer(rebasing: texts.bytes[start..<start + 16]))
        }
    }
}

/// A row on its way to a `RowInsert`.
struct WaitingRow: RowBinding {
    enum Value: BitwiseCopyable {
        case null
        case integer(Int64)
        /// Where a text begins among the texts that wait, and its length.
        case text(Int, Int)
        /// Where the 16 bytes of a content hash begin there.
        case content(Int)
    }
    fileprivate var values: [Value]
    fileprivate let texts: ByteBuffer

    mutating func bindNull() { values.append(.null) }
    mutating func bind(_ number: Int64) { values.append(.integer(number)) }

    mutating func bind(text: UnsafeRawBufferPointer) {
        values.append(.text(texts.count, text.count))
        texts.append(text)
    }

    mutating func bind(content: (UInt64, UInt64)) {
        values.append(.content(texts.count))
        withUnsafeBytes(of: content) { texts.append($0) }
    }
}
