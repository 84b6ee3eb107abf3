import CXlsxwriter
import Foundation

/// A workbook while it is written, in a folder of its own that nobody else can read.
final class WorkbookFile {
    private let folder: String
    /// nil once it is closed.
    private var workbook: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
    private var names = SheetNames()

    init(title: String) throws(ReportingError) {
        var template = Array((FileManager.default.temporaryDirectory.path + "/soteria-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw .workbook(reason: "no folder for it could be made: \(String(cString: strerror(errno)))")
        }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        workbook = folder.withCString { folder in
            var options = lxw_workbook_options()
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            return workbook_new_opt(String(cString: folder) + "/book.xlsx", &options)
        }
        guard let workbook else { throw .workbook(reason: "no memory") }
        var properties = lxw_doc_properties()
        // The same document gives the same bytes, whenever it is written: 2000-01-01.
        properties.created = 946_684_800
        let result = title.withCString { title in
            properties.title = UnsafeMutablePointer(mutating: title)
            return workbook_set_properties(workbook, &properties)
        }
        try check(result, sheet: "")
    }

    deinit {
        if let workbook { lxw_workbook_free(workbook) }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// A name that no sheet has, as near as may be to the one wanted.
    func sheetName(for wanted: String) -> String { names.name(for: wanted) }

    func addSheet(_ name: String) throws(ReportingError) -> WorkbookSheet {
        guard let workbook, let sheet = workbook_add_worksheet(workbook, name) else {
            throw .workbook(reason: "the sheet '\(name)' was not taken")
        }
        return WorkbookSheet(name: name, sheet: sheet, file: self)
    }

    /// The format of a style, one for all cells that have it.
    func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
        if let format = formats[style] { return format }
        guard let workbook, let format = workbook_add_format(workbook) else { return nil }
        style.apply(to: format)
        formats[style] = format
        return format
    }

    /// Throws where a call failed.
    func check(_ result: lxw_error, sheet: String) throws(ReportingError) {
        switch result {
        case LXW_NO_ERROR: return
        case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE:
            throw .sheetLimit(sheet: sheet, limit: "a sheet holds 1,048,576 rows and 16,384 columns")
        case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED:
            throw .sheetLimit(sheet: sheet, limit: "a cell holds 32,767 characters")
        default: throw .workbook(reason: lxw_strerror(result).map { String(cString: $0) } ?? "unknown")
        }
    }

    /// Writes the sheets, and gives the bytes of the file.
    func bytes() throws(ReportingError) -> [UInt8] {
        guard let workbook else { throw .workbook(reason: "it was closed") }
        self.workbook = nil
        // Closing also frees.
        try check(workbook_close(workbook), sheet: "")
        guard let data = FileManager.default.contents(atPath: folder + "/book.xlsx") else {
            throw .workbook(reason: "it could not be read back")
        }
        return Array(data)
    }
}
