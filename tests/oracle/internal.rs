//! Actions without a route, called as parts of the system do.

use resource_core::meta::{Action, ActionKind, InputTarget};
use resource_core::{Kind, ResourceMeta, Scalar};
use resource_runtime::action::{self, RunTarget, Target};
use resource_runtime::read::{self, Query};
use resource_runtime::testing::{Random, factory};
use resource_runtime::{Actor, Class, Cx, Slot, Slots};
use serde_json::json;
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

/// An action that only the system may call, and the parts of it that may.
struct Callable {
    meta: &'static ResourceMeta,
    at: u16,
    parts: Vec<&'static str>,
}

/// Every action of one record, or of none, that only the system may call. Creates are in [`crate::inside`].
pub fn names() -> Vec<(&'static ResourceMeta, u16)> {
    let internal = |action: &Action| action.internal && action.kind != ActionKind::Create;
    let of = |meta: &'static ResourceMeta| {
        meta.actions
            .iter()
            .enumerate()
            .filter(move |(_, action)| internal(action))
            .map(move |(at, _)| (meta, at as u16))
    };
    resources().flat_map(|entry| of(entry.meta)).collect()
}

impl Callable {
    /// One after the other.
    async fn of_turn(pair: &Pair, turn: u64) -> Callable {
        let all = names();
        let (meta, at) = all[turn as usize % all.len()];
        let mut parts = Vec::new();
        for part in PARTS {
            let cx: Cx = pair.lonely.engine.in_tenant(Tenant::A.id(), Actor::system(part));
            if action::can(cx.any(), meta, at, None).await.expect("no database is asked") {
                parts.push(part);
            }
        }
        Callable { meta, at, parts }
    }

    fn action(&self) -> &'static Action {
        &self.meta.actions[usize::from(self.at)]
    }

    /// Inputs with keys that somebody has.
    fn input(&self, random: &mut Random) -> Slots {
        let mut input = factory::input(self.action(), random.next());
        for (slot, declared) in self.action().inputs.iter().enumerate() {
            let owner = declared.name == "owner" || matches!(declared.target, InputTarget::Relation(..));
            if owner && declared.kind == Kind::Uuid {
                let user = key("users", random).parse().expect("a UUID");
                input.put(slot as u16, Slot::Given(Scalar::Uuid(user)));
            }
            if declared.name == "checks" {
                let checks = [key("service-checks", random), key("service-checks", random)];
                input.put(slot as u16, Slot::Given(Scalar::Json(json!(checks).to_string().into())));
            }
        }
        input
    }

    /// Calls it in a world, on a record if it is about one.
    async fn call(&self, world: &World, part: &'static str, (key, input): (&Scalar, &Slots)) -> Result<(), Class> {
        let cx: Cx = world.engine.in_tenant(Tenant::A.id(), Actor::system(part));
        let (cx, meta, input, key) = (cx.any(), self.meta, input.clone(), std::slice::from_ref(key));
        let target = Target { action: self.at, key };
        let ended = match self.action().kind {
            ActionKind::Read => read::get(cx, meta, key, Query::new(self.at, input)).await.map(drop),
            ActionKind::Destroy => action::destroy(cx, meta, target, input).await,
            ActionKind::Run => {
                let key = self.action().on_record.then_some(key);
                action::run(cx, meta, RunTarget { action: self.at, key }, input).await.map(drop)
            }
            _ => action::update(cx, meta, target, input).await.map(drop),
        };
        ended.map_err(|error| error.class())
    }
}

/// Calls the action whose turn it is, with any key; mostly as a part of the system that may. Both worlds must agree on
/// how it ends, and nobody else's rows may change. Answers with its name, and
/// whether it was done.
pub async fn run(pair: &mut Pair, turn: u64, random: &mut Random) -> Result<(String, bool), String> {
    let callable = Callable::of_turn(pair, turn).await;
    let parts = if callable.parts.is_empty() || random.chance(10) { PARTS.as_slice() } else { &callable.parts };
    let part = *random.pick(parts);
    let text = key(callable.meta.api_type, random);
    let key = scalar(callable.meta.fields[usize::from(callable.meta.key[0])].kind, &text);
    let input = callable.input(random);
    let name = format!("{}.{}", callable.meta.name, callable.action().name);
    let crowded = callable.call(&pair.crowded, part, (&key, &input)).await;
    let lonely = callable.call(&pair.lonely, part, (&key, &input)).await;
    let told = format!("{name} on {text} by system:{part}");
    if crowded != lonely {
        return Err(format!("{told} ends with {crowded:?} beside other tenants and {lonely:?} alone"));
    }
    if crowded == Err(Class::Internal) {
        return Err(format!("{told} fails"));
    }
    pair.unharmed(&told).await?;
    Ok((name, crowded.is_ok()))
}
