import Foundation
import TestSupport
import Testing

/// A workbook read back from its parts.
struct ReadWorkbook {
    let members: ZipMembers
    /// Names of sheets, in their order.
    let names: [String]
    /// By sheet, its XML.
    let sheets: [String]
    private let strings: [String]
    /// The format of numbers of each style.
    private let formats: [String]

    enum Value: Equatable {
        case text(String)
        case number(Double, format: String)
    }

    init(_ bytes: [UInt8]) throws {
        let members = try ZipMembers(bytes)
        self.members = members
        func part(_ name: String) throws -> String { try #require(members.text(of: name), "no part \(name)") }
        names = try part("xl/workbook.xml").matches(of: /<sheet name="(.*?)"/).map { Self.text($0.1) }
        sheets = try names.indices.map { try part("xl/worksheets/sheet\($0 + 1).xml") }
        // A workbook without texts has no such part.
        strings = (members.text(of: "xl/sharedStrings.xml") ?? "").matches(of: /(?s)<si>(.*?)<\/si>/).map { item in
            item.1.matches(of: /(?s)<t(?: [^>]*)?>(.*?)<\/t>/).map { Self.text($0.1) }.joined()
        }
        let styles = try part("xl/styles.xml")
        let codes = Dictionary(
            styles.matches(of: /<numFmt numFmtId="([0-9]+)" formatCode="(.*?)"/).map { (String($0.1), String($0.2)) },
            uniquingKeysWith: { first, _ in first })
        // The four of the formats that every workbook has which are used here.
        let known = ["0": "General", "1": "0", "2": "0.00", "9": "0%", "10": "0.00%"].merging(codes) { first, _ in first
        }
        let cells = try #require(styles.firstMatch(of: /(?s)<cellXfs.*?<\/cellXfs>/)).0
        formats = cells.matches(of: /<xf numFmtId="([0-9]+)"/).map { known[String($0.1)] ?? "?" }
    }

    /// The values of a sheet by their place, such as "B7".
    func cells(ofSheet position: Int) -> [String: Value] {
        var cells: [String: Value] = [:]
        for cell in sheets[position].matches(of: /<c r="([A-Z]+[0-9]+)"(?: s="([0-9]+)")?(?: t="(.*?)")?><v>(.*?)<\/v>/)
        {
            let style = cell.2.flatMap { Int($0) } ?? 0
            cells[String(cell.1)] =
                cell.3 == "s"
                ? Int(cell.4).map { .text(strings[$0]) }
                : Double(cell.4).map { .number($0, format: formats[style]) }
        }
        return cells
    }

    /// The height of a row of a sheet, in points; nil where it is left to the program that opens it.
    func height(ofRow row: Int, sheet position: Int) throws -> Double? {
        let row = try Regex("<row r=\"\(row)\"[^>]* ht=\"([0-9.]+)\"", as: (Substring, Substring).self)
        return try row.firstMatch(in: sheets[position]).flatMap { Double($0.1) }
    }

    func texts(ofSheet position: Int) -> [String] {
        cells(ofSheet: position).values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    /// XML as text, and what stands for characters in the texts of a workbook.
    private static func text(_ xml: Substring) -> String {
        String(xml).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&apos;", with: "'").replacing("&amp;", with: "&").replacing("_x005F_", with: "_")
    }
}
