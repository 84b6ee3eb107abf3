import Imports
import Safety

@testable import Importing

/// The profile of Soteria's own files.
let profile: Profile = {
    guard let profile = try? Imports.profile(Imports.ownProfile) else { fatalError("the own profile is not there") }
    return profile
}()

func readDelimited(_ bytes: [UInt8]) {
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

func mapEvents(_ bytes: [UInt8]) {
    withFile(Array(eventsHeader.utf8) + bytes) { path in
        guard let delivery = try? Delivery.open(paths: [path], profile: profile), let file = delivery.files.first,
            var rows = try? RowStream(file)
        else { return }
        while let outcome = try? rows.next() {
            if case .events(let batch) = outcome { precondition(batch.rows.count <= EventBatch.usualRowCount) }
        }
    }
}

func readDates(_ bytes: [UInt8]) {
    let formats = ["iso", "date9", "dd-mmm-yyyy", "d/m-or-m/d", "dd.mm.yy", "excel-1900", "sas"].compactMap {
        DateFormat(name: $0, DateNotation(pivot: 1930))
    }
    bytes.withUnsafeBufferPointer { bytes in
        guard case .days(let days) = DateReading.result(bytes, formats: formats) else { return }
        precondition(days.lowerBound.number >= -719_528 && days.upperBound.number <= 2_932_896)
    }
}

func readProfile(_ bytes: [UInt8]) {
    _ = try? Profile(yaml: String(decoding: bytes, as: UTF8.self), file: "fuzz.yaml")
}

private let encodings = [
    "CP949", "Shift_JIS", "UTF-16LE", "UTF-16BE", "Windows-1252", "EUC-JP", "GB18030", "Big5-HKSCS", "ISO-2022-KR",
    "ISO-2022-JP", "UTF-7", "UTF-32LE", "TCVN5712-1", "Latin-1", "UTF-8",
].compactMap(TextEncoding.init)

/// Reads a text in the encoding that the first byte chooses, as delimited text and as single values.
func readEncoded(_ bytes: [UInt8]) {
    guard let choice = bytes.first else { return }
    let encoding = encodings[Int(choice) % encodings.count]
    let text = Array(bytes.dropFirst())
    if let decoder = try? TextDecoder(encoding: encoding.name, path: "fuzz.txt") {
        let decoded = text.withUnsafeBufferPointer { decoder.decoded($0) }
        precondition(decoded.map { String(validating: $0, as: UTF8.self) != nil } ?? true)
    }
    withFile(text) { path in
        read(SourceTable(path: path, format: SourceFormat(kind: .delimited, encoding: encoding)))
    }
}
