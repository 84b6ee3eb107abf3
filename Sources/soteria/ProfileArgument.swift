import Foundation
import Imports
import Safety

/// Profiles given by name or by path.
enum ProfileArgument {
    static func profile(_ nameOrPath: String) throws -> Profile {
        let names = Imports.profileNames()
        guard names.contains(nameOrPath) || FileManager.default.fileExists(atPath: nameOrPath) else {
            let hint = NearNames.question(
                nameOrPath, among: names, otherwise: "Profiles: \(names.joined(separator: ", ")).")
            throw Ending.Failure(
                code: .usage, message: "There is neither a profile nor a file called \(nameOrPath). \(hint)")
        }
        if !names.contains(nameOrPath) {
            let attributes = try? FileManager.default.attributesOfItem(
                atPath: URL(fileURLWithPath: nameOrPath).resolvingSymlinksInPath().path)
            guard attributes?[.type] as? FileAttributeType == .typeRegular else {
                throw Ending.Failure(
                    code: .inputOutput, message: "\(nameOrPath) is not a regular file. Name a profile's file.")
            }
        }
        // A file without a slash or ending is meant as one when no profile has its name.
        let isName = names.contains(nameOrPath)
        return try Imports.profile(isName || nameOrPath.contains("/") ? nameOrPath : "./\(nameOrPath)")
    }
}
