import Imports
import Safety

/// The files of one import command, recognised and in reading order.
package struct Delivery: Sendable {
    /// Subjects before exposures, dictionary, events and supplements; files of one table in the order given.
    ///
    /// Joined files come behind them, and a file whose header cannot be read comes last.
    package let files: [DeliveryFile]
    /// What is wrong with headers; each concerns a whole file, so that a delivery with any of them is not imported.
    package let rejects: [Reject]
    /// The files of folders that the profile does not know.
    package let passedOver: [PassedOverFile]

    /// Opens the files of a delivery: hashes them, reads their headers and finds their tables.
    ///
    /// - Parameters:
    ///   - paths: regular files and folders of them, in any order.
    ///   - profile: how the files are written.
    ///   - delimiter: the byte between fields, which overrides the profile's.
    ///   - ignoreUnknown: whether columns that the profile does not know are passed over rather than refused.
    /// - Throws: when a file cannot be read, is given twice, or has a header that no table of the profile knows; and when
    ///   a file lacks the one that it must be joined with.
    package static func open(
        paths: [String], profile: Profile, delimiter: UInt8? = nil, ignoreUnknown: Bool = false
    ) throws(ImportingError) -> Delivery {
        let given = try GivenFile.files(paths)
        if given.isEmpty { throw .noFiles }
        var opened: [OpenedTable] = []
        for file in given {
            opened += try OpenedTable.tables(of: file, profile: profile, delimiter: delimiter)
        }
        let opening = try DeliveryOpening(opened, profile: profile, ignoreUnknown: ignoreUnknown)
        if opening.files.isEmpty { throw .nothingKnown(profile: profile.name, files: opening.passedOver) }
        return Delivery(opening.files, passedOver: opening.passedOver)
    }

    /// The delivery without the files that were imported before, as `isKnown` says.
    ///
    /// A file whose rows are completed by others is only left out when all of those were imported before, too; a joined
    /// file is left out when no file is left that it completes.
    package func without(known isKnown: (DeliveryFile) -> Bool) -> (rest: Delivery, left: [DeliveryFile]) {
        let left = files.filter { file in
            !file.isJoined && isKnown(file) && partners(of: file).allSatisfy { isKnown(files[$0]) }
        }
        let places = Set(left.map(\.position))
        let needed = Set(files.filter { !places.contains($0.position) }.flatMap(partners))
        let rest = files.filter { file in
            file.isJoined ? needed.contains(file.position) : !places.contains(file.position)
        }
        let delivery = Delivery(
            rest.map { file in (file, rejects.filter { $0.file == file.position }) }, passedOver: passedOver)
        return (delivery, left)
    }

    private func partners(of file: DeliveryFile) -> [Int] { file.joins.flatMap(\.positions) }

    private init(_ opened: [(file: DeliveryFile, rejects: [Reject])], passedOver: [PassedOverFile]) {
        let last = DeliveryTable.allCases.count
        func rank(_ file: DeliveryFile) -> Int {
            guard let table = file.table else { return last + 1 }
            return file.isJoined ? last : table.rawValue
        }
        let ordered = opened.enumerated().sorted { a, b in
            (rank(a.element.file), a.offset) < (rank(b.element.file), b.offset)
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
        let joined = files.filter(\.isJoined)
        for number in files.indices {
            for join in files[number].joins.indices {
                files[number].joins[join].positions = files[number].joins[join].side.files.compactMap { location in
                    joined.first { $0.location == location && $0.table == files[number].table }?.position
                }
            }
        }
        self.files = files
        self.rejects = rejects
        self.passedOver = passedOver
    }

    /// The size of all files in bytes, for progress.
    package var totalBytes: Int { files.reduce(0) { $0 + $1.source.bytes } }
}
