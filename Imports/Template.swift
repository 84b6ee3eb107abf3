import Safety

extension ProfileTable {
    /// The columns as an example file has them: one for each field, families with an example name.
    package var exampleColumns: [(name: String, column: ProfileColumn)] {
        var seen: Set<ImportField> = []
        var shown: [(name: String, column: ProfileColumn)] = []
        for column in columns {
            if let field = column.field, !column.name.isFamily, field != .attribute, field != .causality,
                !seen.insert(field).inserted
            {
                continue
            }
            if column.name.isFamily {
                if let name = column.exampleName { shown.append((name, column)) }
            } else {
                shown.append((column.name.text, column))
            }
        }
        return shown
    }

    /// A header and an example row, each ended by a line feed, as a file of this table could begin.
    package func example(delimiter: UInt8 = UInt8(ascii: ",")) -> String {
        let shown = exampleColumns
        let separator = String(UnicodeScalar(delimiter))
        func line(_ fields: [String]) -> String {
            fields.map { ProfileTable.quoted($0, delimiter) }.joined(separator: separator) + "\n"
        }
        return line(shown.map(\.name)) + line(shown.map { $0.column.example ?? "" })
    }

    private static func quoted(_ field: String, _ delimiter: UInt8) -> String {
        let special: Set<UInt8> = [delimiter, 0x22, 0x0A, 0x0D]
        guard field.utf8.contains(where: special.contains) else { return field }
        let parts = field.split(separator: "\"", omittingEmptySubsequences: false)
        return "\"" + parts.joined(separator: "\"\"") + "\""
    }
}
