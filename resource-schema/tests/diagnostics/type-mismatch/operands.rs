use resource::prelude::*;

#[derive(Resource)]
#[resource(table = "items")]
#[tenancy(tenant_id)]
#[read(a, filter(matches(name, "a+")))]
#[read(b, filter(exists(name)))]
#[read(c, filter(exists(other.parts)))]
#[read(d, filter(count(1 + 1) > 0))]
#[read(e, filter(-name == "a"))]
#[read(f, filter(null + 1 > 2))]
#[read(g, filter(size / 0 > 2))]
#[read(h, filter(made_at > now() - 400000 days))]
#[read(i, filter(null == null))]
#[read(j, filter(self == name))]
#[read(k, filter(tenant.name == name))]
#[read(l, filter(actor == name))]
#[read(m, filter(size == 9999999999))]
#[read(n, filter(name in size))]
#[read(o, filter(size in tags))]
#[read(p, filter(seen.wher == name))]
#[read(q, filter(coalesce(name, size) == name))]
#[update(change, validate(old == name), validate(matches(name, size)), validate(matches(name, "(")))]
#[update(null, set(size = null))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub size: i32,
    pub tags: Vec<String>,
    pub seen: Seen,
    pub made_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct Seen {
    pub wherever: Option<String>,
}
