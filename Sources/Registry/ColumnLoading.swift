import GRDB
import Safety

extension Registry {
    /// Goes once through the registry's subjects and events as columns, chunk by chunk.
    ///
    /// The packed copy is read where it is current, by several threads where it is large. Where it is stale it is made
    /// anew first, if the registry can be written at once; otherwise the columns are made from the rows, and the result
    /// is the same.
    ///
    /// - Parameters:
    ///   - wanted: the columns that are needed; reading others costs time.
    ///   - codings: by the registry's key of a coding whether its events are needed; others may then be left out of
    ///     the chunks. Nil needs all.
    ///   - frame: the frame, where it was read before from the same state of the registry.
    ///   - begin: makes what chunks are added to. It is called for each thread, and again for a pass that begins anew.
    ///   - add: adds a chunk; an error of its own ends the pass and is passed on.
    ///   - join: adds what another thread made of other chunks. Without it one thread gives all chunks in order.
    /// - Returns: what all chunks were added to.
    package func columns<Sum: Sendable>(
        _ wanted: ColumnSet, of codings: [Bool]? = nil, frame: ColumnFrame? = nil, limits: ChunkLimits = .usual,
        begin: @escaping @Sendable (ColumnFrame) throws -> Sum,
        add: @escaping @Sendable (inout Sum, SafetyColumns) throws -> Void,
        join: (@Sendable (inout Sum, Sum) -> Void)? = nil
    ) throws -> Sum {
        let pass = ColumnPass(
            wanted: wanted, codings: codings.map(CodingSet.init), frame: frame, begin: begin, add: add, join: join)
        var isCurrent = try reading { try PackedCopy.state($0).isCurrent }
        if !isCurrent { isCurrent = rebuildPackedCopy(limits: limits) }
        if isCurrent, let sum = try packedSum(pass) { return sum }
        return try passing { db in
            let frame = try pass.frame ?? ColumnFrame.load(db)
            var sum = try pass.begin(frame)
            try RowScan(db, limits: limits).run {
                sum = try pass.begin(frame)
            } take: { chunk in
                try pass.add(&sum, chunk)
            }
            return sum
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
                let state = try PackedCopy.state(db)
                // The program that made such a copy may have made other views, too.
                if state.lacksColumns { try Views.renew(db) }
                if !state.isCurrent { try PackedCopy.rebuild(db, limits: limits) }
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
