//! Columns, in order: the tenant's, then one for each stored field and each belongs-to relation.

use resource_core::meta::Generated;
use resource_core::{Expr, Scalar};

use super::formula::{self, Formulas};
use super::rules::rules;
use super::ty::Types;
use crate::attribute::tenancy::Tenancy;
use crate::declaration::{self, Declarations, Resource};
use crate::errors::Errors;
use crate::expression::Place;
use crate::model::{Expression, Field, Model, Type};
use crate::ty::Shape;

pub(super) fn columns(errors: &Errors, types: &Types<'_>, declarations: &Declarations, at: usize) -> Vec<Field> {
    let resource = &declarations.resources[at];
    let mut columns: Vec<Field> = tenant(types, declarations, resource).into_iter().collect();
    let mut relations = 0;
    for field in &resource.fields {
        let column = match &field.shape {
            Shape::Value(value) => {
                let ty = types.value(errors, Some(resource), &value.ty);
                ty.map(|ty| Field {
                    ty,
                    nullable: value.nullable,
                    secret: value.secret,
                    encrypted: value.encrypted,
                    ..stored(resource, field)
                })
            }
            Shape::CreatedAt => Some(Field { generated: Generated::CreatedAt, ..stored(resource, field) }),
            Shape::UpdatedAt => Some(Field { generated: Generated::UpdatedAt, ..stored(resource, field) }),
            Shape::BelongsTo { target, nullable } => {
                let target = types.target(errors, Some(resource), target);
                let relation = Some(relations);
                let column = target.and_then(|target| reference(errors, types, declarations, field, target));
                let own_tenant = target.filter(|target| is_root(&declarations.resources[*target])).and(column.as_ref());
                let own_tenant = own_tenant.and_then(|(name, _)| tenant_column(&mut columns, name));
                match own_tenant {
                    Some(tenant) => {
                        tenant.relation = relation;
                        None
                    }
                    None => column.map(|(name, ty)| Field {
                        name,
                        ty,
                        nullable: *nullable,
                        relation,
                        ..stored(resource, field)
                    }),
                }
            }
            Shape::HasOne(_) | Shape::HasMany(_) | Shape::Calculated(_) => None,
        };
        if matches!(field.shape, Shape::BelongsTo { .. } | Shape::HasOne(_) | Shape::HasMany(_)) {
            relations += 1;
        }
        let Some(column) = column else { continue };
        if columns.iter().any(|earlier| earlier.name == column.name) {
            errors
                .error(&field.name, format!("`{}` would be the column `{}`, which exists", field.name, column.name))
                .help("rename the relation or the field");
        }
        columns.push(column);
    }
    columns
}

/// The hidden column of a tenant's rows.
fn tenant(types: &Types<'_>, declarations: &Declarations, resource: &Resource) -> Option<Field> {
    let Some(Tenancy::Column(name)) = resource.on.tenancy.get() else { return None };
    let root = declarations.resources.iter().position(is_root);
    Some(Field {
        name: name.to_string(),
        renamed_from: None,
        doc: "The tenant.".to_owned(),
        ty: root.and_then(|root| types.id(root)).unwrap_or(Type::Uuid),
        nullable: false,
        public: false,
        secret: false,
        encrypted: false,
        rules: Vec::new(),
        default: None,
        generated: Generated::Tenant,
        relation: None,
    })
}

/// The tenant's column, if that is what a relation would add: the relation to the row's own tenant.
fn tenant_column<'a>(columns: &'a mut [Field], name: &str) -> Option<&'a mut Field> {
    columns.iter_mut().find(|column| column.generated == Generated::Tenant && column.name == name)
}

fn is_root(resource: &Resource) -> bool {
    matches!(resource.on.tenancy.get(), Some(Tenancy::Root(_)))
}

/// Everything of a column that does not depend on its type.
fn stored(resource: &Resource, field: &declaration::Field) -> Field {
    let options = field.on.field.get();
    let counted = options.is_some_and(|options| options.generated.is_given());
    Field {
        name: field.name.to_string(),
        renamed_from: options.and_then(|options| options.renamed_from.get()).map(syn::LitStr::value),
        doc: field.doc.clone(),
        ty: Type::Time,
        nullable: false,
        public: field.public,
        secret: false,
        encrypted: false,
        rules: options.map(|options| rules(&options.rules)).unwrap_or_default(),
        default: None,
        generated: match field.is_own_id(&resource.name) {
            true => Generated::UuidV7,
            false if counted => Generated::Database,
            false => Generated::No,
        },
        relation: None,
    }
}

/// Name and type of the column that refers to a row of `target`.
fn reference(
    errors: &Errors,
    types: &Types<'_>,
    declarations: &Declarations,
    field: &declaration::Field,
    target: usize,
) -> Option<(String, Type)> {
    let target_declared = &declarations.resources[target];
    let key = target_declared.fields.iter().find(|field| field.is_key(&target_declared.name))?;
    let Some(ty) = types.id(target) else {
        errors
            .error(field.ty.location(), format!("the key of `{}` has several fields", target_declared.name))
            .help("refer to resources whose key is one field");
        return None;
    };
    Some((format!("{}_{}", field.name, key.name), ty))
}

/// Defaults: as declared; lists and maps without one begin empty.
pub(super) fn defaults(errors: &Errors, shape: &Model, declared: &Resource, at: usize, fields: &mut [Field]) {
    let formulas = Formulas { errors, shape, resource: at };
    for field in fields {
        let written = declared.fields.iter().find(|declared| declared.name == field.name);
        let options = written.and_then(|written| written.on.field.get());
        let formula = options.and_then(|options| options.default.get());
        field.default = match formula {
            Some(formula) => {
                let expected = formula::expected(&field.ty, field.nullable);
                formulas.expression(Place::Default, &[], formula, expected)
            }
            None if field.nullable || field.encrypted || field.generated != Generated::No => None,
            None => empty(&field.ty),
        };
    }
}

fn empty(ty: &Type) -> Option<Expression> {
    let text = match ty {
        Type::List(_) => "[]",
        Type::Map => "{}",
        _ => return None,
    };
    Some(Expression { expr: Expr::constant(Scalar::Json(text.into())), source: text.to_owned() })
}
