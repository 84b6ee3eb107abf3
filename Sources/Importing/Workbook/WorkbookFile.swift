/// A file that is a workbook by its first bytes: its tables, one for each visible sheet that holds something.
struct WorkbookFile {
    let path: String
    private let start: [UInt8]
    private let directory: PackageDirectory?

    /// Nil when the file is no workbook, neither one that is read nor one that is refused.
    init?(path: String) throws(SourceReadError) {
        self.path = path
        start = try PackageDirectory.bytes(of: path, from: 0, count: 1024)
        if start.starts(with: Self.compound) {
            directory = nil
            return
        }
        guard start.starts(with: Self.zip) else { return nil }
        directory = try PackageDirectory(ofFile: path)
        // Of a file that is cut short, the directory is missing and the first part tells what it was.
        guard directory?.isOffice ?? Self.beginsLikeOffice(start) else { return nil }
    }

    private static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    /// The compound file of older Office programs, and of workbooks with a password.
    private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private static func beginsLikeOffice(_ start: [UInt8]) -> Bool {
        let name = start.dropFirst(30).prefix(PackageDirectory.number(start, 26, 2))
        return ["[Content_Types].xml", "_rels/", "docProps/", "xl/"].contains { name.starts(with: $0.utf8) }
    }

    // MARK: Tables

    /// The sheets that are tables, by name; one without a name stands for a workbook that is refused.
    func sheetNames() throws(SourceReadError) -> [String] {
        guard let workbook = try? opened() else { return [""] }
        var names: [String] = []
        for sheet in workbook.sheets where !sheet.isHidden {
            let header = (try? workbook.rows(of: sheet)).map { Result(catching: $0.readHeader) }
            if case .success(let header)? = header, header.problems.first?.code == .emptyFile { continue }
            names.append(sheet.name)
        }
        return names.isEmpty ? [""] : names
    }

    /// The sheets that are hidden.
    func hiddenSheetNames() -> [String] {
        guard let workbook = try? opened() else { return [] }
        return workbook.sheets.filter(\.isHidden).map(\.name)
    }

    /// The rows of a sheet; those of a workbook that is refused are none, with the problem of the workbook.
    static func rows(ofSheet name: String, inFile path: String) throws(SourceReadError) -> any RowSource {
        let file = try WorkbookFile(path: path)
        do throws(RecordProblem) {
            guard let workbook = try file?.opened() else { throw .workbook(.damagedFile, "the file is no workbook") }
            guard let sheet = workbook.sheets.first(where: { $0.name == name }) else {
                throw .workbook(.emptyFile, "the workbook has no visible sheet with a value")
            }
            return try workbook.rows(of: sheet)
        } catch {
            return RefusedSource(error)
        }
    }

    private func opened() throws(RecordProblem) -> Workbook {
        if start.starts(with: Self.compound) { throw refusedCompound }
        return try Workbook(path: path, directory: directory)
    }

    /// Tells a workbook with a password from an old one by the names of its streams, whose letters stand in
    /// its directory with a zero behind each.
    private var refusedCompound: RecordProblem {
        let shift = min(max(PackageDirectory.number(start, 30, 2), 7), 16)
        let sector = PackageDirectory.number(start, 48, 4)
        let streams = (try? PackageDirectory.bytes(of: path, from: (sector + 1) << shift, count: 4096)) ?? []
        let text = String(decoding: streams.filter { $0 != 0 }, as: UTF8.self)
        if text.contains("EncryptedPackage") {
            return .workbook(
                .unsupportedFormat, "the workbook is encrypted: open it with its password and save it without one")
        }
        if text.contains("Workbook") || text.contains("Book") {
            return .workbook(
                .unsupportedFormat, "the file is an old workbook (.xls): save it as .xlsx or as CSV, UTF-8")
        }
        return .workbook(
            .unsupportedFormat, "the file is a document of an older Office program: save its table as .xlsx or as CSV")
    }
}

extension PackageDirectory {
    /// Whether the archive is a document of Office Open XML or an OpenDocument.
    var isOffice: Bool { has("[Content_Types].xml") || isOpenDocument }

    var isOpenDocument: Bool { has("mimetype") && has("content.xml") && has("META-INF/manifest.xml") }
}
