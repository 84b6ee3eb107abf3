import Foundation
import Importing
import Safety

/// Finds source files again by their bytes, wherever they lie below a folder and whatever they are called now.
final class SourceFinder {
    private let folder: String
    /// By SHA-256; nil for a file that is not there.
    private var found: [String: String?] = [:]

    init(folder: String) { self.folder = folder }

    /// The row that begins at a position, as it stands in its file; nil when the file is not at hand.
    func row(at position: SourcePosition) throws -> String? {
        let path: String?
        if let known = found[position.file.sha256] {
            path = known
        } else {
            path = try search(position.file)
            found[position.file.sha256] = .some(path)
        }
        guard let path else { return nil }
        guard let format = SourceFormat(text: position.file.format) else { return nil }
        let table = SourceTable(path: path, part: position.file.part, format: format)
        let bytes = try table.rawRow(atPlace: position.byteOffset)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func search(_ file: SourceFile) throws -> String? {
        var isFolder: ObjCBool = false
        // An enumerator of what is no folder exists, and is empty.
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
            let names = FileManager.default.enumerator(atPath: folder)
        else {
            throw Ending.Failure(code: .inputOutput, message: "The folder \(folder) cannot be read.")
        }
        while let name = names.nextObject() as? String {
            let path = "\(folder)/\(name)"
            // Only a file of the same size can have the same bytes, and only such a one is worth reading whole.
            guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
                attributes[.type] as? FileAttributeType == .typeRegular,
                (attributes[.size] as? NSNumber)?.intValue == file.bytes,
                let digest = try? FileDigest(ofFile: path), digest.hex == file.sha256
            else { continue }
            return path
        }
        return nil
    }
}
