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
}
