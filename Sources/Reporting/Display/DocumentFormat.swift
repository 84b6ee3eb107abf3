/// The forms in which a report can be written.
package enum DocumentFormat: String, CaseIterable, Sendable {
    case html, pdf, docx, rtf, xlsx, text, markdown, latex, csv, json

    /// Of a file in this form, without the dot.
    package var fileExtension: String {
        switch self {
        case .text: "txt"
        case .markdown: "md"
        case .latex: "tex"
        default: rawValue
        }
    }

    /// The form of a file by its name's extension; nil when none has it.
    package init?(fileName: String) {
        let name = fileName.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        guard let format = Self.allCases.first(where: { $0.fileExtension == ending || $0.rawValue == ending }) else {
            return nil
        }
        self = format
    }
}
