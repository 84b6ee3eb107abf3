/// The parts that a part of a workbook refers to (ECMA-376 part 2, 9.3).
struct Relationships {
    struct Target {
        var id: String
        /// The last word of the type, which is the same in the strict and the transitional form: "worksheet".
        var kind: String
        /// The name of the part in the archive.
        var part: String
    }

    private(set) var targets: [Target] = []

    /// Reads the relationships of a part, or of the archive itself where `part` is empty; none when it has none.
    init(of part: String, in package: WorkbookPackage) throws(RecordProblem) {
        let folder = part.split(separator: "/").dropLast().map(String.init)
        let file = part.split(separator: "/").last.map(String.init) ?? ""
        var targets: [Target] = []
        _ = try ElementScan.read((folder + ["_rels", "\(file).rels"]).joined(separator: "/"), of: package) {
            name, _, attributes, depth in
            guard depth == 2, name.is("Relationship"), attributes.text("TargetMode") != "External" else { return }
            let kind = attributes.text("Type").split(separator: "/").last.map(String.init) ?? ""
            let part = Self.resolved(attributes.text("Target"), from: folder)
            targets.append(Target(id: attributes.text("Id"), kind: kind, part: part))
        }
        self.targets = targets
    }

    func first(_ kind: String) -> String? { targets.first { $0.kind == kind }?.part }

    /// The name of a part that is given from a folder, or from the root where it begins with a slash.
    private static func resolved(_ target: String, from folder: [String]) -> String {
        var path = target.hasPrefix("/") ? [] : folder
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = path.popLast() } else { path.append(String(step)) }
        }
        return path.joined(separator: "/")
    }
}
