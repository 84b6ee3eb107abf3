/// What holds for all chunks of a registry's columns: the arms, and how the codings of events are to be read.
package struct ColumnFrame: Sendable, Equatable {
    /// What a coding says: the position of its path in `paths`, and its dictionary as a position in `dictionaries`.
    package struct Coding: Sendable, Equatable {
        package var path: Int32
        package var dictionary: Int32

        package init(path: Int32, dictionary: Int32) {
            self.path = path
            self.dictionary = dictionary
        }

        /// A key that no coding has.
        package static let none = Coding(path: -1, dictionary: -1)
    }

    package var arms: [Arm] = []
    package var groups: [Arm] = []
    /// The (SOC, PT) paths that events are coded to.
    package var paths: [CodedPath] = []
    package var dictionaries: [DictionaryVersion] = []
    /// By the registry's key of the coding; element 0 stands for events that name no term.
    package var codings: [Coding] = [.none]

    package init() {}

    /// The arms and groups in which subjects can be counted.
    package var studyArms: StudyArms { StudyArms(arms: arms, groups: groups) }

    /// For each coding the position of its path plus one, or 0 where it does not count: where there is none, or where
    /// the rules name another dictionary.
    package func terms(for dictionary: DictionaryReference?) -> [Int32] {
        let counts = dictionaries.map { own in
            dictionary.map { $0.name == own.name && $0.version == own.version } ?? true
        }
        return codings.map { coding in
            let position = Int(coding.dictionary)
            guard coding.path >= 0, counts.indices.contains(position), counts[position] else { return 0 }
            return coding.path + 1
        }
    }

    /// The dictionaries that events are coded in, each once, in the order in which they were loaded.
    package var dictionariesInUse: [DictionaryVersion] {
        let used = Set(codings.map(\.dictionary))
        return dictionaries.indices.filter { used.contains(Int32(truncatingIfNeeded: $0)) }
            .map { dictionaries[$0] }
    }
}
