//! Actions without a route, called as parts of the system do.

use resource_core::Scalar;
use resource_core::meta::{ActionKind, InputTarget};
use resource_runtime::action::{self, Target};
use resource_runtime::read::{self, Query};
use resource_runtime::testing::{Random, factory};
use resource_runtime::{Class, Cx, Slot};
use tests::world::{Tenant, World};

use crate::choice::{key, resources, scalar};
use crate::oracle::Pair;

/// The parts of the system that the policies know.
pub const PARTS: [&str; 11] = [
    "authentication",
    "registration",
    "password",
    "monitor",
    "sync",
    "console",
    "scheduler",
    "orchestration",
    "results",
    "alerts",
    "audit",
];

/// Calls an action that only the system may call, with any key. Both worlds must agree on how it ends,
/// and nobody else's rows may change.
pub async fn run(pair: &mut Pair, random: &mut Random) -> Result<(), String> {
    let all =
        resources().flat_map(|entry| {
            let internal =
                entry.meta.actions.iter().enumerate().filter(|(_, action)| {
                    action.internal && matches!(action.kind, ActionKind::Read | ActionKind::Update)
                });
            internal.map(move |(at, _)| (entry.meta, at as u16))
        });
    let (meta, at) = *random.pick(&all.collect::<Vec<_>>());
    let part = *random.pick(&PARTS);
    let text = key(meta.api_type, random);
    let key = scalar(meta.fields[usize::from(meta.key[0])].kind, &text);
    let mut input = factory::input(&meta.actions[usize::from(at)], random.next());
    for (slot, declared) in meta.actions[usize::from(at)].inputs.iter().enumerate() {
        let owner = declared.name == "owner" || matches!(declared.target, InputTarget::Relation(..));
        if owner && declared.kind == resource_core::Kind::Uuid {
            let user = crate::choice::key("users", random).parse().expect("a UUID");
            input.put(slot as u16, Slot::Given(Scalar::Uuid(user)));
        }
    }
    let call = async |world: &World| -> Result<(), Class> {
        let cx: Cx = world.engine.in_tenant(Tenant::A.id(), resource_runtime::Actor::system(part));
        let ended = match meta.actions[usize::from(at)].kind {
            ActionKind::Read => {
                read::get(cx.any(), meta, std::slice::from_ref(&key), Query::new(at, input.clone())).await.map(|_| ())
            }
            _ => action::update(cx.any(), meta, Target { action: at, key: std::slice::from_ref(&key) }, input.clone())
                .await
                .map(|_| ()),
        };
        ended.map_err(|error| error.class())
    };
    let name = format!("{}.{} on {text} by system:{part}", meta.name, meta.actions[usize::from(at)].name);
    let (crowded, lonely) = (call(&pair.crowded).await, call(&pair.lonely).await);
    if crowded != lonely {
        return Err(format!("{name} ends with {crowded:?} beside other tenants and {lonely:?} alone"));
    }
    pair.unharmed(&name).await
}
