/// A workbook in the form of Office Open XML (ECMA-376, ISO/IEC 29500), transitional or strict: xlsx and xlsm.
final class Workbook {
    struct Sheet {
        var name: String
        var isHidden: Bool
        var part: String
    }

    /// The sheets with cells, in the order of their tabs; sheets that are a chart or a macro are none of them.
    let sheets: [Sheet]

    private let package: WorkbookPackage
    private let is1904: Bool
    private let formats: [CellFormat]
    private let stringsPart: String?

    /// Opens a workbook.
    ///
    /// - Throws: the problem that keeps any of its sheets from being read.
    init(path: String, directory: PackageDirectory?) throws(RecordProblem) {
        guard let directory else {
            throw .workbook(.damagedFile, "the file is cut short: the end of its zip archive is missing")
        }
        if directory.isTooLarge {
            throw .workbook(
                .unsafeFile,
                "the archive of the workbook has more than \(PackageDirectory.maximumEntries) parts, or a directory of more"
                    + " than \(PackageDirectory.maximumBytes >> 20) MiB, which no spreadsheet program writes")
        }
        if directory.isOpenDocument {
            throw .workbook(
                .unsupportedFormat, "the file is an OpenDocument (.ods): save it as .xlsx or as CSV, UTF-8")
        }
        package = try WorkbookPackage(path: path)
        let main = try Relationships(of: "", in: package).first("officeDocument") ?? "xl/workbook.xml"
        if main.lowercased().hasSuffix(".bin") {
            throw .workbook(.unsupportedFormat, "the file is a binary workbook (.xlsb): save it as .xlsx or as CSV")
        }
        let related = try Relationships(of: main, in: package)
        let parts = Dictionary(related.targets.map { ($0.id, $0) }) { first, _ in first }
        var root = ""
        var is1904 = false
        var listed: [(name: String, id: String, state: String)] = []
        let isThere = try ElementScan.read(main, of: package) { name, _, attributes, depth in
            if depth == 1 { root = String(cString: name.pointer) }
            if depth == 2, name.is("workbookPr") { is1904 = attributes.isTrue("date1904") }
            if depth == 3, name.is("sheet") {
                listed.append((attributes.text("name"), attributes.text("id"), attributes.text("state")))
            }
        }
        guard isThere, root == "workbook" else {
            throw .workbook(
                .unsupportedFormat, "the file is an Office document, but no workbook: save its table as .xlsx or as CSV"
            )
        }
        var sheets: [Sheet] = []
        for (name, id, state) in listed {
            guard let target = parts[id] else {
                throw .workbook(.damagedFile, "the workbook names a sheet that is not in the file")
            }
            guard target.kind == "worksheet" else { continue }
            guard package.has(target.part) else {
                throw .workbook(.damagedFile, "the workbook names a sheet that is not in the file")
            }
            sheets.append(Sheet(name: name, isHidden: state != "" && state != "visible", part: target.part))
        }
        for part in ["styles", "sharedStrings"].compactMap(related.first) where !package.has(part) {
            throw .workbook(.damagedFile, "the workbook refers to \(part), which is not in the file")
        }
        guard Set(sheets.map(\.name)).count == sheets.count else {
            throw .workbook(.damagedFile, "two sheets of the workbook have the same name")
        }
        // Some bytes name a sheet once more, and each would be read to its end.
        guard Set(sheets.map(\.part)).count == sheets.count else {
            throw .workbook(.damagedFile, "two sheets of the workbook are one part of the file")
        }
        self.sheets = sheets
        self.is1904 = is1904
        formats = try CellStyles.formats(related.first("styles"), of: package)
        stringsPart = related.first("sharedStrings")
    }

    /// The rows of a sheet.
    func rows(of sheet: Sheet) throws(RecordProblem) -> SheetSource {
        guard let part = try XMLPart(package, sheet.part, maximumBytes: SheetXML.maximumPartBytes) else {
            throw .workbook(.damagedFile, "the workbook names a sheet that is not in the file")
        }
        var strings: XMLPart?
        if let stringsPart {
            strings = try XMLPart(package, stringsPart, maximumBytes: SharedStrings.maximumPartBytes)
        }
        let cells = CellReading(formats: formats, is1904: is1904, strings: SharedStrings(strings))
        return SheetSource(SheetXML(part, cells: cells), path: package.path)
    }
}
