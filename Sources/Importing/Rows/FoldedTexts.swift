/// ASCII texts in lower case, found by bytes without regard to case.
///
/// Texts of the same length, first and last letter share a chain; the words of a value list hardly ever do.
struct FoldedTexts: Sendable {
    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// The first entry of each chain, or -1.
    private var chains = [Int32](repeating: -1, count: 256)

    private struct Entry {
        var start: Int
        var length: Int
        var next: Int32
    }

    /// Adds a text that is ASCII in lower case; its position is the number of those before. The first of two equal
    /// texts is found.
    mutating func append(_ text: [UInt8]) {
        let entry = Entry(start: bytes.count, length: text.count, next: -1)
        let number = Int32(truncatingIfNeeded: entries.count)
        bytes += text
        entries.append(entry)
        let chain = text.withUnsafeBufferPointer(FoldedTexts.chain)
        if chains[chain] < 0 {
            chains[chain] = number
        } else {
            var last = Int(chains[chain])
            while entries[last].next >= 0 { last = Int(entries[last].next) }
            entries[last].next = number
        }
    }

    /// The position of the text that these bytes are, or nil.
    func position(of value: UnsafeBufferPointer<UInt8>) -> Int? {
        var next = chains[FoldedTexts.chain(value)]
        while next >= 0 {
            let entry = entries[Int(next)]
            if entry.length == value.count, isEqual(value, entry) { return Int(next) }
            next = entry.next
        }
        return nil
    }

    private func isEqual(_ value: UnsafeBufferPointer<UInt8>, _ entry: Entry) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            for position in 0..<value.count
            where FoldedTexts.folded(value[position]) != bytes[entry.start &+ position] {
                return false
            }
            return true
        }
    }

    @inline(__always)
    private static func chain(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        guard let first = text.first else { return 0 }
        let ends = Int(folded(first)) &* 7 &+ Int(folded(text[text.count &- 1]))
        return (ends &+ text.count &* 31) & 255
    }

    @inline(__always)
    private static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
