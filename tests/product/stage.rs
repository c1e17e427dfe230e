//! One tenant with a user of each role, and callers over HTTP who carry tokens as the product issues
//! them.

use std::collections::BTreeMap;
use std::sync::Arc;

use generated::identity::api_token::{self, Issue};
use generated::identity::user::{self, Create};
use generated::identity::{Role, TokenAccess};
use generated::infrastructure::partition::{self, BySlug};
use resource_core::{CiString, Scalar};
use resource_json_api::{Options, router};
use resource_runtime::Cx;
use resource_runtime::testing::{TestCx, TestTenant};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use tests::http::{Api, Reply};
use uuid::Uuid;

/// The roles, weakest first.
pub const ROLES: [&str; 4] = ["viewer", "operator", "admin", "super_admin"];

/// A tenant with people.
pub struct Stage {
    /// The test it is for.
    pub t: TestCx,
    /// The API of the product.
    pub api: Api,
    /// The tenant.
    pub tenant: TestTenant,
    /// Its partition `default`.
    pub partition: Uuid,
    people: BTreeMap<&'static str, Uuid>,
}

/// Somebody with a token.
#[derive(Clone)]
pub struct Caller {
    api: Api,
    key: Option<String>,
}

impl Stage {
    /// The tenant that the test calls `a`.
    pub async fn new(t: &TestCx) -> Stage {
        Stage::named(t, "a").await
    }

    /// Any tenant.
    pub async fn named(t: &TestCx, name: &str) -> Stage {
        let tenant = t.tenant(name);
        let engine = t.engine().clone();
        let api = Api::new(router(engine, Arc::new(app::authenticate::ByToken::default()), Options::new("/api/v2")));
        let admin = tenant.role("admin");
        let partition = partition::by_slug(&admin, BySlug { slug: "default".to_owned() }).await;
        let partition = partition.expect("the default partition").id.uuid();
        let mut people = BTreeMap::new();
        for role in ROLES {
            let email = CiString::new(format!("{role}@example.org"));
            let given = match role {
                "operator" => Some(Role::Operator),
                "admin" => Some(Role::Admin),
                _ => None,
            };
            let person = Create { email, display_name: Some(format!("The {role}")), role: given };
            let person = user::create(&admin, person).await.expect("a user").id;
            if role == "super_admin" {
                user::grant_super_admin(&tenant.system("console"), &person).await.expect("a platform operator");
            }
            people.insert(role, person.uuid());
        }
        Stage { t: t.clone(), api, tenant, partition, people }
    }

    /// The user with a role.
    pub fn person(&self, role: &str) -> Uuid {
        self.people[role]
    }

    /// A context of that user.
    pub fn cx(&self, role: &str) -> Cx {
        self.tenant.member(role, &[("user", Scalar::Uuid(self.person(role)))])
    }

    /// A context of that user, confined to a partition.
    pub fn confined(&self, role: &str, partition: Uuid) -> Cx {
        let user = Scalar::Uuid(self.person(role));
        self.tenant.member(role, &[("user", user), ("partition", Scalar::Uuid(partition))])
    }

    /// That user with a token of full access.
    pub async fn caller(&self, role: &str) -> Caller {
        self.with(role, TokenAccess::Admin).await
    }

    /// That user with a token.
    pub async fn with(&self, role: &str, access: TokenAccess) -> Caller {
        let issue = Issue {
            name: format!("{role} {access:?}"),
            description: None,
            access: Some(access),
            expires_at: None,
            metadata: None,
            user: None,
        };
        self.holder(&api_token::issue(&self.cx(role), issue).await.expect("a token").token)
    }

    /// Whoever has a key.
    pub fn holder(&self, key: &str) -> Caller {
        Caller { api: self.api.clone(), key: Some(key.to_owned()) }
    }

    /// Nobody.
    pub fn anonymous(&self) -> Caller {
        Caller { api: self.api.clone(), key: None }
    }

    /// Another partition of the tenant.
    pub async fn another_partition(&self, slug: &str) -> Uuid {
        let attributes = json!({ "name": slug, "slug": slug });
        let made = self.caller("admin").await.post("/partitions", record("partitions", attributes)).await;
        made.id().parse().expect("a partition")
    }

    /// Runs a script, as nobody but the database's owner could.
    pub async fn sql(&self, script: &str) -> Result<(), String> {
        self.t.db().writer().execute_unprepared(script).await.map(drop).map_err(|error| error.to_string())
    }

    /// How many rows a table has that fulfil a condition.
    pub async fn count(&self, table: &str, condition: &str) -> i64 {
        let db = self.t.db().writer();
        let sql = format!("SELECT count(*) FROM {table} WHERE {condition}");
        let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await;
        row.expect("counted").expect("a row").try_get_by_index(0).expect("a number")
    }
}

impl Caller {
    /// Reads.
    pub async fn get(&self, path: &str) -> Reply {
        self.api.send("GET", path, self.key.as_deref(), None).await
    }

    /// Creates, or runs an action; `data` is the document's.
    pub async fn post(&self, path: &str, data: Value) -> Reply {
        self.api.send("POST", path, self.key.as_deref(), Some(&json!({ "data": data }))).await
    }

    /// Updates.
    pub async fn patch(&self, path: &str, data: Value) -> Reply {
        self.api.send("PATCH", path, self.key.as_deref(), Some(&json!({ "data": data }))).await
    }

    /// Takes a transition without any argument.
    pub async fn act(&self, path: &str) -> Reply {
        self.api.send("PATCH", path, self.key.as_deref(), None).await
    }

    /// Removes.
    pub async fn delete(&self, path: &str) -> Reply {
        self.api.send("DELETE", path, self.key.as_deref(), None).await
    }

    /// The key of the token.
    pub fn key(&self) -> &str {
        self.key.as_deref().unwrap_or_default()
    }
}

/// What tests look for in answers.
pub trait Seen {
    /// The answer, which must have this status.
    fn is(self, status: u16) -> Self;
    /// The id of the one record.
    fn id(&self) -> String;
    /// An attribute of the one record.
    fn attribute(&self, name: &str) -> Value;
    /// Places and codes of all errors.
    fn wrong(&self) -> Vec<(String, String)>;
    /// The transitions that a conflict offers.
    fn allowed(&self) -> Vec<String>;
}

impl Seen for Reply {
    #[track_caller]
    fn is(self, status: u16) -> Reply {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }

    #[track_caller]
    fn id(&self) -> String {
        assert!(self.status < 300, "{}", self.text);
        self.json()["data"]["id"].as_str().expect("an id").to_owned()
    }

    #[track_caller]
    fn attribute(&self, name: &str) -> Value {
        let document = self.json();
        document["data"]["attributes"].get(name).unwrap_or_else(|| panic!("no {name} in {}", self.text)).clone()
    }

    fn wrong(&self) -> Vec<(String, String)> {
        self.errors()
    }

    fn allowed(&self) -> Vec<String> {
        let document = self.json();
        let names = document["errors"][0]["meta"]["allowed"].as_array().cloned().unwrap_or_default();
        names.iter().map(|name| name.as_str().expect("a name").to_owned()).collect()
    }
}

/// The data of a document with attributes.
pub fn record(kind: &str, attributes: Value) -> Value {
    json!({ "type": kind, "attributes": attributes })
}

/// `data` with the one record that a relation leads to.
pub fn related(mut data: Value, relation: &str, to: (&str, &str)) -> Value {
    data["relationships"][relation] = json!({ "data": { "type": to.0, "id": to.1 } });
    data
}

/// Places and codes, as [`Seen::wrong`] has them.
pub fn wrongs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut wrongs: Vec<_> = expected.iter().map(|(at, code)| ((*at).to_owned(), (*code).to_owned())).collect();
    wrongs.sort();
    wrongs
}
