/// A kind of seat in the committee's composition.
public enum SeatCategory: String, Sendable, Codable, Hashable, CaseIterable {
    case chair, smkiSpecialist, largeSupplier, smallSupplier
    /// The undivided Network seat, before 14 December 2016 only.
    case network
    case electricityNetworks, gasNetworks, sscRepresentative, tabascRepresentative

    /// The name in documents.
    public var label: String {
        switch self {
        case .chair: "Chair"
        case .smkiSpecialist: "SMKI Specialist"
        case .largeSupplier: "Large Supplier"
        case .smallSupplier: "Small Supplier"
        case .network: "Network"
        case .electricityNetworks: "Electricity Networks"
        case .gasNetworks: "Gas Networks"
        case .sscRepresentative: "SSC Representative"
        case .tabascRepresentative: "TABASC Representative"
        }
    }

    private var otherLabels: [String] {
        switch self {
        case .electricityNetworks: ["Electricity Network Party", "Electricity Network Parties"]
        case .gasNetworks: ["Gas Network Party", "Gas Network Parties"]
        case .largeSupplier: ["Large Supplier Party", "Large Supplier Parties"]
        case .smallSupplier: ["Small Supplier Party", "Small Supplier Parties"]
        case .sscRepresentative: ["SSC", "Security Sub-Committee Representative"]
        case .tabascRepresentative: ["TABASC"]
        case .smkiSpecialist: ["Specialist"]
        case .chair, .network: []
        }
    }

    /// Reads an identifier or any accepted label, whatever its capitals, singular or plural (AMB-24).
    public init?(label: String) {
        let key = label.labelKey
        let match = Self.allCases.first { category in
            ([category.rawValue, category.label] + category.otherLabels).contains { $0.labelKey == key }
        }
        guard let match else { return nil }
        self = match
    }

    /// The Party Categories whose people may hold such a seat by election; nil where none is tested (MEM-32).
    public var partyCategories: Set<PartyCategory>? {
        switch self {
        case .largeSupplier: [.largeSupplier]
        case .smallSupplier: [.smallSupplier]
        case .network: [.electricityNetworks, .gasNetworks]
        case .electricityNetworks: [.electricityNetworks]
        case .gasNetworks: [.gasNetworks]
        case .chair, .smkiSpecialist, .sscRepresentative, .tabascRepresentative: nil
        }
    }

    /// Whether Parties elect the seat's holder.
    public var isElected: Bool { self.partyCategories != nil }
}

/// What a seat may do in a vote.
public enum VotingRight: String, Sendable, Codable, Hashable {
    /// An ordinary vote.
    case full
    /// The Chair's: on a deadlock only.
    case castingOnly
    /// None, and no place in the count.
    case none
}

/// Bodies that attend without a vote and never count (MEM-02).
public enum RepresentativeKind: String, Sendable, Codable, Hashable, CaseIterable {
    case dcc, ofgem, beis
}
