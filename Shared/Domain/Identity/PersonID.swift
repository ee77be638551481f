/// A person known to the register or the list of principals, by an id of ours, never by name.
public struct PersonID: Identifier {
    /// The id, such as `large-supplier-1`.
    public let value: String

    /// Takes the id as it is.
    public init(_ value: String) { self.value = value }
}
