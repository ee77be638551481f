/// Labels and values in two aligned columns.
struct Facts {
    private var rows: [(label: String, value: String)] = []

    /// Adds a row; one without a value is left out.
    mutating func add(_ label: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        self.rows.append((label, value))
    }

    /// The rows; a value of several lines keeps to its column.
    var lines: [String] {
        let width = self.rows.map(\.label.count).max() ?? 0
        return self.rows.flatMap { label, value in
            value.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
                (index == 0 ? label : "").padded(to: width) + "  " + line
            }
        }
    }
}

extension String {
    /// With spaces behind it, so that a column begins at the same place in every row.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - self.count))
    }
}
