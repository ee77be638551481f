public import Domain

/// A person is known; name and address are for those who write to them.
public struct PersonRegistered: SealingEvent {
    /// The service whose event it is.
    public static let service = ServiceName.elections
    /// Its name within the service.
    public static let name = "person-registered"
    /// Who can open the sealed part.
    public static let readers: [ServiceName] = [.notifications, .meetings]

    /// What a notice needs.
    public struct Secret: Codable, Sendable, Equatable {
        /// The name.
        public let name: String
        /// The address.
        public let email: String

        /// Puts it together.
        public init(name: String, email: String) {
            self.name = name
            self.email = email
        }
    }

    /// The person.
    public let person: PersonID
    /// The secret under lock.
    public var sealed: SealedPart?

    /// Puts the message together.
    public init(person: PersonID, sealed: SealedPart? = nil) {
        self.person = person
        self.sealed = sealed
    }

    /// An example.
    public static let sample = PersonRegistered(person: "chair", sealed: .sample)

    /// An example of the secret.
    public static let sampleSecret = Secret(name: "Chair of the SMKI PMA", email: "chair@example.org")
}
