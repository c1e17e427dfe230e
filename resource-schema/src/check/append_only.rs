//! Rows of an append-only resource are never changed or removed.

use resource_core::meta::ActionKind;

use crate::attribute::action::keyword;
use crate::declaration::Resource;
use crate::errors::Errors;
use crate::model::OnDelete;
use crate::ty::Shape;

pub(super) fn check(errors: &Errors, resource: &Resource) {
    if !resource.on.resource.get().is_some_and(|head| head.append_only.is_given()) {
        return;
    }
    for action in &resource.on.actions {
        if matches!(action.kind, ActionKind::Update | ActionKind::Destroy) {
            errors
                .error(
                    action.span,
                    format!("`{}` is append_only and has no {} actions", resource.name, keyword(action.kind)),
                )
                .help(format!("remove `{}`, or `append_only`", action.name));
        }
        if let Some(span) = action.upsert.span() {
            errors
                .error(span, format!("`{}` is append_only: there is no row to take over", resource.name))
                .help("remove the upsert, or `append_only`");
        }
    }
    for field in resource.fields.iter().filter(|field| matches!(field.shape, Shape::UpdatedAt)) {
        errors
            .error(field.ty.location(), format!("`{}` is append_only and never updated", resource.name))
            .help("`CreatedAt` is the time of its rows");
    }
    for field in &resource.fields {
        let options = field.on.relation.get();
        let on_delete = options.and_then(|options| options.on_delete.get().zip(options.on_delete.span()));
        if let Some((OnDelete::Cascade | OnDelete::Nullify, span)) = on_delete {
            errors
                .error(span, format!("`{}` is append_only: its rows stay as they are", resource.name))
                .help("use `on_delete = restrict`, or a plain `Id<..>` without a relation");
        }
    }
    if let Some(machine) = resource.on.state_machine.span() {
        errors
            .error(machine, format!("`{}` is append_only: its state could never change", resource.name))
            .help("remove the state machine, or `append_only`");
    }
}
