/// Where a row came from: a position in one source file.
package struct Origin: Sendable, Hashable {
    /// The position of the file in the delivery, from 0.
    package var file: Int
    /// The line on which the row begins, from 1.
    package var line: Int
    /// The offset of the row's first byte in the file.
    package var byteOffset: Int

    package init(file: Int, line: Int, byteOffset: Int) {
        self.file = file
        self.line = line
        self.byteOffset = byteOffset
    }
}

/// A table of a source file of a delivery; the file is known by its bytes.
package struct SourceFile: Sendable, Hashable {
    /// The file's name without its folder.
    package var name: String
    /// SHA-256 of the bytes, in lower-case hexadecimal, as `sha256sum` prints it.
    package var sha256: String
    /// The size in bytes.
    package var bytes: Int
    /// The sheet of a workbook or the member of an archive; empty when the file is one table.
    package var part: String
    /// How the bytes are read, in the words of whoever reads them.
    package var format: String

    package init(name: String, sha256: String, bytes: Int, part: String = "", format: String = "delimited") {
        self.name = name
        self.sha256 = sha256
        self.bytes = bytes
        self.part = part
        self.format = format
    }
}

extension SourceFile {
    /// The file's name, with the sheet or the member where it has several.
    package var title: String { part.isEmpty ? name : "\(name)/\(part)" }
}
