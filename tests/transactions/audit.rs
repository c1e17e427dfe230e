//! What is done by a part of the system is put down to it and to whoever asked for it.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use generated::identity::user;
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::Class;
use resource_runtime::testing::TestCx;
use tracing::field::{Field, Visit};
use tracing::instrument::WithSubscriber as _;
use tracing::span::{Attributes, Id as SpanId};
use tracing::{Event, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};

/// The fields of every span and audit entry, in order.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<Fields>>>);

#[derive(Clone, Debug, Default)]
struct Fields(BTreeMap<&'static str, String>);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}").trim_matches('"').to_owned());
    }
}

impl<S: Subscriber> Layer<S> for Kept {
    fn on_new_span(&self, attributes: &Attributes<'_>, _: &SpanId, _: Context<'_, S>) {
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        self.0.lock().expect("not poisoned").push(fields);
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "audit" {
            let mut fields = Fields::default();
            event.record(&mut fields);
            self.0.lock().expect("not poisoned").push(fields);
        }
    }
}

impl Kept {
    /// These fields of every entry that has them all.
    fn all<const N: usize>(&self, names: [&str; N]) -> Vec<[String; N]> {
        let kept = self.0.lock().expect("not poisoned");
        let told = kept.iter().filter(|fields| names.iter().all(|name| fields.0.contains_key(name)));
        told.map(|fields| names.map(|name| fields.0[name].clone())).collect()
    }
}

#[resource_test]
async fn both_are_named(t: TestCx) {
    let kept = Kept::default();
    let subscriber = tracing_subscriber::registry().with(kept.clone());
    let admin = t.tenant("a").role("admin");
    let somebody = admin.actor().name.clone();
    let work = async {
        let nobody = Id::new(uuid::Uuid::nil());
        // This part of the system may not do it; who asked for it could not tell from its refusal alone.
        let refused = user::update(&admin.system("elsewhere"), &nobody, user::Update::default()).await;
        assert!(matches!(refused.expect_err("no rule").class(), Class::NotFound | Class::Forbidden));
        let again = admin.system("first").system("second");
        assert_eq!(again.any().on_behalf_of(), Some(somebody.as_str()), "the first of them counts");
        user::list(&again).page().await.expect_err("no rule");
        user::list(&admin).page().await.expect("an administrator's own");
    };
    work.with_subscriber(subscriber).await;
    let audited = kept.all(["actor", "on_behalf_of", "action"]);
    assert!(audited.contains(&["system:elsewhere".to_owned(), somebody.clone(), "update".to_owned()]), "{audited:?}");
    assert!(audited.contains(&["system:second".to_owned(), somebody.clone(), "list".to_owned()]), "{audited:?}");
    let spans = kept.all(["actor_kind", "on_behalf_of", "resource"]);
    let system = ["system".to_owned(), somebody, "identity.user".to_owned()];
    assert!(!spans.is_empty() && spans.iter().all(|span| *span == system), "{spans:?}");
    assert!(kept.all(["actor_kind"]).len() > spans.len(), "who acts alone acts for nobody else");
}
