/// What a subject is by one characteristic, for tables by subgroup.
package struct SubjectValue: Sendable, Hashable {
    /// The registry's key of the subject.
    package var subject: Int
    /// The value as delivered; nil where none was.
    package var value: String?

    package init(subject: Int, value: String?) {
        self.subject = subject
        self.value = value
    }
}
