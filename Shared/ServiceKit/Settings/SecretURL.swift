internal import Foundation

/// A URL that may hold a password: the password leaves it only through `revealed`.
public struct SecretURL: Sendable, Equatable {
    /// The whole URL with its password, for the library that connects.
    ///
    /// Never to be logged.
    public let revealed: String

    init(_ url: String) {
        self.revealed = url
    }

    /// The URL with every password replaced by `***`.
    public var masked: String {
        guard var parts = URLComponents(string: self.revealed), parts.host != nil else { return "(hidden)" }
        let hasPassword = parts.password != nil
        let user = parts.percentEncodedUser
        parts.user = nil
        parts.password = nil
        parts.queryItems = parts.queryItems?.map { item in
            item.name.lowercased().contains("password") ? URLQueryItem(name: item.name, value: "***") : item
        }
        guard let rest = parts.string, let separator = rest.range(of: "//") else { return "(hidden)" }
        guard let user else { return rest }
        return "\(rest[..<separator.upperBound])\(user)\(hasPassword ? ":***" : "")@\(rest[separator.upperBound...])"
    }
}

extension SecretURL: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The URL without its password.
    public var description: String { self.masked }

    /// The URL without its password.
    public var debugDescription: String { self.masked }

    /// The URL without its password, also for `dump`.
    public var customMirror: Mirror { Mirror(self, children: ["masked": self.masked]) }
}
