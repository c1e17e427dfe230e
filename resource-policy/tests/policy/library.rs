//! The catalog and the model that the tests share.

use resource_policy::{Catalog, CatalogResource, Policies, Sources, compile};

/// What a `policies/model.conf` usually looks like.
pub const MODEL: &str = r#"[request_definition]
r = sub, obj, act

[policy_definition]
p = sub, obj, act, cond, eft

[role_definition]
g = _, _

[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))

[matchers]
m = g(r.sub, p.sub) && keyMatch(r.obj, p.obj) && (r.act == p.act || p.act == "*")
"#;

pub const ALLOW_OVERRIDE: &str = "some(where (p.eft == allow))";
pub const DENY_OVERRIDE: &str = "some(where (p.eft == allow)) && !some(where (p.eft == deny))";
pub const PRIORITY: &str = "priority(p.eft) || deny";

pub fn model(effect: &str, matcher: &str) -> String {
    let model = MODEL.replace(DENY_OVERRIDE, effect);
    let (head, _) = model.split_once("m = ").unwrap();
    format!("{head}m = {matcher}\n")
}

pub fn catalog() -> Catalog {
    let resource = |name: &str, actions: &[&str], fields: &[&str], scopes: &[&str]| CatalogResource {
        name: name.to_owned(),
        actions: actions.iter().map(|name| (*name).into()).collect(),
        fields: fields.iter().map(|name| (*name).to_owned()).collect(),
        scopes: scopes.iter().map(|name| (*name).to_owned()).collect(),
    };
    Catalog {
        resources: vec![
            resource("library.book", &["read", "update", "lend"], &["title", "isbn"], &["shelved", "reserved", "own"]),
            resource("library.loan", &["read", "update"], &["due"], &["own"]),
            resource("members.member", &["read"], &["name", "email"], &["own"]),
        ],
    }
}

pub fn sources(model: &str, rules: &str) -> Sources {
    Sources {
        model: ("model.conf".to_owned(), model.to_owned()),
        files: vec![("library.csv".to_owned(), rules.to_owned())],
    }
}

pub fn policies(model: &str, rules: &str) -> Policies {
    compile(&sources(model, rules), &catalog()).unwrap()
}

pub fn errors(model: &str, rules: &str) -> Vec<String> {
    compile(&sources(model, rules), &catalog()).unwrap_err().iter().map(ToString::to_string).collect()
}

pub const BOOK: usize = 0;
pub const LOAN: usize = 1;
pub const MEMBER: usize = 2;
pub const READ: usize = 0;
pub const UPDATE: usize = 1;
pub const LEND: usize = 2;
