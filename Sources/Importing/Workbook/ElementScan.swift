/// Reads a small XML part of a workbook for the attributes of its elements.
final class ElementScan: XMLHandler {
    /// The largest part that is read this way, in bytes.
    private static let maximumPartBytes = 64 << 20

    /// An element: its name, that of the one around it at depth 2, its attributes, and its depth from 1.
    typealias Take = (_ name: XMLName, _ section: String, _ attributes: XMLAttributes, _ depth: Int) -> Void

    private let take: Take
    private var section = ""
    private var depth = 0

    private init(_ take: @escaping Take) { self.take = take }

    /// Gives the elements of a part; false when the workbook has no such part.
    static func read(
        _ name: String, of package: WorkbookPackage, _ take: @escaping Take
    ) throws(RecordProblem) -> Bool {
        guard let part = try XMLPart(package, name, maximumBytes: maximumPartBytes) else { return false }
        let scan = ElementScan(take)
        while try part.advance(scan) {}
        return true
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws(RecordProblem) {
        depth += 1
        if depth == 2 { section = String(cString: name.pointer) }
        take(name, section, attributes, depth)
    }

    func end(_ name: XMLName) throws(RecordProblem) -> Bool {
        depth -= 1
        return false
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
