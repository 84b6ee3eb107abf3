import Registry
import Safety

/// Arms and groups named in options.
enum ArmNames {
    /// The keys of the arm of `--arm` or of the arms of `--arms`; nil where neither is given.
    static func keys(arm: String?, arms: String?, in registry: Registry, by basis: ArmBasis) throws -> [Int]? {
        guard arm != nil || arms != nil else { return nil }
        if arm != nil, arms != nil {
            throw Ending.Failure(code: .usage, message: "Give either --arm or --arms, not both.")
        }
        let known = Known(try registry.studyArms().counted(by: basis), basis)
        if let arm { return [try known.key(of: arm)] }
        return try known.keys(of: arms ?? "")
    }

    private struct Known {
        let arms: [Arm]
        let noun: String
        private let exact: [String: Int]
        /// By name in lower case; nil where several have it.
        private let folded: [String: Int?]

        init(_ arms: [Arm], _ basis: ArmBasis) {
            self.arms = arms
            noun = basis == .groups ? "group" : "arm"
            exact = Dictionary(arms.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
            folded = Dictionary(arms.map { ($0.name.lowercased(), $0.id) }, uniquingKeysWith: { _, _ in nil })
        }

        func find(_ name: String) -> Int? { exact[name] ?? folded[name.lowercased()] ?? nil }

        func key(of name: String) throws -> Int {
            if let key = find(name) { return key }
            throw Ending.Failure(
                code: .usage, message: "The registry has no \(noun) \"\(name)\". \(advice(name))")
        }

        /// Names with commas between; a name that holds a comma itself is taken as the longest name that fits.
        func keys(of text: String) throws -> [Int] {
            let parts = text.split(separator: ",", omittingEmptySubsequences: false)
            var keys: [Int] = []
            var start = 0
            while start < parts.count {
                let ends = (start..<parts.count).reversed()
                let found = ends.lazy.compactMap { end in
                    find(trimmed(parts[start...end].joined(separator: ","))).map { (key: $0, end: end) }
                }.first
                guard let found else { return [try key(of: trimmed(String(parts[start])))] }
                guard !keys.contains(found.key) else {
                    throw Ending.Failure(code: .usage, message: "--arms names a \(noun) twice: name each once.")
                }
                keys.append(found.key)
                start = found.end + 1
            }
            return keys
        }

        private func trimmed(_ text: String) -> String {
            var text = text[...]
            while text.first == " " { text.removeFirst() }
            while text.last == " " { text.removeLast() }
            return String(text)
        }

        private func advice(_ name: String) -> String {
            if arms.isEmpty { return "It has no \(noun)s." }
            if arms.count <= 20 { return "Its \(noun)s: \(arms.map(\.name).joined(separator: ", "))." }
            return NearNames.question(name, among: arms.map(\.name), otherwise: "It has \(arms.count) \(noun)s.")
        }
    }
}
