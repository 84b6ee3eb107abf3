import Imports
import Safety

/// Finds the tables of a profile that a header belongs to.
enum HeaderRecognition {
    /// The columns of the table that a header fits best, and behind them those of the tables that the profile reads from
    /// the same files; none when no table knows any column.
    ///
    /// A header fits a table when it has all of its required columns; of several the one with the most required
    /// columns is meant, since a table with few of them fits many headers. A table that knows more of the header is
    /// meant when the fitting one leaves columns unknown: its missing columns are then the problem to report.
    static func tables(names: [String], profile: Profile) -> [FileColumns] {
        let candidates = profile.tables.filter { $0.source == nil }.map { together($0, names, profile) }
        let using = candidates.filter { $0[0].usedCount > 0 }
        let fitting = best(using.filter { $0[0].missing.isEmpty }) { ($0[0].requiredCount, $0[0].usedCount) }
        let known = best(using) { (-$0[0].unknown.count, $0[0].usedCount) }
        guard let fitting, let known else { return fitting ?? known ?? [] }
        return known[0].unknown.count < fitting[0].unknown.count ? known : fitting
    }

    /// The columns of a table, and of those that are read from its files; what none of them knows is said once.
    private static func together(_ table: ProfileTable, _ names: [String], _ profile: Profile) -> [FileColumns] {
        let own = FileColumns(own: names, table: table, profile: profile)
        let others = profile.tables.filter { $0.source == table.table }.map {
            FileColumns(own: names, table: $0, profile: profile)
        }
        let unknown = own.unknown.filter { position in others.allSatisfy { $0.unknown.contains(position) } }
        return [own.leaving(unknown: unknown)] + others.map { $0.leaving(unknown: []) }
    }

    /// What to do about a header of which the profile knows too little: name the shipped profile that it fits.
    static func betterProfile(names: [String], than profile: Profile, unknown: Int) -> String? {
        guard unknown > 0, let other = fittingProfile(names: names, except: profile.name, unknown: unknown) else {
            return nil
        }
        return "It fits the profile '\(other)': add --profile \(other)."
    }

    /// What to do about a header of which the profile knows nothing.
    static func remedy(names: [String], profile: Profile) -> String {
        if let remedy = betterProfile(names: names, than: profile, unknown: names.count) { return remedy }
        if let delimiter = hiddenDelimiter(names) {
            return "It is one column that holds the character of '\(delimiter)': add --delimiter \(delimiter)."
        }
        let tables = profile.tables.map { table in
            let required = table.columns.filter(\.isRequired).map(\.name.text)
            return "\(table.table.name): \(required.joined(separator: ", "))"
        }
        return "The first line must name the columns. Required are, by table: \(tables.joined(separator: "; "))."
    }

    /// Why a header fits no table, for a file that is passed over.
    static func shortcoming(of found: FileColumns?) -> String {
        guard let found, let lacking = found.missing.first else { return "its header fits no table of the profile" }
        let table = found.table.table.name
        return "it fits no table of the profile: for \(table) it lacks \(lacking.joined(separator: " or "))"
    }

    /// The shipped profile with a table that a header fits and that leaves the fewest columns unknown, fewer than
    /// `unknown`.
    private static func fittingProfile(names: [String], except profile: String, unknown: Int) -> String? {
        var best: (name: String, unknown: Int)?
        for name in Imports.profileNames() where name != profile {
            guard let other = try? Imports.profile(name),
                let columns = tables(names: names, profile: other).first,
                columns.missing.isEmpty
            else { continue }
            if columns.unknown.count < best?.unknown ?? unknown { best = (name, columns.unknown.count) }
        }
        return best?.name
    }

    /// The word of a delimiter that stands in the only name of a header.
    private static func hiddenDelimiter(_ names: [String]) -> String? {
        guard names.count == 1 else { return nil }
        let words: [(Character, String)] = [("\t", "tab"), (";", "semicolon"), (",", "comma"), ("|", "pipe")]
        return words.first { names[0].contains($0.0) }?.1
    }

    private static func best(
        _ candidates: [[FileColumns]], _ rank: ([FileColumns]) -> (Int, Int)
    ) -> [FileColumns]? {
        var best: [FileColumns]?
        for candidate in candidates {
            guard let known = best else {
                best = candidate
                continue
            }
            if rank(candidate) > rank(known) { best = candidate }
        }
        return best
    }
}

extension FileColumns {
    /// The number of the table's required columns.
    fileprivate var requiredCount: Int { table.columns.count { $0.isRequired } }

    /// What is wrong with the header: a required column that it lacks, a column that the profile does not know.
    func rejects(of header: RecordHeader, file: Int, ignoreUnknown: Bool) -> [Reject] {
        var rejects: [Reject] = []
        for alternatives in missing {
            let wanted = alternatives.map { "'\($0)'" }.joined(separator: " or ")
            rejects.append(
                Reject(
                    code: .missingColumn, file: file, line: header.line, columnName: alternatives.first,
                    byteOffset: header.byteOffset,
                    detail: "the header of this \(table.table.name) file lacks the column \(wanted)",
                    isWholeFile: true))
        }
        for (number, name) in names[ownCount...].enumerated() where names[..<(ownCount + number)].contains(name) {
            rejects.append(
                Reject(
                    code: .duplicateHeader, file: file, line: header.line, columnName: FieldText.printable(name),
                    byteOffset: header.byteOffset,
                    detail: "the file has a column of the name that the profile gives a joined or an unfolded one",
                    isWholeFile: true))
        }
        if ignoreUnknown { return rejects }
        for position in unknown {
            let name = FieldText.printable(names[position])
            let near = NearNames.question(
                name, among: unusedNames, otherwise: "Add it to the profile, or give --ignore-unknown.")
            rejects.append(
                Reject(
                    code: .unknownColumn, file: file, line: header.line, column: position + 1, columnName: name,
                    byteOffset: header.byteOffset,
                    detail: "the profile '\(profile.name)' has no such column among its \(table.table.name). \(near)",
                    isWholeFile: true))
        }
        return rejects
    }

    /// The names of the table's columns that the header does not have.
    private var unusedNames: [String] {
        table.columns.map(\.name.text).filter { !names.contains($0) }
    }
}
