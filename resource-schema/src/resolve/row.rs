//! What names mean where an expression stands: a row of one resource, and what surrounds it.

use resource_core::meta::RelationKind;

use crate::expression::{Named, Names, Place, Step};
use crate::model::{Embedded, Enum, Model, Resource, Tenancy, Type};

/// An argument of the action by name.
pub(super) type Argument = (String, Named);

/// A row of a resource.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) shape: &'a Model,
    pub(super) resource: usize,
    pub(super) place: Place,
    pub(super) arguments: &'a [Argument],
}

impl Row<'_> {
    fn resource(&self) -> &Resource {
        &self.shape.resources[self.resource]
    }

    fn column(&self, at: usize) -> Named {
        let field = &self.resource().fields[at];
        Named { at: at as u16, ty: field.ty.clone(), nullable: field.nullable, encrypted: field.encrypted }
    }
}

impl Names for Row<'_> {
    fn place(&self) -> Place {
        self.place
    }

    fn owner(&self) -> Option<String> {
        Some(self.resource().type_name.clone())
    }

    fn field(&self, name: &str) -> Option<Named> {
        let at = self.resource().fields.iter().position(|field| field.name == name)?;
        Some(self.column(at))
    }

    fn relation(&self, name: &str) -> Option<Step<'_>> {
        let at = self.resource().relations.iter().position(|relation| relation.name == name)?;
        let relation = &self.resource().relations[at];
        let column = self.resource().fields.iter().position(|field| field.relation == Some(at as u16));
        let target = Row { resource: relation.target, ..*self };
        Some(Step {
            at: at as u16,
            many: relation.kind == RelationKind::HasMany,
            key: column.map(|column| self.column(column)),
            nullable: relation.nullable,
            target: Box::new(target),
        })
    }

    fn argument(&self, name: &str) -> Option<Named> {
        self.arguments.iter().find(|(argument, _)| argument == name).map(|(_, named)| named.clone())
    }

    /// The actor's name is always there; what the application declares may be absent.
    fn actor(&self, name: &str) -> Option<Named> {
        if name == "name" {
            return Some(Named { at: 0, ty: Type::Text, nullable: false, encrypted: false });
        }
        let at = self.shape.actor.iter().position(|field| field.name == name)?;
        Some(Named { at: at as u16 + 1, ty: self.shape.actor[at].ty.clone(), nullable: true, encrypted: false })
    }

    fn names(&self, root: &str) -> Vec<String> {
        match root {
            "relation" => self.resource().relations.iter().map(|relation| relation.name.clone()).collect(),
            "argument" => self.arguments.iter().map(|(name, _)| name.clone()).collect(),
            "actor" => {
                let declared = self.shape.actor.iter().map(|field| field.name.clone());
                std::iter::once("name".to_owned()).chain(declared).collect()
            }
            _ => self.resource().fields.iter().map(|field| field.name.clone()).collect(),
        }
    }

    fn enums(&self) -> &[Enum] {
        &self.shape.enums
    }

    fn embedded(&self) -> &[Embedded] {
        &self.shape.embedded
    }

    fn tenant_type(&self) -> Option<Type> {
        let root = self.shape.resources.iter().find(|resource| matches!(resource.tenancy, Tenancy::Root(_)));
        Some(root.map_or(Type::Uuid, |root| Type::Id(root.name.clone(), Box::new(Type::Uuid))))
    }
}
