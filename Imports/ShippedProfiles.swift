import Assets
import Foundation
import Safety

extension Imports {
    /// The profile of Soteria's own files, which needs no `--profile`.
    package static let ownProfile = "soteria"
    /// The most bytes that a profile may have.
    private static let longestProfile = 1 << 20

    /// The names of the shipped profiles, in ascending order.
    package static func profileNames() -> [String] { names(in: profilesFolder) }

    /// The shipped profiles, in the order of their names.
    package static func shippedProfiles() -> [Profile] { profileNames().compactMap { try? profile($0) } }

    private static let profilesFolder = "Imports/profiles/"
    private static let vocabulariesFolder = "Imports/vocabularies/"

    /// The names of the YAML files of a folder without their ending, in ascending order.
    private static func names(in folder: String) -> [String] {
        Assets.paths(under: folder).filter { $0.hasSuffix(".yaml") }.map {
            String($0.dropFirst(folder.count).dropLast(".yaml".count))
        }
    }

    /// A shipped profile by its name, or the profile in the file of a path.
    ///
    /// What holds a "/" or ends in .yaml or .yml is a path; any other text is a name.
    package static func profile(_ nameOrPath: String) throws(ImportsError) -> Profile {
        let isPath = nameOrPath.contains("/") || nameOrPath.hasSuffix(".yaml") || nameOrPath.hasSuffix(".yml")
        if isPath { return try Profile(yaml: try fileText(nameOrPath), file: nameOrPath) }
        guard let text = Assets.text("\(profilesFolder)\(nameOrPath).yaml") else {
            let known = profileNames()
            let question = NearNames.question(
                nameOrPath, among: known,
                otherwise: "The profiles are \(known.joined(separator: ", ")); a file is given as a path.")
            throw ImportsError(file: nameOrPath, problem: "There is no such profile. \(question)")
        }
        return try Profile(yaml: text, file: "profile \(nameOrPath)")
    }

    private static func fileText(_ path: String) throws(ImportsError) -> String {
        let data: Data
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            data = try handle.read(upToCount: longestProfile + 1) ?? Data()
        } catch {
            let known = profileNames().joined(separator: ", ")
            throw ImportsError(
                file: path, problem: "The file cannot be read. Check the path; the shipped profiles are \(known).")
        }
        guard data.count <= longestProfile else {
            throw ImportsError(
                file: path, problem: "A profile has at most \(longestProfile) bytes: this is no profile.")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw ImportsError(file: path, problem: "The file is not UTF-8. Save it as UTF-8.")
        }
        return text
    }

    // MARK: Value maps that several profiles share

    private static let valueEnding = "-values"

    /// The names that a profile's `vocabulary` may have.
    static func valueVocabularies() -> [String] {
        (names(in: vocabulariesFolder).filter { $0.hasSuffix(valueEnding) } + [socVocabulary]).sorted()
    }

    /// The vocabulary of SOCs as they are delivered, by code or by name; it is made of the agreed order.
    private static let socVocabulary = "soc-values"

    static func valueMaps(ofVocabulary name: String) throws(ImportsError) -> ValueMaps {
        if name == socVocabulary {
            var map = ValueMap()
            for soc in agreedSOCs() {
                map.set(soc.code, to: soc.name)
                map.set(soc.name, to: soc.name)
            }
            return ValueMaps([ImportField.socName.rawValue: map])
        }
        let file = "vocabulary \(name)"
        guard let text = Assets.text("\(vocabulariesFolder)\(name).yaml") else {
            throw ImportsError(file: file, problem: "There is no such vocabulary.")
        }
        return try ValueMaps(try StrictYAML.file(text: text, named: file))
    }
}
