import CAssets

/// The text files of Schema, Imports and Reports, embedded in the program so that it runs from any folder.
package enum Assets {
    /// The paths below a folder such as "Schema/views/", in ascending order.
    package static func paths(under folder: String) -> [String] {
        (0..<soteria_asset_count()).map { String(cString: soteria_asset($0).path) }.filter { $0.hasPrefix(folder) }
    }

    /// The bytes of a file, or nil when no such file was embedded.
    package static func bytes(_ path: String) -> [UInt8]? {
        for position in 0..<soteria_asset_count() {
            let asset = soteria_asset(position)
            guard String(cString: asset.path) == path else { continue }
            return Array(UnsafeBufferPointer(start: asset.bytes, count: asset.count))
        }
        return nil
    }

    /// The text of a file, or nil when no such file was embedded.
    package static func text(_ path: String) -> String? {
        bytes(path).map { String(decoding: $0, as: UTF8.self) }
    }
}
