import Foundation

/// A file that an import was given, by its name or with its folder.
struct GivenFile: Sendable {
    let path: String
    let isFromFolder: Bool

    /// The name without its folder.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }

    /// The files of paths: of a folder its regular files in the order of their names, without hidden ones and without
    /// those of folders in it.
    static func files(_ paths: [String]) throws(ImportingError) -> [GivenFile] {
        var files: [GivenFile] = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
                files.append(GivenFile(path: path, isFromFolder: false))
                continue
            }
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
                throw .unreadable(.cannotOpen(path: path, reason: "the folder cannot be listed"))
            }
            let folder = path.hasSuffix("/") ? path : path + "/"
            for name in names.sorted() where !name.hasPrefix(".") {
                if RegularFile.isRegular(folder + name) == true {
                    files.append(GivenFile(path: folder + name, isFromFolder: true))
                }
            }
        }
        return files
    }

    /// The path without the endings of formats, so that the forms of one table have the same.
    var stem: String {
        var stem = path.lowercased()
        while let ending = Self.endings.first(where: stem.hasSuffix) { stem.removeLast(ending.count) }
        return stem
    }

    private static let endings = [
        ".csv", ".tsv", ".txt", ".dat", ".xpt", ".sas7bdat", ".json", ".ndjson", ".xlsx", ".xls", ".gz", ".zip",
    ]
}
