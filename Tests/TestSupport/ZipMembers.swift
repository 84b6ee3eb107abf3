import CZip

/// The members of a zip archive as libzip reads them back.
package struct ZipMembers: Sendable {
    package struct Member: Sendable {
        package var name: String
        package var bytes: [UInt8]
    }

    package private(set) var members: [Member] = []

    package init(_ bytes: [UInt8]) throws {
        struct Failure: Error {}
        var error = zip_error_t()
        try bytes.withUnsafeBytes { buffer in
            guard let source = zip_source_buffer_create(buffer.baseAddress, zip_uint64_t(buffer.count), 0, &error),
                let archive = zip_open_from_source(source, ZIP_RDONLY, &error)
            else { throw Failure() }
            defer { zip_discard(archive) }
            for index in 0..<zip_uint64_t(max(0, zip_get_num_entries(archive, 0))) {
                var entry = zip_stat_t()
                guard zip_stat_index(archive, index, 0, &entry) == 0, let name = entry.name,
                    let file = zip_fopen_index(archive, index, 0)
                else { throw Failure() }
                defer { zip_fclose(file) }
                var content = [UInt8](repeating: 0, count: Int(entry.size))
                guard zip_fread(file, &content, entry.size) == zip_int64_t(entry.size) else { throw Failure() }
                members.append(Member(name: String(cString: name), bytes: content))
            }
        }
    }

    package func text(of name: String) -> String? {
        members.first { $0.name == name }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
}
