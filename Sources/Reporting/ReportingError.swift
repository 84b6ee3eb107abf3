/// Why a document cannot be written in a format.
package enum ReportingError: Error, Sendable, Equatable {
    /// No font is installed with which a PDF could be set.
    case noFonts
    /// The library that draws pages failed, with its reason.
    case drawing(reason: String)
    /// The archive of a text document could not be made, with libzip's own words.
    case packing(reason: String)
    /// A sheet of a workbook cannot hold what a display has; `limit` says what a sheet can hold.
    case sheetLimit(sheet: String, limit: String)
    /// The library that writes workbooks failed, with its reason.
    case workbook(reason: String)
}

extension ReportingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noFonts:
            "no font was found to set a PDF with. Install one: Debian's packages fonts-liberation and, for Korean, "
                + "fonts-nanum."
        case .drawing(let reason): "the PDF could not be drawn: \(reason)."
        case .packing(let reason): "the document could not be packed: \(reason). Free some memory and write it again."
        case .sheetLimit(let sheet, let limit):
            "sheet '\(sheet)' cannot be written: \(limit). Select less, or write it in another format."
        case .workbook(let reason):
            "the workbook could not be written: \(reason). It is put together in a folder of TMPDIR (else /tmp), which must "
                + "be writable and have room."
        }
    }
}
