// What libFuzzer feeds with bytes; SOTERIA_FUZZ chooses which reader takes them. Whatever the bytes are, a reader must end,
// without a trap, with records and problems or with an error. `.ci/fuzz` builds and runs it.

import Glibc
import Imports
import Safety

@testable import Importing

/// A reader under test.
enum Target: String, CaseIterable {
    /// Delimited text: the first byte chooses the dialect, the rest is the text.
    case delimited
    /// The rows of an events file, behind a sound header, mapped by the profile of Soteria's own files.
    case events
    /// A whole file of any format, recognised by its bytes.
    case file
    /// A date in every format that profiles know.
    case dates
    /// A profile's YAML.
    case profile

    static let chosen: Target = {
        let name = getenv("SOTERIA_FUZZ").map { String(cString: $0) } ?? ""
        guard let target = Target(rawValue: name) else {
            fatalError("SOTERIA_FUZZ is one of \(allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return target
    }()
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    switch Target.chosen {
    case .delimited: readDelimited(bytes)
    case .events: mapEvents(bytes)
    case .file: readFile(bytes)
    case .dates: readDates(bytes)
    case .profile: _ = try? Profile(yaml: String(decoding: bytes, as: UTF8.self), file: "fuzz.yaml")
    }
    return 0
}

private func readDelimited(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    let dialects = [
        Dialect(), Dialect(delimiter: 0x09, quote: nil),
        Dialect(delimiter: UInt8(ascii: ";"), quote: UInt8(ascii: "'")),
        Dialect(maximumFieldBytes: 8, maximumRecordBytes: 24, maximumFields: 3),
    ]
    let dialect = dialects[Int(choice & 3)]
    guard
        var reader = try? DelimitedReader(
            bytes: Array(bytes.dropFirst()), dialect: dialect, windowBytes: choice & 4 == 0 ? 16 : 4096,
            indexBytes: choice & 8 == 0 ? 8 : 4096)
    else { return }
    _ = try? reader.readHeader()
    try? reader.forEachRecord { record in
        for field in 0..<record.fieldCount { precondition(record[field].value().count <= record.byteCount) }
        precondition(record.problems.allSatisfy { $0.line >= record.line })
    }
}

private let eventsHeader =
    "subject_id,event_seq,verbatim,llt_code,soc_name,pt_name,onset_date,end_date,severity,grade,serious,causality\n"

private let profile: Profile = {
    guard let profile = try? Imports.profile(Imports.ownProfile) else { fatalError("the own profile is not there") }
    return profile
}()

private func mapEvents(_ bytes: [UInt8]) {
    withFile(Array(eventsHeader.utf8) + bytes) { path in
        guard let delivery = try? Delivery.open(paths: [path], profile: profile), let file = delivery.files.first,
            var rows = try? RowStream(file)
        else { return }
        while let outcome = try? rows.next() {
            if case .events(let batch) = outcome { precondition(batch.rows.count <= EventBatch.usualRowCount) }
        }
    }
}

private func readFile(_ bytes: [UInt8]) {
    withFile(bytes) { path in
        guard let tables = try? SourceTable.tables(ofFile: path, profile: profile, delimiter: nil) else { return }
        for table in tables {
            guard let reader = try? table.open(), let header = try? reader.readHeader() else { continue }
            while (try? reader.nextBatch(upTo: 64)) == true {
                reader.withBatch { batch in
                    for number in 0..<batch.count where !batch[number].hasProblems && !batch[number].isBlank {
                        precondition(batch[number].fieldCount == header.names.count)
                        for field in 0..<batch[number].fieldCount { _ = batch[number][field].string() }
                    }
                }
            }
        }
    }
}

private func readDates(_ bytes: [UInt8]) {
    let formats = ["iso", "date9", "dd-mmm-yyyy", "d/m-or-m/d", "dd.mm.yy", "excel-1900", "sas"].compactMap {
        DateFormat(name: $0, DateNotation(pivot: 1930))
    }
    bytes.withUnsafeBufferPointer { bytes in
        guard case .days(let days) = DateReading.result(bytes, formats: formats) else { return }
        precondition(days.lowerBound.number >= -719_528 && days.upperBound.number <= 2_932_896)
    }
}

/// Gives the path of a file that holds the bytes; one file of this process is used again and again.
private func withFile(_ bytes: [UInt8], _ body: (String) -> Void) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { fatalError("\(path) cannot be opened") }
    defer { close(descriptor) }
    guard write(descriptor, bytes, bytes.count) == bytes.count else { fatalError("\(path) cannot be written") }
    body(path)
}

private let path = "/tmp/soteria-fuzz-\(getpid())"
