import GRDB
import Safety

extension Registry {
    /// Goes once through the registry's subjects and events as columns, chunk by chunk in the order of subjects.
    ///
    /// The packed copy is read where it is current. Where it is stale it is made anew first, if the registry can be
    /// written at once; otherwise the columns are made from the rows, and the result is the same.
    ///
    /// - Parameters:
    ///   - wanted: the columns that are needed; reading others costs time.
    ///   - codings: by the registry's key of a coding whether its events are needed; others may then be left out of
    ///     the chunks. Nil needs all.
    ///   - frame: the frame, where it was read before from the same state of the registry.
    ///   - begin: makes what the chunks are added to. It may be called again, with no trace of chunks added before.
    ///   - add: adds a chunk; an error of its own ends the pass and is passed on.
    /// - Returns: what all chunks were added to.
    package func columns<Pass>(
        _ wanted: ColumnSet, of codings: [Bool]? = nil, frame known: ColumnFrame? = nil, limits: ChunkLimits = .usual,
        begin: (ColumnFrame) throws -> Pass,
        add: (inout Pass, SafetyColumns) throws -> Void
    ) throws -> Pass {
        var foreign: (any Error)?
        /// Marks errors of the caller, which keep their kind.
        func guarded<Result>(_ body: () throws -> Result) throws -> Result {
            do { return try body() } catch {
                foreign = error
                throw error
            }
        }
        do {
            var isCurrent = try reading { try PackedCopy.state($0).isCurrent }
            if !isCurrent { isCurrent = rebuildPackedCopy(limits: limits) }
            let packed: Pass? = try reading { db in
                guard isCurrent, try PackedCopy.state(db).isCurrent else { return nil }
                let frame = try known ?? ColumnFrame.load(db)
                var pass = try guarded { try begin(frame) }
                do {
                    try PackedCopy.read(db, wanted, of: codings.map(CodingSet.init)) { chunk in
                        try guarded { try add(&pass, chunk) }
                    }
                } catch is ColumnEncoding.Damage where foreign == nil {
                    // The rows are the truth, so that a damaged copy is no more than a stale one. `verify` finds it.
                    return nil
                }
                return pass
            }
            if let packed { return packed }
            return try reading { db in
                let frame = try known ?? ColumnFrame.load(db)
                var pass = try guarded { try begin(frame) }
                try RowScan(db, limits: limits).run {
                    pass = try guarded { try begin(frame) }
                } take: { chunk in
                    try guarded { try add(&pass, chunk) }
                }
                return pass
            }
        } catch {
            throw foreign ?? error
        }
    }

    /// What holds for all chunks of the registry's columns.
    package func columnFrame() throws(RegistryError) -> ColumnFrame { try reading(ColumnFrame.load) }

    /// Makes the packed copy anew if the registry can be written at once; gives whether it did.
    ///
    /// Nothing of it is worth an error: whoever counts can count from the rows.
    package func rebuildPackedCopy(limits: ChunkLimits = .usual) -> Bool {
        do {
            try writing(waits: false) { db in
                // Another program may have made it meanwhile.
                if try !PackedCopy.state(db).isCurrent { try PackedCopy.rebuild(db, limits: limits) }
                return .commit(())
            }
            return true
        } catch {
            return false
        }
    }

    /// Whether the packed copy, which is marked current, differs from the rows; false also where it is marked stale.
    package func packedCopyDiffers() throws(RegistryError) -> Bool {
        try reading { db in
            let state = try PackedCopy.state(db)
            guard state.isCurrent else { return false }
            return try !PackedCopy.equalsRows(db, limits: state.limits)
        }
    }
}

extension ColumnFrame {
    /// Keys of codings up to this one can be counted; each is a row of the table coding, numbered from 1.
    static let largestCoding = 1 << 24

    /// Reads the arms, paths, dictionaries and codings.
    static func load(_ db: Database) throws -> ColumnFrame {
        var frame = ColumnFrame()
        frame.arms = try StudyStore.arms(db)
        frame.groups = try StudyStore.groups(db)
        frame.paths = try PathIndex.paths(db)
        var dictionaryPosition: [Int: Int32] = [:]
        let dictionaries = try RowStream("dictionary_versions", in: db)
        while dictionaries.hasRow {
            dictionaryPosition[dictionaries.integer(0)] = Int32(frame.dictionaries.count)
            frame.dictionaries.append(
                DictionaryVersion(
                    name: dictionaries.text(1) ?? "", version: dictionaries.text(2) ?? "",
                    language: dictionaries.text(3) ?? ""))
            try dictionaries.next()
        }
        let pathPosition = Dictionary(
            frame.paths.enumerated().map { ($1.id, Int32(truncatingIfNeeded: $0)) },
            uniquingKeysWith: { first, _ in first })
        let codings = try RowStream("codings", in: db)
        while codings.hasRow {
            let key = codings.integer(0)
            guard (1...largestCoding).contains(key) else {
                throw RegistryError.damaged("a coding has a key that is out of range")
            }
            frame.codings.append(
                contentsOf: repeatElement(.none, count: max(0, key + 1 - frame.codings.count)))
            frame.codings[key] = Coding(
                path: pathPosition[codings.integer(1)] ?? -1, dictionary: dictionaryPosition[codings.integer(2)] ?? -1)
            try codings.next()
        }
        return frame
    }
}
