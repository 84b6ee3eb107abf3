/// Why a document cannot be written in a format.
package enum ReportingError: Error, Sendable, Equatable {
    /// No font is installed with which a PDF could be set.
    case noFonts
    /// The library that draws pages failed, with its reason.
    case drawing(reason: String)
}

extension ReportingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noFonts:
            "no font was found to set a PDF with. Install one: Debian's packages fonts-liberation and, for Korean, "
                + "fonts-nanum."
        case .drawing(let reason): "the PDF could not be drawn: \(reason)."
        }
    }
}
