import Foundation
import Imports
import Safety

/// Study and rule files given by the name of a shipped study or by path.
enum StudyArgument {
    /// The text of a study file and what to call it in errors.
    static func text(_ nameOrPath: String) throws -> (text: String, fileName: String) {
        if let text = Imports.studyText(named: nameOrPath) { return (text, "study \(nameOrPath)") }
        guard let data = FileManager.default.contents(atPath: nameOrPath) else {
            let hint = NearNames.question(nameOrPath, among: Imports.studyNames)
            throw Ending.Failure(
                code: .usage,
                message: "There is neither a study nor a file called \(nameOrPath). \(hint)"
                    + "\(hint.isEmpty ? "" : " ")Studies: \(Imports.studyNames.joined(separator: ", ")).")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Ending.Failure(code: .refused, message: "\(nameOrPath) is not UTF-8 text. Save it as UTF-8.")
        }
        return (text, nameOrPath)
    }

    /// A study with its rules.
    static func study(_ nameOrPath: String) throws -> StudyDefinition {
        let (text, fileName) = try text(nameOrPath)
        return try StudyFile.decode(text: text, fileName: fileName)
    }
}
