// What libFuzzer feeds with bytes; SOTERIA_FUZZ chooses which reader takes them. Whatever the bytes are, a reader must end,
// without a trap, with records and problems or with an error. `.ci/fuzz` builds and runs it.

import Glibc

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
    /// A SAS transport file, filled up to whole records.
    case transport
    /// A SAS data set.
    case sas7bdat
    /// Dataset-JSON, as one object or with a row a line.
    case json
    /// The XML of a sheet, in a workbook that is sound otherwise.
    case sheet
    /// The XML of the shared strings, to which a sound sheet refers.
    case sharedStrings = "shared-strings"
    /// The XML of the styles, to which a sound sheet refers.
    case styles
    /// The XML of the workbook part, which names a sound sheet.
    case workbook
    /// A zip archive with its directory.
    case zip
    /// What gzip compressed.
    case gzip
    /// The first byte chooses the encoding, the rest is the text.
    case encoding

    static let chosen: Target = {
        let name = getenv("SOTERIA_FUZZ").map { String(cString: $0) } ?? ""
        guard let target = Target(rawValue: name) else {
            fatalError("SOTERIA_FUZZ is one of \(allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return target
    }()

    func read(_ bytes: [UInt8]) {
        switch self {
        case .delimited: readDelimited(bytes)
        case .events: mapEvents(bytes)
        case .file: readFile(bytes)
        case .dates: readDates(bytes)
        case .profile: readProfile(bytes)
        case .transport: readTransport(bytes)
        case .sas7bdat: readDataset(bytes)
        case .json: readJSON(bytes)
        case .sheet: readWorkbook(with: bytes, as: "xl/worksheets/sheet1.xml")
        case .sharedStrings: readWorkbook(with: bytes, as: "xl/sharedStrings.xml")
        case .styles: readWorkbook(with: bytes, as: "xl/styles.xml")
        case .workbook: readWorkbook(with: bytes, as: "xl/workbook.xml")
        case .zip: readArchive(bytes)
        case .gzip: readGzip(bytes)
        case .encoding: readEncoded(bytes)
        }
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    Target.chosen.read(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
