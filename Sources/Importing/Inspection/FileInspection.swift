import Imports

/// What a file holds, as `soteria inspect` shows it; nothing is imported and nothing is decided.
package struct FileInspection: Sendable {
    package let path: String
    package let bytes: Int
    package let tables: [TableInspection]
    package let passedOver: [PassedOverPart]

    /// How files are looked at.
    package struct Options: Sendable {
        /// How files are read where nothing else is given, and the profile that is tried first.
        package var profile: Profile
        /// Whether the profile was asked for, so that its delimiter holds.
        package var isProfileGiven: Bool
        package var delimiter: UInt8?
        package var encoding: TextEncoding?
        /// The number of rows looked at in each table.
        package var rows: Int

        package init(
            profile: Profile, isProfileGiven: Bool = false, delimiter: UInt8? = nil, encoding: TextEncoding? = nil,
            rows: Int = 1_000
        ) {
            self.profile = profile
            self.isProfileGiven = isProfileGiven
            self.delimiter = delimiter
            self.encoding = encoding
            self.rows = rows
        }
    }

    /// Looks at a file.
    ///
    /// Delimited text is shown as its likely delimiter splits it, unless a delimiter or a profile is given.
    package init(path: String, _ options: Options) throws(ImportingError) {
        guard RegularFile.isRegular(path) != false else { throw .notAFile(path: path) }
        let shipped = Imports.shippedProfiles().filter { $0.name != options.profile.name }
        let profiles = [options.profile] + shipped
        self.path = path
        (bytes, tables, passedOver) = try reading { () throws(SourceReadError) in
            var inspected: [TableInspection] = []
            let tables = try SourceTable.tables(
                ofFile: path, profile: options.profile, delimiter: options.delimiter, encoding: options.encoding)
            for var table in tables {
                var dialect: DialectProposal?
                if table.format.kind == .delimited {
                    dialect = try table.proposal(profiles)
                    if options.delimiter == nil, !options.isProfileGiven, let likely = dialect?.likely {
                        table.format.dialect.delimiter = likely.delimiter
                    }
                }
                inspected.append(
                    try TableInspection(table, dialect: dialect, rows: options.rows, profiles: profiles))
            }
            return (RegularFile.size(path) ?? 0, inspected, try SourceTable.passedOver(inFile: path))
        }
    }
}
