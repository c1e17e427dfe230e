//! What can happen to a schema. Each takes place somewhere at random and says what it did, or finds no
//! place and does nothing.

use resource_migrate::name::{key_column, quote};
use resource_migrate::{
    Change, Check, Column, ColumnKind, EnumValues, Index, IndexColumn, Literal, OnDelete, PerDialect, Table,
};
use resource_runtime::testing::Random;

use super::{Mutation, Replaced};
use crate::migration::sample::{names, nullable, nullify, reference, with_default, words};

/// Changes a schema.
pub type Operation = fn(&mut Mutation, &mut Random) -> Option<String>;

/// All of them; what is listed twice happens twice as often.
pub const OPERATIONS: [Operation; 21] = [
    Mutation::add_column,
    Mutation::add_column,
    Mutation::rename_column,
    Mutation::rename_column,
    Mutation::drop_column,
    Mutation::add_index,
    Mutation::add_unique,
    Mutation::drop_index,
    Mutation::drop_unique,
    Mutation::add_check,
    Mutation::drop_check,
    Mutation::rename_table,
    Mutation::add_table,
    Mutation::drop_table,
    Mutation::grow_enum,
    Mutation::shrink_enum,
    Mutation::require,
    Mutation::relax,
    Mutation::widen,
    Mutation::toggle_append_only,
    Mutation::add_reference,
];

impl Mutation {
    fn add_column(&mut self, random: &mut Random) -> Option<String> {
        let table = self.any_table(random)?;
        let name = fresh("column", random);
        let column = new_column(&name, random);
        let log = format!("add {table}.{name} {:?}", column.kind);
        self.table(&table).columns.push(column);
        Some(log)
    }

    fn rename_column(&mut self, random: &mut Random) -> Option<String> {
        let (table, from) = self.any_column(random, |column| column.renamed_from.is_none())?;
        let origin = self.columns.remove(&(table.clone(), from.clone()))?;
        let to = fresh("renamed", random);
        self.to.apply(&Change::RenameColumn { table: table.clone(), from: from.clone(), to: to.clone() });
        self.column(&table, &to).renamed_from = Some(from.clone());
        self.columns.insert((table.clone(), to.clone()), origin);
        Some(format!("rename {table}.{from} to {to}"))
    }

    fn drop_column(&mut self, random: &mut Random) -> Option<String> {
        let (table, name) = self.any_column(random, |column| column.renamed_from.is_none())?;
        let origin = self.origin(&table, &name)?;
        self.columns.remove(&(table.clone(), name.clone()));
        self.replaced.remove(&origin);
        self.dropped_columns.insert(origin);
        let key = key_column(&name);
        let content = self.table(&table);
        content.columns.retain(|column| column.name != name);
        let mentions = |index: &Index| {
            let filters = index.filter.as_ref().is_some_and(|filter| filter.sqlite.contains(&quote(&name)));
            filters || index.columns.iter().any(|column| column.name == name || column.name == key)
        };
        content.indexes.retain(|index| !mentions(index));
        content.uniques.retain(|index| !mentions(index));
        content.checks.retain(|check| !check.sql.sqlite.contains(&quote(&name)));
        Some(format!("drop {table}.{name}"))
    }

    fn add_index(&mut self, random: &mut Random) -> Option<String> {
        let (table, column) = self.any_column(random, |column| column.kind != ColumnKind::Json)?;
        let name = fresh("index", random);
        let mut index = Index::new(&name, &[&column]);
        index.columns[0].descending = random.chance(50);
        index.filter = random.chance(50).then(|| PerDialect::same(format!("{} IS NOT NULL", quote(&column))));
        self.table(&table).indexes.push(index);
        Some(format!("add index {name} on {table}.{column}"))
    }

    /// With the key in it no rows can break it.
    fn add_unique(&mut self, random: &mut Random) -> Option<String> {
        let (table, column) = self.any_column(random, |column| column.kind != ColumnKind::Json)?;
        let name = fresh("unique", random);
        let mut index = Index::new(&name, &[&column]);
        let key = self.table(&table).primary_key.clone();
        index.columns.extend(key.into_iter().map(|name| IndexColumn { name, descending: false }));
        self.table(&table).uniques.push(index);
        Some(format!("add unique {name} on {table}.{column}"))
    }

    fn drop_index(&mut self, random: &mut Random) -> Option<String> {
        let table = self.any_table(random)?;
        let index = self.table(&table).indexes.pop()?;
        Some(format!("drop index {} of {table}", index.name))
    }

    fn drop_unique(&mut self, random: &mut Random) -> Option<String> {
        let table = self.any_table(random)?;
        let index = self.table(&table).uniques.pop()?;
        Some(format!("drop unique {} of {table}", index.name))
    }

    fn add_check(&mut self, random: &mut Random) -> Option<String> {
        let (table, column) = self.any_column(random, |column| column.kind != ColumnKind::Json)?;
        let name = fresh("check", random);
        let column_sql = quote(&column);
        let sql = PerDialect::same(format!("{column_sql} IS NULL OR {column_sql} = {column_sql}"));
        self.table(&table).checks.push(Check { name: name.clone(), sql });
        Some(format!("add check {name} on {table}.{column}"))
    }

    fn drop_check(&mut self, random: &mut Random) -> Option<String> {
        let table = self.any_table(random)?;
        let check = self.table(&table).checks.pop()?;
        Some(format!("drop check {} of {table}", check.name))
    }

    fn rename_table(&mut self, random: &mut Random) -> Option<String> {
        let from = self.any_table(random)?;
        let origin = self.tables.get(&from).filter(|origin| **origin == from)?.clone();
        let to = fresh("table", random);
        self.to.apply(&Change::RenameTable { from: from.clone(), to: to.clone() });
        self.table(&to).renamed_from = Some(from.clone());
        self.tables.remove(&from);
        self.tables.insert(to.clone(), origin);
        self.columns = std::mem::take(&mut self.columns)
            .into_iter()
            .map(|((table, column), origin)| ((if table == from { to.clone() } else { table }, column), origin))
            .collect();
        Some(format!("rename {from} to {to}"))
    }

    fn add_table(&mut self, random: &mut Random) -> Option<String> {
        let name = fresh("table", random);
        let tenant = Column::new("tenant_id", ColumnKind::Uuid);
        let table = Table {
            append_only: random.chance(20),
            columns: vec![
                tenant,
                Column::new("id", ColumnKind::Uuid),
                new_column("first", random),
                new_column("second", random),
            ],
            primary_key: names(&["tenant_id", "id"]),
            ..Table::default()
        };
        self.to.tables.insert(name.clone(), table);
        Some(format!("add table {name}"))
    }

    fn drop_table(&mut self, random: &mut Random) -> Option<String> {
        let name = self.any_table(random)?;
        if self.to.tables.len() < 4 || !random.chance(40) {
            return None;
        }
        let origin = self.tables.get(&name)?.clone();
        self.to.tables.remove(&name);
        self.tables.remove(&name);
        self.columns.retain(|(table, _), _| *table != name);
        self.replaced.retain(|(table, _), _| *table != origin);
        self.dropped_tables.insert(origin);
        for table in self.to.tables.values_mut() {
            table.foreign_keys.retain(|key| key.target != name);
        }
        Some(format!("drop table {name}"))
    }

    fn grow_enum(&mut self, random: &mut Random) -> Option<String> {
        let (table, name) = self.any_column(random, |column| column.enum_values.is_some())?;
        let word = fresh("word", random);
        match self.column(&table, &name).enum_values.as_mut()? {
            EnumValues::Text(words) => words.push(word),
            EnumValues::Integers(numbers) => numbers.push(numbers.iter().max().map_or(0, |most| most + 1)),
        }
        Some(format!("grow the values of {table}.{name}"))
    }

    fn shrink_enum(&mut self, random: &mut Random) -> Option<String> {
        let (table, name) = self.any_column(random, |column| column.enum_values.is_some())?;
        let origin = self.origin(&table, &name)?;
        // One change of values a column: what two of them replace would have to be told apart.
        if self.replaced.contains_key(&origin)
            || self.is_checked(&table, &name)
            || self.log.iter().any(|line| line.contains("the values of"))
        {
            return None;
        }
        let column = self.column(&table, &name);
        let removed = match column.enum_values.as_mut()? {
            EnumValues::Text(words) if words.len() > 1 => words.pop()?,
            EnumValues::Integers(numbers) if numbers.len() > 2 => numbers.pop()?.to_string(),
            _ => return None,
        };
        // Nobody starts with what is no longer a value.
        column.default = None;
        self.replaced.insert(origin, Replaced::Values(vec![removed.clone()]));
        Some(format!("shrink the values of {table}.{name} by {removed}"))
    }

    fn require(&mut self, random: &mut Random) -> Option<String> {
        let (table, name) = self.any_column(random, |column| column.nullable)?;
        let origin = self.origin(&table, &name)?;
        if self.replaced.contains_key(&origin) || self.is_checked(&table, &name) {
            return None;
        }
        self.column(&table, &name).nullable = false;
        self.replaced.insert(origin, Replaced::Nulls);
        Some(format!("require {table}.{name}"))
    }

    fn relax(&mut self, random: &mut Random) -> Option<String> {
        let (table, name) = self.any_column(random, |column| !column.nullable)?;
        self.column(&table, &name).nullable = true;
        Some(format!("allow null in {table}.{name}"))
    }

    /// Whether a rule compares the column: what replaces its values would have to keep it.
    fn is_checked(&self, table: &str, column: &str) -> bool {
        self.to.tables[table].checks.iter().any(|check| check.sql.sqlite.contains(&quote(column)))
    }

    fn widen(&mut self, random: &mut Random) -> Option<String> {
        let is_wide = |column: &Column| column.enum_values.is_none() && wider(column.kind).is_some();
        let (table, name) = self.any_column(random, is_wide)?;
        let kind = wider(self.column(&table, &name).kind)?;
        self.column(&table, &name).kind = kind;
        Some(format!("widen {table}.{name} to {kind:?}"))
    }

    fn toggle_append_only(&mut self, random: &mut Random) -> Option<String> {
        let name = self.any_table(random)?;
        let table = self.table(&name);
        table.append_only = !table.append_only;
        Some(format!("append-only {name}: {}", table.append_only))
    }

    fn add_reference(&mut self, random: &mut Random) -> Option<String> {
        let (table, target) = (self.any_table(random)?, self.any_table(random)?);
        let has_tenant = self.table(&table).column("tenant_id").is_some();
        let keyed = self.table(&target).primary_key == ["tenant_id", "id"];
        let kind = self.table(&target).column("id")?.kind;
        if !has_tenant || !keyed {
            return None;
        }
        let (name, column) = (fresh("reference", random), fresh("column", random));
        let on_delete = match random.below(4) {
            0 => OnDelete::Restrict,
            1 => OnDelete::NoAction,
            2 => OnDelete::Cascade,
            _ => nullify(&column),
        };
        let content = self.table(&table);
        content.columns.push(nullable(Column::new(&column, kind)));
        content.foreign_keys.push(reference(&name, &["tenant_id", &column], &target, on_delete));
        Some(format!("add a reference from {table} to {target}"))
    }
}

fn fresh(what: &str, random: &mut Random) -> String {
    format!("{what}_{}", random.between(100_000, 999_999))
}

fn new_column(name: &str, random: &mut Random) -> Column {
    use ColumnKind::{Bool, Bytes, CiText, Decimal, F64, I16, I32, I64, Json, Text, Time, Uuid};
    let number = |digits: &str| Some(Literal::Number(digits.to_owned()));
    let kinds = [
        (Bool, Some(Literal::Bool(true))),
        (I16, Some(Literal::Integer(-3))),
        (I32, Some(Literal::Integer(70_000))),
        (I64, Some(Literal::Integer(5_000_000_000))),
        (F64, number("0.25")),
        (Decimal { precision: 10, scale: 2 }, number("-1.05")),
        (Text, Some(Literal::Text("it's; -- \"so\"".to_owned()))),
        (CiText, Some(Literal::Text("MiXeD".to_owned()))),
        (Uuid, None),
        (Time, Some(Literal::Now)),
        (Time, Some(Literal::Time(1_700_000_000_123_456))),
        (Json, Some(Literal::Json("{\"a\": [1]}".to_owned()))),
        (Bytes, None),
    ];
    let mut column = if random.chance(20) {
        with_default(words(name, &["open", "closed", "half"]), Literal::Text("open".to_owned()))
    } else {
        let (kind, default) = random.pick(&kinds).clone();
        Column { default, ..Column::new(name, kind) }
    };
    if random.chance(50) {
        column.default = None;
    }
    column.nullable = random.chance(50);
    column
}

fn wider(kind: ColumnKind) -> Option<ColumnKind> {
    match kind {
        ColumnKind::I16 => Some(ColumnKind::I32),
        ColumnKind::I32 => Some(ColumnKind::I64),
        ColumnKind::Text => Some(ColumnKind::CiText),
        _ => None,
    }
}
