//! The declared fields of `actor.x` by name. The engine keeps them by position, and whoever fills in positions by
//! hand swaps two of them one day.

use resource_schema::model::{Model, Type};

use crate::Options;
use crate::print::{Uses, docs, field, returned, structure, vector, word};
use crate::rename::ident;
use crate::subject::Subject;

/// A struct of the fields, and the ways to and from the engine's actor; nothing where none is declared.
pub(super) fn items(model: &Model, options: &Options, uses: &mut Uses) -> Vec<String> {
    if model.actor.is_empty() {
        return Vec::new();
    }
    let [actor, scalar, value] =
        [("resource_runtime", "Actor"), ("resource_core", "Scalar"), ("resource_core", "Value")]
            .map(|(module, name)| uses.name(module, name));
    let (mut fields, mut into, mut from) = (String::new(), Vec::new(), Vec::new());
    for (at, declared) in (1..).zip(&model.actor) {
        let (name, ty) = (ident(&declared.name), spelled(model, options, uses, &declared.ty));
        fields += &docs(&format!("`actor.{}`", declared.name), 4);
        fields += &format!("    pub {name}: Option<{ty}>,\n");
        into.push(word(format!("fields.{name}.to_scalar()")));
        from.push(field(&name, word(format!("declared(actor, {at})"))));
    }
    let declaration = docs("The declared fields of an actor by name; what is left out is absent.", 0)
        + &format!("#[derive(Clone, Debug, Default, PartialEq)]\npub struct ActorFields {{\n{fields}}}\n");
    let into = format!(
        "impl From<ActorFields> for Vec<{scalar}> {{\n    fn from(fields: ActorFields) -> Self {{\n{}    }}\n}}\n",
        returned(&vector(into), 8)
    );
    let from = format!(
        "impl From<&{actor}> for ActorFields {{\n    fn from(actor: &{actor}) -> Self {{\n{}    }}\n}}\n",
        returned(&structure("ActorFields", from), 8)
    );
    let declared = docs("What an actor does not have, or has of another type, is absent.", 0)
        + &format!(
            "fn declared<T: {value}>(actor: &{actor}, at: u16) -> Option<T> {{\n    \
             Option::from_scalar(actor.field(at)).unwrap_or_default()\n}}\n"
        );
    vec![declaration, into, from, declared]
}

/// A type as the crate's root spells it.
fn spelled(model: &Model, options: &Options, uses: &mut Uses, ty: &Type) -> String {
    if let Type::Id(name, key) = ty
        && let Some(of) = model.resources.iter().find(|resource| resource.name == *name)
    {
        let id = uses.name("resource_core", "Id");
        let record = uses.name(&format!("crate::{}", ident(&of.domain)), &of.type_name);
        return match key.as_ref() {
            Type::Uuid => format!("{id}<{record}>"),
            key => format!("{id}<{record}, {}>", spelled(model, options, uses, key)),
        };
    }
    match model.resources.first() {
        Some(resource) => Subject { model, options, resource }.rust_type(uses, ty),
        None => "String".to_owned(),
    }
}
