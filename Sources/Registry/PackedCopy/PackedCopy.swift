import GRDB
import Safety

/// The packed copy as a whole: whether it is current, making it from the rows, reading it.
enum PackedCopy {
    struct State {
        /// Whether it equals the rows, as the triggers saw it, and has every column.
        var isCurrent: Bool
        /// Whether a program made it that knew fewer columns.
        var lacksColumns: Bool
        /// How it was cut.
        var limits: ChunkLimits
        var subjects: Int
        var events: Int
    }

    static func state(_ db: Database) throws -> State {
        guard let row = try db.row("packed_copy") else {
            return State(isCurrent: false, lacksColumns: false, limits: .usual, subjects: 0, events: 0)
        }
        let hasEveryColumn: Bool = try row.value("has_every_column")
        return State(
            isCurrent: try row.value("is_current") && hasEveryColumn, lacksColumns: !hasEveryColumn,
            limits: ChunkLimits(events: try row.value("chunk_events"), subjects: try row.value("chunk_subjects")),
            subjects: try row.value("subjects"), events: try row.value("events"))
    }

    /// Says that rows are about to change, so that the triggers have nothing to do for each of them.
    static func markStale(_ db: Database) throws { try db.run("mark_packed_copy_stale") }

    /// Makes the copy anew from the rows, in the transaction of the connection.
    static func rebuild(_ db: Database, limits: ChunkLimits = .usual) throws {
        var storage = try PackedCopyStorage(db)
        try RowScan(db, limits: limits).run {
            storage = try PackedCopyStorage(db)
        } take: { chunk in
            try storage.store(chunk)
        }
        try storage.finish(limits)
    }

    /// Whether the copy holds what the rows say, value by value. Its limits are those by which it was cut.
    static func equalsRows(_ db: Database, limits: ChunkLimits) throws -> Bool {
        do {
            let stored = try StoredChunks(db)
            var position = 0
            var isEqual = true
            var own = SafetyColumns()
            try RowScan(db, limits: limits).run {
                position = 0
                isEqual = true
            } take: { chunk in
                guard isEqual else { return }
                guard stored.chunks.indices.contains(position) else {
                    isEqual = false
                    return
                }
                try stored.read(position, .all, of: nil, into: &own)
                isEqual = own == chunk
                position += 1
            }
            return isEqual && position == stored.chunks.count
        } catch is ColumnEncoding.Damage {
            return false
        }
    }
}

/// The chunks of the packed copy as they are stored.
struct StoredChunks {
    struct Chunk: Equatable {
        var id: Int
        var size: ChunkColumns.Size
    }

    private let column, flags: ImportStatement
    let chunks: [Chunk]

    /// Throws `ColumnEncoding.Damage` when the chunks do not add up to what the copy says of itself.
    init(_ db: Database) throws {
        column = try ImportStatement("packed_column", in: db)
        flags = try ImportStatement("packed_flags", in: db)
        let state = try PackedCopy.state(db)
        var chunks: [Chunk] = []
        var rest = (subjects: state.subjects, events: state.events)
        let rows = try RowStream("packed_chunks", in: db)
        while rows.hasRow {
            let size = ChunkColumns.Size(
                subjects: rows.integer(1), events: rows.integer(2), doses: rows.integer(3),
                memberships: rows.integer(4))
            // Sizes beyond those that can be are not to be asked for as memory.
            guard (0...rest.subjects).contains(size.subjects), (0...rest.events).contains(size.events),
                (0...Int(Int32.max)).contains(size.doses), (0...Int(Int32.max)).contains(size.memberships)
            else { throw ColumnEncoding.Damage() }
            rest.subjects -= size.subjects
            rest.events -= size.events
            chunks.append(Chunk(id: rows.integer(0), size: size))
            try rows.next()
        }
        guard rest.subjects == 0, rest.events == 0 else { throw ColumnEncoding.Damage() }
        self.chunks = chunks
    }

    /// Puts the columns wanted of a stored chunk, by its position from 0, into a chunk, with all events or only those of
    /// some codings.
    func read(
        _ position: Int, _ wanted: ColumnSet, of codings: CodingSet?, into columns: inout SafetyColumns
    ) throws {
        let chunk = chunks[position]
        var names: [String] = []
        try flags.forEach([StoredValue(chunk.id)]) { row in
            if let name = row.text(0) { names.append(String(name.dropFirst(ChunkColumns.flagPrefix.count))) }
        }
        let source: ChunkColumns.Source = { name, body in try withColumn(name, of: chunk, body) }
        try ChunkColumns.decode(
            chunk.size, flags: names, wanted: wanted, codings: codings, from: source, into: &columns)
    }

    /// The values of one column of a chunk as they are stored, without what the chunk adds to them.
    func values<Value: FixedWidthInteger>(_ name: String, at position: Int, count: Int) throws -> [Value] {
        var values = [Value](repeating: 0, count: count)
        try withColumn(name, of: chunks[position]) { bytes in
            try values.withUnsafeMutableBufferPointer { try ColumnEncoding.decode(bytes, missing: nil, into: $0) }
        }
        return values
    }

    func withColumn(_ name: String, of chunk: Chunk, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let found: Void? = try column.first([StoredValue(chunk.id), .text(name)]) { row in
            try row.bytes(0, body)
        }
        guard found != nil else { throw ColumnEncoding.Damage() }
    }
}
