import Assets

/// The door to what Soteria reads: profiles, example studies and vocabularies, as text that is part of the program.
package enum Imports {
    /// The names of the files of a folder of Imports, without their ending, in ascending order.
    static func names(in folder: String) -> [String] {
        Assets.paths(under: "Imports/\(folder)/").compactMap { path in
            guard path.hasSuffix(".yaml"), let slash = path.lastIndex(of: "/") else { return nil }
            return String(path[path.index(after: slash)...].dropLast(".yaml".count))
        }
    }
}
