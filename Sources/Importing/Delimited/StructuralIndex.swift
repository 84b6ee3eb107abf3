/// The positions in a window of every byte that can end or change a field: delimiters, quotes and control bytes.
///
/// The splitter goes from one position to the next and never looks at the plain text between them.
struct StructuralIndex: Sendable {
    /// The bytes by which a window must be longer than its content, so that whole words can be loaded at its end.
    static let padding = 8

    /// The positions, ascending; only the first `count` are in use.
    private(set) var positions: [UInt32] = []
    private(set) var count = 0
    /// The starts of the stretches of 64 bytes that hold a byte outside ASCII, ascending.
    private(set) var highStretches: [UInt32] = []
    /// Everything before this position of the window is indexed.
    private(set) var end = 0

    /// How many positions the splitter has gone past.
    var used = 0
    /// How many stretches outside ASCII the splitter has gone past.
    var usedStretches = 0

    private let scanner: WordScanner

    init(_ dialect: Dialect) {
        scanner = WordScanner(delimiter: dialect.delimiter, quote: dialect.quote ?? dialect.delimiter)
    }

    /// Forgets everything and begins anew at a position of the window.
    mutating func restart(at position: Int) {
        count = 0
        used = 0
        highStretches.removeAll(keepingCapacity: true)
        usedStretches = 0
        end = position
    }

    /// Drops what the splitter has gone past and indexes the window up to `newEnd`.
    ///
    /// The window must be at least `newEnd + padding` bytes long.
    mutating func extend(over window: [UInt8], upTo newEnd: Int) {
        guard newEnd > end, newEnd + Self.padding <= window.count else { return }
        count -= used
        if used > 0 {
            for number in 0..<count { positions[number] = positions[used + number] }
        }
        highStretches.removeFirst(usedStretches)
        used = 0
        usedStretches = 0
        let needed = count + (newEnd - end) + WordScanner.overshoot
        if positions.count < needed {
            positions.append(contentsOf: repeatElement(0, count: max(needed, 2 * positions.count) - positions.count))
        }
        let start = end
        window.withUnsafeBytes { bytes in
            positions.withUnsafeMutableBufferPointer {
                scanner.append(bytes, from: start, upTo: newEnd, to: $0, &count, &highStretches)
            }
        }
        end = newEnd
    }
}
