//! Fields that nothing but the declaration reads, and imports that only attributes use, cause no warnings.
#![deny(warnings)]

mod notes {
    use resource::prelude::*;

    #[derive(Resource)]
    #[resource(table = "notes")]
    #[tenancy(tenant_id)]
    #[create(write, accept(text))]
    pub struct Note {
        pub id: Id<Self>,
        text: String,
    }

    #[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
    pub enum Kind {
        Plain,
    }
}

mod items {
    use resource::prelude::*;

    use crate::notes::{Kind, Note};

    #[derive(Resource)]
    #[resource(table = "items")]
    #[tenancy(tenant_id)]
    #[create(add, accept(name), argument(kind: Kind))]
    #[causes(add, Note::write(text = name))]
    pub struct Item {
        id: Id<Self>,
        name: String,
        #[calculate(name == "x")]
        is_x: Calculated<bool>,
        changed_at: UpdatedAt,
    }
}

fn main() {
    assert_eq!(<items::Item as resource::Resource>::NAME, "items.item");
    let _ = <notes::Note as resource::Resource>::FINGERPRINT;
}
