import Imports
import Safety

/// The files of one import command, recognised and in reading order.
package struct Delivery: Sendable {
    /// Subjects before exposures, dictionary, events and supplements; files of one table in the order given.
    ///
    /// A file whose header cannot be read comes last.
    package let files: [DeliveryFile]
    /// What is wrong with headers; each concerns a whole file, so that a delivery with any of them is not imported.
    package let rejects: [Reject]

    /// Opens the files of a delivery: hashes them, reads their headers and finds their tables.
    ///
    /// - Parameters:
    ///   - paths: regular files, in any order.
    ///   - profile: how the files are written.
    ///   - delimiter: the byte between fields, which overrides the profile's.
    ///   - ignoreUnknown: whether columns that the profile does not know are passed over rather than refused.
    /// - Throws: when a file cannot be read, is given twice, or has a header that no table of the profile knows.
    package static func open(
        paths: [String], profile: Profile, delimiter: UInt8? = nil, ignoreUnknown: Bool = false
    ) throws(ImportingError) -> Delivery {
        if paths.isEmpty { throw .noFiles }
        var opened: [(file: DeliveryFile, rejects: [Reject])] = []
        for path in paths {
            let next = try DeliveryFile.open(
                path: path, profile: profile, delimiter: delimiter, ignoreUnknown: ignoreUnknown)
            if let known = opened.first(where: { $0.file.source.sha256 == next.file.source.sha256 }) {
                throw .repeatedFile(first: known.file.path, second: path)
            }
            opened.append(next)
        }
        let last = DeliveryTable.allCases.count
        let ordered = opened.enumerated().sorted { a, b in
            (a.element.file.table?.rawValue ?? last, a.offset) < (b.element.file.table?.rawValue ?? last, b.offset)
        }
        var files: [DeliveryFile] = []
        var rejects: [Reject] = []
        for (position, (_, element)) in ordered.enumerated() {
            var file = element.file
            file.position = position
            files.append(file)
            for var reject in element.rejects {
                reject.file = position
                rejects.append(reject)
            }
        }
        return Delivery(files: files, rejects: rejects)
    }

    /// The size of all files in bytes, for progress.
    package var totalBytes: Int { files.reduce(0) { $0 + $1.source.bytes } }
}
