import Glibc
import Imports

@testable import Importing

func readFile(_ bytes: [UInt8]) {
    withFile(bytes) { path in
        guard let tables = try? SourceTable.tables(ofFile: path, profile: profile, delimiter: nil) else { return }
        for table in tables { read(table) }
    }
}

func readTransport(_ bytes: [UInt8]) {
    let rest = bytes.count % TransportRecords.length
    let filling = [UInt8](repeating: 0x20, count: rest == 0 ? 0 : TransportRecords.length - rest)
    withFile(bytes + filling) { path in
        guard let parts = try? TransportRows.parts(ofFile: path) else { return }
        for part in parts.prefix(4) {
            read(SourceTable(path: path, part: part, format: SourceFormat(kind: .transport)))
            let encoding = TextEncoding(name: "CP949")
            read(SourceTable(path: path, part: part, format: SourceFormat(kind: .transport, encoding: encoding)))
        }
    }
}

func readDataset(_ bytes: [UInt8]) {
    withFile(bytes) { path in read(SourceTable(path: path, format: SourceFormat(kind: .sasDataset))) }
}

func readJSON(_ bytes: [UInt8]) {
    withFile(bytes) { path in read(SourceTable(path: path, format: SourceFormat(kind: .datasetJSON))) }
}

/// Reads the directory of an archive as delimited text does and as a workbook does, and each member.
func readArchive(_ bytes: [UInt8]) {
    withFile(bytes) { path in
        if let archive = try? ZipArchive(path: path) {
            for member in archive.members {
                read(SourceTable(path: path, part: member, format: SourceFormat(kind: .delimited)))
            }
        }
        guard let workbook = try? WorkbookFile(path: path), let sheets = try? workbook.sheetNames() else { return }
        for sheet in sheets { read(SourceTable(path: path, part: sheet, format: SourceFormat(kind: .workbook))) }
    }
}

func readGzip(_ bytes: [UInt8]) {
    withFile(bytes) { path in read(SourceTable(path: path, format: SourceFormat(kind: .delimited, isGzip: true))) }
}

/// Reads a table to its end, and its last sound row once more by its place.
func read(_ table: SourceTable) {
    guard let reader = try? table.open(), let header = try? reader.readHeader() else { return }
    var last: (place: Int, bytes: [UInt8])?
    var line = 0
    while (try? reader.nextBatch(upTo: 64)) == true {
        reader.withBatch { batch in
            for number in 0..<batch.count {
                let record = batch[number]
                precondition(record.line > line)
                line = record.line
                if record.hasProblems || record.isBlank { continue }
                precondition(header.names.isEmpty || record.fieldCount == header.names.count)
                for field in 0..<record.fieldCount { _ = record[field].string() }
                last = (record.byteOffset, Array(record.bytes))
            }
        }
    }
    if let last, reader.wholeFileProblem == nil {
        guard let again = try? table.rawRow(atPlace: last.place) else { fatalError("a row is not found again") }
        precondition(again == last.bytes)
    }
}

/// Gives the path of a file that holds the bytes; one file of this process is used again and again.
func withFile(_ bytes: [UInt8], _ body: (String) -> Void) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { fatalError("\(path) cannot be opened") }
    defer { close(descriptor) }
    guard write(descriptor, bytes, bytes.count) == bytes.count else { fatalError("\(path) cannot be written") }
    body(path)
}

private let path = "/tmp/soteria-fuzz-\(getpid())"
