/// The observations of a data set in a SAS transport file, as rows.
///
/// The line of a row is the number of its observation, its place is one less.
final class TransportRows: RowSource {
    private let file: StoredFile
    private let member: TransportMember?
    private let fault: TransportFault?
    private let decoder: TextDecoder?
    /// The number of observations read so far.
    private var next: Int
    private(set) var wholeFileProblem: RecordProblem?

    /// About as many bytes are read at a time.
    private static let windowBytes = 1 << 18

    /// Opens a data set.
    ///
    /// - Parameters:
    ///   - part: its name; empty for the only one of a library.
    ///   - encoding: the name of the encoding of texts; without one they must be UTF-8.
    ///   - place: the first observation to read, from 0.
    init(path: String, part: String, encoding: String? = nil, from place: Int = 0) throws(SourceReadError) {
        file = try StoredFile(path: path)
        let library = try TransportLibrary(file)
        fault = library.fault
        member = library.members.first { part.isEmpty || $0.name == part }
        decoder = try encoding.map { name throws(SourceReadError) in try TextDecoder(encoding: name, path: path) }
        next = max(0, place)
        if fault == nil, member == nil { throw .noRecord(path: path, byteOffset: place) }
    }

    /// The tables of a transport file: the names of its data sets, or one without a name where it has one only, or
    /// where it is damaged.
    static func parts(ofFile path: String) throws(SourceReadError) -> [String] {
        let library = try TransportLibrary(try StoredFile(path: path))
        return library.fault != nil || library.members.count == 1 ? [""] : library.members.map(\.name)
    }

    var bytesRead: Int {
        guard let member, next < member.rowCount else { return file.size }
        return member.dataStart + next * member.rowLength
    }

    func readHeader() throws(SourceReadError) -> RecordHeader {
        if let fault {
            wholeFileProblem = fault.problem
            return RecordHeader(names: [], problems: [fault.problem], line: 1, byteOffset: 0)
        }
        return RecordHeader(columns: (member?.variables ?? []).map { decoded($0.name) })
    }

    private func decoded(_ name: [UInt8]) -> [UInt8] {
        name.withUnsafeBufferPointer { decoder?.decoded($0) } ?? name
    }

    func read(upTo count: Int, into rows: inout RowBuffer) throws(SourceReadError) -> Bool {
        guard fault == nil, let member, next < member.rowCount else { return false }
        let wanted = min(max(1, min(count, Self.windowBytes / member.rowLength)), member.rowCount - next)
        let bytes = try file.bytes(at: member.dataStart + next * member.rowLength, count: wanted * member.rowLength)
        guard bytes.count == wanted * member.rowLength else {
            throw .cannotRead(
                path: file.path, byteOffset: member.dataStart + next * member.rowLength,
                reason: "the file became shorter while it was read")
        }
        bytes.withUnsafeBufferPointer { bytes in
            for row in 0..<wanted {
                rows.begin(line: next + row + 1, place: next + row)
                for variable in member.variables {
                    let start = row * member.rowLength + variable.position
                    append(UnsafeBufferPointer(rebasing: bytes[start..<start + variable.length]), variable, to: &rows)
                }
                rows.end()
            }
        }
        next += wanted
        return true
    }

    private func append(
        _ value: UnsafeBufferPointer<UInt8>, _ variable: TransportVariable, to rows: inout RowBuffer
    ) {
        if variable.isNumeric {
            switch TransportNumber(value) {
            case .missing: rows.append("")
            case .value(let number): rows.append(variable.quantity.text(of: number))
            }
            return
        }
        var end = value.count
        while end > 0, value[end - 1] == 0x20 || value[end - 1] == 0 { end -= 1 }
        rows.append(UnsafeBufferPointer(rebasing: value[..<end]), decodedBy: decoder)
    }
}
