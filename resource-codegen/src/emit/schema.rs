//! `schema.json`: what the databases must hold, for migrations.
//!
//! Every key, index and reference of a tenant's table starts with the tenant, so that the database
//! cannot store a link across tenants. A key that the database makes is the exception: it is the whole
//! primary key, and `(tenant, key)` is unique beside it.

mod column;

use resource_core::meta::{Generated, RelationKind};
use resource_migrate::{Check, ForeignKey, Index, IndexColumn, OnDelete, Schema, Table, name};
use resource_schema::model::{self, Expression, Model, Relation, Resource, Tenancy, Type};

use crate::sql;

/// The file.
pub fn emit(model: &Model) -> String {
    let mut schema = Schema::default();
    for resource in &model.resources {
        let table = Tables { model, resource }.table();
        schema.tables.insert(resource.table.clone(), table);
    }
    schema.to_json()
}

#[derive(Clone, Copy)]
struct Tables<'a> {
    model: &'a Model,
    resource: &'a Resource,
}

impl Tables<'_> {
    fn table(self) -> Table {
        let mut uniques = self.identities();
        uniques.extend(self.beside_generated_key());
        let foreign_keys = self.foreign_keys();
        let mut table = Table {
            renamed_from: self.resource.renamed_from.clone(),
            append_only: self.resource.append_only,
            columns: (0..self.resource.fields.len()).map(|at| self.column(at)).collect(),
            primary_key: self.columns(&self.primary_key()),
            uniques,
            indexes: self.indexes(),
            foreign_keys,
            checks: self.checks(),
        };
        self.index_references(&mut table);
        table
    }

    /// The tenant's column, where a column says whose a row is.
    fn tenant(self) -> Option<u16> {
        match self.resource.tenancy {
            Tenancy::Column(field) => Some(field),
            Tenancy::Root(_) | Tenancy::Shared => None,
        }
    }

    fn generated_key(self) -> bool {
        let fields = &self.resource.fields;
        self.resource.key.iter().any(|at| fields[*at as usize].generated == Generated::Database)
    }

    fn primary_key(self) -> Vec<u16> {
        match self.tenant() {
            Some(tenant) if !self.generated_key() => self.behind(tenant, &self.resource.key),
            _ => self.resource.key.clone(),
        }
    }

    /// The tenant, then the others.
    fn behind(self, tenant: u16, fields: &[u16]) -> Vec<u16> {
        let others = fields.iter().copied().filter(|field| *field != tenant);
        [tenant].into_iter().chain(others).collect()
    }

    fn columns(self, fields: &[u16]) -> Vec<String> {
        fields.iter().map(|at| self.resource.fields[*at as usize].name.clone()).collect()
    }

    fn index_column(self, at: u16, descending: bool) -> IndexColumn {
        let field = &self.resource.fields[at as usize];
        let name = if field.ty == Type::CiText { name::key_column(&field.name) } else { field.name.clone() };
        IndexColumn { name, descending }
    }

    fn identities(self) -> Vec<Index> {
        let mut indexes = Vec::new();
        for identity in &self.resource.identities {
            let fields = match self.tenant() {
                Some(tenant) if !identity.across_tenants => self.behind(tenant, &identity.fields),
                _ => identity.fields.clone(),
            };
            indexes.push(Index {
                name: identity.index.clone(),
                columns: fields.iter().map(|at| self.index_column(*at, false)).collect(),
                filter: self.filter(identity.filter.as_ref()),
            });
        }
        indexes
    }

    fn beside_generated_key(self) -> Option<Index> {
        let tenant = self.tenant().filter(|_| self.generated_key())?;
        let columns = self.columns(&self.behind(tenant, &self.resource.key));
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        Some(Index::new(format!("{}_tenant_key", self.resource.table), &columns))
    }

    fn indexes(self) -> Vec<Index> {
        let mut indexes = Vec::new();
        for index in &self.resource.indexes {
            indexes.push(Index {
                name: index.name.clone(),
                columns: index.fields.iter().map(|(at, descending)| self.index_column(*at, *descending)).collect(),
                filter: self.filter(index.filter.as_ref()),
            });
        }
        indexes
    }

    fn filter(self, filter: Option<&Expression>) -> Option<resource_migrate::PerDialect> {
        let condition = |filter: &Expression| sql::condition(self.resource, &filter.expr);
        filter.map(|filter| condition(filter).expect("the front end refuses what no database keeps"))
    }

    /// Validations that a database can keep; the engine checks every one.
    fn checks(self) -> Vec<Check> {
        let kept = self.resource.checks.iter().filter_map(|check| {
            let sql = sql::condition(self.resource, &check.expression.expr)?;
            Some(Check { name: check.constraint.clone()?, sql })
        });
        kept.collect()
    }

    fn foreign_keys(self) -> Vec<ForeignKey> {
        let references = self.resource.relations.iter().filter(|relation| relation.kind == RelationKind::BelongsTo);
        let (to_tenant, others): (Vec<&Relation>, Vec<&Relation>) = references
            .partition(|relation| matches!(relation.on.as_slice(), [(own, _)] if Some(*own) == self.tenant()));
        let others = others.into_iter().map(|relation| self.foreign_key(relation));
        others.chain(self.tenant_reference(to_tenant.first().copied())).collect()
    }

    fn foreign_key(self, relation: &Relation) -> ForeignKey {
        let target = &self.model.resources[relation.target];
        let own: Vec<u16> = relation.on.iter().map(|(own, _)| *own).collect();
        let columns = self.columns(&own);
        let target_columns = relation.on.iter().map(|(_, other)| target.fields[*other as usize].name.clone()).collect();
        let on_delete = match relation.on_delete {
            model::OnDelete::Restrict => OnDelete::Restrict,
            model::OnDelete::Cascade => OnDelete::Cascade,
            model::OnDelete::Nullify => {
                let own: Vec<u16> = own.into_iter().filter(|at| Some(*at) != self.tenant_column()).collect();
                OnDelete::Nullify { columns: self.columns(&own) }
            }
        };
        let name = format!("{}_{}_fkey", self.resource.table, relation.name);
        ForeignKey { name, columns, target: target.table.clone(), target_columns, on_delete }
    }

    /// The field that is never cleared: the tenant's, or the root's own key.
    fn tenant_column(self) -> Option<u16> {
        match self.resource.tenancy {
            Tenancy::Column(field) | Tenancy::Root(field) => Some(field),
            Tenancy::Shared => None,
        }
    }

    /// A tenant's row needs its tenant, whether a relation names it or not.
    fn tenant_reference(self, relation: Option<&Relation>) -> Option<ForeignKey> {
        let tenant = self.tenant()?;
        let root = self.model.resources.iter().find_map(|resource| match resource.tenancy {
            Tenancy::Root(key) => Some((resource, key)),
            _ => None,
        });
        let (root, key) = root?;
        let column = self.columns(&[tenant]);
        Some(ForeignKey {
            name: format!("{}_{}_fkey", self.resource.table, column.concat()),
            columns: column,
            target: root.table.clone(),
            target_columns: vec![root.fields[key as usize].name.clone()],
            on_delete: match relation.map(|relation| relation.on_delete) {
                Some(model::OnDelete::Cascade) => OnDelete::Cascade,
                // Every row has its tenant, so there is nothing to make null.
                Some(model::OnDelete::Restrict | model::OnDelete::Nullify) | None => OnDelete::Restrict,
            },
        })
    }

    /// Rows are found by their references: to load them with what they refer to, and to check a removal.
    fn index_references(self, table: &mut Table) {
        for key in table.foreign_keys.clone() {
            let starts = |columns: Vec<&String>| {
                columns.iter().zip(&key.columns).filter(|(a, b)| **a == *b).count() == key.columns.len()
            };
            let mut others = table.uniques.iter().chain(&table.indexes).filter(|index| index.filter.is_none());
            // A reference that contains the whole primary key finds its row by that.
            let unique = key.columns.starts_with(&table.primary_key);
            let served = unique
                || starts(table.primary_key.iter().collect())
                || others.any(|index| starts(index.columns.iter().map(|column| &column.name).collect()));
            if !served {
                let columns: Vec<&str> = key.columns.iter().map(String::as_str).collect();
                let name = key.name.strip_suffix("_fkey").unwrap_or(&key.name);
                table.indexes.push(Index::new(format!("{name}_index"), &columns));
            }
        }
    }
}
