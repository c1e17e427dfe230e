//! `#[relation(..)]` fits the relation; `#[partition(..)]` names one.

use super::member;
use crate::declaration::Resource;
use crate::errors::Errors;
use crate::model::OnDelete;
use crate::ty::Shape;

pub(super) fn check(errors: &Errors, resource: &Resource) {
    for field in &resource.fields {
        let Some(options) = field.on.relation.get() else { continue };
        let on_delete = options.on_delete.span();
        let inverse = options.inverse.span();
        match &field.shape {
            Shape::BelongsTo { nullable, .. } => {
                if let Some(span) = inverse {
                    errors
                        .error(span, format!("`{}` holds the key itself", field.name))
                        .help("`inverse` stands on the other side, on `HasMany` or `HasOne`");
                }
                if options.on_delete.get() == Some(&OnDelete::Nullify) && !nullable {
                    errors
                        .error(on_delete.unwrap_or(field.name.span()), format!("`{}` cannot become null", field.name))
                        .help("write `Option<BelongsTo<..>>`, or `restrict` or `cascade`");
                }
            }
            Shape::HasOne(_) | Shape::HasMany(_) => {
                if let Some(span) = on_delete {
                    errors
                        .error(span, format!("`{}` does not hold the key", field.name))
                        .help("`on_delete` stands on the other side, on `BelongsTo`");
                }
            }
            _ => {
                let span = field.on.relation.span().unwrap_or(field.name.span());
                errors
                    .error(span, format!("`{}` is no relation", field.name))
                    .help("the types of relations are `BelongsTo<..>`, `HasMany<..>` and `HasOne<..>`");
            }
        }
    }
    if let Some(partition) = resource.on.partition.get() {
        member::belongs_to(errors, resource, partition);
    }
}
