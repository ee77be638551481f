/// A class of Party under the Code.
public enum PartyCategory: String, Sendable, Codable, Hashable, CaseIterable {
    case largeSupplier, smallSupplier, electricityNetworks, gasNetworks, otherSecParty

    /// The name in documents.
    public var label: String {
        switch self {
        case .largeSupplier: "Large Supplier"
        case .smallSupplier: "Small Supplier"
        case .electricityNetworks: "Electricity Networks"
        case .gasNetworks: "Gas Networks"
        case .otherSecParty: "Other SEC Party"
        }
    }

    /// Reads an identifier or a label; "Electricity Network" and "Electricity Networks" mean the same (AMB-24).
    public init?(label: String) {
        let key = label.labelKey
        guard let match = Self.allCases.first(where: { $0.rawValue.labelKey == key || $0.label.labelKey == key }) else {
            return nil
        }
        self = match
    }
}

extension String {
    /// The letters of a label, lower-case, without a plural's s, so that spellings can be compared.
    var labelKey: String {
        let letters = self.lowercased().filter(\.isLetter)
        return letters.hasSuffix("s") ? String(letters.dropLast()) : letters
    }
}
