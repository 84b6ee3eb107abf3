import GRDB
import Safety

extension Registry {
    /// Gives the pairs of events that may be one event recorded twice, by subject and onset.
    ///
    /// - Parameter take: is given the pairs; an error of its own ends the reading and is passed on.
    package func duplicatePairs(_ take: (DuplicatePair) throws -> Void) throws {
        var refusal: (any Error)?
        try reading { db in
            let rows = try db.cursor("duplicate_pairs")
            while let row = try rows.next() {
                guard let reason = DuplicatePair.Reason(rawValue: try row.value("reason")) else {
                    throw RegistryError.damaged("a pair of duplicates has a reason that there is not")
                }
                let pair = DuplicatePair(
                    reason: reason, subject: try row.value("identifier"), pt: try row.optional("pt"),
                    event: try side(row, ""), other: try side(row, "other_"))
                do { try take(pair) } catch {
                    refusal = error
                    throw error
                }
            }
        }
        if let refusal { throw refusal }
    }

    private func side(_ row: Row, _ prefix: String) throws -> DuplicatePair.Side {
        DuplicatePair.Side(
            sequence: try row.value("\(prefix)sequence"), verbatim: try row.optional("\(prefix)verbatim"),
            onset: try row.optional("\(prefix)onset"), end: try row.optional("\(prefix)end"),
            file: try row.value("\(prefix)file"), line: try row.value("\(prefix)line"))
    }
}
