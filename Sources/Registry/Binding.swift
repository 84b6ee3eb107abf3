import GRDBSQLite
import Safety

/// What takes the values of a row one after the other.
protocol RowBinding {
    mutating func bindNull()
    mutating func bind(_ number: Int64)
    /// A text, whose bytes are copied.
    mutating func bind(text: UnsafeRawBufferPointer)
    /// A content hash.
    mutating func bind(content: (UInt64, UInt64))
}

extension RowBinding {
    @inline(__always)
    mutating func bind(_ number: Int64?) {
        if let number { bind(number) } else { bindNull() }
    }

    mutating func bind(_ number: Int?) { bind(number.map(Int64.init)) }

    mutating func bind(_ text: String?) {
        guard var text else { return bindNull() }
        text.withUTF8 { bind(text: UnsafeRawBufferPointer($0)) }
    }

    /// The three columns of a date: its text unless it is yyyy-mm-dd of one day, earliest day, latest day.
    mutating func bind(_ date: ClinicalDate?) {
        bind(date?.unusualText)
        bind(date?.earliest.number)
        bind(date?.latest.number)
    }
}

/// Binds the parameters of a statement one after the other, without a value in between.
struct Binding: RowBinding {
    private let handle: OpaquePointer
    private var next: Int32 = 0
    /// Which parameters are NULL already, where a statement is run again and again without being cleared.
    private let isNull: UnsafeMutableBufferPointer<Bool>?
    /// SQLite's code of the first binding that failed.
    private(set) var failure: Int32?

    init(handle: OpaquePointer, isNull: UnsafeMutableBufferPointer<Bool>? = nil) {
        self.handle = handle
        self.isNull = isNull
    }

    /// How many parameters were bound.
    var count: Int { Int(next) }

    @inline(__always)
    mutating func bind(_ number: Int64) {
        advance()
        note(sqlite3_bind_int64(handle, next, number))
    }

    @inline(__always)
    mutating func bindNull() {
        next += 1
        if let isNull {
            if isNull[Int(next) - 1] { return }
            isNull[Int(next) - 1] = true
        }
        note(sqlite3_bind_null(handle, next))
    }

    /// Goes to the next parameter, which gets a value.
    @inline(__always)
    private mutating func advance() {
        next += 1
        if let isNull { isNull[Int(next) - 1] = false }
    }

    /// A text, which SQLite copies.
    mutating func bind(text: UnsafeRawBufferPointer) { bind(text, Binding.copied) }

    /// A text whose bytes stay where they are until the statement has run: SQLite makes no copy (SQLITE_STATIC).
    @inline(__always)
    mutating func bind(lasting text: UnsafeRawBufferPointer?) {
        guard let text else { return bindNull() }
        bind(text, nil)
    }

    /// A content hash, which SQLite copies because it has no lasting place in memory.
    @inline(__always)
    mutating func bind(content: (UInt64, UInt64)) {
        advance()
        let code = withUnsafeBytes(of: content) {
            sqlite3_bind_blob(handle, next, $0.baseAddress, Int32($0.count), Binding.copied)
        }
        note(code)
    }

    /// The bytes of a content hash, which stay where they are until the statement has run.
    @inline(__always)
    mutating func bind(lastingContent bytes: UnsafeRawBufferPointer) {
        advance()
        note(sqlite3_bind_blob(handle, next, bytes.baseAddress, Int32(bytes.count), nil))
    }

    mutating func bind(_ value: StoredValue) {
        switch value {
        case .null: bindNull()
        case .integer(let number): bind(number)
        case .text(let text): bind(text)
        case .bytes(let bytes):
            advance()
            // A nil pointer would be bound as NULL, which is not an empty value.
            guard !bytes.isEmpty else { return note(sqlite3_bind_zeroblob(handle, next, 0)) }
            let code = bytes.withUnsafeBytes {
                sqlite3_bind_blob64(handle, next, $0.baseAddress, UInt64($0.count), Binding.copied)
            }
            note(code)
        }
    }

    /// SQLITE_TRANSIENT, a C macro that Swift does not see: SQLite copies what it is given.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    /// A nil pointer would be bound as NULL, which is not the empty text.
    @inline(__always)
    private mutating func bind(_ text: UnsafeRawBufferPointer, _ lifetime: sqlite3_destructor_type?) {
        advance()
        guard let start = text.baseAddress, !text.isEmpty else {
            return note(sqlite3_bind_text(handle, next, "", 0, nil))
        }
        let characters = start.assumingMemoryBound(to: CChar.self)
        note(sqlite3_bind_text64(handle, next, characters, UInt64(text.count), lifetime, UInt8(SQLITE_UTF8)))
    }

    @inline(__always)
    private mutating func note(_ code: Int32) {
        if code != SQLITE_OK, failure == nil { failure = code }
    }
}
