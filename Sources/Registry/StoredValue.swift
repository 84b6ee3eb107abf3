import GRDB
import GRDBSQLite
import Safety

/// A value as SQLite stores it.
enum StoredValue {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])

    init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
    init(_ key: Int64?) { self = key.map(StoredValue.integer) ?? .null }
    init(_ text: String?) { self = text.map(StoredValue.text) ?? .null }
    init(_ flag: Bool?) { self = flag.map { .integer($0 ? 1 : 0) } ?? .null }
    init(_ code: (some CodedValue)?) { self.init(code?.rawValue) }

    /// Gives the value to a parameter, from 1, of a statement; the result is SQLite's code.
    func bind(to handle: OpaquePointer, at index: Int32) -> Int32 {
        switch self {
        case .null: return sqlite3_bind_null(handle, index)
        case .integer(let number): return sqlite3_bind_int64(handle, index, number)
        case .text(var text):
            return text.withUTF8 { utf8 in
                // A nil pointer would be bound as NULL, which is not the empty text.
                guard let start = utf8.baseAddress, !utf8.isEmpty else {
                    return sqlite3_bind_text(handle, index, "", 0, StoredValue.copied)
                }
                return start.withMemoryRebound(to: CChar.self, capacity: utf8.count) {
                    sqlite3_bind_text64(handle, index, $0, UInt64(utf8.count), StoredValue.copied, UInt8(SQLITE_UTF8))
                }
            }
        case .bytes(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, index, 0) }
            return bytes.withUnsafeBytes {
                sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), StoredValue.copied)
            }
        }
    }

    /// SQLITE_TRANSIENT, a C macro that Swift does not see: SQLite copies what it is given.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

extension [StoredValue] {
    /// Adds the three columns of a date: its text unless it is yyyy-mm-dd of one day, earliest day, latest day.
    mutating func append(_ date: ClinicalDate?) {
        append(StoredValue(date?.unusualText))
        append(StoredValue(date?.earliest.number))
        append(StoredValue(date?.latest.number))
    }
}
