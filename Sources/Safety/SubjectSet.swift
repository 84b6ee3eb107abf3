/// A set of subjects by the registry's keys, of which a million take an eighth of a megabyte.
package struct SubjectSet: Sendable, Hashable {
    /// Bit `key % 64` of element `key / 64` is set for each subject in the set; the last element is not 0.
    private var words: [UInt64] = []
    package private(set) var count = 0

    package init() {}

    package init(_ keys: some Sequence<Int>) {
        for key in keys { insert(key) }
    }

    /// Adds a subject. A key below 0, which no subject has, adds nothing.
    package mutating func insert(_ key: Int) {
        guard key >= 0, !contains(key) else { return }
        let word = key / 64
        if word >= words.count { words.append(contentsOf: repeatElement(0, count: word + 1 - words.count)) }
        words[word] |= 1 << UInt64(key % 64)
        count += 1
    }

    package func contains(_ key: Int) -> Bool {
        guard key >= 0, key / 64 < words.count else { return false }
        return words[key / 64] & 1 << UInt64(key % 64) != 0
    }

    /// The keys in ascending order.
    package var keys: [Int] {
        words.indices.flatMap { word in (0..<64).filter { words[word] & 1 << UInt64($0) != 0 }.map { word * 64 + $0 } }
    }
}
