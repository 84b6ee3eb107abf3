import CZip
import Foundation

/// A workbook that a test writes, part by part, so that it can be as right or as wrong as the test wants.
package struct SmallWorkbook: Sendable {
    /// The parts by name, in the order of the archive.
    package var parts: [(name: String, bytes: [UInt8])] = []

    /// A sheet: its cells, or XML of a test's own in place of its rows.
    package struct Sheet: Sendable {
        package var name: String
        package var rows: String
        package var state: String
        /// What stands behind the rows.
        package var tail: String

        package init(_ name: String, _ rows: [[WorkbookCell]], state: String = "visible", tail: String = "") {
            self.init(name, xml: WorkbookCell.rows(rows), state: state, tail: tail)
        }

        package init(_ name: String, xml: String, state: String = "visible", tail: String = "") {
            (self.name, self.rows, self.state, self.tail) = (name, xml, state, tail)
        }
    }

    package static let transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package static let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"

    /// - Parameters:
    ///   - strings: the shared strings, each the content of an `si`.
    ///   - formats: the number formats of the styles from 1 on, by number or by code; style 0 is General.
    package init(
        _ sheets: [Sheet], strings: [String] = [], formats: [String] = [], is1904: Bool = false,
        namespace: String = transitional
    ) {
        let relations =
            namespace == Self.strict
            ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
            : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        add("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
        add("_rels/.rels", Self.relationships([("rId1", "\(relations)/officeDocument", "xl/workbook.xml")]))
        let listed = sheets.enumerated().map {
            "<sheet name='\($1.name)' sheetId='\($0 + 1)' state='\($1.state)' r:id='rId\($0 + 1)'/>"
        }
        add(
            "xl/workbook.xml",
            "<workbook xmlns='\(namespace)' xmlns:r='\(relations)'><workbookPr date1904='\(is1904 ? 1 : 0)'/>"
                + "<sheets>\(listed.joined())</sheets></workbook>")
        add(
            "xl/_rels/workbook.xml.rels",
            Self.relationships(
                sheets.indices.map { ("rId\($0 + 1)", "\(relations)/worksheet", "worksheets/sheet\($0 + 1).xml") } + [
                    ("rId900", "\(relations)/sharedStrings", "sharedStrings.xml"),
                    ("rId901", "\(relations)/styles", "/xl/styles.xml"),
                ]))
        let numbers = formats.enumerated().map { place, format in
            Int(format).flatMap { String($0) == format && $0 > 0 ? $0 : nil } ?? 164 + place
        }
        let codes = zip(formats, numbers).filter { $1 >= 164 }.map {
            "<numFmt numFmtId='\($1)' formatCode='\(Self.escaped($0))'/>"
        }
        let styles = ([0] + numbers).map { "<xf numFmtId='\($0)'/>" }
        add(
            "xl/styles.xml",
            "<styleSheet xmlns='\(namespace)'><numFmts>\(codes.joined())</numFmts><cellStyleXfs><xf numFmtId='14'/>"
                + "</cellStyleXfs><cellXfs>\(styles.joined())</cellXfs></styleSheet>")
        add(
            "xl/sharedStrings.xml",
            "<sst xmlns='\(namespace)'>\(strings.map { "<si>\($0)</si>" }.joined())</sst>")
        for (number, sheet) in sheets.enumerated() {
            add(
                "xl/worksheets/sheet\(number + 1).xml",
                "<worksheet xmlns='\(namespace)'><dimension ref='A1:B2'/><sheetData>\(sheet.rows)</sheetData>\(sheet.tail)"
                    + "</worksheet>")
        }
    }

    /// One sheet of texts and numbers.
    package init(_ rows: [[WorkbookCell]], formats: [String] = [], is1904: Bool = false, tail: String = "") {
        self.init([Sheet("Sheet1", rows, tail: tail)], formats: formats, is1904: is1904)
    }

    package mutating func add(_ name: String, _ text: String) { parts.append((name, Array(text.utf8))) }

    /// Puts other bytes in place of a part.
    package mutating func replace(_ name: String, _ text: String) {
        parts = parts.map { $0.name == name ? (name, Array(text.utf8)) : $0 }
    }

    package mutating func remove(_ name: String) { parts.removeAll { $0.name == name } }

    /// Changes the text of a part.
    package mutating func edit(_ name: String, _ old: String, _ new: String) {
        guard let part = parts.first(where: { $0.name == name }) else { return }
        replace(name, String(decoding: part.bytes, as: UTF8.self).replacing(old, with: new))
    }

    package static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("'", with: "&apos;")
    }

    private static func relationships(_ targets: [(id: String, type: String, target: String)]) -> String {
        let elements = targets.map { "<Relationship Id='\($0.id)' Type='\($0.type)' Target='\($0.target)'/>" }
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            + elements.joined() + "</Relationships>"
    }
}

extension SmallWorkbook {
    /// Packs the parts into an archive at a path.
    package func write(to path: String) throws {
        struct Failure: Error {}
        var code: Int32 = 0
        guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code) else { throw Failure() }
        for part in parts {
            // The archive frees the copy; of an empty part there is none, which it would not free.
            let copy = part.bytes.isEmpty ? nil : malloc(part.bytes.count)
            if copy == nil, !part.bytes.isEmpty { throw Failure() }
            part.bytes.withUnsafeBytes { bytes in
                if let copy, let start = bytes.baseAddress { memcpy(copy, start, bytes.count) }
            }
            guard let source = zip_source_buffer(archive, copy, zip_uint64_t(part.bytes.count), copy == nil ? 0 : 1),
                zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8)) >= 0
            else {
                zip_discard(archive)
                throw Failure()
            }
        }
        guard zip_close(archive) == 0 else { throw Failure() }
    }

    /// The bytes of the archive.
    package func bytes() throws -> [UInt8] {
        let folder = try PrivateFolder()
        try write(to: folder.file("book.xlsx"))
        return Array(try Data(contentsOf: URL(fileURLWithPath: folder.file("book.xlsx"))))
    }
}
