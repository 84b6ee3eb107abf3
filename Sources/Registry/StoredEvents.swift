import Foundation
import GRDB
import GRDBSQLite
import Safety

/// Reads stored events back as staged ones, to compare deliveries with them and to compute their hashes again.
final class StoredEvents {
    /// One stored event.
    struct Event {
        let id: Int64
        let subject: Int64
        let row: StagedRow
        /// The memory of the row.
        let memory: UnsafeRawBufferPointer
        /// The registry's keys of its coding and its assessments.
        let coding: Int64?
        let assessments: Int64?
        /// The halves of the hashes of its coding and its assessments.
        let codingHash: UInt64
        let assessmentsHash: UInt64
        /// The hash that is stored with it.
        let content: (UInt64, UInt64)
    }

    private let ofSubject, one, all: Statement
    private let staged = ByteBuffer()
    private var codingHashes: [Int64: UInt64] = [:]
    private var assessmentHashes: [Int64: UInt64] = [:]

    init(db: Database) throws {
        ofSubject = try db.makeStatement(sql: Statements.text("events_of_subject"))
        one = try db.makeStatement(sql: Statements.text("stored_event"))
        all = try db.makeStatement(sql: Statements.text("event_contents"))
        let codings = try db.cursor("coding_words")
        while let row = try codings.next() {
            let method: Int = try row.value("method")
            let words = CodingWords(
                method: DictionaryStore.Method(rawValue: method) ?? .bySource,
                dictionary: DictionaryVersion(
                    name: try row.value("dictionary"), version: try row.value("version"),
                    language: try row.value("language")),
                code: try row.optional(method == DictionaryStore.Method.lltCode.rawValue ? "llt_code" : "pt_code"),
                soc: try row.value("soc_key"), pt: try row.value("pt_key"), llt: try row.optional("llt_key"))
            codingHashes[try row.value("id")] = words.hash
        }
        let lists = try db.cursor("assessment_contents")
        while let row = try lists.next() {
            let content: Data = try row.value("content")
            assessmentHashes[try row.value("id")] = content.withUnsafeBytes { bytes in
                bytes.count < 8 ? 0 : bytes.loadUnaligned(as: UInt64.self)
            }
        }
    }

    /// Gives the events of a subject; each is valid only inside `body`.
    func events(ofSubject subject: Int64, _ body: (Event) throws -> Void) throws {
        sqlite3_bind_int64(ofSubject.sqliteStatement, 1, subject)
        try read(ofSubject, body)
    }

    /// Gives an event and the key of its file; it is valid only inside `body`.
    func event(_ id: Int64, _ body: (_ event: Event, _ file: Int64) throws -> Void) throws {
        sqlite3_bind_int64(one.sqliteStatement, 1, id)
        try read(one) { try body($0, sqlite3_column_int64(one.sqliteStatement, 27)) }
    }

    /// Gives all events; each is valid only inside `body`.
    func forEach(_ body: (Event) throws -> Void) throws { try read(all, body) }

    private func read(_ statement: Statement, _ body: (Event) throws -> Void) throws {
        try withExtendedLifetime(statement) {
            let handle = statement.sqliteStatement
            defer { sqlite3_reset(handle) }
            while true {
                let code = sqlite3_step(handle)
                if code == SQLITE_DONE { return }
                guard code == SQLITE_ROW else {
                    let message = sqlite3_db_handle(handle).map { String(cString: sqlite3_errmsg($0)) }
                    throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
                }
                let row = Columns(handle: handle)
                row.fill(staged)
                let staging = StagedRow(staged.bytes)
                try body(
                    Event(
                        id: row.integer(0), subject: row.integer(1), row: staging, memory: staged.bytes,
                        coding: row.key(4), assessments: row.key(5),
                        codingHash: row.key(4).map { codingHashes[$0] ?? 1 } ?? 0,
                        assessmentsHash: row.key(5).map { assessmentHashes[$0] ?? 1 } ?? 0,
                        content: staging.event.content))
            }
        }
    }

    /// The columns of the row that a statement stands on, in the order of event_contents.
    private struct Columns {
        let handle: OpaquePointer

        /// Puts the event and, behind it, its texts into memory.
        func fill(_ staged: ByteBuffer) {
            var event = StagedEvent(line: Int(integer(2)), byteOffset: Int(integer(3)), file: 0, subject: 0)
            staged.removeAll()
            withUnsafeBytes(of: &event) { staged.append($0) }
            event.onset = days(6)
            event.end = days(8)
            event.report = days(10)
            event.severity = code(12)
            event.grade = code(13)
            event.serious = code(14)
            event.outcome = code(15)
            event.action = code(16)
            event.naturalProgression = code(17)
            event.worsenedAfterDose = code(18)
            event.treatmentEmergent = code(19)
            event.criteria = UInt16(truncatingIfNeeded: integer(20))
            event.content = content(21)
            event.sequenceLength = max(0, append(22, to: staged))
            event.verbatimLength = append(23, to: staged)
            event.onsetLength = append(24, to: staged)
            event.endLength = append(25, to: staged)
            event.reportLength = append(26, to: staged)
            staged.replaceStart(with: event)
        }

        func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

        func key(_ column: Int32) -> Int64? {
            sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : integer(column)
        }

        private func code(_ column: Int32) -> Int8 {
            key(column).map { Int8(truncatingIfNeeded: $0) } ?? StagedEvent.missing
        }

        private func days(_ column: Int32) -> StagedEvent.Days {
            guard let earliest = key(column), let latest = key(column + 1) else { return StagedEvent.Days() }
            return StagedEvent.Days(
                earliest: Int32(truncatingIfNeeded: earliest), latest: Int32(truncatingIfNeeded: latest))
        }

        private func content(_ column: Int32) -> (UInt64, UInt64) {
            guard let start = sqlite3_column_blob(handle, column), sqlite3_column_bytes(handle, column) == 16 else {
                return (0, 0)
            }
            return (
                start.loadUnaligned(as: UInt64.self), start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
            )
        }

        /// Adds a text and gives its length; -1 where it is NULL.
        private func append(_ column: Int32, to staged: ByteBuffer) -> Int32 {
            guard let start = sqlite3_column_text(handle, column) else { return -1 }
            let length = sqlite3_column_bytes(handle, column)
            staged.append(UnsafeRawBufferPointer(start: start, count: Int(length)))
            return length
        }
    }
}
