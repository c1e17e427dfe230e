//! The device group: a tree that people sort devices into.

use resource::prelude::*;

use crate::inventory::Device;

/// A set of devices that belong together for some reason, possibly inside a larger one.
#[derive(Resource)]
#[resource(table = "device_groups", json_api)]
#[tenancy(tenant_id)]
#[unique(name, message = "is the name of another group")]
#[index(parent, name)]
#[index(group_type, name)]
#[read(list, primary, sort(name), page(keyset, offset, default = 50, max = 250), doc = "Lists the groups by name.")]
#[read(get, get(), doc = "Fetches a group by id.")]
#[read(by_type, argument(group_type: DeviceGroupType), filter(group_type == argument.group_type), sort(name),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the groups formed for one reason.")]
#[read(root_groups, filter(parent == null), sort(name), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the groups that are inside no other.")]
#[create(create, primary, accept(name, description, group_type, parent, metadata), doc = "Adds a group.")]
#[update(update, primary, accept(name, description, group_type, metadata), doc = "Changes how a group is described.")]
#[update(
    move_to,
    accept(parent),
    change(acyclic(parent)),
    path = "move",
    doc = "Moves a group, with all that is inside it, into another one or to the top. It cannot go into itself."
)]
#[destroy(destroy, doc = "Removes a group that has no others inside. Its devices stay, without a group.")]
pub struct DeviceGroup {
    /// The group's id.
    pub id: Id<DeviceGroup>,
    /// What people call it.
    #[field(trim, length(1..=255))]
    pub name: String,
    /// What belongs in it.
    #[field(length(..=1000))]
    pub description: Option<String>,
    /// Why its devices belong together.
    #[field(default = Custom)]
    pub group_type: DeviceGroupType,
    /// The group that it is inside.
    pub parent: Option<BelongsTo<DeviceGroup>>,
    /// Whatever its owners want to note.
    pub metadata: Json,
    /// When it was added.
    pub inserted_at: CreatedAt,
    /// When it last changed.
    pub updated_at: UpdatedAt,
    /// The groups directly inside it.
    #[relation(inverse = parent)]
    pub children: HasMany<DeviceGroup>,
    /// The devices directly in it.
    #[relation(inverse = group)]
    pub devices: HasMany<Device>,
    /// How many devices are directly in it.
    #[calculate(count(devices))]
    pub device_count: Calculated<i64>,
    /// Whether other groups are inside it.
    #[calculate(exists(children, true))]
    pub has_children: Calculated<bool>,
    /// Whether no device is directly in it.
    #[calculate(!exists(devices, true))]
    pub is_empty: Calculated<bool>,
    /// The reason in words.
    #[calculate(if group_type == Location { "Location" } else if group_type == Department { "Department" }
        else if group_type == Environment { "Environment" } else if group_type == Function { "Function" }
        else { "Custom" })]
    pub type_label: Calculated<String>,
}

/// Why devices are in a group together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum DeviceGroupType {
    /// They are at one place.
    Location,
    /// One department has them.
    Department,
    /// They serve one environment.
    Environment,
    /// They do the same work.
    Function,
    /// For a reason of the tenant's own.
    Custom,
}
