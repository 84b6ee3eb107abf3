import Foundation
import Imports
import Registry

/// The program itself: its version, its clock and the person who runs it.
enum Program {
    static let version = "0.1.0"

    /// The time now, UTC, ISO 8601 to the second; SOURCE_DATE_EPOCH fixes it, so that outputs can be reproduced.
    ///
    /// A value that is no second of the years 1970 to 9999 fixes nothing.
    static var now: String {
        var seconds = time(nil)
        if let fixed = environment("SOURCE_DATE_EPOCH").flatMap(Int.init), (0..<253_402_300_800).contains(fixed) {
            seconds = fixed
        }
        var parts = tm()
        gmtime_r(&seconds, &parts)
        var text = [CChar](repeating: 0, count: 32)
        strftime(&text, text.count, "%Y-%m-%dT%H:%M:%SZ", &parts)
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The login name of whoever runs the program, as the import run records it.
    static var actor: String {
        if let entry = getpwuid(getuid()), let name = entry.pointee.pw_name { return String(cString: name) }
        return environment("USER") ?? "unknown"
    }

    /// A variable of the environment, nil when absent or empty.
    static func environment(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// The registry at a path, comparing terms by the program's list of spelling variants.
    static func registry(_ path: String) -> Registry {
        Registry(path: path, termKey: Imports.termKey(), keepsOpen: true)
    }
}
