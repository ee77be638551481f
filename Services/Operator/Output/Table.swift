/// Rows under headings, each column as wide as its widest cell.
struct Table {
    let headings: [String]
    private var rows: [[String]] = []

    init(_ headings: [String]) { self.headings = headings }

    mutating func add(_ cells: [String]) { self.rows.append(cells) }

    var isEmpty: Bool { self.rows.isEmpty }

    var lines: [String] {
        let all = [self.headings.map { $0.uppercased() }] + self.rows
        let widths = self.headings.indices.map { column in
            all.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return all.map { row in
            let cells = row.enumerated().map { column, cell in
                column == row.count - 1 || column >= widths.count ? cell : cell.padded(to: widths[column])
            }
            return cells.joined(separator: "  ")
        }
    }
}
