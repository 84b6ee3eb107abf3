import Foundation

/// Results that are written while they are made.
extension Output {
    /// Gives a body the means to write a result piece by piece: to standard output as it comes, the first page at once;
    /// to a file whole or not at all.
    static func stream(
        to path: String?, isPrivate: Bool = false, _ body: (_ write: (String) throws -> Void) throws -> Void
    ) throws {
        guard let path else {
            var pieces = Pieces()
            try body { pieces.add($0) { write($0) } }
            return pieces.finish { write($0) }
        }
        try replacing(path, isPrivate: isPrivate) { descriptor in
            var pieces = Pieces()
            var isWritten = true
            try body { text in
                pieces.add(text) { isWritten = isWritten && write(Array($0.utf8), to: descriptor) }
                guard isWritten else { throw failure(path) }
            }
            pieces.finish { isWritten = isWritten && write(Array($0.utf8), to: descriptor) }
            guard isWritten else { throw failure(path) }
        }
    }
}

/// Text gathered into pieces that are worth a call of the system: a page first, larger ones then.
private struct Pieces {
    private static let page = 1 << 12
    private static let usual = 1 << 16
    private var text = ""
    private var size = Pieces.page

    mutating func add(_ more: String, _ write: (String) -> Void) {
        text += more
        guard text.utf8.count >= size else { return }
        write(text)
        text.removeAll(keepingCapacity: true)
        size = Self.usual
    }

    mutating func finish(_ write: (String) -> Void) {
        if !text.isEmpty { write(text) }
        text = ""
    }
}
