//! Three small resources with a column of every kind, and random rows of them.

use resource_core::evaluate::{Environment, TIME_RANGE};
use resource_core::fold::Constants;
use resource_core::meta::{Field, Generated, Relation, RelationKind, Tenancy};
use resource_core::value::json_from_scalar;
use resource_core::{EmbeddedField, EmbeddedKind, EnumKind, EnumStorage, EnumValue, Kind, ResourceMeta, Root, Scalar};
use uuid::Uuid;

use crate::random::Random;

const fn field(name: &'static str, kind: Kind, nullable: bool) -> Field {
    Field {
        name,
        column: name,
        doc: "",
        kind,
        nullable,
        public: true,
        secret: false,
        encrypted: None,
        rules: &[],
        default: None,
        generated: Generated::No,
        relation: None,
    }
}

const fn value(name: &'static str, number: i16) -> EnumValue {
    EnumValue { variant: name, name, number, doc: "" }
}

pub static STATE: EnumKind = EnumKind {
    name: "State",
    storage: EnumStorage::Text,
    values: &[value("new", 0), value("open", 1), value("closed", 2)],
};

pub static SEVERITY: EnumKind = EnumKind {
    name: "Severity",
    storage: EnumStorage::Integer,
    values: &[value("low", -5), value("high", 0), value("worst", 7)],
};

const fn member(name: &'static str, kind: Kind) -> EmbeddedField {
    EmbeddedField { name, kind, nullable: true, doc: "" }
}

pub static OS: EmbeddedKind = EmbeddedKind {
    name: "Os",
    fields: &[
        member("name", Kind::Text),
        member("bits", Kind::I32),
        member("size", Kind::I64),
        member("free", Kind::Bool),
        member("maker", Kind::Uuid),
        member("built", Kind::Time),
        member("state", Kind::Enum(&STATE)),
        member("tags", Kind::List(&Kind::Text)),
        member("inner", Kind::Embedded(&INNER)),
    ],
};

pub static INNER: EmbeddedKind =
    EmbeddedKind { name: "Inner", fields: &[member("name", Kind::Text), member("bits", Kind::I32)] };

const NOTHING: ResourceMeta = ResourceMeta { tenancy: Tenancy::Column(0), key: &[1], ..ResourceMeta::BLANK };

const fn relation(
    name: &'static str,
    kind: RelationKind,
    target: &'static ResourceMeta,
    on: &'static [(u16, u16)],
) -> Relation {
    Relation { name, doc: "", target, kind, on, public: true }
}

pub static ITEM: ResourceMeta = ResourceMeta {
    name: "item",
    table: "items",
    fields: &[
        field("tenant_id", Kind::Uuid, false),
        field("id", Kind::Uuid, false),
        field("flag", Kind::Bool, true),
        field("active", Kind::Bool, false),
        field("small", Kind::I16, false),
        field("medium", Kind::I32, true),
        field("big", Kind::I64, true),
        field("huge", Kind::I64, false),
        field("real", Kind::F64, true),
        field("title", Kind::Text, false),
        field("label", Kind::Text, true),
        field("email", Kind::CiText, true),
        field("state", Kind::Enum(&STATE), false),
        field("severity", Kind::Enum(&SEVERITY), true),
        field("seen", Kind::Time, true),
        field("started", Kind::Time, false),
        field("blob", Kind::Bytes, true),
        field("extra", Kind::Map, true),
        field("tags", Kind::List(&Kind::Text), true),
        field("order", Kind::I32, false),
        field("group_id", Kind::Uuid, true),
        field("parent_id", Kind::Uuid, true),
        field("os", Kind::Embedded(&OS), true),
        field("levels", Kind::List(&Kind::I64), false),
        field("owners", Kind::List(&Kind::Uuid), true),
        field("states", Kind::List(&Kind::Enum(&STATE)), true),
        field("answers", Kind::List(&Kind::Bool), true),
    ],
    relations: &[
        relation("group", RelationKind::BelongsTo, &GROUP, &[(0, 0), (20, 1)]),
        relation("parent", RelationKind::BelongsTo, &ITEM, &[(0, 0), (21, 1)]),
        relation("children", RelationKind::HasMany, &ITEM, &[(0, 0), (1, 21)]),
        relation("badge", RelationKind::HasOne, &BADGE, &[(0, 0), (1, 2)]),
    ],
    ..NOTHING
};

pub static GROUP: ResourceMeta = ResourceMeta {
    name: "group",
    table: "groups",
    fields: &[
        field("tenant_id", Kind::Uuid, false),
        field("id", Kind::Uuid, false),
        field("name", Kind::CiText, false),
        field("weight", Kind::I16, true),
        field("state", Kind::Enum(&STATE), true),
        field("since", Kind::Time, true),
    ],
    relations: &[relation("items", RelationKind::HasMany, &ITEM, &[(0, 0), (1, 20)])],
    ..NOTHING
};

pub static BADGE: ResourceMeta = ResourceMeta {
    name: "badge",
    table: "badges",
    fields: &[
        field("tenant_id", Kind::Uuid, false),
        field("id", Kind::Uuid, false),
        field("item_id", Kind::Uuid, false),
        field("text", Kind::Text, true),
        field("rank", Kind::I32, false),
    ],
    relations: &[relation("item", RelationKind::BelongsTo, &ITEM, &[(0, 0), (2, 1)])],
    ..NOTHING
};

pub static RESOURCES: [&ResourceMeta; 3] = [&GROUP, &ITEM, &BADGE];

/// Rows of all three, in the order of [`RESOURCES`].
pub struct World {
    pub tables: [Vec<Vec<Scalar>>; 3],
    pub constants: RequestConstants,
}

/// What folding replaces; the values that [`Root::Actor`] and [`Root::Argument`] stand for.
pub struct RequestConstants {
    pub roots: Vec<(Kind, Scalar)>,
    pub tenant: Uuid,
    pub now: i64,
}

impl World {
    pub fn random(random: &mut Random) -> World {
        let tenants = [random.uuid(), random.uuid()];
        let mut tables = [const { Vec::new() }; 3];
        // Both tenants have the same keys: a relation that forgets the tenant finds the other's rows.
        let groups: Vec<Uuid> = (0..4).map(|_| random.uuid()).collect();
        let items: Vec<Uuid> = (0..14).map(|_| random.uuid()).collect();
        for tenant in tenants {
            let head = |id: &Uuid| vec![Scalar::Uuid(tenant), Scalar::Uuid(*id)];
            for id in &groups {
                tables[0].push(filled(&GROUP, head(id), vec![], random));
            }
            for (at, id) in items.iter().enumerate() {
                let group = random.maybe(|random| Scalar::Uuid(*random.pick(&groups)));
                let parent = random.maybe(|random| Scalar::Uuid(items[random.below(at + 1)]));
                tables[1].push(filled(&ITEM, head(id), vec![(20, group), (21, parent)], random));
                if random.one_in(2) {
                    let id = random.uuid();
                    tables[2].push(filled(&BADGE, head(&id), vec![(2, Scalar::Uuid(items[at]))], random));
                }
            }
        }
        let kinds = [Kind::Bool, Kind::I64, Kind::Text, Kind::Uuid, Kind::Time, Kind::Enum(&STATE)];
        let roots = kinds.into_iter().flat_map(|kind| [kind, kind]).chain(LISTS);
        let roots = roots.map(|kind| (kind, random.maybe(|random| random.scalar(kind)))).collect();
        let constants = RequestConstants { roots, tenant: tenants[0], now: random.time() };
        World { tables, constants }
    }

    fn rows(&self, meta: &ResourceMeta) -> &[Vec<Scalar>] {
        let at = RESOURCES.iter().position(|known| known.name == meta.name).expect("one of the three");
        &self.tables[at]
    }

    pub fn items(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows(&ITEM).iter().map(|cells| Row { world: self, meta: &ITEM, cells })
    }
}

fn filled(meta: &ResourceMeta, head: Vec<Scalar>, given: Vec<(u16, Scalar)>, random: &mut Random) -> Vec<Scalar> {
    let mut cells = head;
    for field in &meta.fields[2..] {
        let cell =
            if field.nullable { random.maybe(|random| random.scalar(field.kind)) } else { random.scalar(field.kind) };
        cells.push(cell);
    }
    for (at, cell) in given {
        cells[at as usize] = cell;
    }
    cells
}

/// One row as the evaluator sees it.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    world: &'a World,
    meta: &'static ResourceMeta,
    pub cells: &'a [Scalar],
}

impl Environment for Row<'_> {
    fn field(&self, field: u16) -> Scalar {
        self.cells[field as usize].clone()
    }

    fn root(&self, root: Root, at: u16) -> Scalar {
        Constants::root(&self.world.constants, root, at).unwrap_or(Scalar::Null)
    }

    fn tenant(&self) -> Option<Uuid> {
        Some(self.world.constants.tenant)
    }

    fn now(&self) -> i64 {
        self.world.constants.now
    }

    fn related(&self, relation: u16) -> Vec<Box<dyn Environment + '_>> {
        let relation = &self.meta.relations[relation as usize];
        let matches = |cells: &&Vec<Scalar>| {
            relation.on.iter().all(|(own, target)| {
                let own = &self.cells[*own as usize];
                !own.is_null() && *own == cells[*target as usize]
            })
        };
        let rows = self.world.rows(relation.target).iter().filter(matches);
        rows.map(|cells| Box::new(Row { world: self.world, meta: relation.target, cells }) as Box<dyn Environment>)
            .collect()
    }
}

impl Constants for RequestConstants {
    fn root(&self, root: Root, at: u16) -> Option<Scalar> {
        match root {
            Root::Actor | Root::Argument => Some(self.roots[at as usize].1.clone()),
            Root::Old | Root::New => None,
        }
    }

    fn tenant(&self) -> Option<Scalar> {
        Some(Scalar::Uuid(self.tenant))
    }

    fn now(&self) -> Option<Scalar> {
        Some(Scalar::Time(self.now))
    }
}

const TEXTS: [&str; 22] = [
    "",
    "a",
    "A",
    "b",
    "abc",
    "ABC",
    "aBc",
    "abcabc",
    "É",
    "éa",
    "ß",
    "İi",
    "50%",
    "a_c",
    "\\",
    "'",
    "\"",
    "ab\ncd",
    " ",
    "日本語",
    "𝔘z",
    "Zebra",
];
const DOCUMENTS: [&str; 3] = ["{}", r#"{"a":1}"#, r#"{"a":[null,"x"]}"#];

/// Lists whose items expressions look for.
pub const LISTS: [Kind; 5] = [
    Kind::List(&Kind::Text),
    Kind::List(&Kind::I64),
    Kind::List(&Kind::Uuid),
    Kind::List(&Kind::Bool),
    Kind::List(&Kind::Enum(&STATE)),
];

impl Random {
    /// A value of a kind, often at the edge of what the kind holds.
    pub fn scalar(&mut self, kind: Kind) -> Scalar {
        match kind {
            Kind::Bool => Scalar::Bool(self.one_in(2)),
            Kind::I16 => self.integer(i16::MIN.into(), i16::MAX.into()),
            Kind::I32 => self.integer(i32::MIN.into(), i32::MAX.into()),
            Kind::I64 | Kind::Duration => self.integer(i64::MIN, i64::MAX),
            Kind::F64 => {
                Scalar::F64(*self.pick(&[0.0, 0.5, -0.5, 1.0, 3.0, 1e300, -1e300, 1e-300, 0.1, 9007199254740993.0]))
            }
            Kind::Text | Kind::CiText => Scalar::text(self.pick::<&str>(&TEXTS)),
            Kind::Uuid if self.one_in(2) => Scalar::Uuid(Uuid::from_u128(*self.pick(&[0, 7, u128::MAX]))),
            Kind::Uuid => Scalar::Uuid(self.uuid()),
            Kind::Time => Scalar::Time(self.time()),
            Kind::Bytes => {
                let length = self.below(3);
                Scalar::Bytes((0..length).map(|_| *self.pick(&[0u8, 1, 128, 255])).collect::<Vec<u8>>().into())
            }
            Kind::Enum(kind) => kind.scalar(self.pick(kind.values)),
            Kind::Map => Scalar::Json((*self.pick(&DOCUMENTS)).into()),
            Kind::List(_) | Kind::Embedded(_) => Scalar::Json(self.document(kind).to_string().into()),
        }
    }

    /// A list or embedded value; members are absent, null or there.
    fn document(&mut self, kind: Kind) -> serde_json::Value {
        match kind {
            Kind::List(item) => (0..self.below(4)).map(|_| self.document(*item)).collect(),
            Kind::Embedded(embedded) => {
                let mut members = serde_json::Map::new();
                for field in embedded.fields {
                    match self.below(6) {
                        0 => {}
                        1 => drop(members.insert(field.name.to_owned(), serde_json::Value::Null)),
                        _ => drop(members.insert(field.name.to_owned(), self.document(field.kind))),
                    }
                }
                members.into()
            }
            kind => json_from_scalar(kind, &self.scalar(kind)),
        }
    }

    fn integer(&mut self, least: i64, greatest: i64) -> Scalar {
        let edges = [0, 1, -1, 2, 3, 7, -7, 1_000_000, least, least + 1, greatest, greatest - 1];
        let number = match self.below(3) {
            0 => self.bits() as i64 % 10,
            1 => self.bits() as i64,
            _ => *self.pick(&edges),
        };
        Scalar::I64(number.clamp(least, greatest))
    }

    pub fn time(&mut self) -> i64 {
        let edges = [0, 1, -1, *TIME_RANGE.start(), *TIME_RANGE.end(), 1_700_000_000_000_000, 951_782_400_000_000];
        match self.below(3) {
            0 => *self.pick(&edges),
            1 => 1_700_000_000_000_000 + (self.bits() as i64 % 100_000_000_000),
            _ => (self.bits() as i64 / 64).clamp(*TIME_RANGE.start(), *TIME_RANGE.end()),
        }
    }
}
