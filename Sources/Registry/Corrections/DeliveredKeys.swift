/// Which stored rows the rows of a delivery are about, and what it says of those that it does not leave as they are.
struct DeliveredKeys {
    typealias Content = (UInt64, UInt64)

    /// What a row is to those before it and to what was stored.
    enum Taken {
        /// It says what is stored, or what an earlier row of the delivery says.
        case known
        case other
        /// It says something else than an earlier row of the delivery.
        case contradicted
    }

    /// A bit for each key.
    private var words: [UInt64] = []
    private var otherContents: [Int64: Content] = [:]

    func contains(_ key: Int64) -> Bool {
        let word = Int(key >> 6)
        return key >= 0 && word < words.count && words[word] & 1 << UInt64(key & 63) != 0
    }

    /// Takes a row about a key that is stored, perhaps by an earlier row of the delivery.
    ///
    /// - Parameter isAsStored: whether the row says what is stored.
    mutating func take(_ key: Int64, _ content: Content, isAsStored: Bool) -> Taken {
        if contains(key) {
            guard let other = otherContents[key] else { return isAsStored ? .known : .contradicted }
            return other == content ? .known : .contradicted
        }
        insert(key)
        if isAsStored { return .known }
        otherContents[key] = content
        return .other
    }

    /// Takes a row that was stored as it is, or one whose key was new.
    mutating func insert(_ key: Int64) {
        guard key >= 0 else { return }
        let word = Int(key >> 6)
        if word >= words.count {
            words.append(contentsOf: repeatElement(0, count: max(word + 1 - words.count, words.count)))
        }
        words[word] |= 1 << UInt64(key & 63)
    }

    static let contradiction = Refusal(
        .conflict, .sequence, "an earlier row of this delivery says something else under the same key")
}
