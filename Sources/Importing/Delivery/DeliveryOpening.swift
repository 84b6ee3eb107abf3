import Imports
import Safety

/// Recognises the files of a delivery and brings together those that are joined.
struct DeliveryOpening {
    let profile: Profile
    let ignoreUnknown: Bool
    private(set) var files: [(file: DeliveryFile, rejects: [Reject])] = []
    /// The files of folders that the profile does not know, by name, with the reason.
    private(set) var passedOver: [PassedOverFile] = []

    init(_ tables: [OpenedTable], profile: Profile, ignoreUnknown: Bool) throws(ImportingError) {
        self.profile = profile
        self.ignoreUnknown = ignoreUnknown
        var recognised: [(table: OpenedTable, columns: [FileColumns])] = []
        for table in tables {
            if let columns = try recognise(table) { recognised.append((table, columns)) }
        }
        try checkTwins(recognised.map(\.table))
        try checkForms(recognised)
        for (table, columns) in recognised {
            for columns in columns { try add(table, columns, among: tables) }
        }
        try addJoined(tables)
    }

    // MARK: Recognition

    /// The columns of the tables that a file fills; none for a file that is only joined, nil for one that is set aside.
    private mutating func recognise(_ table: OpenedTable) throws(ImportingError) -> [FileColumns]? {
        let found = HeaderRecognition.tables(names: table.header.names, profile: profile)
        let fits = found.first?.missing.isEmpty ?? false
        if !table.header.problems.isEmpty {
            if table.isFromFolder, !fits {
                passOver(table, "its first line is no header that the profile knows")
                return nil
            }
            files.append(
                (DeliveryFile(unreadable: table), table.header.problems.map { Reject($0, file: 0, names: []) }))
            return nil
        }
        if !fits, joins.contains(where: { table.isKnown(by: $0.join) }) { return [] }
        if table.isFromFolder, !fits {
            passOver(table, HeaderRecognition.shortcoming(of: found.first))
            return nil
        }
        if let remedy = remedy(found.first, names: table.header.names) {
            throw .unrecognisedHeader(file: table.source.name, profile: profile.name, remedy: remedy)
        }
        return found
    }

    private mutating func passOver(_ table: OpenedTable, _ reason: String) {
        let part = table.location.part.isEmpty ? "" : " (\(table.location.part))"
        passedOver.append(PassedOverFile(name: table.source.name + part, reason: reason))
    }

    /// What to do when the profile is not the one that the file was written for.
    private func remedy(_ found: FileColumns?, names: [String]) -> String? {
        guard let found else { return HeaderRecognition.remedy(names: names, profile: profile) }
        if found.missing.isEmpty { return nil }
        return HeaderRecognition.betterProfile(names: names, than: profile, unknown: found.unknown.count)
    }

    /// No two files have the same bytes.
    private func checkTwins(_ tables: [OpenedTable]) throws(ImportingError) {
        var known: [String: String] = [:]
        for table in tables {
            let first = known.updateValue(table.location.path, forKey: table.source.sha256)
            if let first, first != table.location.path {
                throw .repeatedFile(first: first, second: table.location.path)
            }
        }
    }

    /// No two files of one name but for their format fill the same table: they are two forms of one table.
    private func checkForms(
        _ recognised: [(table: OpenedTable, columns: [FileColumns])]
    ) throws(ImportingError) {
        var known: [String: String] = [:]
        for (table, columns) in recognised {
            for columns in columns {
                let file = GivenFile(path: table.location.path, isFromFolder: false)
                let first = known.updateValue(file.path, forKey: "\(columns.table.table.name) \(file.stem)")
                if let first, first != file.path {
                    throw .twoForms(first: first, second: file.path, table: columns.table.table.name)
                }
            }
        }
    }

    // MARK: Joining

    private var joins: [(join: ProfileJoin, table: ProfileTable)] {
        profile.tables.flatMap { table in table.joins.map { ($0, table) } }
    }

    private mutating func add(
        _ table: OpenedTable, _ columns: FileColumns, among tables: [OpenedTable]
    ) throws(ImportingError) {
        var available: [DeliveryJoin] = []
        for join in columns.table.joins {
            if let side = side(join, of: columns.table, among: tables.filter({ $0.location != table.location })) {
                available.append(DeliveryJoin(side: side))
            } else if join.isRequired {
                throw .missingPartner(
                    file: table.source.name, table: columns.table.table.name, columns: join.knownBy,
                    profile: profile.name)
            }
        }
        var columns = columns
        if !columns.table.joins.isEmpty {
            columns = FileColumns(
                own: table.header.names, table: columns.table, profile: profile, joins: available.map(\.side.join)
            ).leaving(unknown: columns.unknown)
        }
        let rejects = columns.rejects(of: table.header, file: 0, ignoreUnknown: ignoreUnknown)
        var file = DeliveryFile(table, columns, isSound: rejects.isEmpty, ignoreUnknown: ignoreUnknown)
        file.joins = available
        files.append((file, rejects))
    }

    /// The files of a join, shared with other files that are joined with the same ones; nil when there are none.
    private func side(_ join: ProfileJoin, of table: ProfileTable, among tables: [OpenedTable]) -> JoinedSide? {
        let partners = tables.filter { $0.isKnown(by: join) }
        if partners.isEmpty { return nil }
        let sides = files.filter { $0.file.table == table.table }.flatMap { $0.file.joins.map(\.side) }
        if let known = sides.first(where: { $0.join == join && $0.files == partners.map(\.location) }) { return known }
        return JoinedSide(join, files: partners.map { ($0.location, $0.source) }, of: table, profile)
    }

    /// Adds each joined file once for each table that it is joined to. One that no file is joined with is out of place.
    private mutating func addJoined(_ tables: [OpenedTable]) throws(ImportingError) {
        for table in tables {
            var joinedTo: Set<DeliveryTable> = []
            for (file, _) in files {
                guard let fills = file.table, file.joins.contains(where: { $0.side.files.contains(table.location) })
                else { continue }
                joinedTo.insert(fills)
            }
            for fills in joinedTo.sorted() { files.append((DeliveryFile(table, joinedTo: fills), [])) }
            let isUsed = files.contains { $0.file.location == table.location }
            guard !isUsed, let join = joins.first(where: { table.isKnown(by: $0.join) }) else { continue }
            if table.isFromFolder {
                if !passedOver.contains(where: { $0.name == table.source.name }) {
                    passOver(table, "it completes \(join.table.table.name), of which there is no file")
                }
            } else {
                throw .unrecognisedHeader(
                    file: table.source.name, profile: profile.name,
                    remedy: "It completes \(join.table.table.name): import it together with a file of them.")
            }
        }
    }
}

/// A file of a folder that an import leaves out.
package struct PassedOverFile: Sendable, Equatable {
    package let name: String
    /// Why, in words that hold no value of the file.
    package let reason: String
}
