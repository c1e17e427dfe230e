//! Random schemas that both databases accept, and random successors of them.

use proptest::{collection::vec, option, prelude::*, sample};
use resource_migrate::{
    Check, Column, ColumnKind, EnumValues, ForeignKey, Index, Literal, OnDelete, PerDialect, Schema, Table,
};
use std::collections::BTreeMap;

const TABLES: [&str; 5] = ["alerts", "devices", "groups", "pollers", "users"];
const COLUMNS: [&str; 6] = ["age", "email", "name", "note", "size", "state"];

/// How rows of a table are identified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    /// A uuid for everybody.
    Shared,
    /// Tenant and uuid.
    Tenant,
    /// A number, unique with the tenant.
    Number,
}

#[derive(Clone, Debug)]
struct Sketch {
    key: Key,
    renamed_from: Option<&'static str>,
    append_only: bool,
    columns: BTreeMap<&'static str, Column>,
    references: BTreeMap<&'static str, OnDelete>,
    /// Columns by position, and whether only some rows are in it.
    indexes: Vec<(sample::Index, bool)>,
    uniques: Vec<(sample::Index, bool)>,
    check: Option<sample::Index>,
}

/// A schema of up to five tables.
pub fn schema() -> impl Strategy<Value = Schema> {
    sketches().prop_map(|sketches| assemble(&sketches))
}

/// A schema and one that follows it: mostly alike, some things renamed, changed, added, dropped.
pub fn pair() -> impl Strategy<Value = (Schema, Schema)> {
    let replaced = prop_oneof![Just(vec![None; TABLES.len()]), vec(option::weighted(0.3, sketch()), TABLES.len()),];
    let columns = vec(vec(option::weighted(0.2, column()), COLUMNS.len()), TABLES.len());
    let moves = vec((option::weighted(0.3, 0..TABLES.len()), option::weighted(0.3, 0..COLUMNS.len())), TABLES.len());
    (sketches(), replaced, columns, moves).prop_map(|(old, replaced, columns, moves)| {
        let mut new = BTreeMap::new();
        for (at, name) in TABLES.into_iter().enumerate() {
            let sketch = replaced[at].clone().or_else(|| old.get(name).cloned());
            let Some(mut sketch) = sketch else { continue };
            sketch.renamed_from = None;
            for (place, column) in columns[at].iter().enumerate() {
                if let Some(column) = column {
                    let name = COLUMNS[place];
                    sketch.columns.insert(name, Column { name: name.to_owned(), ..column.clone() });
                }
            }
            if let (_, Some(target)) = moves[at] {
                move_column(&mut sketch, COLUMNS[(target + at) % COLUMNS.len()], COLUMNS[target]);
            }
            match moves[at].0 {
                Some(target) => {
                    sketch.renamed_from = Some(name);
                    new.insert(TABLES[target], sketch);
                }
                None => {
                    new.entry(name).or_insert(sketch);
                }
            }
        }
        (assemble(&old), assemble(&new))
    })
}

fn move_column(sketch: &mut Sketch, from: &'static str, to: &'static str) {
    if let Some(mut column) = sketch.columns.remove(from) {
        column.name = to.to_owned();
        column.renamed_from = Some(from.to_owned());
        sketch.columns.insert(to, column);
    }
}

fn sketches() -> impl Strategy<Value = BTreeMap<&'static str, Sketch>> {
    vec(option::weighted(0.6, sketch()), TABLES.len()).prop_map(|sketches| {
        let named = TABLES.into_iter().zip(sketches);
        named.filter_map(|(name, sketch)| Some((name, sketch?))).collect()
    })
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let key = sample::select(vec![Key::Shared, Key::Tenant, Key::Tenant, Key::Number]);
    let columns = vec(option::weighted(0.5, column()), COLUMNS.len()).prop_map(|columns| {
        let named = COLUMNS.into_iter().zip(columns);
        named.filter_map(|(name, column)| Some((name, Column { name: name.to_owned(), ..column? }))).collect()
    });
    let on_delete = sample::select(vec![
        OnDelete::Restrict,
        OnDelete::NoAction,
        OnDelete::Cascade,
        OnDelete::Nullify { columns: Vec::new() },
    ]);
    let references = vec(option::weighted(0.3, on_delete), TABLES.len()).prop_map(|actions| {
        TABLES.into_iter().zip(actions).filter_map(|(name, action)| Some((name, action?))).collect()
    });
    let indexes = || vec((any::<sample::Index>(), any::<bool>()), 0..3);
    (
        key,
        option::weighted(0.1, sample::select(TABLES.to_vec())),
        prop::bool::weighted(0.15),
        columns,
        references,
        indexes(),
        indexes(),
        option::weighted(0.3, any::<sample::Index>()),
    )
        .prop_map(|(key, renamed_from, append_only, columns, references, indexes, uniques, check)| Sketch {
            key,
            renamed_from,
            append_only,
            columns,
            references,
            indexes,
            uniques,
            check,
        })
}

fn column() -> impl Strategy<Value = Column> {
    use ColumnKind::{Bool, Bytes, CiText, Decimal, F64, I16, I32, I64, Json, Text, Time, Uuid};
    let number = |text: &str| Some(Literal::Number(text.to_owned()));
    let plain = sample::select(vec![
        (Bool, Some(Literal::Bool(true))),
        (I16, Some(Literal::Integer(-3))),
        (I32, Some(Literal::Integer(70_000))),
        (I64, Some(Literal::Integer(5_000_000_000))),
        (F64, number("0.25")),
        (Decimal { precision: 10, scale: 2 }, number("-1.05")),
        (Decimal { precision: 12, scale: 3 }, number("7")),
        (Text, Some(Literal::Text("it's; -- \"so\"".to_owned()))),
        (CiText, Some(Literal::Text("MiXeD".to_owned()))),
        (Uuid, Some(Literal::Uuid("018f4e7a-0000-7000-8000-00000000000a".to_owned()))),
        (Time, Some(Literal::Now)),
        (Time, Some(Literal::Time(1_700_000_000_123_456))),
        (Json, Some(Literal::Json("{\"a\": [1]}".to_owned()))),
        (Bytes, None),
    ])
    .prop_map(|(kind, default)| (kind, default, None));
    let words = sample::subsequence(vec!["open", "closed", "it's"], 1..=3).prop_map(|words| {
        let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        (Text, Some(Literal::Text(words[0].clone())), Some(EnumValues::Text(words)))
    });
    let numbers = sample::subsequence(vec![0_i64, 1, 2], 1..=3)
        .prop_map(|numbers| (I16, Some(Literal::Integer(numbers[0])), Some(EnumValues::Integers(numbers))));
    let renamed_from = option::weighted(0.1, sample::select(COLUMNS.to_vec()));
    let shape = prop_oneof![4 => plain, 1 => words, 1 => numbers];
    (shape, any::<bool>(), any::<bool>(), renamed_from).prop_map(
        |((kind, default, enum_values), nullable, has_default, renamed_from)| Column {
            nullable,
            default: default.filter(|_| has_default),
            enum_values,
            renamed_from: renamed_from.map(str::to_owned),
            ..Column::new("", kind)
        },
    )
}

fn assemble(sketches: &BTreeMap<&'static str, Sketch>) -> Schema {
    let tables = sketches.iter().map(|(name, sketch)| ((*name).to_owned(), table(name, sketch, sketches)));
    Schema { tables: tables.collect() }
}

fn table(name: &str, sketch: &Sketch, all: &BTreeMap<&'static str, Sketch>) -> Table {
    let mut table = Table {
        renamed_from: sketch.renamed_from.map(str::to_owned),
        append_only: sketch.append_only,
        ..Table::default()
    };
    let id = match sketch.key {
        Key::Number => Column { identity: true, ..Column::new("id", ColumnKind::I64) },
        _ => Column::new("id", ColumnKind::Uuid),
    };
    table.primary_key = vec!["id".to_owned()];
    if sketch.key != Key::Shared {
        table.columns.push(Column::new("tenant_id", ColumnKind::Uuid));
    }
    match sketch.key {
        Key::Shared => {}
        Key::Tenant => table.primary_key.insert(0, "tenant_id".to_owned()),
        Key::Number => table.uniques.push(Index::new(format!("{name}_tenant_id_id"), &["tenant_id", "id"])),
    }
    table.columns.push(id);
    table.columns.extend(sketch.columns.values().cloned());
    for (target, on_delete) in &sketch.references {
        if let Some(other) = all.get(target) {
            refer((name, sketch), (target, other), on_delete, &mut table);
        }
    }
    // With `id` in it no data can break it.
    for (at, is_partial) in &sketch.uniques {
        add_index(&mut table, ("key", name), (at, *is_partial), |table, mut index| {
            index.columns.push(resource_migrate::IndexColumn { name: "id".to_owned(), descending: false });
            if !table.uniques.iter().any(|other| other.name == index.name) {
                table.uniques.push(index);
            }
        });
    }
    for (at, is_partial) in &sketch.indexes {
        add_index(&mut table, ("index", name), (at, *is_partial), |table, mut index| {
            index.columns[0].descending = *is_partial;
            if !table.indexes.iter().any(|other| other.name == index.name) {
                table.indexes.push(index);
            }
        });
    }
    if let (Some(at), false) = (sketch.check, sketch.columns.is_empty()) {
        let column = &sketch.columns.values().nth(at.index(sketch.columns.len())).expect("in range").name;
        let sql = PerDialect::same(format!("(\"{column}\" IS NULL) = (\"{column}\" IS NULL)"));
        table.checks.push(Check { name: format!("{name}_{column}_check"), sql });
    }
    table
}

fn add_index(
    table: &mut Table,
    (what, name): (&str, &str),
    (at, is_partial): (&sample::Index, bool),
    push: impl FnOnce(&mut Table, Index),
) {
    let columns: Vec<String> = table.column_names().filter(|column| column != "id").collect();
    if columns.is_empty() {
        return;
    }
    let column = &columns[at.index(columns.len())];
    let mut index = Index::new(format!("{name}_{column}_{what}"), &[column]);
    index.filter = is_partial.then(|| PerDialect::same(format!("\"{column}\" IS NOT NULL")));
    push(table, index);
}

fn refer((name, sketch): (&str, &Sketch), (target, other): (&str, &Sketch), on_delete: &OnDelete, table: &mut Table) {
    let column = format!("{target}_id");
    let (columns, target_columns): (Vec<&str>, Vec<&str>) = match (sketch.key, other.key) {
        (_, Key::Shared) | (Key::Shared, Key::Number) => (vec![&column], vec!["id"]),
        (Key::Shared, Key::Tenant) => return,
        _ => (vec!["tenant_id", &column], vec!["tenant_id", "id"]),
    };
    let kind = if other.key == Key::Number { ColumnKind::I64 } else { ColumnKind::Uuid };
    let on_delete = match on_delete {
        OnDelete::Nullify { .. } => OnDelete::Nullify { columns: vec![column.clone()] },
        other => other.clone(),
    };
    table.foreign_keys.push(ForeignKey {
        name: format!("{name}_{column}_fkey"),
        columns: columns.into_iter().map(str::to_owned).collect(),
        target: target.to_owned(),
        target_columns: target_columns.into_iter().map(str::to_owned).collect(),
        on_delete,
    });
    table.columns.push(Column { nullable: true, ..Column::new(column, kind) });
}
