import GRDB
import Safety

/// Writes the packed copy of a registry anew, from subjects and events that come in subject order.
///
/// It works within the transaction of its connection. The copy is stale from the first call on and current when
/// `finish` has returned; whoever changes rows in between must bring every change to the writer.
package struct PackedCopyWriter {
    private let limits: ChunkLimits
    private var builder: ChunkBuilder
    private var storage: PackedCopyStorage

    /// Marks the copy stale and removes what it holds.
    init(_ db: Database, limits: ChunkLimits = .usual) throws {
        self.limits = limits
        builder = ChunkBuilder(limits: limits)
        storage = try PackedCopyStorage(db)
    }

    /// Begins a subject. Subjects come in ascending order of their keys, those without events too.
    mutating func subject(_ subject: PackedSubject) throws {
        if let chunk = try builder.begin(subject) { try storage.store(chunk) }
    }

    /// Adds an event of the subject that was begun last.
    mutating func event(_ event: PackedEvent) { builder.add(event) }

    /// Stores what is left and marks the copy current.
    mutating func finish() throws {
        for chunk in try builder.finish() { try storage.store(chunk) }
        try storage.finish(limits)
    }
}

/// The tables of the packed copy while it is written, chunk by chunk.
struct PackedCopyStorage {
    private let db: Database
    private let chunkStatement: ImportStatement
    private let columnStatement: ImportStatement
    private var chunks = 0
    private var subjects = 0
    private var events = 0

    /// Marks the copy stale and removes what it holds.
    init(_ db: Database) throws {
        self.db = db
        chunkStatement = try ImportStatement("store_packed_chunk", in: db)
        columnStatement = try ImportStatement("store_packed_column", in: db)
        try db.run("mark_packed_copy_stale")
        try db.run("remove_packed_columns")
        try db.run("remove_packed_chunks")
    }

    mutating func store(_ chunk: SafetyColumns) throws {
        chunks += 1
        subjects += chunk.subjectID.count
        events += chunk.eventID.count
        try chunkStatement.run([
            StoredValue(chunks), StoredValue(chunk.subjectID.count), StoredValue(chunk.eventID.count),
            StoredValue(chunk.doseFirstDay.count), StoredValue(chunk.group.count),
        ])
        for (name, content) in ChunkColumns.encode(chunk) {
            try columnStatement.run([StoredValue(chunks), .text(name), .bytes(content)])
        }
    }

    func finish(_ limits: ChunkLimits) throws {
        try db.run("mark_packed_copy_current", [limits.events, limits.subjects, subjects, events])
    }
}
