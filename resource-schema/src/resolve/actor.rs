//! The declared fields of `actor.x`.

use super::ty::Types;
use crate::declaration::Declarations;
use crate::errors::Errors;
use crate::model::ActorField;

pub(super) fn fields(errors: &Errors, types: &Types<'_>, declarations: &Declarations) -> Vec<ActorField> {
    let mut actors = declarations.actors.iter();
    let Some(actor) = actors.next() else { return Vec::new() };
    if let Some(second) = actors.next() {
        errors
            .error(&second.name, format!("the actor is declared in `{}` already", actor.home.file))
            .help("an application has one `#[actor]`");
    }
    let fields = actor.fields.iter().filter_map(|field| {
        Some(ActorField { name: field.name.to_string(), ty: types.value(errors, None, &field.ty.ty)? })
    });
    fields.collect()
}
