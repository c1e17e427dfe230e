//! Lists for people and for programs that read lines.

use std::io::IsTerminal as _;

/// Rows under headings.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Headings without rows.
    pub fn new<const N: usize>(headings: [&str; N]) -> Table {
        Table { rows: vec![headings.map(str::to_owned).into()] }
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        // A cell ends neither its line nor its column, and tells a terminal nothing.
        self.rows.push(cells.map(|cell| cell.replace(char::is_control, " ")).into());
    }

    /// Columns one below the other on a terminal, else cells with tabs between them.
    pub fn text(&self) -> String {
        if std::io::stdout().is_terminal() { self.aligned() } else { self.separated() }
    }

    fn aligned(&self) -> String {
        let columns = self.rows[0].len();
        let width = |at: usize| self.rows.iter().map(|row| row[at].chars().count()).max().unwrap_or_default();
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let line = |row: &Vec<String>| {
            let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
            format!("{}\n", cells.join("  ").trim_end())
        };
        self.rows.iter().map(line).collect()
    }

    fn separated(&self) -> String {
        self.rows.iter().map(|row| row.join("\t") + "\n").collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut table = Table::new(["id", "name"]);
        table.row(["1".to_owned(), "a\tb".to_owned()]);
        table.row(["10000".to_owned(), String::new()]);
        assert_eq!(table.separated(), "id\tname\n1\ta b\n10000\t\n");
        assert_eq!(table.aligned(), "id     name\n1      a b\n10000\n");
    }
}
