import CAssets

/// The text files of Schema, Imports and Reports, embedded in the program so that it runs from any folder.
package enum Assets {
    private static let positions = Dictionary(
        (0..<soteria_asset_count()).map { (String(cString: soteria_asset($0).path), $0) },
        uniquingKeysWith: { first, _ in first })

    /// The paths below a folder such as "Schema/views/", in ascending order.
    package static func paths(under folder: String) -> [String] {
        positions.keys.filter { $0.hasPrefix(folder) }.sorted()
    }

    /// The bytes of a file, or nil when no such file was embedded.
    package static func bytes(_ path: String) -> [UInt8]? {
        guard let position = positions[path] else { return nil }
        let asset = soteria_asset(position)
        return Array(UnsafeBufferPointer(start: asset.bytes, count: asset.count))
    }

    /// The text of a file, or nil when no such file was embedded.
    package static func text(_ path: String) -> String? {
        bytes(path).map { String(decoding: $0, as: UTF8.self) }
    }
}
