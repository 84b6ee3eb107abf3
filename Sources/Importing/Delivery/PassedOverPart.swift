/// A part of a file that is not read, and why.
package struct PassedOverPart: Sendable, Equatable {
    package var path: String
    /// The member of an archive.
    package var part: String
    package var reason: String
}

extension SourceTable {
    /// The members of an archive that can be no table; none of another file.
    static func passedOver(inFile path: String) throws(SourceReadError) -> [PassedOverPart] {
        guard FileStart(try FileBytes(path: path, from: 0).start()).isZip else { return [] }
        return try ZipArchive(path: path).passedOver.map { member in
            PassedOverPart(path: path, part: member.name, reason: member.reason)
        }
    }
}
