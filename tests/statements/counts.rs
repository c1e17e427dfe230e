//! Statement counts, pinned exactly: one more is a mistake, one less is good news to be written down.

use app::authenticate::ByToken;
use generated::identity::api_token::{self, Issue};
use generated::identity::{TokenAccess, tenant};
use generated::infrastructure::poller::{self, Degrade, Register};
use generated::infrastructure::{Poller, health_event, partition};
use generated::inventory::device_group::{self, MoveTo};
use generated::inventory::{Device, DeviceGroup, device};
use resource_core::{Id, Scalar};
use resource_json_api::Authenticate;
use resource_macros::resource_test;
use resource_runtime::db::Dialect;
use resource_runtime::testing::{Factory, TestCx, TestTenant};
use resource_runtime::{Class, Cx, Patch};
use tests::deed::{Deed, Outcome, Transition};
use uuid::Uuid;

/// What a call may cost on SQLite and on Postgres.
#[derive(Clone, Copy)]
struct Costs {
    sqlite: u64,
    postgres: u64,
}

const fn both(statements: u64) -> Costs {
    Costs { sqlite: statements, postgres: statements }
}

const fn each(sqlite: u64, postgres: u64) -> Costs {
    Costs { sqlite, postgres }
}

/// Runs a call and compares what it cost.
async fn costs<T>(t: &TestCx, what: &str, costs: Costs, call: impl Future<Output = T>) -> T {
    let (answer, found) = t.statements(call).await;
    let wanted = match t.dialect() {
        Dialect::Sqlite => costs.sqlite,
        Dialect::Postgres => costs.postgres,
    };
    println!("{:?}: {what}: {found}", t.dialect());
    assert_eq!(found, wanted, "statements of: {what}");
    answer
}

#[resource_test]
async fn reads(t: TestCx) {
    let tenant = t.tenant("a");
    let cx = tenant.role("admin");
    let place = Place::of(&tenant).await;

    costs(&t, "get", both(1), device::get(&cx, &place.device())).await.expect("the device");
    let missing = costs(&t, "get nothing", both(1), device::get(&cx, &Id::new("none".to_owned()))).await;
    assert_eq!(missing.expect_err("nothing").class(), Class::NotFound);
    let page = costs(&t, "page", both(1), device::list(&cx).page()).await.expect("a page");
    assert_eq!(page.records.len(), 1);
    let counted = costs(&t, "page and count", both(2), device::list(&cx).counted().page()).await.expect("a page");
    assert_eq!(counted.count, Some(1));
    let related = device::list(&cx).load(Device::PARTITION).load(Device::POLLER);
    let page = costs(&t, "page with two includes", both(3), related.page()).await.expect("a page");
    assert_eq!(page.records.len(), 1);
    let nested = device::list(&cx).load(Device::POLLER.with(Poller::PARTITION));
    costs(&t, "page with an include in an include", both(3), nested.page()).await.expect("a page");
    let many = partition::list(&cx).load(generated::infrastructure::Partition::DEVICES);
    costs(&t, "page with a list of related records", both(2), many.page()).await.expect("a page");
    costs(&t, "count", both(1), device::list(&cx).count()).await.expect("a count");
    costs(&t, "calculations over relations", both(1), device_group::list(&cx).page()).await.expect("a page");
    costs(&t, "whether an action is allowed", both(1), poller::can_degrade(&cx, &place.poller()))
        .await
        .expect("an answer");

    let nobody = tenant.role("nobody");
    let refused = costs(&t, "a list that no role may read", both(0), device::list(&nobody).page()).await;
    assert_eq!(refused.expect_err("no role").class(), Class::Forbidden);
}

#[resource_test]
async fn second_pages(t: TestCx) {
    let tenant = t.tenant("a");
    let cx = tenant.role("admin");
    for name in ["p1", "p2", "p3"] {
        poller::register(&cx, register(name)).await.expect("a poller");
    }
    let first = poller::list(&cx).limit(2).page().await.expect("a page");
    let next = first.next.expect("a cursor");
    let second = costs(&t, "page behind a cursor", both(1), poller::list(&cx).limit(2).after(next).page()).await;
    assert_eq!(second.expect("a page").records.len(), 1);
}

#[resource_test]
async fn writes(t: TestCx) {
    let tenant = t.tenant("a");
    let cx = tenant.role("admin");
    let place = Place::of(&tenant).await;
    let poller = place.poller();

    let update = poller::update(&cx, &poller, poller::Update { agent_count: Some(3), ..Default::default() });
    costs(&t, "guarded update", both(1), update).await.expect("the poller");
    // On SQLite: the guarded select, the update, the caused row.
    let degrade = poller::degrade(&cx, &poller, Degrade::default());
    costs(&t, "guarded update that causes a row", each(3, 1), degrade).await.expect("the poller");
    let again = costs(&t, "refused transition", both(2), poller::degrade(&cx, &poller, Degrade::default())).await;
    assert_eq!(again.expect_err("a conflict").code(), "state");
    let none = Id::new("none".to_owned());
    let nowhere = poller::degrade(&cx, &none, Degrade::default());
    let missing = costs(&t, "update of nothing", both(2), nowhere).await;
    assert_eq!(missing.expect_err("nothing").class(), Class::NotFound);
    let viewer = tenant.role("viewer");
    let forbidden =
        costs(&t, "update that no role may do", both(1), poller::degrade(&viewer, &poller, Degrade::default())).await;
    assert_eq!(forbidden.expect_err("forbidden").class(), Class::Forbidden);

    costs(&t, "create", both(1), device_group::create(&cx, group("g1"))).await.expect("a group");
    costs(&t, "create that causes a row", each(2, 1), poller::register(&cx, register("p2"))).await.expect("a poller");
    let taken = costs(&t, "create of what is there", both(1), device_group::create(&cx, group("g1"))).await;
    assert_eq!(taken.expect_err("taken").class(), Class::Invalid);

    let identify =
        Deed::Identify { device: "device".to_owned(), partition: place.partition, value: "value".to_owned() };
    done(costs(&t, "upsert of a new row", both(1), identify.perform(&cx)).await);
    done(costs(&t, "upsert of a row that is there", both(1), identify.perform(&cx)).await);

    let other = device_group::create(&cx, group("g2")).await.expect("a group");
    costs(&t, "destroy", both(1), device_group::destroy(&cx, &other.id)).await.expect("it is gone");
    let gone = costs(&t, "destroy of nothing", both(2), device_group::destroy(&cx, &other.id)).await;
    assert_eq!(gone.expect_err("nothing").class(), Class::NotFound);
}

#[resource_test]
async fn writes_of_several_steps(t: TestCx) {
    let tenant = t.tenant("a");
    let cx = tenant.role("admin");
    let [upper, lower] = [made(&cx, "upper").await, made(&cx, "lower").await];
    let input = MoveTo { parent: Patch::Set(upper.id) };
    // The turn (Postgres only), the guarded select, the walk up the tree, the update.
    let moved = costs(&t, "move in a tree", each(3, 4), device_group::move_to(&cx, &lower.id, input)).await;
    assert_eq!(moved.expect("the group").parent_id, Some(upper.id));

    // The tenant with its partition, its first user, the user's membership, its owner; each part of it on SQLite.
    let sign_up = Deed::SignUp { slug: "somebody".to_owned() };
    let Outcome::Done(made) = costs(&t, "sign-up", each(5, 4), sign_up.perform(&cx)).await else { panic!("refused") };
    let tenant_id: Uuid = made["tenant"].as_str().expect("a tenant").parse().expect("a key");
    let platform = t.engine().platform(resource_runtime::Actor::system("console"), "a test");
    let inside = platform.enter(tenant_id);
    let owner = tenant::get(&inside, &Id::new(tenant_id)).await.expect("the tenant").owner_id.expect("an owner");

    let member = t.engine().in_tenant(tenant_id, person(owner.uuid()));
    let change = Deed::ChangePassword {
        user: owner.uuid(),
        current: tests::deed::PASSWORD.to_owned(),
        new: "another long password".to_owned(),
    };
    // The row within reach, the stored hash, the guarded update.
    done(costs(&t, "change of a password", both(3), change.perform(&member)).await);

    let issue = Issue {
        name: "script".to_owned(),
        description: None,
        access: Some(TokenAccess::Write),
        expires_at: None,
        metadata: None,
        user: None,
    };
    // The row, and whether its user is one whom the policies allow tokens for.
    let issued = costs(&t, "issue of a token", both(2), api_token::issue(&member, issue)).await.expect("a token");
    // The token with its user's role and its tenant's status; the first time also the search for its tenant
    // and the note of its use.
    let by_token = ByToken::default();
    let request = axum::http::Request::builder().header("x-api-key", &issued.token).body(()).expect("a request");
    let (request, ()) = request.into_parts();
    let first = by_token.authenticate(t.engine(), &request);
    costs(&t, "authentication that notes the use", both(3), first).await.expect("a context");
    let second = by_token.authenticate(t.engine(), &request);
    costs(&t, "authentication", both(1), second).await.expect("a context");
}

/// Every transition costs the same, and its caused row is part of it.
#[resource_test]
async fn transitions(t: TestCx) {
    let tenant = t.tenant("a");
    let cx = tenant.role("admin");
    poller::register(&cx, register("p")).await.expect("a poller");
    use Transition::{
        Activate, Deactivate, Degrade, EndMaintenance, GoOffline, Recover, RestoreHealth, StartMaintenance,
    };
    let walk = [
        Degrade,
        RestoreHealth,
        StartMaintenance,
        EndMaintenance,
        GoOffline,
        Recover,
        RestoreHealth,
        Deactivate,
        Activate,
    ];
    for by in walk {
        let change = Deed::Change { poller: "p".to_owned(), by, reason: "a walk".to_owned() };
        done(costs(&t, &format!("{by:?}"), each(3, 1), change.perform(&cx)).await);
    }
    let events = health_event::list(&cx).count().await.expect("a count");
    assert_eq!(events, walk.len() as u64 + 1);
}

/// A partition, a poller in it and a device that it looks after.
struct Place {
    partition: Uuid,
}

impl Place {
    async fn of(tenant: &TestTenant) -> Place {
        let cx = tenant.role("admin");
        let slug = partition::BySlug { slug: "default".to_owned() };
        let partition = partition::by_slug(&cx, slug).await.expect("the partition").id;
        let poller = Register { partition: Some(partition), ..register("poller") };
        poller::register(&cx, poller).await.expect("a poller");
        let device = Factory::of(&device::DEVICE).with("uid", "device".to_owned());
        let device = device.with("partition", Scalar::Uuid(partition.uuid())).with("poller", "poller".to_owned());
        device.row(&cx).await.expect("a device");
        Place { partition: partition.uuid() }
    }

    fn device(&self) -> Id<Device, String> {
        Id::new("device".to_owned())
    }

    fn poller(&self) -> Id<Poller, String> {
        Id::new("poller".to_owned())
    }
}

fn register(id: &str) -> Register {
    Register {
        id: id.to_owned(),
        component_id: None,
        registration_source: None,
        spiffe_identity: None,
        partition: None,
        agent_count: None,
        checker_count: None,
        metadata: None,
    }
}

fn group(name: &str) -> device_group::Create {
    device_group::Create { name: name.to_owned(), description: None, group_type: None, parent: None, metadata: None }
}

async fn made(cx: &Cx, name: &str) -> DeviceGroup {
    device_group::create(cx, group(name)).await.expect("a group")
}

fn person(user: Uuid) -> resource_runtime::Actor {
    resource_runtime::Actor {
        name: format!("user:{user}"),
        principals: vec![resource_runtime::Principal::role("admin")],
        fields: generated::ActorFields { user: Some(user.into()), partition: None }.into(),
        is_system: false,
    }
}

fn done(outcome: Outcome) {
    assert!(matches!(outcome, Outcome::Done(_)), "{outcome:?}");
}
