/// Why a report cannot be written in a form.
package enum ReportingError: Error, Sendable, Equatable {
    /// A display without data has no numbers for a form of numbers.
    case noNumbers(DocumentFormat)
    /// Displays with different columns cannot be one CSV.
    case differentColumns
    /// No font is installed with which a PDF could be set.
    case noFonts
    /// The library that draws pages failed, with its reason.
    case drawing(reason: String)
    /// The library that packs documents failed, with its reason.
    case packing(reason: String)
    /// A sheet of a workbook cannot hold what a display has; `limit` says what a sheet can hold.
    case sheetLimit(sheet: String, limit: String)
    /// The library that writes workbooks failed, with its reason.
    case workbook(reason: String)
}

extension ReportingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noNumbers(let format):
            "A shell has no numbers, which is all that \(format.rawValue) holds. Write it as a document."
        case .differentColumns:
            "Only tables of counts share the columns of one CSV. Write the others each to a file of its own: give a folder, "
                + "with a slash at its end."
        case .noFonts:
            "No font was found to set a PDF with. Install one: Debian's packages fonts-liberation and, for Korean, "
                + "fonts-nanum."
        case .drawing(let reason): "The PDF could not be drawn: \(reason)."
        case .packing(let reason): "The document could not be packed: \(reason)."
        case .sheetLimit(let sheet, let limit):
            "Sheet '\(sheet)' cannot be written: \(limit). Select less, or write it in another format."
        case .workbook(let reason):
            "The workbook could not be written: \(reason). It is put together in a folder of TMPDIR (else /tmp), which must "
                + "be writable and have room."
        }
    }
}
