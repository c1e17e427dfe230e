//! The program itself: started as a process, asked over sockets, told to stop by signals.

mod audit;
mod check;
mod commands;
mod documents;
mod first_run;
mod health;
mod limits;
mod logs;
mod memory;
mod restart;
mod settings;
mod stop;
mod sync;
mod workings;

use generated::identity::tenant::{self, Register};
use resource_core::{CiString, Secret};
use resource_runtime::testing::TestCx;
pub use tests::{program, setup};

use program::Program;

/// Signs up a tenant with this slug; its first user is an administrator, `admin@<slug>.example`.
async fn tenant(t: &TestCx, slug: &str) -> uuid::Uuid {
    let password = Secret::new("correct horse battery staple".to_owned());
    let register = Register {
        name: slug.to_owned(),
        slug: Some(CiString::new(slug)),
        email: CiString::new(format!("admin@{slug}.example")),
        password: password.clone(),
        password_confirmation: password,
        display_name: None,
    };
    tenant::register(&t.signed_out(), register).await.expect("signed up").tenant.uuid()
}

/// A key with full access for a user, as the command line makes it.
fn key(t: &TestCx, slug: &str, user: &str) -> String {
    let made =
        Program::of(t).run(&["token", "create", "--tenant", slug, "--user", user, "--name", "k", "--access", "admin"]);
    assert_eq!(made.code, 0, "{}", made.errors);
    made.output.trim_end().to_owned()
}

/// As [`key`], for the tenant's first user.
fn admin(t: &TestCx, slug: &str) -> String {
    key(t, slug, &format!("admin@{slug}.example"))
}
