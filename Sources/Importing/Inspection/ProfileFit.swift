import Imports
import Safety

/// What a profile makes of a header: the table it would fill and what becomes of each column.
package struct ProfileFit: Sendable, Equatable {
    /// What becomes of a column.
    package enum Role: Sendable, Equatable {
        case field(String)
        /// Its values say which rows are read.
        case selectsRows
        case ignored
        case unknown
    }

    package var profile: String
    package var table: String
    package var columns: [(name: String, role: Role)]
    /// Required columns that the header lacks, each with its alternatives.
    package var missing: [[String]]

    package static func == (a: ProfileFit, b: ProfileFit) -> Bool {
        a.profile == b.profile && a.table == b.table && a.missing == b.missing
            && a.columns.elementsEqual(b.columns) { $0 == $1 }
    }

    /// Whether the file could be imported by the profile, unknown columns aside.
    package var isComplete: Bool { missing.isEmpty }
    package var unknown: [String] { columns.filter { $0.role == .unknown }.map(\.name) }

    init(_ columns: FileColumns) {
        profile = columns.profile.name
        table = columns.table.table.name
        missing = columns.missing
        let declared = FileColumns.declared(columns.names, columns.table)
        let unknown = Set(columns.unknown)
        self.columns = columns.names.enumerated().map { position, name in
            if unknown.contains(position) { return (name, .unknown) }
            guard let column = declared[position] else { return (name, .ignored) }
            return (name, column.field.map { .field($0.rawValue) } ?? .selectsRows)
        }
    }

    /// What each profile makes of a header, those with fewest unknown columns first; none where a profile knows nothing.
    static func fits(names: [String], profiles: [Profile]) -> [ProfileFit] {
        profiles.compactMap { profile in
            HeaderRecognition.columns(names: names, profile: profile).map(ProfileFit.init)
        }.filter(\.isComplete).enumerated().sorted { a, b in
            (a.element.unknown.count, a.offset) < (b.element.unknown.count, b.offset)
        }.map(\.element)
    }
}
