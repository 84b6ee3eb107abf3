import Safety
import Assets
import Foundation

extension Imports {
    /// The profile of Soteria's own files, which needs no `--profile`.
    package static let ownProfile = "soteria"
    /// The most bytes that a profile may have.
    private static let longestProfile = 1 << 20

    /// The names of the shipped profiles, in ascending order.
    package static func profileNames() -> [String] { names(in: "profiles") }

    /// A shipped profile by its name, or the profile in the file of a path.
    ///
    /// What holds a "/" or ends in .yaml or .yml is a path; any other text is a name.
    package static func profile(_ nameOrPath: String) throws(ImportsError) -> Profile {
        let isPath = nameOrPath.contains("/") || nameOrPath.hasSuffix(".yaml") || nameOrPath.hasSuffix(".yml")
        if isPath { return try Profile(yaml: try fileText(nameOrPath), file: nameOrPath) }
        guard let text = Assets.text("Imports/profiles/\(nameOrPath).yaml") else {
            let known = profileNames()
            throw ImportsError(
                file: nameOrPath, problem: "There is no such profile.",
                remedy: NearNames.question(
                    nameOrPath, among: known,
                    otherwise: "The profiles are \(known.joined(separator: ", ")); a file is given as a path."))
        }
        return try Profile(yaml: text, file: "profile \(nameOrPath)")
    }

    private static func fileText(_ path: String) throws(ImportsError) -> String {
        let data: Data
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            data = try handle.read(upToCount: longestProfile + 1) ?? Data()
        } catch {
            throw ImportsError(
                file: path, problem: "The file cannot be read.",
                remedy: "Check the path; the shipped profiles are \(profileNames().joined(separator: ", ")).")
        }
        guard data.count <= longestProfile else {
            throw ImportsError(
                file: path, problem: "The file has more than \(longestProfile) bytes.", remedy: "Is it a profile?")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw ImportsError(file: path, problem: "The file is not UTF-8.", remedy: "Save it as UTF-8.")
        }
        return text
    }

    // MARK: Value maps that several profiles share

    private static let valueEnding = "-values"

    /// The names that a profile's `vocabulary` may have.
    static func valueVocabularies() -> [String] { names(in: "vocabularies").filter { $0.hasSuffix(valueEnding) } }

    static func valueMaps(ofVocabulary name: String) throws(ImportsError) -> ValueMaps {
        let file = "vocabulary \(name)"
        guard let text = Assets.text("Imports/vocabularies/\(name).yaml") else {
            throw ImportsError(file: file, problem: "There is no such vocabulary.", remedy: "Correct its name.")
        }
        return try ValueMaps(try YAMLValue.document(text, file: file))
    }
}
