import GRDB
import Safety

/// What a pass over the registry's columns asks for, and what it does with the chunks.
struct ColumnPass<Sum: Sendable>: Sendable {
    let wanted: ColumnSet
    let codings: CodingSet?
    /// The frame, where it is known.
    let frame: ColumnFrame?
    let begin: @Sendable (ColumnFrame) throws -> Sum
    let add: @Sendable (inout Sum, SafetyColumns) throws -> Void
    /// Nil when one thread is to take all chunks.
    let join: (@Sendable (inout Sum, Sum) -> Void)?

    /// What the chunks give that a thread takes.
    fileprivate func sum(of stored: StoredChunks, _ frame: ColumnFrame, _ turns: Turns) throws -> Sum {
        var sum = try begin(frame)
        // One chunk after the other in the same memory.
        var chunk = SafetyColumns()
        while let position = turns.next() {
            try stored.read(position, wanted, of: codings, into: &chunk)
            try add(&sum, chunk)
        }
        return sum
    }
}

extension Registry {
    /// What a pass makes of the packed copy; nil where the copy is not current or is damaged.
    ///
    /// The rows are the truth, so that a damaged copy is no more than a stale one. `verify` finds it.
    func packedSum<Sum>(_ pass: ColumnPass<Sum>) throws -> Sum? {
        do {
            return try passing { db in
                guard try PackedCopy.state(db).isCurrent else { return nil }
                let frame = try pass.frame ?? ColumnFrame.load(db)
                let stored = try StoredChunks(db)
                let turns = Turns(count: stored.chunks.count)
                guard let join = pass.join else { return try pass.sum(of: stored, frame, turns) }
                let generation = try StudyStore.generation(db)
                let chunks = stored.chunks
                let others = OtherThreads(turns.threads - 1) {
                    try self.sum(pass, of: chunks, at: generation, frame, turns)
                }
                let own = Result { try pass.sum(of: stored, frame, turns) }
                if case .failure = own { turns.end() }
                let sums = others.results()
                return try sums.reduce(into: try own.get()) { try join(&$0, $1.get()) }
            }
        } catch is ColumnEncoding.Damage {
            return nil
        }
    }

    /// What another thread makes of the chunks that it takes; nil when it took none, because it cannot read or sees
    /// another state of the registry than the thread that began.
    private func sum<Sum>(
        _ pass: ColumnPass<Sum>, of chunks: [StoredChunks.Chunk], at generation: Int, _ frame: ColumnFrame,
        _ turns: Turns
    ) throws -> Sum? {
        var takes = false
        do {
            return try passing(onItsOwn: true) { db in
                guard try PackedCopy.state(db).isCurrent, try StudyStore.generation(db) == generation else {
                    return nil
                }
                let stored = try StoredChunks(db)
                guard stored.chunks == chunks else { return nil }
                takes = true
                return try pass.sum(of: stored, frame, turns)
            }
        } catch  where !takes {
            return nil
        }
    }

    /// Runs a body that gives chunks to whoever asked, in one read transaction; an error of theirs keeps its kind.
    func passing<Value>(onItsOwn: Bool = false, _ body: (Database) throws -> Value) throws -> Value {
        let end = try reading(onItsOwn: onItsOwn) { db in Result { try body(db) } }
        do {
            return try end.get()
        } catch let error as DatabaseError {
            throw RegistryError.from(error, registry: path)
        }
    }
}
