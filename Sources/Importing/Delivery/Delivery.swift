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
    /// What files of the delivery hold beside its tables.
    package let passedOver: [PassedOverPart]

    /// Opens the files of a delivery: hashes them, reads their headers and finds their tables.
    ///
    /// - Parameters:
    ///   - paths: regular files, in any order.
    ///   - profile: how the files are written.
    ///   - delimiter: the byte between fields, which overrides the profile's.
    ///   - encoding: what text files are decoded from, which overrides the profile's.
    ///   - ignoreUnknown: whether columns that the profile does not know are passed over rather than refused.
    /// - Throws: when a file cannot be read, is given twice, or has a header that no table of the profile knows.
    package static func open(
        paths: [String], profile: Profile, delimiter: UInt8? = nil, encoding: TextEncoding? = nil,
        ignoreUnknown: Bool = false
    ) throws(ImportingError) -> Delivery {
        if paths.isEmpty { throw .noFiles }
        var opened: [(file: DeliveryFile, rejects: [Reject])] = []
        var passedOver: [PassedOverPart] = []
        for path in paths {
            let tables = try DeliveryFile.open(
                path: path, profile: profile, delimiter: delimiter, encoding: encoding, ignoreUnknown: ignoreUnknown,
                passedOver: &passedOver)
            let digests = Set(tables.map(\.file.source.sha256))
            if let known = opened.first(where: { digests.contains($0.file.source.sha256) }) {
                throw .repeatedFile(first: known.file.path, second: path)
            }
            opened += tables
            passedOver += try reading { () throws(SourceReadError) in try SourceTable.passedOver(inFile: path) }
        }
        return Delivery(opened, passedOver: passedOver)
    }

    /// The delivery without some of its files.
    package func without(_ left: [DeliveryFile]) -> Delivery {
        let places = Set(left.map(\.position))
        return Delivery(
            files.filter { !places.contains($0.position) }.map { file in
                (file, rejects.filter { $0.file == file.position })
            }, passedOver: passedOver)
    }

    private init(_ opened: [(file: DeliveryFile, rejects: [Reject])], passedOver: [PassedOverPart]) {
        self.passedOver = passedOver
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
        self.files = files
        self.rejects = rejects
    }

    /// The size of all files in bytes, for progress.
    package var totalBytes: Int { files.reduce(0) { $0 + $1.source.bytes } }
}
