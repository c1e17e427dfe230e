//! Random changes of a schema, and what each says about the rows.

mod operation;

use std::collections::{BTreeMap, BTreeSet};

use resource_migrate::{Column, Schema, Table};
use resource_runtime::testing::Random;

use operation::OPERATIONS;

/// A schema on its way to the next one.
pub struct Mutation {
    /// The next one.
    pub to: Schema,
    /// Tables that are gone, by their old names.
    pub dropped_tables: BTreeSet<String>,
    /// Columns that are gone, by the old names of table and column.
    pub dropped_columns: BTreeSet<(String, String)>,
    /// Values that the migration replaces, by the old names of table and column.
    pub replaced: BTreeMap<(String, String), Replaced>,
    /// New names to old ones.
    tables: BTreeMap<String, String>,
    columns: BTreeMap<(String, String), String>,
    /// What was done, for messages.
    pub log: Vec<String>,
}

/// Which values of a column a migration replaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// Those that are null.
    Nulls,
    /// These.
    Values(Vec<String>),
}

impl Mutation {
    /// No change.
    pub fn none(from: &Schema) -> Mutation {
        let mut to = from.clone();
        for table in to.tables.values_mut() {
            table.renamed_from = None;
            table.columns.iter_mut().for_each(|column| column.renamed_from = None);
        }
        let tables = to.tables.keys().map(|name| (name.clone(), name.clone())).collect();
        let columns = to.tables.iter().flat_map(|(table, content)| {
            content.columns.iter().map(|column| ((table.clone(), column.name.clone()), column.name.clone()))
        });
        let columns = columns.collect();
        Mutation {
            to,
            dropped_tables: BTreeSet::new(),
            dropped_columns: BTreeSet::new(),
            replaced: BTreeMap::new(),
            tables,
            columns,
            log: Vec::new(),
        }
    }

    /// A few random changes.
    pub fn random(from: &Schema, random: &mut Random) -> Mutation {
        let mut mutation = Mutation::none(from);
        let wanted = random.between(1, 5) as usize;
        while mutation.log.len() < wanted {
            let operation = *random.pick(&OPERATIONS);
            let done = operation(&mut mutation, random);
            mutation.log.extend(done);
        }
        mutation
    }

    /// What a table is called now.
    pub fn table_now(&self, old: &str) -> Option<&String> {
        self.tables.iter().find(|(_, origin)| *origin == old).map(|(now, _)| now)
    }

    /// What a column is called now; the arguments are old names.
    pub fn column_now(&self, table: &str, column: &str) -> Option<&String> {
        let table = self.table_now(table)?;
        let mut columns = self.columns.iter().filter(|((of, _), _)| of == table);
        columns.find(|(_, origin)| *origin == column).map(|((_, now), _)| now)
    }

    /// The names of table and column before all this; none of a new one.
    fn origin(&self, table: &str, column: &str) -> Option<(String, String)> {
        let column = self.columns.get(&(table.to_owned(), column.to_owned()))?;
        Some((self.tables.get(table)?.clone(), column.clone()))
    }

    fn any_table(&self, random: &mut Random) -> Option<String> {
        let names: Vec<&String> = self.to.tables.keys().collect();
        (!names.is_empty()).then(|| (*random.pick(&names)).clone())
    }

    /// A column that is neither a key nor part of a reference, and satisfies a condition.
    fn any_column(&self, random: &mut Random, wanted: impl Fn(&Column) -> bool) -> Option<(String, String)> {
        let table = self.any_table(random)?;
        let content = &self.to.tables[&table];
        let is_free = |column: &&Column| {
            column.name != "tenant_id"
                && !content.primary_key.contains(&column.name)
                && !content.foreign_keys.iter().any(|key| key.columns.contains(&column.name))
                && wanted(column)
        };
        let free: Vec<&Column> = content.columns.iter().filter(is_free).collect();
        (!free.is_empty()).then(|| (table.clone(), random.pick(&free).name.clone()))
    }

    fn table(&mut self, name: &str) -> &mut Table {
        self.to.tables.get_mut(name).expect("a table")
    }

    fn column(&mut self, table: &str, name: &str) -> &mut Column {
        self.table(table).columns.iter_mut().find(|column| column.name == name).expect("a column")
    }
}
