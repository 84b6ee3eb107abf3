import GRDB
import Safety

/// The subjects of a listing in its order, in portions that begin small so that the first events come at once.
///
/// Where a listing is of terms that few subjects have, those subjects are found by the packed copy, from its column of
/// codings alone; where the copy is stale, all subjects are gone through.
final class ListedSubjects {
    private static let first = 64
    private static let largest = 2048
    /// After so many subjects, a few pages of a SOC's events, it has shown whether terms are rare; very rare ones show
    /// with the first portion.
    private static let trial = 448
    /// So many subjects are put in order by looking each of them up; more are found by going along all identifiers.
    static let fewCandidates = 4096

    private let db: Database
    /// The codings asked for, nil for events of any.
    private let codings: [Int]?
    private var count = ListedSubjects.first
    /// The subjects gone through so far, and how many of them had events asked for.
    private var seen: [Int] = []
    private var hits = 0
    private var isOnTrial: Bool
    private var keys: RowStream?
    /// In ascending order; nil where any subject may have events asked for.
    private var candidates: [Int]?
    /// Subjects that are known in their order.
    private var known: ArraySlice<Int> = []

    private let fewCandidates: Int

    init(
        _ db: Database, subject: Int?, codings: [Int]?, fewCandidates: Int = ListedSubjects.fewCandidates
    ) throws {
        self.db = db
        self.fewCandidates = fewCandidates
        self.codings = codings
        isOnTrial = codings != nil
        if let subject { known = [subject] } else { keys = try RowStream("listed_subjects", in: db) }
    }

    /// The keys of the next subjects that have events asked for, perhaps none of a portion; nil after the last.
    func next() throws -> [Int]? {
        if keys == nil {
            let portion = Array(known.prefix(count))
            known = known.dropFirst(portion.count)
            count = min(2 * count, Self.largest)
            return portion.isEmpty ? nil : portion
        }
        if isOnTrial, seen.count >= Self.trial || hits < seen.count / 16 {
            isOnTrial = false
            if hits < seen.count / 4 { try findCandidates() }
            if keys == nil { return try next() }
        }
        let portion = try takeKeys()
        count = min(2 * count, Self.largest)
        guard !portion.isEmpty else { return nil }
        guard let codings, candidates == nil else { return portion }
        let own = try withCodings(portion, codings)
        if isOnTrial { seen += portion }
        hits += own.count
        return own
    }

    private func takeKeys() throws -> [Int] {
        guard let keys else { return [] }
        var portion: [Int] = []
        portion.reserveCapacity(count)
        while portion.count < count, keys.hasRow {
            let key = keys.integer(0)
            if candidates?.holdsAscending(key) ?? true { portion.append(key) }
            try keys.next()
        }
        return portion
    }

    /// The subjects of a portion that have events of codings, in its order.
    private func withCodings(_ portion: [Int], _ codings: [Int]) throws -> [Int] {
        let rows = try RowStream("subjects_with_codings", in: db, [.text(json(portion)), .text(json(codings))])
        var own: Set<Int> = []
        while rows.hasRow {
            own.insert(rows.integer(0))
            try rows.next()
        }
        return portion.filter(own.contains)
    }

    private func findCandidates() throws {
        guard let codings, let found = try PackedCopy.subjects(db, withCodings: codings) else { return }
        count = Self.first
        guard found.count <= fewCandidates else {
            candidates = found
            return
        }
        let before = Set(seen)
        let rows = try RowStream("subjects_by_identifier", in: db, [.text(json(found.filter { !before.contains($0) }))])
        var order: [Int] = []
        while rows.hasRow {
            order.append(rows.integer(0))
            try rows.next()
        }
        known = order[...]
        keys = nil
    }
}

extension [Int] {
    /// Whether a key is among these, which ascend.
    fileprivate func holdsAscending(_ key: Int) -> Bool {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < endIndex && self[low] == key
    }
}
