//! What an emitter works on: one resource, and how types of the model are spelled in its files.

use resource_core::meta::ActionKind;
use resource_core::name::camel_case;
use resource_schema::model::{Action, Field, Input, InputTarget, Model, Resource, Type};

use crate::Options;
use crate::print::{self, Code, Uses, call, word};
use crate::rename;

/// One resource of an application.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The application.
    pub model: &'a Model,
    /// What is wanted beside the model.
    pub options: &'a Options,
    /// The resource.
    pub resource: &'a Resource,
}

/// The first line of every generated file.
pub fn notice(source: &str, options: &Options) -> String {
    format!("Generated from `{source}` by `{}`. Do not edit.", options.command)
}

impl Subject<'_> {
    /// The module documentation of a file of the resource.
    pub fn header(&self, about: &str) -> String {
        print::module_docs(&notice(&self.resource.source, self.options), about)
    }

    /// `a device group`
    pub fn a_record(&self) -> String {
        rename::article(&rename::words(&self.resource.type_name))
    }

    /// The static that holds the resource's metadata: `DEVICE_GROUP`.
    pub fn table(&self) -> String {
        rename::constant(&self.resource.module)
    }

    /// The metadata of a resource as this one's files spell it.
    pub fn table_of(&self, uses: &mut Uses, at: usize) -> String {
        let other = &self.model.resources[at];
        let name = rename::constant(&other.module);
        if std::ptr::eq(other, self.resource) { name } else { uses.name(&module_of(other), &name) }
    }

    /// The record of a resource as this one's files spell it.
    pub fn record_of(&self, uses: &mut Uses, at: usize) -> String {
        let other = &self.model.resources[at];
        match std::ptr::eq(other, self.resource) {
            true => self.record(uses),
            false => uses.name(&format!("crate::{}", rename::ident(&other.domain)), &other.type_name),
        }
    }

    /// The resource's own record.
    pub fn record(&self, uses: &mut Uses) -> String {
        uses.name("super", &self.resource.type_name)
    }

    /// A type without `Option`, `Secret` and `Encrypted`.
    pub fn rust_type(&self, uses: &mut Uses, ty: &Type) -> String {
        match ty {
            Type::Bool => "bool".to_owned(),
            Type::I16 => "i16".to_owned(),
            Type::I32 => "i32".to_owned(),
            Type::I64 | Type::Duration => "i64".to_owned(),
            Type::F64 => "f64".to_owned(),
            Type::Text => "String".to_owned(),
            Type::Bytes => "Vec<u8>".to_owned(),
            Type::CiText => uses.name("resource_core", "CiString"),
            Type::Uuid => uses.name("uuid", "Uuid"),
            Type::Time => uses.name("resource_core", "Timestamp"),
            Type::Map => uses.name("resource_core", "Json"),
            Type::Enum(at) => uses.path(&self.model.enums[*at].rust_path),
            Type::Embedded(at) => uses.path(&self.model.embedded[*at].rust_path),
            Type::List(item) => format!("Vec<{}>", self.rust_type(uses, item)),
            Type::Id(name, key) => {
                let of = self.model.resources.iter().position(|resource| resource.name == *name);
                let record = of.map_or_else(|| "()".to_owned(), |at| self.record_of(uses, at));
                self.id_of(uses, &record, key)
            }
        }
    }

    fn id_of(&self, uses: &mut Uses, record: &str, key: &Type) -> String {
        let id = uses.name("resource_core", "Id");
        match key {
            Type::Uuid => format!("{id}<{record}>"),
            key => format!("{id}<{record}, {}>", self.rust_type(uses, key)),
        }
    }

    /// The type of a value that may be secret and may be null.
    pub fn value_type(&self, uses: &mut Uses, ty: &Type, secret: bool, nullable: bool) -> String {
        let mut spelled = self.rust_type(uses, ty);
        if secret {
            spelled = format!("{}<{spelled}>", uses.name("resource_core", "Secret"));
        }
        if nullable { format!("Option<{spelled}>") } else { spelled }
    }

    /// The type of a stored field.
    pub fn field_type(&self, uses: &mut Uses, field: &Field) -> String {
        if field.encrypted {
            let plain = self.rust_type(uses, &field.ty);
            let sealed = format!("{}<{plain}>", uses.name("resource_core", "Encrypted"));
            return if field.nullable { format!("Option<{sealed}>") } else { sealed };
        }
        self.value_type(uses, &field.ty, field.secret, field.nullable)
    }

    /// The descriptor of a type.
    pub fn kind(&self, uses: &mut Uses, ty: &Type) -> Code {
        let plain = match ty {
            Type::Bool => "Bool",
            Type::I16 => "I16",
            Type::I32 => "I32",
            Type::I64 => "I64",
            Type::F64 => "F64",
            Type::Text => "Text",
            Type::CiText => "CiText",
            Type::Uuid => "Uuid",
            Type::Time => "Time",
            Type::Duration => "Duration",
            Type::Bytes => "Bytes",
            Type::Map => "Map",
            Type::Id(_, key) => return self.kind(uses, key),
            Type::List(item) => {
                let kind = uses.name("resource_core", "Kind");
                return call(&format!("{kind}::List"), [Code::Before("&".to_owned(), Box::new(self.kind(uses, item)))]);
            }
            Type::Enum(_) | Type::Embedded(_) => {
                uses.name("resource_core", "Value");
                return word(format!("{}::KIND", self.rust_type(uses, ty)));
            }
        };
        word(format!("{}::{plain}", uses.name("resource_core", "Kind")))
    }

    /// What callers name a record by.
    pub fn key_type(&self, uses: &mut Uses) -> String {
        match self.resource.key.as_slice() {
            [only] => {
                let record = self.record(uses);
                self.id_of(uses, &record, bare(&self.resource.fields[*only as usize].ty))
            }
            parts => {
                let parts = parts.iter().map(|part| self.field_type(uses, &self.resource.fields[*part as usize]));
                format!("({})", parts.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// Whether an action works on one record, named by its key.
    pub fn on_record(&self, action: &Action) -> bool {
        match action.kind {
            ActionKind::Update | ActionKind::Destroy => true,
            ActionKind::Run => action.on_record,
            ActionKind::Read => gets_by_key(action),
            ActionKind::Create => false,
        }
    }

    /// The struct of an action's inputs, if it has any.
    pub fn input_struct(&self, action: &Action) -> Option<String> {
        (!action.inputs.is_empty()).then(|| camel_case(&action.name))
    }

    /// How the struct of inputs spells an input.
    pub fn given(&self, action: &Action, input: &Input) -> Given {
        let field = matches!(input.target, InputTarget::Field(_) | InputTarget::Relation(..));
        match (input.required, input.nullable) {
            (true, false) => Given::Value,
            (true, true) => Given::Nullable,
            (false, true) if field && action.kind == ActionKind::Update => Given::Patch,
            (false, _) => Given::Optional,
        }
    }
}

/// How an input may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// A value: `T`.
    Value,
    /// A value or null: `Option<T>`.
    Nullable,
    /// A value or nothing: `Option<T>`.
    Optional,
    /// A value, null or nothing: `Patch<T>`.
    Patch,
}

/// The type of a key column below its [`resource_core::Id`].
pub fn bare(ty: &Type) -> &Type {
    if let Type::Id(_, key) = ty { key } else { ty }
}

/// A read that answers with the row of a key.
pub fn gets_by_key(action: &Action) -> bool {
    action.read.as_ref().is_some_and(|read| read.get == Some(resource_core::meta::GetBy::Key))
}

/// `crate::inventory::device_group`
pub fn module_of(resource: &Resource) -> String {
    format!("crate::{}::{}", rename::ident(&resource.domain), rename::ident(&resource.module))
}
