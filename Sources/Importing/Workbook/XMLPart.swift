import CExpat

/// An XML part of a workbook, parsed as it is unpacked. Memory depends on a chunk, never on the part.
///
/// A document type, which is where entities are declared and files of others named, is refused before anything in it
/// is looked at.
final class XMLPart {
    private static let chunk = 64 << 10
    /// The longest tag or comment in bytes; the parser holds one as a whole.
    private static let maximumTokenBytes = 1 << 20
    private static let maximumDepth = 200

    let name: String
    private let bytes: PackagePart
    private let parser: XML_Parser
    private var handler: (any XMLHandler)?
    private var problem: RecordProblem?
    private var depth = 0
    private var isPaused = false
    private var isAtEnd = false

    /// Opens a part; nil when the workbook has none of this name.
    init?(_ package: WorkbookPackage, _ name: String, maximumBytes: Int) throws(RecordProblem) {
        guard let bytes = try package.part(name, maximumBytes: maximumBytes) else { return nil }
        guard let parser = XML_ParserCreate(nil) else {
            throw .workbook(.damagedFile, "there is no memory to read the workbook")
        }
        self.name = name
        self.bytes = bytes
        self.parser = parser
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser, { part, name, attributes in XMLPart.of(part)?.start(name, attributes) },
            { part, name in XMLPart.of(part)?.end(name) })
        XML_SetCharacterDataHandler(parser) { part, text, count in XMLPart.of(part)?.text(text, Int(count)) }
        XML_SetStartDoctypeDeclHandler(parser) { part, _, _, _, _ in
            XMLPart.of(part)?.stop(
                .workbook(
                    .unsafeFile, "a part of the workbook declares a document type, which no spreadsheet program writes"
                ))
        }
    }

    deinit { XML_ParserFree(parser) }

    /// How much of the part has been unpacked, from 0 to 1.
    var fraction: Double { bytes.byteCount == 0 ? 1 : Double(bytes.bytesRead) / Double(bytes.byteCount) }

    /// Reads on, to the next pause of the handler or through a chunk; false when the part has ended.
    func advance(_ handler: any XMLHandler) throws(RecordProblem) -> Bool {
        if isAtEnd, !isPaused { return false }
        self.handler = handler
        defer { self.handler = nil }
        let status: XML_Status
        if isPaused {
            isPaused = false
            status = XML_ResumeParser(parser)
        } else {
            guard let buffer = XML_GetBuffer(parser, Int32(Self.chunk)) else {
                throw .workbook(.damagedFile, "there is no memory to read the workbook")
            }
            let count = try bytes.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Self.chunk))
            isAtEnd = count == 0
            status = XML_ParseBuffer(parser, Int32(count), isAtEnd ? 1 : 0)
        }
        if let problem { throw problem }
        if status == XML_STATUS_ERROR { throw malformed }
        if isPaused { return true }
        if bytes.bytesRead - XML_GetCurrentByteIndex(parser) > Self.maximumTokenBytes {
            throw .workbook(.unsafeFile, "a tag in \(name) is longer than any that a spreadsheet program writes")
        }
        return !isAtEnd
    }

    private var malformed: RecordProblem {
        let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown"
        return .workbook(
            .damagedFile, "the XML of \(name) is broken at its byte \(XML_GetCurrentByteIndex(parser)): \(reason)")
    }

    private static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLPart? {
        pointer.map { Unmanaged<XMLPart>.fromOpaque($0).takeUnretainedValue() }
    }

    private func stop(_ problem: RecordProblem) {
        if self.problem == nil { self.problem = problem }
        XML_StopParser(parser, 0)
    }

    private func start(
        _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
        guard problem == nil, let name else { return }
        depth += 1
        if depth > Self.maximumDepth {
            return stop(.workbook(.unsafeFile, "\(self.name) nests more deeply than any spreadsheet program writes"))
        }
        do throws(RecordProblem) {
            try handler?.start(XMLName(name), XMLAttributes(list: attributes))
        } catch {
            stop(error)
        }
    }

    private func end(_ name: UnsafePointer<CChar>?) {
        guard problem == nil, let name else { return }
        depth -= 1
        do throws(RecordProblem) {
            if try handler?.end(XMLName(name)) == true, XML_StopParser(parser, 1) == XML_STATUS_OK { isPaused = true }
        } catch {
            stop(error)
        }
    }

    private func text(_ text: UnsafePointer<CChar>?, _ count: Int) {
        guard problem == nil, let text else { return }
        text.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
            handler?.text(UnsafeBufferPointer(start: bytes, count: count))
        }
    }
}
