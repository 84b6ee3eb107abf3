import CSodium
import Foundation
import GRDB
import Safety

/// The study and its rule sets as rows.
enum StudyStore {
    static func insert(_ definition: StudyDefinition, now: String, into db: Database) throws {
        let study = definition.study
        var names: Set<String> = []
        for arm in study.arms where !names.insert(arm).inserted {
            throw RegistryError(.request, "The study names the arm \"\(arm)\" twice. Name each arm once.")
        }
        guard Set(study.groups).count == study.groups.count else {
            throw RegistryError(.request, "The study names a group twice. Name each group once.")
        }
        try db.run(
            "store_study",
            [
                study.identifier, study.title, study.isSynthetic, now, study.armsAreDelivered,
                study.groupsAreDelivered, study.noDenominators,
            ])
        for (index, arm) in study.arms.enumerated() {
            try db.run("store_arm", [index + 1, arm])
        }
        for (index, group) in study.groups.enumerated() {
            try db.run("store_group", [index + 1, group])
        }
        for value in Set(study.notAnArm).sorted() {
            try db.run("store_not_an_arm", [value])
        }
        try activate(definition.rules, now: now, in: db)
    }

    static func study(_ db: Database) throws -> Study {
        guard let row = try db.row("study") else {
            throw RegistryError(.registry, "The registry holds no study. Restore it from a copy.")
        }
        var study = Study(
            identifier: try row.optional("identifier"), title: try row.value("title"),
            arms: [], notAnArm: try db.rows("not_an_arm").map { try $0.value("value") },
            isSynthetic: try row.value("is_synthetic"))
        study.armsAreDelivered = try row.value("takes_arms")
        study.groupsAreDelivered = try row.value("takes_groups")
        study.noDenominators = try row.optional("no_denominators")
        if !study.armsAreDelivered { study.arms = try arms(db).map(\.name) }
        if !study.groupsAreDelivered { study.groups = try groups(db).map(\.name) }
        return study
    }

    static func groups(_ db: Database) throws -> [Arm] {
        try db.rows("groups").map { Arm(id: try $0.value("id"), name: try $0.value("name")) }
    }

    static func arms(_ db: Database) throws -> [Arm] {
        try db.rows("arms").map { Arm(id: try $0.value("id"), name: try $0.value("name")) }
    }

    static func generation(_ db: Database) throws -> Int {
        try db.row("study")?.value("generation") ?? 0
    }

    static func advanceGeneration(_ db: Database) throws {
        try db.run("advance_generation")
    }

    /// Stores a rule set if it is new and makes it the active one. A stored version never changes its text.
    static func activate(_ rules: RuleSet, now: String, in db: Database) throws {
        let hash = TextHash.sha256(rules.text)
        let known = try db.row("rule_set_by_version", [rules.name, rules.version])
        let id: Int64
        if let known {
            guard try known.value("sha256") == hash else {
                throw RegistryError(
                    .request,
                    "The registry holds other rules as \(rules.name) version \(rules.version). "
                        + "A changed text needs a new version.")
            }
            id = try known.value("id")
        } else {
            try db.run("store_rule_set", [rules.name, rules.version, rules.text, hash, now])
            id = db.lastInsertedRowID
            for parameter in rules.parameters {
                try db.run("store_rule_parameter", [id, parameter.name, parameter.value])
            }
        }
        try db.run("retire_rule_sets", [id])
        try db.run("activate_rule_set", [id])
    }
}

extension Registry {
    /// The study that the registry holds.
    package func study() throws(RegistryError) -> Study { try reading(StudyStore.study) }

    /// The arms and groups of the study: those declared, or those delivered so far, in the order of their keys.
    package func studyArms() throws(RegistryError) -> StudyArms {
        try reading { StudyArms(arms: try StudyStore.arms($0), groups: try StudyStore.groups($0)) }
    }

    /// A counter that moves with every committed change of the registry.
    package func generation() throws(RegistryError) -> Int { try reading(StudyStore.generation) }

    /// The stored rule sets in the order in which they came.
    package func ruleSets() throws(RegistryError) -> [StoredRuleSet] {
        try reading { db in
            try db.rows("rule_sets").map {
                StoredRuleSet(
                    name: try $0.value("name"), version: try $0.value("version"), text: try $0.value("text"),
                    stored: try $0.value("stored"), isActive: try $0.value("is_active"))
            }
        }
    }

    /// Makes a rule set the active one, storing it if it is new.
    package func use(_ rules: RuleSet, now: String) throws(RegistryError) {
        try writing { db in
            try StudyStore.activate(rules, now: now, in: db)
            return .commit(())
        }
    }
}

/// A rule set as the registry keeps it; its text is decoded by whoever needs its rules.
package struct StoredRuleSet: Sendable, Equatable {
    package let name: String
    package let version: String
    package let text: String
    /// When it was stored, UTC, ISO 8601.
    package let stored: String
    package let isActive: Bool
}
