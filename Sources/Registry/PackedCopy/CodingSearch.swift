import GRDB
import Safety

extension PackedCopy {
    /// The keys, ascending, of the subjects that have events of codings (0: of none), by the column of codings alone;
    /// nil where the copy is not current or is damaged.
    static func subjects(_ db: Database, withCodings codings: [Int]) throws -> [Int]? {
        guard try state(db).isCurrent else { return nil }
        let wanted = CodingSet(keys: codings)
        do {
            let stored = try StoredChunks(db)
            var found: [Int] = []
            for position in stored.chunks.indices {
                let events = try stored.events(at: position, of: wanted)
                if !events.isEmpty { found += try stored.subjects(at: position, ofEvents: events) }
            }
            return found
        } catch is ColumnEncoding.Damage {
            return nil
        }
    }

    /// The number of events by key of their coding, 0 for none; nil where the copy is not current or is damaged.
    static func eventsByCoding(_ db: Database) throws -> [Int: Int]? {
        guard try state(db).isCurrent else { return nil }
        do {
            let stored = try StoredChunks(db)
            var counts: [Int] = []
            for position in stored.chunks.indices {
                let codings: [Int32] = try stored.values(
                    "coding", at: position, count: stored.chunks[position].size.events)
                for coding in codings {
                    let key = Int(coding)
                    guard key >= 0, key <= ColumnFrame.largestCoding else { return nil }
                    if key >= counts.count {
                        counts.append(contentsOf: repeatElement(0, count: key + 1 - counts.count))
                    }
                    counts[key] += 1
                }
            }
            return Dictionary(uniqueKeysWithValues: counts.enumerated().filter { $1 > 0 }.map { ($0, $1) })
        } catch is ColumnEncoding.Damage {
            return nil
        }
    }
}

extension StoredChunks {
    /// The positions of a chunk's events that have one of the codings wanted, ascending.
    fileprivate func events(at position: Int, of wanted: CodingSet) throws -> [Int32] {
        let chunk = chunks[position]
        var found: [Int32] = []
        try withColumn("coding", of: chunk) { bytes in
            found = try ColumnEncoding.positions(bytes, count: chunk.size.events, in: wanted)
        }
        return found
    }

    /// The keys of the subjects of a chunk's events, both ascending.
    fileprivate func subjects(at position: Int, ofEvents events: [Int32]) throws -> [Int] {
        let chunk = chunks[position]
        let lengths: [Int32] = try values("events", at: position, count: chunk.size.subjects)
        let distances: [Int] = try values("subject", at: position, count: chunk.size.subjects)
        var found: [Int] = []
        var rest = events[...]
        var end = 0
        for subject in lengths.indices {
            guard let next = rest.first else { break }
            end += Int(lengths[subject])
            guard next < end else { continue }
            found.append(distances[subject] &+ subject)
            rest = rest.drop { $0 < end }
        }
        return found
    }
}
