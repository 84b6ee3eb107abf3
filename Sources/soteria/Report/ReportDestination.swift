import Foundation
import Reporting
import Reports

/// Where a report goes: one file, or a folder with a file for each display and form.
enum ReportDestination {
    case file(String, DocumentFormat)
    case folder(String, [DocumentFormat])

    init(_ path: String, formats: [DocumentFormat]?) throws {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if path.hasSuffix("/") || (exists && isFolder.boolValue) {
            self = .folder(path, formats ?? [.html])
            return
        }
        guard let format = formats?.first ?? DocumentFormat(fileName: path) else {
            throw Ending.Failure(
                code: .usage,
                message:
                    "The form of the report does not follow from the name \((path as NSString).lastPathComponent): add "
                    + "--format, or write to a folder with a slash at its end.")
        }
        guard (formats?.count ?? 1) == 1 else {
            throw Ending.Failure(
                code: .usage, message: "One file has one form; several need a folder, written with a slash at its end.")
        }
        self = .file(path, format)
    }

    /// Writes every file whole or not at all.
    func write(_ report: Report, on paper: Paper) throws {
        switch self {
        case .file(let path, let format):
            try Output.write(
                try report.bytes(as: format, on: paper, style: Reports.documentStyle), to: path,
                isPrivate: report.isPrivate)
        case .folder(let folder, let formats):
            do {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            } catch {
                throw Ending.Failure(code: .inputOutput, message: "The folder \(folder) cannot be made.")
            }
            for (name, part) in report.files {
                for format in formats {
                    let path = (folder as NSString).appendingPathComponent("\(name).\(format.fileExtension)")
                    try Output.write(
                        try part.bytes(as: format, on: paper, style: Reports.documentStyle), to: path,
                        isPrivate: part.isPrivate)
                }
            }
            let index = (folder as NSString).appendingPathComponent("index.html")
            try Output.write(Array(report.index(of: formats, style: Reports.documentStyle).utf8), to: index)
        }
    }
}
