@testable import Importing

/// Cells that refer to the first shared strings and styles, in every kind that a value is written in.
private let sound = SmallWorkbook(
    [
        SmallWorkbook.Sheet(
            "Sheet1",
            [["a", "b", "c", "d", "e", "f"]]
                + (0..<6).map { number in
                    [
                        .shared(number), .number("60", style: number), .number("1E-7", style: number),
                        .number("43831.75", style: number),
                        .xml("<v>2020-01-01T00:00:00</v>", type: "d", style: number),
                        .xml("<v>_x0041_</v>", type: "str", style: number),
                    ]
                })
    ], strings: ["<t>one</t>", "<r><t>t</t></r><r><t>wo</t></r>"], formats: ["14", "yyyy-mm-dd hh:mm", "[h]:mm", "000"])

/// Reads a workbook in which the bytes stand in place of one part. It is packed anew for each, so that the damage is
/// that of the part and not of its checksum.
func readWorkbook(with bytes: [UInt8], as part: String) {
    let members = sound.parts.map { ZipFile.Member($0.name, $0.name == part ? bytes : $0.bytes) }
    withFile(ZipFile(members).bytes) { path in
        guard let file = try? WorkbookFile(path: path), let sheets = try? file.sheetNames() else { return }
        for sheet in sheets.prefix(4) {
            read(SourceTable(path: path, part: sheet, format: SourceFormat(kind: .workbook)))
        }
    }
}
