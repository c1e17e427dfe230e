//! The employee: somebody who signs in.

use resource::prelude::*;

use crate::front::Restaurant;

/// Somebody who works in a restaurant.
#[derive(Resource)]
#[resource(table = "employees", json_api, api_type = "staff", renamed_from = "waiters")]
#[tenancy(tenant_id)]
#[unique(email, message = "belongs to somebody else")]
#[unique(active_phone, fields(phone), where(left_at == null))]
#[index(role, -hired_at)]
#[index(phone, where(left_at == null))]
#[scope(own, id == actor.employee)]
#[scope(present, left_at == null)]
#[policy(store_password, require(own))]
#[read(list, primary, filter(left_at == null), sort(email), page(offset, default = 20, max = 100))]
#[read(get, get())]
#[read(by_email, internal, get(email))]
#[create(
    hire,
    primary,
    accept(email, role, phone, previous_employer),
    argument(password: Secret<String>, length(12..=72), doc = "The first password."),
    argument(confirmation: Secret<String>),
    validate(argument.password == argument.confirmation, code = passwords_differ, message = "the passwords differ"),
    validate(role != Owner, field = role, message = "an owner is appointed, not hired"),
    set(hired_at = now()),
    prepare(hash_password),
    validate(known_address),
    change(greet)
)]
#[update(update, primary, accept(phone))]
#[update(
    store_password,
    internal,
    argument(new_hash: Secret<String>),
    argument(verified_hash: Option<Secret<String>>),
    guard(password_hash is argument.verified_hash),
    set(password_hash = argument.new_hash)
)]
#[update(leave, guard(left_at == null), set(left_at = now()), require(!own_account || role != Owner))]
#[destroy(forget, guard(left_at != null && left_at < ago(365 days)))]
#[run(
    change_password,
    on_record,
    argument(current: Option<Secret<String>>),
    argument(password: Secret<String>, length(12..=72)),
    prepare(check_strength),
    doc = "Changes the password of whoever knows the present one."
)]
#[run(remind, internal, argument(employees: Vec<Uuid>))]
#[run(light_up, internal)]
#[trigger(remind_absent, action = remind, cron = "0 8 * * mon-fri", actor = host, queue = letters, chunk = 50,
    when(left_at == null))]
#[schedule(open_up, action = light_up, cron = "30 7 * * *", actor = host, queue = letters, attempts = 1, priority = 0)]
#[run(issue_badge, no_route, argument(employee: Id<Employee>), returns(Badge))]
pub struct Employee {
    /// The employee.
    pub id: Id<Employee>,
    /// The address to sign in with.
    #[field(trim, length(3..=254), pattern("[^@ ]+@[^@ ]+"))]
    pub email: CiString,
    password_hash: Option<Secret<String>>,
    /// What they may do.
    #[field(default = Cook)]
    pub role: Role,
    /// Where they are called.
    #[field(renamed_from = "telephone")]
    pub phone: Option<String>,
    /// A number of another system.
    pub previous_employer: Option<Uuid>,
    #[field(default = false)]
    own_account: bool,
    /// When they came.
    pub hired_at: Timestamp,
    /// When they left.
    pub left_at: Option<Timestamp>,
    /// The restaurant that they manage.
    #[relation(inverse = manager)]
    pub managed: HasOne<Restaurant>,
    /// Whether they still work here.
    #[calculate(left_at == null)]
    pub is_present: Calculated<bool>,
}

/// What an employee may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
#[repr(i16)]
pub enum Role {
    /// Cook.
    Cook = 0,
    /// Cook and plan.
    Chef = 10,
    /// Everything.
    Owner = 20,
}

/// A badge that was just printed.
#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct Badge {
    /// Whose it is.
    pub employee: Id<Employee>,
    /// What is printed on it.
    pub text: String,
    /// How long it is valid.
    pub valid_until: Option<Timestamp>,
}
