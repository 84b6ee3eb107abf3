import Assets

extension Imports {
    private static let studiesFolder = "Imports/studies/"

    /// The names of the studies that are part of the program, in ascending order.
    package static let studyNames: [String] = Assets.paths(under: studiesFolder).compactMap { path in
        let parts = path.dropFirst(studiesFolder.count).split(separator: "/")
        return parts.count == 2 && parts[1] == "study.yaml" ? String(parts[0]) : nil
    }

    /// The text of a study's `study.yaml`, or nil when no study has the name.
    package static func studyText(named name: String) -> String? {
        Assets.text("\(studiesFolder)\(name)/study.yaml")
    }

    /// The files of a study's folder, in ascending order of their names, without what generates them; empty when no
    /// study has the name. A name holds the path below the study's folder.
    package static func studyFiles(named name: String) -> [(name: String, bytes: [UInt8])] {
        guard studyNames.contains(name) else { return [] }
        let folder = "\(studiesFolder)\(name)/"
        return Assets.paths(under: folder).compactMap { path in
            let file = String(path.dropFirst(folder.count))
            guard !file.hasPrefix("Generator/"), !file.hasSuffix(".swift"), let bytes = Assets.bytes(path) else {
                return nil
            }
            return (file, bytes)
        }
    }
}
